"""The server answers as docs/openapi.yaml says: statuses, content types, headers,
bodies."""

import sys
import tempfile
import unittest
import urllib.parse

import daemon
import programs

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"{missing}: skipped (Debian: python3-yaml, python3-jsonschema)")
    sys.exit(programs.SKIPPED)

# The addresses that are asked of each documented path. Each path must have one.
TARGETS = {
    "/": ["/", "/?foo=1", "/?q=vae"],
    "/recherche": ["/recherche", "/recherche?foo=1", "/recherche?q=vae&region=32",
                   "/recherche?page=0"],
    "/documents/{id}": ["/documents/vae-inversee?q=vae", "/documents/cper/2023",
                        "/documents/nope", "/documents/vae-inversee?x=1",
                        "/documents/vae-inversee?partie=2",
                        "/documents/vae-inversee/"],
    "/aide": ["/aide"],
    "/accessibilite": ["/accessibilite"], "/mentions-legales": ["/mentions-legales"],
    "/assets/{file}": ["/assets/nope.css"],
    "/widget.js": ["/widget.js"],
    "/api/v1/search": ["/api/v1/search", "/api/v1/search?q=vae",
                       "/api/v1/search?q=vae+bretagne+avril+2026",
                       "/api/v1/search?q=taux+de+chomage&explain=1&mode=strict",
                       "/api/v1/search?q=vae+appren*+emploi&explain=1",
                       "/api/v1/search?q=vae&explain=1&sort=newest",
                       "/api/v1/search?q=attaquable&facets=none",
                       "/api/v1/search?facets=month&facets=source",
                       "/api/v1/search?q=rienrien", "/api/v1/search?page=2&per_page=50",
                       "/api/v1/search?q=" + "+".join(f"mot{i}" for i in range(60)),
                       "/api/v1/search?labels=1&facets=none&sort=&page=",
                       "/api/v1/search?q=vae&fields=title&fields=themes&labels=1",
                       "/api/v1/search?fields=x&labels=x",
                       "/api/v1/search?page=0&x=1", "/api/v1/search?q=%ff"],
    "/feed.atom": ["/feed.atom?q=vae&region=32", "/feed.atom?per_page=1&page=2",
                   "/feed.atom?region=x", "/feed.atom?foo=1"],
    "/feed.json": ["/feed.json?q=vae&region=32", "/feed.json?per_page=1&page=2",
                   "/feed.json?q=rienrien", "/feed.json?q=attaquable",
                   "/feed.json?region=x", "/feed.json?foo=1"],
    "/opensearch.xml": ["/opensearch.xml"],
    "/sitemap.xml": ["/sitemap.xml"],
    "/sitemap-{number}.xml": ["/sitemap-1.xml", "/sitemap-x.xml"],
    "/robots.txt": ["/robots.txt"],
    "/openapi.json": ["/openapi.json"],
    "/docs": ["/docs"],
    "/comparer": ["/comparer", "/comparer?q=vae&sort=total", "/comparer?kind=nope"],
    "/lettre": ["/lettre", "/lettre?to=2026-04-15&region=32", "/lettre?format=mail",
                "/lettre?to=2026-04-15&days=366&format=text", "/lettre?days=0"],
    "/api/v1/compare": ["/api/v1/compare", "/api/v1/compare?q=apprentissage&sort=total",
                        "/api/v1/compare?q=vae+bretagne&kind=news&order=desc",
                        "/api/v1/compare?q=aprentissage",
                        "/api/v1/compare?q=taux+de+chomage", "/api/v1/compare?q=rienrien",
                        "/api/v1/compare?region=32"],
    "/api/v1/compare.csv": ["/api/v1/compare.csv?q=vae",
                            "/api/v1/compare.csv?separator=semicolon",
                            "/api/v1/compare.csv?separator=x"],
    "/api/v1/suggest": ["/api/v1/suggest?q=vae", "/api/v1/suggest",
                        "/api/v1/suggest?q=appr&region=11&limit=20",
                        "/api/v1/suggest?q=notice&format=opensearch",
                        "/api/v1/suggest?q=zzzz",
                        "/api/v1/suggest?limit=0&x=1", "/api/v1/suggest?q=%ff"],
    "/api/v1/documents/{id}": ["/api/v1/documents/vae-inversee",
                               "/api/v1/documents/cper%2F2023",
                               "/api/v1/documents/chomage", "/api/v1/documents/attaque",
                               "/api/v1/documents/nope", "/api/v1/documents/attaque?x=1"],
    "/api/v1/documents/{id}/passages": [
        "/api/v1/documents/vae-inversee/passages?q=vae+emploi",
        "/api/v1/documents/cper%2F2023/passages?q=zzz&limit=1",
        "/api/v1/documents/attaque/passages?q=attaquable&limit=20",
        "/api/v1/documents/nope/passages?q=a",
        "/api/v1/documents/chomage/passages"],
    "/api/v1/documents/{id}/similar": ["/api/v1/documents/notice-04/similar?limit=20",
                                       "/api/v1/documents/cper%2F2023/similar",
                                       "/api/v1/documents/nope/similar",
                                       "/api/v1/documents/attaque/similar?limit=0",
                                       "/api/v1/documents/attaque/similar?x=1"],
    "/api/v1/documents/{id}/citation": [
        "/api/v1/documents/vae-inversee/citation",
        "/api/v1/documents/vae-inversee/citation?format=ris",
        "/api/v1/documents/cper%2F2023/citation?format=bibtex",
        "/api/v1/documents/attaque/citation?format=bibtex",
        "/api/v1/documents/nope/citation",
        "/api/v1/documents/attaque/citation?format=x",
        "/api/v1/documents/attaque/citation?x=1"],
    "/api/v1/regions": ["/api/v1/regions", "/api/v1/regions?x=1"],
    "/api/v1/themes": ["/api/v1/themes", "/api/v1/themes?x=1"],
    "/api/v1/kinds": ["/api/v1/kinds", "/api/v1/kinds?x=1"],
    "/api/v1/acronyms": ["/api/v1/acronyms", "/api/v1/acronyms?x=1"],
    "/api/v1/analyze": [
        "/api/v1/analyze?text=L%27apprentissage+en+2026+(CPER)+hauts-de-france",
        "/api/v1/analyze?text=", "/api/v1/analyze",
        "/api/v1/analyze?text=%ff"],
    "/healthz": ["/healthz"],
    "/readyz": ["/readyz"],
    "/metrics": ["/metrics"],
}


