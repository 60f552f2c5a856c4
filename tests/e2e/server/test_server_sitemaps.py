"""More documents than one sitemap may have: an index of several."""

import json
import tempfile
import unittest
from xml.etree import ElementTree

import daemon
import programs

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "https://recherche.example.org"
DOCUMENTS = 50_001


class Sitemaps(unittest.TestCase):
    def test_an_index_names_the_parts_which_have_all_pages(self):
        with tempfile.TemporaryDirectory() as folder:
            source = programs.pathlib.Path(folder) / "many.jsonl"
            with source.open("w", encoding="utf-8") as lines:
                for number in range(DOCUMENTS):
                    document = {"id": f"n{number}", "title": "Notice"}
                    lines.write(json.dumps(document) + "\n")
            programs.build_index(folder + "/index", source)
            with daemon.Daemon(folder + "/index", "--public-url", SITE) as server:
                tree = ElementTree.fromstring(server.get("/sitemap.xml").body)
                self.assertEqual(MAP + "sitemapindex", tree.tag)
                parts = [n.findtext(MAP + "loc") for n in tree]
                self.assertEqual([SITE + "/sitemap-1.xml", SITE + "/sitemap-2.xml"],
                                 parts)
                pages = [[n.findtext(MAP + "loc") for n in ElementTree.fromstring(
                    server.get(part[len(SITE):]).body)] for part in parts]
                self.assertEqual([50_000, 1], [len(p) for p in pages])
                self.assertEqual({f"{SITE}/documents/n{i}" for i in range(DOCUMENTS)},
                                 {address for page in pages for address in page})
                for wrong in ("0", "3", "01", "x"):
                    self.assertEqual(404, server.get(f"/sitemap-{wrong}.xml").status)


if __name__ == "__main__":
    programs.main()
