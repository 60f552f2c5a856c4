"""The pages as the server sends them, without scripts: structure, states, escaping."""

import gzip
import pathlib
import shutil
import tempfile
import unittest
import urllib.parse

import daemon
import markup
import programs

ATTACKS = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
           "' onfocus='alert(1)",
           "</title><svg onload=alert(1)>", "javascript:alert(1)", "{{Q}}", "{{#HIT}}",
           "&lt;b&gt;", "\u202e"]
# Every element that our pages use. Another one would come from a value that was not
# escaped. Scripts are ours when they are files, named in the head.
ELEMENTS = set("""
    html head meta title link body a header div span form label input button nav main
    footer p h1 h2 h3 img caption aside section ul ol li article mark time strong em
    fieldset legend dl dt dd br code table thead tbody tfoot tr th td details summary
    select option svg g rect text script""".split())


def strangers(tree):
    """The elements of a page that are not ours. A script is ours when it is a file of
    ours that the head names, or data that no browser runs."""
    return {n.tag for n in tree.walk() if n.tag not in ELEMENTS or (
        n.tag == "script" and n["type"] != "application/ld+json" and not (
            n.parent.tag == "head" and not n.text
            and (n["src"] or "").startswith("/assets/")))}


def setUpModule():
    global folder, index, server
    folder = tempfile.TemporaryDirectory()
    index = folder.name + "/index"
    daemon.publish(index)
    server = daemon.Daemon(index, "--threads", "2")


def tearDownModule():
    server.__exit__()
    folder.cleanup()


def quoted(text):
    return urllib.parse.quote(text, safe="")


def page(target, status=200):
    reply = server.get(target)
    assert reply.status == status, (target, reply.status)
    tree = markup.parse(reply.text)
    tree.reply = reply
    return tree


PAGES = {"/": 200, "/recherche": 200, "/recherche?q=vae+inversee": 200,
         "/recherche?q=apprentissage&page=3": 200,
         "/recherche?q=apprentissage&region=32&region=53&theme=vae&kind=news"
         "&from=2026-04&to=2026": 200,
         "/recherche?q=rienrien&region=32&kind=news": 200, "/recherche?q=rienrien": 200,
         "/recherche?q=apprentissage&page=90": 200, "/recherche?q=vae&mode=strict": 200,
         "/recherche?q=inexistant+apprentissage+zzzz+yyyy": 200,
         "/recherche?q=taux&explain=1": 200,
         "/documents/vae-inversee": 200, "/documents/vae-inversee?q=vae+emploi": 200,
         "/documents/cper/2023": 200, "/documents/notice-04": 200,
         "/documents/chomage": 200, "/documents/attaque?q=mots": 200,
         "/comparer": 200, "/comparer?q=apprentissage&sort=total&kind=news": 200,
         "/comparer?q=attaquable": 200, "/comparer?q=rienrien": 200,
         "/lettre": 200, "/lettre?to=2026-04-15&days=366&theme=vae": 200,
         "/aide": 200, "/accessibilite": 200, "/mentions-legales": 200,
         "/nope": 404, "/documents/nope": 404, "/recherche?page=0&x=1": 400}