class Contract(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.index = cls.folder.name + "/index"
        text = (programs.ROOT / "docs/openapi.yaml").read_text(encoding="utf-8")
        cls.contract = yaml.safe_load(text)
        daemon.publish(cls.index)
        cls.server = daemon.Daemon(cls.index)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()
        cls.folder.cleanup()

    def resolved(self, node):
        while "$ref" in node and set(node) <= {"$ref", "description"}:
            at = self.contract
            for step in node["$ref"].removeprefix("#/").split("/"):
                at = at[step]
            node = at
        return node

    def check(self, value, schema):
        jsonschema.Draft202012Validator({**schema,
                                         "components": self.contract[
                                             "components"]}).validate(value)

    def hold(self, path, reply, has_body=True):
        """Check one answer against what is documented for it."""
        responses = self.contract["paths"][path]["get"]["responses"]
        self.assertIn(str(reply.status), responses)
        response = self.resolved(responses[str(reply.status)])
        for name, header in response.get("headers", {}).items():
            if name not in ("Link", "Content-Disposition"):
                self.assertIsNotNone(reply.headers[name], name)
            if reply.headers[name]:
                self.check(reply.headers[name], self.resolved(header)["schema"])
        if not has_body or "content" not in response:
            return
        kind = reply.headers["Content-Type"].split(";")[0]
        if kind == "application/problem+json" and kind not in response["content"]:
            kind = "text/html"  # a client that takes no HTML gets JSON for an error page
        self.assertIn(kind, response["content"])
        if kind.endswith("json"):
            self.check(reply.json(), response["content"][kind]["schema"])

    def test_the_document_itself_is_sound(self):
        self.assertEqual("3.1.0", self.contract["openapi"])
        for name, schema in self.contract["components"]["schemas"].items():
            with self.subTest(name):
                jsonschema.Draft202012Validator.check_schema(schema)
        operations = [o["get"]["operationId"] for o in self.contract["paths"].values()]
        self.assertEqual(len(operations), len(set(operations)))

    def test_every_path_is_asked(self):
        self.assertEqual(set(self.contract["paths"]), set(TARGETS))

    def test_every_operation_has_an_example_that_is_as_written(self):
        for path, item in self.contract["paths"].items():
            responses = item["get"]["responses"]
            for kind, content in self.resolved(responses["200"])["content"].items():
                with self.subTest(f"{path} {kind}"):
                    self.check(content["example"], content["schema"])
            for parameter in map(self.resolved, item["get"].get("parameters", ())):
                with self.subTest(f"{path} {parameter['name']}"):
                    self.assertTrue(parameter["description"])
                    self.check(parameter["example"], parameter["schema"])

    def test_the_examples_of_parameters_are_taken(self):
        for path, item in self.contract["paths"].items():
            asked = []
            for parameter in map(self.resolved, item["get"].get("parameters", ())):
                if parameter["in"] == "query":
                    asked.append((parameter["name"], parameter["example"]))
            target = path.replace("{id}", "vae-inversee") + "?" + urllib.parse.urlencode(
                asked, doseq=True)
            if "{" not in target:
                self.assertEqual(200, self.server.get(target).status, target)

    def test_a_hit_has_all_members_unless_some_are_asked_for(self):
        named = self.contract["components"]["schemas"]["HitMember"]["enum"]
        hit = self.server.get("/api/v1/search?q=vae&explain=1").json()["hits"][0]
        self.assertEqual(named, list(hit))

    def test_answers_are_as_written(self):
        for path, targets in TARGETS.items():
            for target in targets:
                with self.subTest(target):
                    self.hold(path, self.server.get(target))

    def test_what_is_known_is_as_written(self):
        for path, targets in TARGETS.items():
            if "304" not in self.contract["paths"][path]["get"]["responses"]:
                continue
            with self.subTest(path):
                etag = self.server.get(targets[0]).headers["ETag"]
                self.hold(path, self.server.get(targets[0], If_None_Match=etag),
                          has_body=False)

    def test_what_is_not_acceptable_is_as_written(self):
        for path, targets in TARGETS.items():
            if "406" in self.contract["paths"][path]["get"]["responses"]:
                with self.subTest(path):
                    self.hold(path, self.server.get(targets[0], Accept="image/png"))

    def test_answers_without_an_index_are_as_written(self):
        with daemon.Daemon(self.folder.name + "/nowhere") as server:
            for path, targets in TARGETS.items():
                if "503" in self.contract["paths"][path]["get"]["responses"]:
                    with self.subTest(path):
                        reply = server.get(targets[0])
                        self.assertEqual(503, reply.status)
                        self.hold(path, reply)

    def test_assets_are_as_written(self):
        link = self.server.get("/").text.split('rel="stylesheet" href="')[1].split('"')[0]
        self.hold("/assets/{file}", self.server.get(link))


if __name__ == "__main__":
    programs.main()
