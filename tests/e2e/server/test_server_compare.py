"""Comparing the regions: the API, the CSV and the page say the same as the search."""

import csv
import io
import tempfile
import unittest
import urllib.parse

import daemon
import markup
import programs

FORMULA = '=HYPERLINK("https://exemple.fr";"gagner")'
EXTRA = [
    {"id": "formule", "kind": "news", "title": FORMULA, "text": "Un aviron à gagner.",
     "regions": ["24"], "date": "2026-03-01", "themes": []},
    {"id": "deux-regions", "kind": "news", "title": "Aviron des deux rives",
     "text": "Un aviron, deux régions ; et « une virgule », aussi.",
     "regions": ["53", "32"], "date": "2026-02-01", "themes": ["vae"]},
    *({"id": f"chomage-{region}", "kind": "indicator", "title": f"Taux de chômage {name}",
       "text": f"En {name}, le taux de chômage est de {value} %.", "regions": [region],
       "date": "2026-01-15", "themes": ["chomage"], "label": "Taux de chômage",
       "value": value, "unit": "%", "period": "3e trimestre 2025",
       "national_value": "7,7", "source": "Insee"}
      for region, name, value in (("53", "Bretagne", "6,1"), ("11", "Île-de-France", "7,2")))]


def setUpModule():
    global folder, server
    folder = tempfile.TemporaryDirectory()
    daemon.publish(folder.name + "/index", EXTRA)
    server = daemon.Daemon(folder.name + "/index")


def tearDownModule():
    server.__exit__()
    folder.cleanup()


def api(query, path="/api/v1/compare"):
    reply = server.get(f"{path}?{query}")
    assert reply.status == 200, (query, reply.status, reply.text)
    return reply.json()


def total(href):
    found = urllib.parse.urlsplit(href)
    return api(found.query, "/api/v1/search")["total"]


def page(query, status=200):
    reply = server.get("/comparer?" + query)
    assert reply.status == status, (query, reply.status)
    return markup.parse(reply.text)


class TheApi(unittest.TestCase):
    def test_every_cell_is_the_total_of_its_search(self):
        for query in ("q=apprentissage", "q=aviron&from=2026", "", "q=aprentissage"):
            found = api(query)
            rows = [*found["regions"], found["national"]]
            self.assertEqual(19, len(rows))
            self.assertEqual(found["total"], total(f"/api/v1/search?{query}"))
            for row in rows:
                search = row["links"]["search"]
                self.assertEqual(row["total"], total(search), search)
                self.assertEqual(row["total"], sum(row["kinds"].values()))
                for kind, n in row["kinds"].items():
                    if n or row["total"]:
                        self.assertEqual(n, total(f"{search}&kind={kind}"),
                                         (search, kind))

    def test_the_best_is_the_first_hit(self):
        for row in api("q=apprentissage")["regions"]:
            query = urllib.parse.urlsplit(row["links"]["search"]).query
            hits = api(query, "/api/v1/search")["hits"]
            if row["total"]:
                for member in ("id", "title_html", "snippet", "snippet_html", "date"):
                    self.assertEqual(hits[0][member], row["best"][member])
            else:
                self.assertIsNone(row["best"])

    def test_regions_without_documents_are_named(self):
        found = api("q=aviron")
        self.assertEqual({r["value"] for r in found["regions"] if not r["total"]},
                         set(found["without"]))
        self.assertNotIn("24", found["without"])
        self.assertIn("94", found["without"])

    def test_rows_come_in_the_order_that_is_asked_for(self):
        labels = [r["label"] for r in api("q=aviron")["regions"]]
        self.assertEqual("Auvergne-Rhône-Alpes", labels[0])
        self.assertEqual(labels[::-1],
                         [r["label"] for r in api("q=aviron&order=desc")["regions"]])
        totals = [r["total"] for r in api("sort=total")["regions"]]
        self.assertEqual(sorted(totals, reverse=True), totals)
        news = [r["kinds"]["news"] for r in api("sort=news&order=asc")["regions"]]
        self.assertEqual(sorted(news), news)

    def test_a_filter_of_kinds_leaves_their_columns(self):
        found = api("q=aviron&kind=news")
        self.assertEqual(["news"], [k["value"] for k in found["kinds"]])
        self.assertEqual({"news"}, set(found["regions"][0]["kinds"]))

    def test_what_is_wrong_is_named(self):
        for query, parameter in (("region=32", "region"), ("sort=oldest", "sort"),
                                 ("order=x", "order"), ("page=2", "page"),
                                 ("x=1", "x"), ("kind=rien", "kind")):
            reply = server.get("/api/v1/compare?" + query)
            self.assertEqual(400, reply.status, query)
            self.assertEqual([parameter],
                             [e["parameter"] for e in reply.json()["errors"]])

    def test_the_same_bytes_come_again_and_are_known(self):
        first, again = (server.get("/api/v1/compare?q=aviron") for _ in range(2))
        self.assertEqual(first.body, again.body)
        known = server.get("/api/v1/compare?q=aviron",
                           If_None_Match=first.headers["ETag"])
        self.assertEqual(304, known.status)