class EveryPage(unittest.TestCase):
    def test_it_is_well_formed_and_has_the_frame(self):
        for target, status in PAGES.items():
            with self.subTest(target):
                tree = page(target, status)
                self.assertTrue(tree.reply.text.startswith("<!DOCTYPE html>"))
                self.assertEqual("fr", tree.one("html")["lang"])
                self.assertEqual("utf-8", tree.all("meta", charset=True)[0]["charset"])
                self.assertEqual(1, len(tree.all("h1")))
                self.assertEqual(1, len(tree.all("main")))
                title = tree.one("head").one("title").text
                self.assertTrue(title.endswith(" – Recherche"))
                skip = tree.one("body").all("a")[0]
                self.assertEqual(("#contenu", "Aller au contenu"),
                                 (skip["href"], skip.text))
                self.assertEqual("contenu", tree.one("main")["id"])
                ids = [n["id"] for n in tree.all(id=True)]
                self.assertEqual(len(ids), len(set(ids)))

    def test_no_entity_is_shown_as_text(self):
        for target, status in PAGES.items():
            self.assertNotIn("nbsp;", page(target, status).one("main").text, target)

    def test_it_runs_nothing_and_loads_nothing_from_elsewhere(self):
        for target, status in PAGES.items():
            with self.subTest(target):
                tree = page(target, status)
                self.assertEqual(set(), strangers(tree))
                for node in tree.walk():
                    for name, value in node.attributes.items():
                        self.assertFalse(name.startswith("on") or name == "style",
                                         (node.tag, name))
                        if name in ("src",
                                    "action") or (node.tag == "link" and name == "href"):
                            self.assertTrue(value.startswith("/")
                                            and not value.startswith("//"), value)
                        if name == "href":
                            self.assertFalse(
                                value.lower().startswith(("javascript:", "data:")))
                policy = tree.reply.headers["Content-Security-Policy"]
                self.assertIn("default-src 'none'", policy)
                self.assertIn("frame-ancestors 'none'", policy)
                self.assertNotIn("unsafe", policy)
                self.assertEqual("no-referrer", tree.reply.headers["Referrer-Policy"])
                self.assertIsNone(tree.reply.headers["Set-Cookie"])

    def test_every_field_is_labelled_and_every_list_and_link_named(self):
        for target, status in PAGES.items():
            with self.subTest(target):
                tree = page(target, status)
                labels = {n["for"] for n in tree.all("label", for_=True)}
                for field in tree.all("input"):
                    inside = field.parent.tag == "label"
                    self.assertTrue(field["type"] == "hidden" or inside
                                    or field["id"] in labels)
                for node in (*tree.all("a", href=True), *tree.all("button")):
                    self.assertTrue(node.words or node["aria-label"])
                for node in tree.all(aria_labelledby=True):
                    self.assertEqual(1, len(tree.all(id=node["aria-labelledby"])))
                self.assertEqual(1, len(tree.all("form", role="search")))

    def test_no_list_is_empty(self):
        for target, status in PAGES.items():
            for node in page(target, status).walk():
                if node.tag in ("ul", "ol", "dl"):
                    self.assertTrue(list(node.walk()),
                                    (target, node.tag, node.attributes))

    def test_headings_skip_no_level(self):
        for target, status in PAGES.items():
            levels = [int(n.tag[1]) for n in page(target, status).walk()
                      if n.tag in ("h1", "h2", "h3", "h4")]
            self.assertEqual(1, levels[0], target)
            for before, after in zip(levels, levels[1:]):
                self.assertLessEqual(after, before + 1, target)

    def test_links_within_the_site_lead_somewhere(self):
        seen = set()
        for target, status in PAGES.items():
            for link in page(target, status).all("a", href=True):
                href = link["href"]
                if href.startswith("/"):
                    seen.add(href)
        self.assertGreater(len(seen), 60)
        for href in seen:
            self.assertEqual(200, server.get(href).status, href)

    def test_the_weight_stays_small(self):
        for target, status in PAGES.items():
            tree = page(target, status)
            files = [n["href"] for n in tree.all("link", rel="stylesheet")]
            files += [n["src"] for n in tree.all("script", src=True)]
            weight = len(gzip.compress(tree.reply.body))
            for file in files:
                reply = server.get(file)
                self.assertEqual(200, reply.status, file)
                self.assertEqual("public, max-age=31536000, immutable",
                                 reply.headers["Cache-Control"])
                weight += len(gzip.compress(reply.body))
            self.assertLess(weight, 60000, target)


