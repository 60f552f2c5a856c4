"""Completions over HTTP: JSON, OpenSearch, errors, the cases for our corpus, and an
index without frequent questions."""

import json
import pathlib
import shutil
import tempfile
import unittest
import urllib.parse

import daemon
import programs

CASES = programs.ROOT / "tests/cases/suggest/shipped.txt"


def setUpModule():
    global folder, server
    folder = tempfile.TemporaryDirectory()
    index = folder.name + "/index"
    daemon.publish(index)
    server = daemon.Daemon(index)


def tearDownModule():
    server.__exit__()
    folder.cleanup()


def ask(query, host=None, **headers):
    reply = (host or server).get("/api/v1/suggest?" + query, **headers)
    assert reply.status == 200, reply.text
    return reply.json()


def quoted(text):
    return urllib.parse.quote(text)


class Json(unittest.TestCase):
    def test_a_title_leads_to_its_document(self):
        answer = ask("q=contrat+de+plan+2023")
        self.assertEqual("contrat de plan 2023", answer["query"])
        first = answer["suggestions"][0]
        self.assertEqual({"text": "Contrat de plan 2023-2027",
                          "html": "<mark>Contrat</mark> de <mark>plan</mark> "
                                  "<mark>2023</mark>-2027",
                          "type": "title", "label": "Document", "detail": "Programme",
                          "value": "Contrat de plan 2023-2027",
                          "url": "/documents/cper/2023",
                          "documents": 1}, first)
        self.assertEqual(200, server.get(first["url"]).status)

    def test_each_suggestion_leads_somewhere(self):
        for typed in ("a", "vae", "picard", "certif", "notice+1"):
            for suggestion in ask("limit=20&q=" + typed)["suggestions"]:
                self.assertEqual(200, server.get(suggestion["url"]).status, suggestion)

    def test_an_acronym_comes_with_its_meaning(self):
        first = ask("q=vae")["suggestions"][0]
        self.assertEqual(("VAE — validation des acquis de l'expérience", "VAE", "acronym",
                          "/recherche?q=VAE"),
                         (first["text"], first["value"], first["type"], first["url"]))

    def test_a_former_name_leads_to_the_region(self):
        first = ask("q=Picardie")["suggestions"][0]
        self.assertEqual(("region", "Hauts-de-France", "/recherche?region=32"),
                         (first["type"], first["value"], first["url"]))

    def test_the_regions_asked_for_are_kept_in_the_links(self):
        answer = ask("q=vae&region=bretagne&region=32")
        self.assertEqual("/recherche?q=VAE&region=53&region=32",
                         next(s for s in answer["suggestions"]
                              if s["value"] == "VAE")["url"])
        titles = [s["text"] for s in answer["suggestions"] if s["type"] == "title"]
        self.assertIn("VAE inversée : un premier bilan", titles)
        titles = [s for s in ask("q=vae+inv&region=11")["suggestions"]
                  if s["type"] == "title"]
        self.assertEqual([], titles)

    def test_what_documents_say_is_never_markup(self):
        answer = ask("q=titre+scrip")
        self.assertIn(daemon.ATTACK, answer["suggestions"][0]["text"])
        html = answer["suggestions"][0]["html"].replace("<mark>",
                                                        "").replace("</mark>", "")
        self.assertNotRegex(html, "[<>\"']")

    def test_no_words_give_the_frequent_questions(self):
        for query in ("", "q=", "q=++"):
            answer = ask(query)
            self.assertEqual(("", 10), (answer["query"], len(answer["suggestions"])))
            self.assertEqual({"query"}, {s["type"] for s in answer["suggestions"]})

    def test_what_is_nowhere_gives_none(self):
        self.assertEqual([], ask("q=qqqqq")["suggestions"])

    def test_the_limit_is_kept(self):
        for limit in (1, 5, 20):
            self.assertEqual(limit, len(ask(f"q=a&limit={limit}")["suggestions"]))

    def test_the_same_request_gives_the_same_bytes(self):
        for typed in ("a", "de", "notice", "aprentissage"):
            replies = {server.get("/api/v1/suggest?q=" + typed).body for _ in range(3)}
            self.assertEqual(1, len(replies))
        nfd = server.get("/api/v1/suggest?q=" + quoted("me\u0301tiers")).body
        self.assertEqual(server.get("/api/v1/suggest?q=" + quoted("m\u00e9tiers")).body,
                         nfd)


