"""The report for editors: as JSON, as a page and as text."""

import html.parser
import json

import programs
from test_indexer_config import Configured
from test_indexer import notice

LONG = " ".join(f"mot{i}" for i in range(200))


class Outline(html.parser.HTMLParser):
    """The headings of a page, its cells, and the tags that are not closed."""

    def __init__(self):
        super().__init__()
        self.open, self.headings, self.tables, self.scopes = [], [], 0, set()
        self.language = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "html":
            self.language = attrs.get("lang")
        self.tables += tag == "table"
        if tag == "th":
            self.scopes.add(attrs.get("scope"))
        if tag in ("h1", "h2"):
            self.headings.append("")
        assert tag != "script"
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in ("h1", "h2"):
            self.headings[-1] += data


class Report(Configured):
    def setUp(self):
        super().setUp()
        self.write("d/a.md", notice("a", body=LONG, date="2026-01-02"))
        self.write("d/b.md", notice("b", body=LONG + " fin"))
        self.write("d/gone.md", notice("gone"))
        self.write("d/draft.md", notice("c"))
        self.config = self.configure("sources:\n  - {name: d, path: d}\n")
        self.build_from(self.config)
        self.write("d/a.md", notice("a", body=LONG + " de plus", date="2026-01-02"))
        self.write("d/new.md", notice("new<>", unknown="oui"))
        self.write("d/bad.md", notice("bad", body="\0"))
        self.write("d/image.png", "png")
        (self.folder / "d/gone.md").unlink()

    def reported(self, name):
        path = self.folder / name
        self.build_from(self.config, "--report", path)
        return path.read_text(encoding="utf-8")

    def test_json_names_what_came_changed_went_and_lacks_something(self):
        named = json.loads(self.reported("r.json"))["documents_named"]
        ids = {sort: [d["id"] for d in part["documents"]] for sort, part in named.items()}
        self.assertEqual((["new<>"], ["a"], ["gone"]),
                         (ids["added"], ids["changed"], ids["removed"]))
        self.assertEqual(["b", "c", "new<>"], sorted(ids["without_date"]))
        self.assertEqual(4, named["without_region"]["count"])
        [pair] = named["near_duplicates"]["documents"]
        self.assertEqual({"a", "b"}, {pair["id"], pair["of"]["id"]})
        self.assertGreaterEqual(pair["percent"], 80)
        self.assertEqual("d/a.md", named["changed"]["documents"][0]["file"])

    def test_the_page_is_whole_and_accessible(self):
        page = self.reported("r.html")
        outline = Outline()
        outline.feed(page)
        self.assertEqual([], outline.open)
        self.assertEqual("fr", outline.language)
        self.assertEqual({"col", "row"}, outline.scopes)
        self.assertEqual("Compte rendu de l'indexation", outline.headings[0])
        for heading in ("Sources (1)", "Refusés (1)", "Avertissements (1)",
                        "Fichiers ignorés (1)", "Ajoutés (1)", "Modifiés (1)",
                        "Retirés (1)", "Sans date (3)",
                        "Presque identiques à un autre (1)"):
            self.assertIn(heading, outline.headings)
        self.assertIn("d/bad.md:1", page)
        self.assertIn("new&lt;&gt;", page)

    def test_the_text_has_a_line_for_each(self):
        text = self.reported("r.txt")
        self.assertIn("L'index est publié.\n", text)
        self.assertIn("d/bad.md:1 | d | ", text)
        self.assertIn("\nRetirés (1)\n", text)


if __name__ == "__main__":
    programs.main()