class Attacks(unittest.TestCase):
    """What is typed and what documents contain is shown as text, wherever it stands."""

    def test_what_is_typed_is_text(self):
        for attack in ATTACKS:
            for target in ("/recherche?q=", "/documents/vae-inversee?q=",
                           "/recherche?source=a&q=", "/recherche?region=32&q="):
                with self.subTest(target + attack):
                    tree = page(target + quoted(attack))
                    self.assertEqual(set(), strangers(tree))
                    self.assertEqual(attack, tree.one("input", id="q")["value"])

    def test_wrong_parameters_are_text_in_the_error_page(self):
        for attack in ATTACKS:
            for target in (f"/recherche?page=0&{quoted(attack)}=1",
                           f"/recherche?region={quoted(attack)}",
                           f"/recherche?from={quoted(attack)}",
                           f"/recherche?sort={quoted(attack)}"):
                with self.subTest(target):
                    tree = page(target, 400)
                    self.assertEqual(set(), strangers(tree))

    def test_a_source_filter_is_text_in_its_tag(self):
        for attack in ATTACKS:
            tree = page(f"/recherche?source={quoted(attack)}")
            self.assertEqual(set(), strangers(tree))
            self.assertEqual(f"Retirer le filtre {attack}",
                             tree.one("button", class_="tag")["aria-label"])

    def test_what_a_document_says_is_text(self):
        for target in ("/documents/attaque", "/documents/attaque?q=attaquable",
                       "/recherche?q=attaquable"):
            tree = page(target)
            self.assertEqual(set(), strangers(tree))
            self.assertIn(daemon.ATTACK, tree.one("main").text)
        hrefs = [a["href"] for a in page("/documents/attaque").all("a", href=True)]
        self.assertFalse(any("alert(" in href for href in hrefs))

    def test_a_path_is_not_repeated(self):
        self.assertNotIn("alert(1)", server.get("/" + quoted(ATTACKS[0])).text)


