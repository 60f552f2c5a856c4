"""The contract as it is served: /openapi.json is docs/openapi.yaml with the values of the
index, and /docs tells all of it."""

import json
import re
import sys
import tempfile
import unittest

import daemon
import markup
import programs

try:
    import yaml
except ImportError as missing:
    print(f"{missing}: skipped (Debian: python3-yaml)")
    sys.exit(programs.SKIPPED)


def setUpModule():
    global folder, server, written
    folder = tempfile.TemporaryDirectory()
    daemon.publish(folder.name + "/index")
    server = daemon.Daemon(folder.name + "/index")
    text = (programs.ROOT / "docs/openapi.yaml").read_text(encoding="utf-8")
    written = yaml.safe_load(text)


def tearDownModule():
    server.__exit__()
    folder.cleanup()


class OpenApi(unittest.TestCase):
    def test_it_is_what_is_documented_with_the_values_of_the_index(self):
        reply = server.get("/openapi.json")
        self.assertEqual("application/json", reply.headers["Content-Type"])
        served = reply.json()
        schemas = served["components"]["schemas"]
        regions = schemas["RegionValue"].pop("enum")
        themes = schemas["ThemeValue"].pop("enum")
        self.assertEqual(written, served)
        for listed in server.get("/api/v1/regions").json()["regions"]:
            self.assertLessEqual({listed["id"], listed["slug"]}, set(regions))
        self.assertEqual({"", *(t["id"] for t in
                                server.get("/api/v1/themes").json()["themes"])},
                         set(themes))
        for value in regions:
            self.assertEqual(200, server.get("/api/v1/search?region=" + value).status)

    def test_members_keep_their_order(self):
        served = json.loads(server.get("/openapi.json").body,
                            object_pairs_hook=lambda pairs: [k for k, _ in pairs])
        self.assertEqual(list(written), served)

    def test_what_a_program_has_is_a_304_and_what_it_gets_is_compressed(self):
        etag = server.get("/openapi.json").headers["ETag"]
        self.assertEqual(304, server.get("/openapi.json", If_None_Match=etag).status)
        packed = server.get("/openapi.json", Accept_Encoding="gzip")
        self.assertEqual("gzip", packed.headers["Content-Encoding"])


class Docs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.reply = server.get("/docs")
        cls.tree = markup.parse(cls.reply.text)

    def test_it_loads_nothing_of_others_and_runs_nothing_inline(self):
        self.assertEqual(200, self.reply.status)
        self.assertIn("default-src 'none'",
                      self.reply.headers["Content-Security-Policy"])
        for script in self.tree.all("script"):
            self.assertEqual("", script.text)
            self.assertTrue(script["src"].startswith("/assets/"))
        for node in self.tree.walk():
            for name in ("src", "href", "data"):
                self.assertNotRegex(node[name] or "", r"^(https?:)?//", node.tag)

    def test_it_is_there_without_an_index(self):
        with daemon.Daemon(folder.name + "/nowhere") as empty:
            self.assertEqual(200, empty.get("/docs").status)

    def test_it_tells_of_every_operation(self):
        for path, item in written["paths"].items():
            get = item["get"]
            section = self.tree.one("section", id=get["operationId"])
            self.assertIn(get["summary"], section.words)
            self.assertIn("GET " + path, section.words)
            for status in get["responses"]:
                self.assertIn(status, [n.words for n in section.one("dl").all("dt")])
            for parameter in get.get("parameters", ()):
                named = parameter.get("$ref", "").split("/")[-1]
                name = (parameter if not named else
                        written["components"]["parameters"][named])["name"]
                self.assertIn(name, [n.words.split()[0] for n in
                                     section.all("th", scope="row")])

    def test_it_tells_of_every_schema_and_member(self):
        for name, schema in written["components"]["schemas"].items():
            section = self.tree.one("section", id=name)
            rows = [n.all("code")[0].words for n in section.all("th", scope="row")]
            for part in [schema, *schema.get("allOf", ())]:
                for member in part.get("properties", ()):
                    self.assertTrue(member in rows or member + "[]" in rows, member)

    def test_every_link_within_the_page_leads_somewhere(self):
        ids = [n["id"] for n in self.tree.walk() if n["id"]]
        self.assertEqual(len(ids), len(set(ids)))
        for node in self.tree.all("a"):
            if (node["href"] or "").startswith("#"):
                self.assertIn(node["href"][1:], ids)

    def test_headings_are_in_order(self):
        levels = [int(n.tag[1]) for n in self.tree.walk() if re.fullmatch(r"h\d", n.tag)]
        self.assertEqual(1, levels[0])
        for before, after in zip(levels, levels[1:]):
            self.assertLessEqual(after, before + 1)

    def test_no_type_is_left_blank(self):
        for section in self.tree.all("section"):
            for row in section.all("tr"):
                cells = row.all("td")
                if cells:
                    self.assertTrue(cells[0].words, row.words)


if __name__ == "__main__":
    programs.main()
