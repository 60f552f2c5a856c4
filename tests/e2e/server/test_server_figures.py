"""Key figures: which questions get one and which do not; what the page and the API say
of it."""
import json
import pathlib
import re
import tempfile
import unittest
import urllib.parse

import daemon
import programs

CASES = programs.ROOT / "tests/cases/figures/questions.txt"
CORPUS = [programs.ROOT / "corpus/documents",
          programs.ROOT / "corpus/judgements/documents"]
QUERIES = programs.ROOT / "corpus/judgements/queries.tsv"
# Questions of corpus/judgements that ask for a figure, besides those in CASES.
ASKING = {"part des contrats d'apprentissage rompus", "contrats rompus apprentissages",
          "depenses apprentissage region hauts de france 2024", "chomage cote d azur",
          "contrats d'apprentissage rompus en normandie", "taux de chômage corse",
          "réunion chômage", "nombre de frontaliers luxembourg"}


def cases():
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            question, wanted = line.split("⇒")
            yield question.strip(), wanted.strip()


def said(card):
    """A card as CASES writes it."""
    if not card:
        return "rien"
    figure = card["figure"]
    if not figure:
        return f"{card['label']} | {card['missing']}"
    value = f"{figure['value']} {figure['unit'] or ''}".strip()
    return " | ".join([card["label"], figure["place"], value, figure["period"] or ""])


class FiguresTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        index = pathlib.Path(cls.folder.name) / "index"
        programs.build_index(index, *CORPUS)
        cls.server = daemon.Daemon(index).__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__(None, None, None)
        cls.folder.cleanup()

    def answer(self, question, **more):
        query = urllib.parse.urlencode({"q": question, "facets": "none", **more})
        return self.server.get(f"/api/v1/search?{query}")

    def card(self, question, **more):
        return self.answer(question, **more).json()["figures"]

    def page(self, question, **more):
        query = urllib.parse.urlencode({"q": question, **more})
        return self.server.get(f"/recherche?{query}").text

    def test_each_question_gets_its_figure_or_none(self):
        counts = {"right": 0, "wrong": 0, "missed": 0, "refused": 0}
        faults = []
        for question, wanted in cases():
            found = said(self.card(question))
            right = found == wanted
            kind = ("refused" if wanted == "rien" else "right") if right else (
                "missed" if found == "rien" else "wrong")
            counts[kind] += 1
            if not right:
                faults.append(f"{question}: {found}, not {wanted}")
        shown = counts["right"] + counts["wrong"]
        asked = counts["right"] + counts["missed"]
        print(f"precision {counts['right'] / shown:.3f},",
              f"recall {counts['right'] / asked:.3f}", counts)
        self.assertGreaterEqual(counts["refused"], 60)
        self.assertEqual(faults, [])

    def test_other_judged_questions_get_none(self):
        known = {question for question, wanted in cases()} | ASKING
        rows = QUERIES.read_text(encoding="utf-8").splitlines()
        questions = [row.split("\t")[1] for row in rows if not row.startswith("#")]
        others = [q for q in questions if q not in known]
        self.assertGreater(len(others), 250)
        shown = [q for q in others if self.card(q)]
        self.assertEqual(shown, [])

    def test_a_card_has_all_that_is_known(self):
        card = self.card("taux de chômage hauts-de-france")
        self.assertEqual(card["kind"], "rate")
        self.assertEqual(card["asked"], ["32"])
        self.assertEqual(card["change"]["text"], "+0,2\u00a0point")
        self.assertEqual(card["change"]["from_value"], "9")
        self.assertEqual(card["national"]["value"], "7,7")
        self.assertEqual(card["figure"]["source"], "Insee")
        self.assertEqual(card["figure"]["document"], "taux-chomage-hauts-de-france")
        self.assertIn("9,2 % de la population active", card["figure"]["row"])
        self.assertEqual([p["value"] for p in card["history"]], ["9", "9,2"])
        numbers = [r["number"] for r in card["regions"]]
        self.assertGreater(len(numbers), 12)
        self.assertEqual(numbers, sorted(numbers, reverse=True))

    def test_what_a_source_contradicts_is_said(self):
        notes = self.card("combien d'apprentis en hdf")["notes"]
        self.assertEqual(notes, ["La source imprime une évolution de 4,05\u00a0%\u00a0; "
                                 "ses propres nombres donnent 2,89\u00a0%."])
        notes = self.card("demandeurs d'emploi 25-49 ans hauts-de-france")["notes"]
        self.assertIn("en milliers", notes[-1])
        self.assertEqual(len(self.card("budget formation 2024")["notes"]), 1)

    def test_a_region_of_the_filter_is_the_place(self):
        card = self.card("taux de chômage", region="53")
        self.assertEqual(card["figure"]["place"], "Bretagne")

    def test_other_filters_and_later_pages_have_no_card(self):
        for more in ({"kind": "news"}, {"theme": "chomage"}, {"from": "2020"},
                     {"page": "2"}, {"source": "insee"}):
            self.assertIsNone(self.card("taux de chômage", **more), more)
        self.assertIsNotNone(self.card("taux de chômage", kind="indicator"))

    def test_the_same_question_gives_the_same_bytes(self):
        first = self.answer("taux de chômage bretagne").body
        self.assertEqual(first, self.answer("taux de chômage bretagne").body)

    def test_the_page_shows_the_card_above_the_results(self):
        page = self.page("taux de chômage bretagne")
        card = re.search(r'<section class="figure-card".*?</section>', page, re.S)[0]
        self.assertLess(page.index("figure-card"), page.index('<ol class="hits"'))
        for text in ("Taux de chômage", "6,1&nbsp;%", "3e trimestre 2025", "7,7&nbsp;%",
                     "La ligne d’où vient ce chiffre",
                     'href="/documents/chomage-bretagne"',
                     'aria-labelledby="chiffre-cle"', "<polyline", "<rect", "<table>"):
            self.assertIn(text, card)
        self.assertIn("figures.", re.search(r"<head>.*</head>", page, re.S)[0])
        self.assertNotIn("style=", card)

    def test_a_place_without_the_figure_is_told_and_others_are_offered(self):
        page = self.page("taux de chômage mayotte")
        card = re.search(r'<section class="figure-card".*?</section>', page, re.S)[0]
        self.assertIn("Aucun chiffre en région Mayotte.", card)
        link = re.search(r'<a href="([^"]*Bretagne)">Bretagne</a>', card)[1]
        self.assertIn("6,1&nbsp;%", self.server.get(link.replace("&amp;", "&")).text)

    def test_the_home_page_has_figures_whose_numbers_agree(self):
        home = self.server.get("/").text
        figures = re.search(r'<ul class="figure-highlights">.*?</ul>', home, re.S)[0]
        self.assertIn("\u202f", figures)  # no number breaks
        for item in figures.split("<li>")[1:]:
            if "France" in item and "%" not in item:
                region, country = [
                    float(found.replace("\u202f", "").replace(",", "."))
                    for found in re.findall(r"([\d\u202f]+(?:,\d+)?)&nbsp;", item)[:2]]
                self.assertGreaterEqual(country, region, item)

    def test_pages_without_a_card_do_not_load_its_style(self):
        page = self.page("aide apprentissage")
        self.assertNotIn("figures.", page)
        self.assertNotIn("figure-card", page)

    def test_the_command_line_says_it_first(self):
        index = pathlib.Path(self.folder.name) / "index"
        out = programs.run("inffo-search", "--index", index, "--",
                           "taux de chômage hauts-de-france").stdout
        self.assertTrue(
            out.startswith("Taux de chômage · Hauts-de-France\n   9,2 %"), out)


class ContradictionTest(unittest.TestCase):
    """Documents that contradict each other, and texts that try to be markup."""

    def figure(self, ident, value, **more):
        return {"id": ident, "kind": "indicator", "title": "Taux de chômage",
                "text": f"Le taux est de {value} %.", "regions": ["53"], "themes": [],
                "date": "2026-01-01", "label": "Taux de chômage", "value": value,
                "unit": "%", "period": "2025", **more}

    def test_two_values_of_one_place_and_period_are_both_shown(self):
        with tempfile.TemporaryDirectory() as folder:
            index = pathlib.Path(folder) / "index"
            daemon.publish(index, [self.figure("un", "6,1", source="A & B"),
                                   self.figure("deux", "6,4", date="2025-12-01")])
            with daemon.Daemon(index) as server:
                query = urllib.parse.quote("taux de chômage bretagne")
                card = server.get(f"/api/v1/search?q={query}").json()["figures"]
                self.assertEqual([r["value"] for r in card["rivals"]], ["6,4"])
                self.assertIn("se contredisent", card["notes"][-1])
                page = server.get(f"/recherche?q={query}").text
                self.assertIn("Source&nbsp;: A &amp; B.", page)


if __name__ == "__main__":
    programs.main()