class Results(unittest.TestCase):
    def test_title_heading_and_status_say_the_count(self):
        tree = page("/recherche?q=apprentissage&page=2")
        self.assertEqual("« apprentissage » – 40 résultats, page 2 – Recherche",
                         tree.one("head").one("title").text)
        self.assertEqual("40 résultats pour « apprentissage » page 2 sur 4",
                         tree.one("h1").words)
        self.assertEqual("40 résultats", tree.one(role="status").words)
        self.assertEqual("« rienrien » – Aucun résultat – Recherche",
                         page("/recherche?q=rienrien").one("head").one("title").text)
        self.assertEqual("45 documents – Recherche",
                         page("/recherche").one("head").one("title").text)

    def test_results_that_hold_a_part_stand_under_a_heading_of_their_own(self):
        tree = page("/recherche?q=vae+inversee")
        self.assertEqual("1 résultat pour « vae inversee », et 1 qui répond en partie",
                         tree.one("h1").words)
        self.assertEqual("« vae inversee » – 1 résultat, et 1 qui répond en partie "
                         "– Recherche", tree.one("head").one("title").text)
        self.assertEqual("1 résultat, et 1 qui répond en partie",
                         tree.one(role="status").words)
        self.assertEqual(["VAE inversée : un premier bilan", "Aussi, en partie",
                          "Contrat de plan 2023-2027"],
                         [h2.words for h2
                          in tree.one("section", class_="results").all("h2")])
        whole, part = tree.all("ol", class_="hits")
        self.assertEqual(("1", None), (whole["start"], whole["aria-labelledby"]))
        self.assertEqual(("2", "en-partie"), (part["start"], part["aria-labelledby"]))
        self.assertEqual("Aussi, en partie", tree.one(id="en-partie").words)

    def test_the_heading_of_a_part_is_said_once_a_page(self):
        first = page("/recherche?q=vae+inversee&per_page=1")
        second = page("/recherche?q=vae+inversee&per_page=1&page=2")
        self.assertFalse(first.all(id="en-partie"))
        self.assertEqual("2", first.one("nav", class_="pager").all("li")[2].words[-1])
        self.assertEqual("Aussi, en partie", second.one(id="en-partie").words)
        self.assertEqual("2", second.one("ol", class_="hits")["start"])

    def test_where_filters_leave_a_part_only_it_is_shown_with_fewer_filters(self):
        tree = page("/recherche?q=vae+inversee&region=53")
        self.assertEqual("Aucun résultat pour « vae inversee », mais 1 qui répond en "
                         "partie", tree.one("h1").words)
        self.assertEqual("Aucun résultat, mais 1 qui répond en partie",
                         tree.one(role="status").words)
        self.assertEqual("En partie", tree.one(id="en-partie").words)
        self.assertEqual(1, len(tree.one("section", class_="results").all("article")))
        self.assertIn("Sans « Bretagne » : 1 résultat", tree.one(class_="empty").words)

    def test_a_result_is_an_article_with_its_facts(self):
        tree = page("/recherche?q=vae+invers%C3%A9e")
        article = tree.all("article")[0]
        link = article.one("h2").one("a")
        self.assertEqual("VAE inversée : un premier bilan", link.words)
        self.assertEqual(link.words, article.one("h2").words)
        self.assertTrue(link["href"].startswith("/documents/vae-inversee?q=vae"))
        self.assertTrue(article.all("mark"))
        self.assertEqual(("2026-04-07", "7 avril 2026"),
                         (article.one("time")["datetime"], article.one("time").text))
        for words in ("Actualité", "Hauts-de-France", "Le Quotidien", "VAE inversée"):
            self.assertIn(words, article.words)

    def test_periods_of_validity_say_whether_they_are_over(self):
        over = page("/recherche?q=programme+%C3%A9chu").all("article")[0]
        self.assertIn("Échu du 1er janvier 2015 au 31 décembre 2016", over.words)

    def test_key_figures_show_value_unit_period_and_the_national_value(self):
        article = page("/recherche?q=taux+de+chomage").all("article")[0]
        self.assertIn("9,2\u00a0%", article.text)
        self.assertIn("3e trimestre 2025", article.words)
        self.assertIn("unité douteuse dans la source", article.words)
        self.assertIn("France\u00a0: 7,7\u00a0%", article.text)

    def test_filters_are_groups_of_counted_checkboxes(self):
        tree = page("/recherche?q=apprentissage&region=11")
        legends = [n.words for n in tree.all("legend")]
        self.assertEqual(["Région", "Thème", "Type", "Date"], legends)
        regions = tree.all("input", type="checkbox", name="region")
        self.assertEqual(19, len(regions))
        self.assertEqual(["11"],
                         [n["value"] for n in regions if "checked" in n.attributes])
        counts = {n["value"]: n.parent.one(class_="count").words for n in regions}
        self.assertEqual(("30", "10", "0"), (counts["11"], counts["44"], counts["32"]))
        self.assertTrue(all(n["form"] == "recherche" for n in regions))

    def test_sub_themes_show_once_their_theme_is_chosen(self):
        def themes(target):
            return {n["value"] for n in page(target).all("input", name="theme")}
        self.assertNotIn("vae", themes("/recherche"))
        self.assertIn("vae", themes("/recherche?theme=certification-vae"))
        self.assertIn("vae-inversee", themes("/recherche?theme=vae"))

    def test_dates_stand_in_their_fields_and_presets_are_links(self):
        tree = page("/recherche?from=2026&to=2026-04")
        self.assertEqual("2026-01-01", tree.one("input", name="from")["value"])
        self.assertEqual("2026-04-30", tree.one("input", name="to")["value"])
        presets = {n.words: n for n in tree.one(class_="presets").all("a")}
        self.assertLessEqual({"7 jours", "1 mois", "3 mois", "1 an", "3 ans"},
                             set(presets))
        self.assertTrue(any(name.startswith("2026 (") for name in presets))
        tree = page("/recherche?from=2026-01-01&to=2026-12-31")
        current = tree.one(class_="presets").one("a", aria_current="true")
        self.assertTrue(current.words.startswith("2026 ("))

    def test_tags_remove_one_filter_each_and_a_link_all(self):
        tree = page("/recherche?q=notice&region=11&region=44&kind=aid&from=2021&to=2021")
        tags = {n["aria-label"]: n for n in tree.all("button", class_="tag")}
        self.assertEqual({"Retirer le filtre Île-de-France",
                          "Retirer le filtre Grand Est",
                          "Retirer le filtre Aide", "Retirer le filtre 2021"}, set(tags))
        form = tags["Retirer le filtre Grand Est"].parent
        fields = [(n["name"], n["value"]) for n in form.all("input")]
        self.assertIn(("q", "notice"), fields)
        self.assertIn(("region", "11"), fields)
        self.assertNotIn(("region", "44"), fields)
        self.assertIn(("kind", "aid"), fields)
        self.assertEqual(200, server.get("/recherche?"
                                         + urllib.parse.urlencode(fields)).status)
        self.assertEqual("/recherche?q=notice", tree.one("a", class_="reset")["href"])
        self.assertEqual([], page("/recherche?q=notice").all("button", class_="tag"))

    def test_the_form_keeps_what_its_fields_do_not_show(self):
        tree = page(
            "/recherche?q=notice&sort=oldest&mode=strict&source=fixture&per_page=20"
            "&valid_at=2024-01-01")
        kept = {n["name"]: n["value"]
                for n in tree.all("input", type="hidden", form="recherche")}
        self.assertEqual({"sort": "oldest", "mode": "strict", "source": "fixture",
                          "per_page": "20",
                          "valid_at": "2024-01-01"}, kept)

    def test_a_form_sent_as_browsers_do_is_understood(self):
        self.assertEqual(200, server.get("/recherche?q=&from=&to=").status)
        self.assertEqual(200,
                         server.get(
                             "/recherche?q=vae&region=32&from=2026-01-01&to=").status)

    def test_orders_are_links_and_say_which_is_on(self):
        tree = page("/recherche?q=notice&page=2")
        orders = tree.one("nav", class_="orders")
        self.assertEqual(["Pertinence", "Plus récent", "Plus ancien"],
                         [n.words for n in orders.all("a")])
        self.assertEqual("Pertinence", orders.one("a", aria_current="true").words)
        self.assertEqual("/recherche?q=notice&sort=oldest", orders.all("a")[2]["href"])
        tree = page("/recherche")
        self.assertEqual(["Plus récent", "Plus ancien"],
                         [n.words for n in tree.one("nav", class_="orders").all("a")])

    def test_the_pager_has_ends_without_links(self):
        first = page("/recherche?q=apprentissage").one("nav", aria_label="Pagination")
        self.assertEqual("Page 1", first.one("a", aria_current="page").words)
        disabled = first.one("a", aria_disabled="true")
        self.assertEqual(("Précédent", None), (disabled.words, disabled["href"]))
        self.assertEqual("/recherche?q=apprentissage&page=2",
                         first.one("a", rel="next")["href"])
        last = page("/recherche?q=apprentissage&page=4").one("nav",
                                                             aria_label="Pagination")
        self.assertEqual("Suivant", last.one("a", aria_disabled="true").words)
        self.assertEqual([],
                         page("/recherche?q=vae+inversee").all("nav",
                                                               aria_label="Pagination"))

    def test_long_pagers_leave_gaps(self):
        pager = page("/recherche?per_page=1&page=20").one("nav", aria_label="Pagination")
        self.assertEqual(
            "Précédent Page 1 … Page 18 Page 19 Page 20 Page 21 Page 22 … Page 45 "
            "Suivant",
            " ".join(n.words for n in pager.all("li")))

    def test_results_are_numbered_through_the_pages(self):
        self.assertEqual("11",
                         page("/recherche?q=apprentissage&page=2").one("ol",
                                                                       class_="hits")[
                                                                           "start"])

    def test_past_the_last_page_a_link_leads_back(self):
        tree = page("/recherche?q=apprentissage&page=50")
        self.assertIn("Il n’y a pas de page 50", tree.one("main").words)
        self.assertEqual("/recherche?q=apprentissage&page=4",
                         tree.one("a", href="/recherche?q=apprentissage&page=4")["href"])

    def test_a_page_that_no_search_reaches_is_no_error_either(self):
        for asked, last in (("page=101", 4), ("page=21&per_page=50", 1)):
            tree = page(f"/recherche?q=apprentissage&{asked}")
            number = asked.split("&")[0].split("=")[1]
            self.assertIn(f"Il n’y a pas de page {number}", tree.one("main").words)
            self.assertIn(f"page {last}", tree.one("main").words)
        self.assertEqual(400, server.get("/recherche?page=x").status)

    def test_a_widened_search_says_so_and_can_be_narrowed(self):
        tree = page("/recherche?q=vae")
        self.assertIn("Recherche élargie à\u00a0: validation des acquis de l'expérience.",
                      tree.text)
        link = next(a for a in tree.all("a") if a.words.startswith("Chercher exactement"))
        self.assertEqual("Chercher exactement « vae »", link.words)
        strict = page(link["href"])
        self.assertIn("tels qu’ils sont écrits", strict.text)
        back = next(a for a in strict.all("a") if a.words == "Élargir la recherche")
        self.assertEqual("/recherche?q=vae", back["href"])

    def test_a_link_shows_why_and_hides_it_again(self):
        tree = page("/recherche?q=vae&page=1")
        link = next(a for a in tree.all("a") if a.words == "Pourquoi ces résultats ?")
        self.assertEqual([], tree.all("p", class_="why"))
        explained = page(link["href"])
        reasons = explained.all("p", class_="why")
        self.assertEqual(len(explained.one("ol", class_="hits").all("article")),
                         len(reasons))
        self.assertIn("«\u00a0vae\u00a0» est dans le titre.", reasons[0].text)
        self.assertIn("Ce qui a compté le plus\u00a0: les mots", reasons[0].text)
        self.assertNotIn("%", "".join(reason.text for reason in reasons))
        hidden = {n["name"]: n["value"]
                  for n in explained.all("input", type="hidden", form="recherche")}
        self.assertEqual("1", hidden["explain"])
        back = next(a for a in explained.all("a")
                    if a.words == "Masquer les explications")
        self.assertEqual("/recherche?q=vae", back["href"])
        self.assertFalse(any(a.words == "Pourquoi ces résultats ?"
                             for a in page("/recherche").all("a")))

    def test_places_and_months_in_the_words_are_proposed_as_filters(self):
        tree = page("/recherche?q=vae+hauts-de-france+avril+2026")
        proposals = {a.words: a["href"] for a in tree.all("a", class_="proposal")}
        self.assertEqual({"Hauts-de-France", "avril 2026"}, set(proposals))
        self.assertEqual("/recherche?q=vae+avril+2026&region=32".replace("+", "%20"),
                         proposals["Hauts-de-France"])
        self.assertEqual(
            "/recherche?q=vae+hauts-de-france&from=2026-04&to=2026-04".replace("+",
                                                                               "%20"),
            proposals["avril 2026"])
        self.assertNotIn("ne nomme que", tree.words)

    def test_words_that_are_all_places_and_dates_list_their_documents_and_say_so(self):
        tree = page("/recherche?q=hauts-de-france+avril+2026")
        self.assertIn("ne nomme que des lieux ou des dates", tree.words)
        proposals = {a.words: a["href"] for a in tree.all("a", class_="proposal")}
        self.assertEqual({
            "Hauts-de-France": "/recherche?q=avril%202026&region=32",
            "avril 2026": "/recherche?q=hauts-de-france&from=2026-04&to=2026-04"},
            proposals)
        tree = page("/recherche?q=hdf")
        self.assertEqual(["/recherche?region=32"],
                         [a["href"] for a in tree.all("a", class_="proposal")])

    def test_nothing_found_is_no_dead_end(self):
        tree = page("/recherche?q=apprentissage&region=32&kind=news")
        self.assertEqual("Aucun résultat pour « apprentissage »", tree.one("h1").words)
        empty = tree.one(class_="empty")
        self.assertIn("Sans « Hauts-de-France » : rien non plus", empty.words)
        self.assertIn("Sans aucun filtre : 40 résultats", empty.words)
        self.assertEqual(2, len(empty.all("article")))
        self.assertIn("VAE inversée", empty.words)

    def test_heading_title_and_notice_speak_of_the_words_that_ran(self):
        tree = page("/recherche?q=aprentisage")
        self.assertEqual("40 résultats pour « apprentissage »", tree.one("h1").words)
        self.assertEqual("« apprentissage » – 40 résultats – Recherche",
                         tree.one("head").one("title").text)
        self.assertEqual("40 résultats pour « apprentissage »",
                         tree.one(role="status").words)
        self.assertIn("Aucun résultat pour « aprentisage »",
                      tree.one("p", class_="notice").words)
        self.assertEqual("aprentisage", tree.one("input", id="q")["value"])
        first = tree.all("article")[0].one("h2").one("a")
        self.assertTrue(first["href"].endswith("?q=apprentissage"))

    def test_one_notice_says_that_a_place_has_nothing(self):
        tree = page("/recherche?q=" + quoted("taux de chômage bretagne"))
        self.assertEqual("Taux de chômage", tree.all("article")[0].one("h2").words)
        self.assertIn("Rien sur ce point en région Bretagne ; voici d'autres régions.",
                      tree.words)
        self.assertNotIn("Aucun document ne réunit", tree.words)

    def test_what_holds_no_word_lists_all_documents_and_says_so(self):
        for typed in ("…", "?!", "🎉🎉", "- + *", "« »"):
            with self.subTest(typed):
                tree = page("/recherche?q=" + quoted(typed))
                self.assertEqual("45 documents, sans mot à chercher",
                                 tree.one("h1").words)
                self.assertEqual("45 documents", tree.one(role="status").words)
                self.assertEqual("45 documents – Recherche",
                                 tree.one("head").one("title").text)
                self.assertIn("Rien n’a pu être cherché", tree.words)
        self.assertIn("Seuls les filtres comptent",
                      page("/recherche?q=%21&region=32").words)

    def test_parameters_that_a_page_does_not_know_are_nobodys_mistake(self):
        tree = page("/recherche?q=apprentissage&xtor=EPR-3&parrain=ami&zebre=1&re=5%")
        for name in ("xtor", "parrain", "zebre", "re=5"):
            self.assertNotIn(name, tree.reply.text)

    def test_labels_and_slugs_are_taken_in_any_case(self):
        for value, label in {"region=Bretagne": "Bretagne",
                             "region=ILE+DE+FRANCE": "Île-de-France",
                             "region=National": "National",
                             "kind=actualite": "Actualité",
                             "kind=Chiffre%20cl%C3%A9": "Chiffre clé",
                             "theme=VAE": "VAE"}.items():
            with self.subTest(value):
                tag = page("/recherche?" + value).one("button", class_="tag")
                self.assertIn(label, tag.words)
        page("/recherche?q=vae&sort=Newest&mode=STRICT")
        page("/recherche?region=nulle-part", 400)


