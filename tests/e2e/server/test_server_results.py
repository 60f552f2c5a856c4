"""The page of results as the server sends it: the head, the line of notices, the filters
with their map and timeline, the page that found nothing."""

import tempfile
import unittest
import urllib.parse

import daemon
import markup
import programs

# Documents beside those of daemon.py, for what these tests look for.
EXTRA = [
    {"id": "bilan-hdf", "kind": "news", "title": "Bilan 2025 des Hauts-de-France",
     "text": "La région compte 12 300 apprentis et 9,2 % de chômeurs.\n\n"
             "Le taux de chômage a baissé.",
     "regions": ["32"], "themes": ["chomage", "vae", "cper", "cprdfop"],
     "date": "2026-03-02",
     "source": "Le Quotidien"},
    {"id": "acteur", "kind": "contact", "title": "Direction régionale",
     "text": "Standard.", "regions": ["53"], "themes": [], "date": "2024-01-01"},
]


def setUpModule():
    global folder, server
    folder = tempfile.TemporaryDirectory()
    daemon.publish(folder.name + "/index", extra=EXTRA)
    server = daemon.Daemon(folder.name + "/index", "--log", "none")


def tearDownModule():
    server.__exit__()
    folder.cleanup()


def page(target):
    reply = server.get(target)
    assert reply.status == 200, (target, reply.status)
    return markup.parse(reply.text)


def search(text, more=""):
    return page("/recherche?q=" + urllib.parse.quote(text) + more)


def hit(tree, title):
    return next(a for a in tree.all("article") if a.one("h2").words == title)


class Hits(unittest.TestCase):
    def test_the_kind_stands_above_the_title(self):
        article = hit(search("bilan"), "Bilan 2025 des Hauts-de-France")
        kind, heading = [n for n in article.walk() if n.tag in ("p", "h2")][:2]
        self.assertEqual(("kind", "Actualité", "h2"),
                         (kind["class"], kind.words, heading.tag))

    def test_one_line_of_facts_with_two_themes_at_most(self):
        article = hit(search("bilan"), "Bilan 2025 des Hauts-de-France")
        facts = [li.words for li in article.one("ul", class_="facts").all("li")]
        self.assertEqual(["publié le 2 mars 2026", "Hauts-de-France", "Le Quotidien"],
                         facts[:3])
        self.assertEqual(2, len(article.one("ul", class_="facts").all("a")))
        self.assertEqual(1, len(article.all("ul")))

    def test_a_date_that_is_no_publication_is_not_called_so(self):
        words = hit(search("direction"), "Direction régionale").words
        self.assertIn("fiche du 1er janvier 2024", words)
        self.assertNotIn("publié", words)

    def test_a_figure_has_its_period_and_no_date_of_publication(self):
        article = hit(search("taux de chomage"), "Taux de chômage")
        self.assertIn("3e trimestre 2025", article.words)
        self.assertEqual(1, article.words.count("3e trimestre 2025"))
        self.assertEqual([], article.all("time"))

    def test_numbers_do_not_break(self):
        article = hit(search("apprentis hauts-de-france chômeurs"),
                      "Bilan 2025 des Hauts-de-France")
        self.assertIn("12\u202f300", article.text)
        self.assertIn("9,2\u00a0%", article.text)

    def test_names_of_several_words_are_marked_whole(self):
        article = hit(search("bilan hauts-de-france"), "Bilan 2025 des Hauts-de-France")
        self.assertIn("Hauts-de-France", [m.text for m in article.one("h2").all("mark")])
        article = hit(search("taux de chômage"), "Bilan 2025 des Hauts-de-France")
        self.assertIn("taux de chômage",
                      [m.text for m in article.one("p", class_="snippet").all("mark")])


class Head(unittest.TestCase):
    def test_there_is_one_line_of_notices_between_heading_and_results(self):
        for text in ("vae hauts-de-france avril 2026", "aprentisage", "…",
                     "taux de chômage bretagne", "vae zzzzqq"):
            with self.subTest(text):
                tree = search(text)
                self.assertEqual(1, len(tree.all("p", class_="notice")))
                found = tree.one(class_="found")
                self.assertEqual(1, len(found.all("p", class_="notice")))
        self.assertEqual([], search("notice").all("p", class_="notice"))

    def test_an_expansion_is_told_where_a_hit_that_is_shown_has_it(self):
        told = "validation des acquis de l'expérience"
        self.assertIn(told, search("vae").one("p", class_="notice").words)
        # Of these regions, no document writes the words out.
        self.assertNotIn(told, search("vae", "&region=32").one(class_="found").words)

    def test_proposals_are_chips(self):
        tree = search("vae hauts-de-france avril 2026")
        chips = tree.one("p", class_="notice").all("a", class_="chip")
        self.assertEqual(["Hauts-de-France", "avril 2026"], [a.words for a in chips])

    def test_the_reasons_stand_behind_the_list(self):
        text = server.get("/recherche?q=vae").text
        self.assertLess(text.rindex("</article>"), text.index("Pourquoi ces résultats"))