class OpenSearch(unittest.TestCase):
    def test_by_the_parameter_or_by_accept(self):
        reply = server.get("/api/v1/suggest?q=vae&format=opensearch")
        self.assertEqual("application/x-suggestions+json", reply.headers["Content-Type"])
        typed, values, details, urls = reply.json()
        self.assertEqual("vae", typed)
        self.assertEqual("VAE", values[0])
        self.assertEqual("VAE — validation des acquis de l'expérience · 2 documents",
                         details[0])
        self.assertEqual("/recherche?q=VAE", urls[0])
        self.assertTrue(len(values) == len(details) == len(urls) == len(set(values)))
        same = server.get("/api/v1/suggest?q=vae",
                          Accept="application/x-suggestions+json")
        self.assertEqual((reply.body, reply.headers["Content-Type"]),
                         (same.body, same.headers["Content-Type"]))
        self.assertIn("Accept", same.headers["Vary"])

    def test_our_json_is_what_others_get(self):
        for accept in ("*/*", "application/json", "application/*",
                       "application/json, application/x-suggestions+json;q=0.5"):
            reply = server.get("/api/v1/suggest?q=vae", Accept=accept)
            self.assertEqual("application/json", reply.headers["Content-Type"], accept)
        self.assertEqual(406,
                         server.get("/api/v1/suggest?q=vae", Accept="text/html").status)

    def test_the_two_have_tags_of_their_own(self):
        tags = {server.get("/api/v1/suggest?q=vae" + more).headers["ETag"]
                for more in ("", "&format=opensearch", "&limit=5", "&region=32")}
        self.assertEqual(4, len(tags))


class Errors(unittest.TestCase):
    def test_each_fault_is_named(self):
        for query, parameters in (
                ("limit=0", ["limit"]), ("limit=21", ["limit"]), ("limit=dix", ["limit"]),
                ("limit=99999999999", ["limit"]),
                ("limit=-1", ["limit"]),
                ("format=xml", ["format"]), ("theme=vae", ["theme"]),
                ("page=1", ["page"]),
                ("q=a&q=b", ["q"]), ("limit=1&limit=2", ["limit"]),
                ("format=json&format=json", ["format"]),
                ("region=nulle-part", ["region"]),
                ("q=" + "a" * 513, ["q"]), ("q=%ff", ["q"]),
                ("q=a&x=1&limit=0", ["x", "limit"])):
            with self.subTest(query[:40]):
                reply = server.get("/api/v1/suggest?" + query)
                self.assertEqual(400, reply.status)
                self.assertEqual("application/problem+json",
                                 reply.headers["Content-Type"])
                self.assertEqual(parameters,
                                 [e["parameter"] for e in reply.json()["errors"]])

    def test_512_characters_are_not_too_many(self):
        self.assertEqual(200, server.get("/api/v1/suggest?q=" + "%C3%A9" * 512).status)
        self.assertEqual(200, server.get("/api/v1/suggest?q=" + "a+" * 256).status)