class OtherPages(unittest.TestCase):
    def test_home_lists_regions_themes_and_kinds(self):
        tree = page("/")
        links = {a.words: a["href"] for a in tree.all("a", href=True)}
        self.assertEqual("/recherche?region=32", links["Hauts-de-France"])
        self.assertEqual("/recherche?kind=news", links["Actualité"])
        self.assertEqual(19, len({a["href"] for a in tree.all("a", href=True)
                                  if a["href"].startswith("/recherche?region=")}))
        self.assertGreaterEqual(int(tree.one("input", id="q")["size"]), 27)

    def test_a_document_has_its_text_in_paragraphs_marked(self):
        tree = page("/documents/vae-inversee?q=vae+emploi")
        self.assertEqual("VAE inversée : un premier bilan", tree.one("h1").words)
        text = tree.one(class_="text")
        self.assertEqual(["La VAE inversée mêle emploi et formation.",
                          "Le dispositif s'achève en 2026."],
                         [p.words for p in text.all("p")])
        self.assertLessEqual({"VAE", "emploi"}, {m.words for m in text.all("mark")})
        back = tree.one("p", class_="back").one("a")
        self.assertEqual("/recherche?q=vae%20emploi", back["href"])
        self.assertEqual("https://exemple.fr/vae?a=1&b=2",
                         tree.one("a", class_="outside")["href"])
        self.assertEqual([], page("/documents/vae-inversee").all("mark"))

    def test_the_passages_that_answer_lead_to_their_paragraphs(self):
        long = {"id": "long", "title": "Un rapport", "date": "2026-04-08",
                "regions": ["32"],
                "text": "Une introduction.\n\nLes campus\n\n"
                        "Un campus réunit <x>lycées</x> et laboratoires.\n\n"
                        "Une suite.\n\n"
                        "Le campus, encore, pour finir ce rapport sur les campus."}
        with tempfile.TemporaryDirectory() as other:
            daemon.publish(other + "/index", extra=[long])
            with daemon.Daemon(other + "/index") as served:
                tree = markup.parse(served.get("/documents/long?q=campus").text)
                plain = markup.parse(served.get("/documents/long").text)
        section = tree.one("section", class_="passages")
        self.assertEqual("Passages sur « campus »", section.one("h2").words)
        targets = {a["href"]: a.words for a in section.all("a")}
        self.assertEqual("Les campus", targets["#passage-3"])
        paragraphs = {p["id"]: p.words for p in tree.one(class_="text").all("p")}
        self.assertEqual("Un campus réunit <x>lycées</x> et laboratoires.",
                         paragraphs["passage-3"])
        self.assertEqual({f"passage-{n}" for n in range(1, 6)}, set(paragraphs))
        self.assertLessEqual({href[1:] for href in targets}, set(paragraphs))
        self.assertIn("campus", {m.words for m in section.all("mark")})
        self.assertEqual([], plain.all("section", class_="passages"))
        self.assertEqual([],
                         page("/documents/vae-inversee?q=vae").all("section",
                                                                   class_="passages"))

    def test_similar_documents_are_listed_where_there_are_some(self):
        links = page("/documents/notice-04").one("section", class_="similar").all("a")
        self.assertEqual(5, len(links))
        for link in links:
            self.assertTrue(link["href"].startswith("/documents/notice-"))
        self.assertEqual([], page("/documents/attaque").all("section", class_="similar"))

    def test_a_part_leads_to_its_whole(self):
        tree = page("/documents/cper/2023")
        links = {a.words: a["href"] for a in tree.all("a", href=True)}
        self.assertEqual("/documents/vae-inversee",
                         links["VAE inversée : un premier bilan"])

    def test_a_slash_too_many_leads_to_the_page(self):
        reply = server.get("/documents/cper/2023/?q=plan&ref=ami")
        self.assertEqual((308, "/documents/cper/2023?q=plan"),
                         (reply.status, reply.headers["Location"]))

    def test_words_asked_of_the_home_page_lead_to_their_results(self):
        reply = server.get("/?q=c%C5%93ur+%26+m%C3%A9tier&ref=ami")
        self.assertEqual((308, "/recherche?q=c%C5%93ur%20%26%20m%C3%A9tier"),
                         (reply.status, reply.headers["Location"]))

    def test_help_says_how_operators_are_written(self):
        said = [p.words for p in page("/aide").all("p")
                if p.words.startswith("Les opérateurs")]
        self.assertEqual(
            ["Les opérateurs ET, OU et SAUF (ou AND, OR, NOT) s’écrivent en capitales. "
             "En minuscules, ou dans une question tapée tout en capitales, ce sont des "
             "mots ordinaires."], said)

    def test_frames_are_allowed_where_that_was_asked_for(self):
        with daemon.Daemon(index, "--frame-ancestors", "'self' https://a.fr") as framed:
            self.assertIn("frame-ancestors 'self' https://a.fr",
                          framed.get("/").headers["Content-Security-Policy"])