class Filters(unittest.TestCase):
    def test_they_are_folded_above_the_results_with_the_number_of_those_on(self):
        tree = search("notice", "&region=11&kind=aid")
        fold = tree.one("section", id="filtres").all("details")[0]
        self.assertNotIn("open", fold.attributes)
        self.assertEqual("Filtrer (2 actifs)", fold.all("summary")[0].words)
        self.assertEqual("Filtrer (1 actif)",
                         search("notice", "&region=11").one(id="filtres")
                         .all("summary")[0].words)
        self.assertEqual("Filtrer",
                         search("notice").one(id="filtres").all("summary")[0].words)
        text = server.get("/recherche?q=notice").text
        self.assertLess(text.index('id="filtres"'), text.index('id="liste"'))

    def test_links_lead_past_them(self):
        tree = search("notice")
        self.assertEqual("#liste", tree.one("a", class_="hop")["href"])
        self.assertTrue(tree.all(id="liste"))
        targets = [a["href"] for a in tree.all("a", class_="skip")]
        self.assertEqual(["#contenu", "#resultats", "#filtres"], targets)

    def choices(self, tree, name):
        """The values of the open list, and of the fold."""
        group = next(f for f in tree.all("fieldset")
                     if f.all("input", name=name))
        fold = group.all("details")
        folded = fold[0].all("input") if fold else []
        shown = [i for i in group.all("input", type="checkbox") if i not in folded]
        return ([i["value"] for i in shown], [i["value"] for i in folded])

    def test_what_is_chosen_comes_first_and_zeros_are_folded(self):
        shown, folded = self.choices(search("notice", "&region=44"), "region")
        self.assertEqual(["44", "11"], shown)
        self.assertEqual(17, len(folded))
        self.assertIn("32", folded)
        shown, folded = self.choices(search("notice", "&region=94"), "region")
        self.assertEqual("94", shown[0])
        self.assertNotIn("94", folded)

    def test_regions_are_in_alphabetical_order(self):
        labels = [label.all("span")[0].words for label
                  in page("/recherche").all("fieldset")[0].one("details").all("label")]
        self.assertEqual(labels, sorted(labels, key=lambda w: w.replace("Î", "I")))
        self.assertIn("Mayotte", labels)

    def test_kinds_and_themes_without_documents_can_be_reached_too(self):
        tree = search("notice")
        shown, folded = self.choices(tree, "kind")
        self.assertEqual({"aid", "contact"}, set(shown))
        self.assertEqual(8, len(folded))
        shown, folded = self.choices(tree, "theme")
        self.assertEqual(["apprentissage-alternance"], shown)
        self.assertIn("certification-vae", folded)
        words = [s.words for s in tree.one(id="filtres").all("summary")]
        self.assertEqual(["Toutes les régions (17 sans document)",
                          "Tous les thèmes (14 sans document)",
                          "Tous les types (8 sans document)"], words[1:])

    def test_nothing_is_sent_without_a_button(self):
        buttons = [b.words for b in search("notice").all("button", form="recherche")]
        self.assertEqual(["Appliquer", "Appliquer les filtres"], buttons)

    def test_taking_off_a_tag_leads_to_the_next_one_or_to_the_heading(self):
        tree = search("notice", "&region=11&region=44&kind=aid")
        forms = [b.parent["action"] for b in tree.all("button", class_="tag")]
        self.assertEqual(["/recherche#actif-1", "/recherche#actif-2",
                          "/recherche#resultats"], forms)
        self.assertEqual(["actif-1", "actif-2", "actif-3"],
                         [b["id"] for b in tree.all("button", class_="tag")])


class Map(unittest.TestCase):
    def tiles(self, tree):
        return tree.one("svg", class_="tile-map").all("a")

    def test_it_has_the_18_regions_with_their_counts(self):
        names = {a.one("title").text for a in self.tiles(search("notice"))}
        self.assertEqual(18, len(names))
        self.assertIn("Grand Est, 10 documents", names)
        self.assertIn("Hauts-de-France, aucun document", names)

    def test_a_tile_adds_its_region_and_takes_it_off_again(self):
        tile = next(a for a in self.tiles(search("notice", "&region=11"))
                    if a.one("title").text.startswith("Grand Est"))
        self.assertEqual("/recherche?q=notice&region=44&region=11", tile["href"])
        again = next(a for a in self.tiles(page(tile["href"]))
                     if a.one("title").text.startswith("Grand Est"))
        self.assertEqual(("/recherche?q=notice&region=11", "true"),
                         (again["href"], again["aria-current"]))
        self.assertIn("retirer ce filtre", again.one("title").text)

    def test_choosing_a_region_leaves_the_other_counts(self):
        counts = [{a.one("title").text.split(", ")[0]:
                       a.one("text", class_="tile-value").words
                   for a in self.tiles(tree)}
                  for tree in (search("notice"), search("notice", "&region=44"))]
        self.assertEqual(counts[0], counts[1])

    def test_it_doubles_the_list(self):
        tree = page("/recherche")
        listed = {label.all("span")[0].words: label.one(class_="count").words
                  for label in tree.all("fieldset")[0].all("label")}
        for tile in self.tiles(tree):
            self.assertEqual(listed[tile.one("title").text.split(", ")[0]],
                             tile.one("text", class_="tile-value").words)