class TheCsv(unittest.TestCase):
    def test_it_has_what_the_api_has(self):
        reply = server.get("/api/v1/compare.csv?q=aviron")
        self.assertEqual("text/csv; charset=utf-8", reply.headers["Content-Type"])
        self.assertIn("attachment", reply.headers["Content-Disposition"])
        self.assertTrue(reply.text.endswith("\r\n"))
        rows = list(csv.reader(io.StringIO(reply.text, newline="")))
        found = api("q=aviron")
        self.assertEqual(20, len(rows))
        self.assertEqual({len(rows[0])}, {len(row) for row in rows})
        self.assertEqual(["Code", "Région", "Total", "Document", "Actualité"],
                         rows[0][:5])
        for row, region in zip(rows[1:], [*found["regions"], found["national"]]):
            self.assertEqual([region["value"], region["label"], str(region["total"]),
                              *map(str, region["kinds"].values())], row[:13])
            if region["best"] and region["best"]["id"] != "formule":
                self.assertEqual(region["best"]["title"], row[13])
                self.assertEqual(region["best"]["snippet"], row[17])

    def test_it_has_the_figures_of_an_indicator(self):
        text = server.get("/api/v1/compare.csv?q=taux+de+ch%C3%B4mage").text
        rows = {r[0]: r[13:16] for r in csv.reader(io.StringIO(text, newline=""))}
        self.assertEqual(["Taux de chômage", "Unité", "Période"], rows["Code"])
        self.assertEqual(["6,1", "%", "3e trimestre 2025"], rows["53"])
        self.assertEqual(["7,7", "%", "3e trimestre 2025"], rows["national"])
        self.assertEqual(["", "", ""], rows["94"])

    def test_a_spreadsheet_runs_nothing(self):
        text = server.get("/api/v1/compare.csv?q=aviron").text
        row = next(r for r in csv.reader(io.StringIO(text)) if r[0] == "24")
        self.assertEqual("'" + FORMULA, row[13])

    def test_it_may_be_made_for_french_spreadsheets(self):
        text = server.get("/api/v1/compare.csv?q=aviron&separator=semicolon").text
        self.assertTrue(text.startswith("\ufeffCode;Région;Total;"))
        reply = server.get("/api/v1/compare.csv?separator=tab")
        self.assertEqual(400, reply.status)
        self.assertEqual("separator", reply.json()["errors"][0]["parameter"])