class Tags(unittest.TestCase):
    """A page's ETag stays as long as the bytes that make pages stay, and no longer."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def tag_and_text(self, target, **options):
        with daemon.Daemon(index, *options.pop("arguments", ()), **options) as one:
            reply = one.get(target)
            return reply.headers["ETag"], reply.text

    def test_another_start_gives_the_same_tags(self):
        for target in ("/", "/recherche?q=vae", "/documents/vae-inversee"):
            self.assertEqual(server.get(target).headers["ETag"],
                             self.tag_and_text(target)[0])

    def test_a_program_whose_pages_say_something_else_gives_others(self):
        program = self.folder / "inffo-searchd"
        shutil.copy(programs.BIN / "inffo-searchd", program)
        code = program.read_bytes()
        self.assertIn(b"Aller au contenu", code)
        program.write_bytes(code.replace(b"Aller au contenu", b"Aller au Contenu"))
        for target in ("/", "/recherche?q=vae", "/documents/vae-inversee"):
            tag, text = self.tag_and_text(target, program=program)
            self.assertIn("Aller au Contenu", text)
            self.assertNotEqual(server.get(target).headers["ETag"], tag)

    def test_another_style_gives_others(self):
        shutil.copytree(programs.ROOT / "web", self.folder / "web")
        with open(self.folder / "web/assets/style.css", "a", encoding="utf-8") as style:
            style.write("p { color: red }\n")
        tag, _ = self.tag_and_text("/", arguments=("--assets", self.folder / "web"))
        self.assertNotEqual(server.get("/").headers["ETag"], tag)


if __name__ == "__main__":
    programs.main()