class Shipped(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        index = cls.place.name + "/index"
        programs.build_index(index, programs.ROOT / "corpus/documents")
        cls.host = daemon.Daemon(index)
        cls.totals = {}

    @classmethod
    def tearDownClass(cls):
        cls.host.__exit__()
        cls.place.cleanup()

    def total_of(self, url):
        """What the search or the document at @url has, and whether it is all of what was
        asked for."""
        if url.startswith("/documents/"):
            return self.host.get(url).status == 200 and 1, True
        if url not in self.totals:
            answer = self.host.get("/api/v1/search?per_page=1&facets=none&"
                                   + url.partition("?")[2]).json()
            query = answer["query"]
            self.totals[url] = (answer["total"],
                                not query["relaxed"] and not query["corrected_ran"])
        return self.totals[url]

    def test_what_is_typed_gives_what_is_wanted_among_the_first_three(self):
        lines = [line for line in CASES.read_text(encoding="utf-8").splitlines()
                 if line.strip() and not line.startswith("#")]
        self.assertGreater(len(lines), 45)
        for typed, wanted in (line.split(" ⇒ ") for line in lines):
            found = [s["text"]
                     for s in ask("q=" + quoted(typed), self.host)["suggestions"][:3]]
            for one in wanted.split(" / "):
                with self.subTest(typed):
                    self.assertIn(one, found)

    def test_each_suggestion_has_the_count_of_its_search_and_none_finds_nothing(self):
        names = [acronym["acronym"] for acronym in json.loads(
            (programs.VOCABULARY / "acronyms.json").read_text(encoding="utf-8"))]
        self.assertGreater(len(names), 100)
        offered = set()
        for typed in [*names, "", *"abcdefghijklmnopqrstuvwxyz"]:
            for suggestion in ask("limit=20&q=" + quoted(typed),
                                  self.host)["suggestions"]:
                total, is_whole = self.total_of(suggestion["url"])
                self.assertEqual((suggestion["documents"], True), (total, is_whole),
                                 suggestion)
                self.assertGreater(total, 0, suggestion)
                if suggestion["type"] == "acronym":
                    offered.add(suggestion["value"])
        # And what finds something is not lost: each acronym is offered, or leads nowhere.
        for name in set(names) - offered:
            first = [s for s in ask("q=" + quoted(name), self.host)["suggestions"]]
            if not any(s["value"] == name or s["type"] == "region" for s in first):
                total, is_whole = self.total_of("/recherche?q=" + quoted(name))
                self.assertTrue(total == 0 or not is_whole, name)

    def test_the_count_is_that_of_the_regions_asked_for(self):
        for regions in ("region=32", "region=national", "region=32&region=53"):
            for typed in ("vae", "apprentissage", "cp", "f", "certification"):
                for suggestion in ask(f"limit=20&q={typed}&{regions}",
                                      self.host)["suggestions"]:
                    self.assertEqual((suggestion["documents"], True),
                                     self.total_of(suggestion["url"]), suggestion)


class WithoutQuestions(unittest.TestCase):
    def test_a_vocabulary_without_frequent_questions_is_served(self):
        with tempfile.TemporaryDirectory() as place:
            vocabulary = pathlib.Path(place) / "vocabulary"
            shutil.copytree(programs.VOCABULARY, vocabulary)
            (vocabulary / "queries.tsv").unlink()
            source = pathlib.Path(place) / "fixture.jsonl"
            daemon.write_documents(source)
            made = programs.run("inffo-index", "--index", place + "/index",
                                "--vocabulary", vocabulary, "--quiet", source)
            self.assertEqual(0, made.returncode, made.stderr)
            kept = pathlib.Path(place) / "index/current/vocabulary"
            self.assertFalse((kept / "queries.tsv").exists())
            with daemon.Daemon(place + "/index") as host:
                self.assertEqual([], ask("", host)["suggestions"])
                self.assertEqual("VAE", ask("q=vae", host)["suggestions"][0]["value"])

    def test_a_wrong_line_is_refused_by_file_and_line(self):
        with tempfile.TemporaryDirectory() as place:
            vocabulary = pathlib.Path(place) / "vocabulary"
            shutil.copytree(programs.VOCABULARY, vocabulary)
            (vocabulary / "queries.tsv").write_text("VAE\t1\napprentissage\n",
                                                    encoding="utf-8")
            made = programs.run("inffo-index", "--index", place + "/index",
                                "--vocabulary",
                                vocabulary, "--quiet", programs.ROOT / "corpus/documents")
            self.assertNotEqual(0, made.returncode)
            self.assertIn("queries.tsv:2 : ", made.stderr)


if __name__ == "__main__":
    programs.main()