class Timeline(unittest.TestCase):
    def bars(self, tree):
        return {a["data-period"]: a for a in tree.one("svg", class_="timeline").all("a")}

    def test_many_years_are_bars_of_years(self):
        tree = search("notice")
        bars = self.bars(tree)
        self.assertEqual("Documents par année",
                         tree.one("svg", class_="timeline")["aria-label"])
        self.assertEqual(["2020", "2021", "2022", "2023", "2024", "2025"], list(bars))
        self.assertEqual("2020, 7 documents", bars["2020"].one("title").text)
        self.assertEqual("/recherche?q=notice&from=2020&to=2020", bars["2020"]["href"])

    def test_a_year_is_shown_by_months_and_their_counts_ignore_the_dates(self):
        tree = search("notice", "&from=2020&to=2020")
        bars = self.bars(tree)
        self.assertEqual({f"2020-{m:02}" for m in range(1, 10)} & set(bars), set(bars))
        self.assertTrue(all(a["aria-current"] for a in bars.values()))
        month = list(bars)[0]
        chosen = self.bars(page(bars[month]["href"]))
        self.assertEqual(set(bars), set(chosen))
        self.assertEqual([month],
                         [p for p, a in chosen.items() if a["aria-current"]])
        self.assertEqual("/recherche?q=notice", chosen[month]["href"])

    def test_other_filters_count(self):
        everything = self.bars(search("notice"))
        some = self.bars(search("notice", "&region=44"))
        self.assertNotEqual(everything["2020"].one("title").text,
                            some["2020"].one("title").text)

    def test_one_period_is_no_timeline(self):
        self.assertEqual([], search("attaquable").all("svg", class_="timeline"))

    def test_months_are_no_part_of_addresses(self):
        for link in search("notice").all("a", href=True):
            self.assertNotIn("facets", link["href"])


class Nothing(unittest.TestCase):
    def order(self, tree):
        return [h2.words for h2 in tree.one(class_="empty").all("h2")
                if h2.parent.tag != "article"]

    def test_what_to_do_comes_in_the_order_of_help(self):
        tree = search("apprentisages", "&region=32&kind=news&mode=strict")
        self.assertEqual(["Les thèmes les plus fournis", "Avec moins de filtres",
                          "Les plus récents : Hauts-de-France", "Pour trouver"],
                         self.order(tree))

    def test_the_spelling_is_proposed_even_if_the_filters_leave_nothing(self):
        tree = search("aprentisage", "&region=53&kind=programme")
        meant = tree.one("p", class_="meant")
        self.assertEqual("Vouliez-vous dire « apprentissage » ? 41 résultats",
                         meant.words)
        self.assertEqual("/recherche?q=apprentissage", meant.one("a")["href"])
        empty = tree.one(class_="empty")
        self.assertIs(meant, next(n for n in empty.walk() if n.tag == "p"))

    def test_near_themes_lead_to_their_documents(self):
        tree = search("chomaj", "&region=32&kind=aid")
        chips = tree.one("ul", class_="chips").all("a")
        self.assertEqual("Les thèmes les plus proches", self.order(tree)[0])
        first = next(a for a in chips if a.words.startswith("Taux de chômage"))
        self.assertEqual("/recherche?region=32&theme=chomage", first["href"])
        self.assertEqual(200, server.get(first["href"]).status)

    def test_each_filter_says_what_dropping_it_gives(self):
        words = search("apprentissage", "&region=32&kind=aid").one(class_="empty").words
        self.assertIn("Sans « Hauts-de-France » : 20 résultats", words)
        self.assertIn("Sans « Aide » : 1 résultat", words)
        self.assertIn("Sans aucun filtre : 41 résultats", words)

    def test_the_newest_are_those_of_the_region(self):
        tree = search("rienrien", "&region=53")
        self.assertIn("Les plus récents : Bretagne", self.order(tree))
        for article in tree.one(class_="empty").all("article"):
            self.assertIn("Bretagne", article.words)


if __name__ == "__main__":
    programs.main()