class ThePage(unittest.TestCase):
    def test_it_is_a_table_of_regions_and_kinds(self):
        tree = page("q=aviron")
        self.assertEqual("« aviron » – Comparer les régions – Recherche",
                         tree.one("head").one("title").text)
        table = tree.one("table")
        self.assertTrue(table.one("caption").text)
        groups = table.all("tbody")
        found = api("q=aviron")
        self.assertEqual([*(r["label"] for r in found["regions"]), "National"],
                         [g.one("th").text for g in groups])
        for group, region in zip(groups, [*found["regions"], found["national"]]):
            numbers = [c.text for c in group.all("td") if "number" in c["class"]]
            self.assertEqual([str(region["total"]),
                              *map(str, region["kinds"].values())], numbers)
            best = [c for c in group.all("td") if c["class"] == "best"]
            self.assertEqual(1 if region["best"] else 0, len(best))
        self.assertEqual({"col"}, {c["scope"] for c in table.one("thead").all("th")})
        self.assertEqual({"rowgroup"}, {g.one("th")["scope"] for g in groups})

    def test_each_number_leads_to_as_many_documents(self):
        for cell in page("q=aviron&sort=total").one("table").all("td"):
            if "number" not in cell["class"]:
                continue
            links = cell.all("a")
            self.assertEqual(cell.text != "0", len(links) == 1)
            if links:
                self.assertEqual(int(cell.text), total(links[0]["href"]))

    def test_the_heads_sort_and_say_how(self):
        heads = page("q=aviron").one("thead").all("th")
        self.assertEqual(["ascending"],
                         [h["aria-sort"] for h in heads if h["aria-sort"]])
        self.assertEqual("/comparer?q=aviron&order=desc", heads[0].one("a")["href"])
        self.assertEqual("/comparer?q=aviron&sort=total", heads[1].one("a")["href"])
        again = page("q=aviron&sort=total").one("thead").all("th")
        self.assertEqual("descending", again[1]["aria-sort"])
        self.assertEqual("/comparer?q=aviron&sort=total&order=asc",
                         again[1].one("a")["href"])

    def test_the_regions_that_published_nothing_are_told(self):
        told = " ".join(page("q=aviron").one("main").text.split())
        self.assertIn("15 régions n’ont rien publié : Auvergne-Rhône-Alpes, ", told)
        self.assertIn(" et Provence-Alpes-Côte d'Azur.", told)
        self.assertIn("Aucun document. Aucune région n’a publié sur ce sujet.",
                      page("q=rienrienrien").one("main").text)

    def test_a_place_in_the_words_may_be_left_out(self):
        links = [a["href"] for a in page("q=vae+Hauts-de-France").all("a")]
        self.assertIn("/comparer?q=vae", links)

    def test_an_indicator_has_its_figures_and_gaps(self):
        section = page("q=taux+de+ch%C3%B4mage").one("section", class_="compare-figures")
        self.assertEqual("Taux de chômage", section.one("h2").text)
        self.assertEqual(["Hauts-de-France", "Île-de-France", "Bretagne", "France"],
                         [n.text for n in section.all(class_="bar-place")])
        self.assertEqual(["9,2 %", "7,2 %", "6,1 %", "7,7 %"],
                         [n.words for n in section.all(class_="bar-number")])
        self.assertIn("Pas de chiffre pour : Auvergne-Rhône-Alpes, ",
                      section.one(class_="compare-gaps").words)
        self.assertEqual([], page("q=aviron").all(class_="compare-figures"))
        found = api("q=taux+de+ch%C3%B4mage")["figures"]
        self.assertEqual(["32", "11", "53"],
                         [r["regions"][0] for r in found["regions"]])
        self.assertEqual(15, len(found["without"]))
        self.assertIsNone(api("q=aviron")["figures"])

    def test_filters_are_kept_and_taken_away(self):
        tree = page("q=aviron&theme=vae&kind=news&kind=aid&from=2026&mode=strict"
                    "&sort=total&source=fixture")
        chosen = [o["value"] for o in tree.all("option")
                  if "selected" in o.attributes]
        self.assertEqual(["vae", "news"], chosen)
        hidden = {(i["name"], i["value"]) for i in tree.all("input")
                  if i["type"] == "hidden"}
        self.assertEqual({("kind", "aid"), ("mode", "strict"), ("source", "fixture"),
                          ("sort", "total")}, hidden)
        tags = [a["href"] for a in tree.all("a") if a["class"] == "tag-link"]
        self.assertEqual(5, len(tags))
        for href in tags:
            self.assertTrue(href.startswith("/comparer?q=aviron"), href)

    def test_it_takes_what_people_write(self):
        for query in ("q=aviron&utm_source=x&theme=&kind=&from=&to=",
                      "q=aviron&kind=Actualit%C3%A9&region=32&page=7",
                      "q=aviron&sort=Actualit%C3%A9"):
            page(query)
        self.assertEqual(308, server.get("/comparer/?q=vae").status)
        page("q=aviron&kind=inconnu", 400)

    def test_a_misspelt_word_is_told(self):
        self.assertIn("Rien ne répond à « aviorn »",
                      page("q=aviorn").one("main").text.replace("\xa0", " "))


if __name__ == "__main__":
    programs.main()
