"""A hit can be shown from the API alone: its page, its labels, the members that are
wanted, whole addresses."""

import tempfile
import unittest

import daemon
import programs

SITE = "https://recherche.example.org"


def setUpModule():
    global folder, server, anonymous
    folder = tempfile.TemporaryDirectory()
    index = folder.name + "/index"
    daemon.publish(index)
    server = daemon.Daemon(index, "--public-url", SITE)
    anonymous = daemon.Daemon(index)


def tearDownModule():
    server.__exit__()
    anonymous.__exit__()
    folder.cleanup()


def search(query):
    reply = server.get("/api/v1/search?" + query)
    assert reply.status == 200, reply.text
    return reply.json()


class Addresses(unittest.TestCase):
    def test_links_and_pages_are_whole_where_the_server_knows_its_address(self):
        answer = search("q=apprentissage&per_page=5&page=2&region=11")
        for name, link in answer["links"].items():
            with self.subTest(name):
                self.assertTrue(link.startswith(SITE + "/"))
                self.assertEqual(200, server.get(link[len(SITE):]).status)
        self.assertEqual(SITE + "/feed.atom?q=apprentissage&region=11",
                         answer["links"]["atom"])
        for hit in answer["hits"]:
            self.assertTrue(hit["page_url"].startswith(SITE + "/documents/"))
            self.assertEqual(200, server.get(hit["page_url"][len(SITE):]).status)

    def test_they_are_paths_where_it_does_not(self):
        answer = anonymous.get("/api/v1/search?q=contrat+de+plan").json()
        self.assertEqual("/documents/cper/2023", answer["hits"][0]["page_url"])
        self.assertEqual("/feed.atom?q=contrat%20de%20plan", answer["links"]["atom"])

    def test_other_answers_have_them_too(self):
        for target, of in {
                "/api/v1/documents/vae-inversee": lambda a: a["page_url"],
                "/api/v1/documents/notice-04/similar":
                    lambda a: a["similar"][0]["page_url"],
                "/api/v1/suggest?q=vae": lambda a: a["suggestions"][0]["url"],
                "/api/v1/suggest?q=vae&format=opensearch": lambda a: a[3][0]}.items():
            with self.subTest(target):
                address = of(server.get(target).json())
                self.assertTrue(address.startswith(SITE + "/"), address)
                self.assertEqual(200, server.get(address[len(SITE):]).status)
                self.assertEqual(address[len(SITE):], of(anonymous.get(target).json()))

    def test_the_header_has_the_same_links(self):
        reply = server.get("/api/v1/search?q=apprentissage&page=2")
        links, header = reply.json()["links"], reply.headers["Link"]
        for name in ("self", "first", "prev", "next", "last"):
            self.assertIn(f'<{links[name]}>; rel="{name}"', header)
        self.assertIn(f'<{links["atom"]}>; rel="alternate"; type="application/atom+xml"',
                      header)

    def test_the_tag_is_another_where_the_address_is(self):
        self.assertNotEqual(server.get("/api/v1/search?q=vae").headers["ETag"],
                            anonymous.get("/api/v1/search?q=vae").headers["ETag"])

    def test_an_address_that_is_none_is_refused(self):
        for wrong in ("recherche.example.org", "ftp://a.fr", "https://", "https://a.fr/x",
                      "https://a.fr?x", "https://a b.fr", "https://a.fr\"", ""):
            done = programs.run("inffo-searchd", "--index", "x", "--public-url", wrong)
            self.assertEqual(64, done.returncode, wrong)
            self.assertIn("--public-url", done.stderr)


class Labels(unittest.TestCase):
    def test_each_code_has_its_label_beside_it(self):
        hit = search("q=vae+inversee&labels=1")["hits"][0]
        self.assertEqual("Actualité", hit["kind_label"])
        self.assertEqual((["32"], ["Hauts-de-France"]),
                         (hit["regions"], hit["region_labels"]))
        self.assertEqual((["vae", "vae-inversee"], ["VAE", "VAE inversée"]),
                         (hit["themes"], hit["theme_labels"]))

    def test_they_are_absent_unless_asked_for(self):
        for query in ("q=vae", "q=vae&labels=0", "q=vae&labels="):
            self.assertFalse([name for name in search(query)["hits"][0]
                              if name.endswith(("_label", "_labels"))])


class Fields(unittest.TestCase):
    def test_a_hit_has_what_is_asked_for_and_its_id(self):
        for query, wanted in {
                "fields=title&fields=page_url&fields=snippet":
                    ["id", "title", "page_url", "snippet"],
                "fields=id": ["id"],
                "fields=kind&labels=1": ["id", "kind", "kind_label"],
                "fields=score&fields=": ["id", "score"]}.items():
            answer = search("q=vae&" + query)
            self.assertTrue(answer["hits"])
            for hit in answer["hits"]:
                self.assertEqual(wanted, list(hit))

    def test_the_rest_of_the_answer_is_the_same(self):
        whole, part = search("q=apprentissage"), search("q=apprentissage&fields=id")
        for name in ("query", "total", "facets", "index", "pages"):
            self.assertEqual(whole[name], part[name])
        self.assertEqual([h["id"] for h in whole["hits"]],
                         [h["id"] for h in part["hits"]])
        self.assertIn("fields=id", part["links"]["self"])
        self.assertNotIn("fields", part["links"]["atom"])

    def test_extracts_are_the_same_when_some_are_asked_for(self):
        whole = search("q=vae")["hits"][0]
        for name in ("title_html", "snippet", "snippet_html"):
            self.assertEqual(whole[name], search("q=vae&fields=" + name)["hits"][0][name])

    def test_no_member_is_a_fault(self):
        reply = server.get("/api/v1/search?fields=titel")
        self.assertEqual((400, "fields"),
                         (reply.status, reply.json()["errors"][0]["parameter"]))

    def test_a_page_is_the_same_with_and_without(self):
        self.assertEqual(server.get("/recherche?q=vae").body,
                         server.get("/recherche?q=vae&fields=id&labels=1").body)


class Empty(unittest.TestCase):
    """An empty value is an absent one."""

    def test_of_a_search(self):
        usual = server.get("/api/v1/search?q=vae").body
        for name in ("q", "region", "theme", "kind", "source", "from", "to", "valid_at",
                     "sort", "fields", "labels", "page", "per_page", "mode", "facets",
                     "explain", "collapse"):
            with self.subTest(name):
                for query in (f"q=vae&{name}=", f"{name}=&q=vae", f"q=vae&{name}"):
                    self.assertEqual(usual, server.get("/api/v1/search?" + query).body)

    def test_of_other_addresses(self):
        for target, more in {
                "/api/v1/suggest?q=vae": ("limit=", "format=", "region=", "q="),
                "/api/v1/documents/notice-04/similar?limit=5": ("limit=",),
                "/api/v1/documents/vae-inversee/passages?q=vae": ("limit=", "q="),
                "/api/v1/compare?q=vae": ("sort=", "order=", "kind=", "from="),
                "/api/v1/compare.csv?q=vae": ("separator=", "sort=", "order="),
                "/api/v1/documents/vae-inversee/citation?format=ris": ("format=",),
                "/comparer?q=vae": ("sort=", "order=", "theme="),
                "/lettre?to=2026-04-30": ("days=", "to=", "format=", "region="),
                "/recherche?q=vae": ("sort=", "page=", "region="),
                "/documents/vae-inversee?q=vae": ("q=",)}.items():
            usual = server.get(target)
            self.assertEqual(200, usual.status)
            for parameter in more:
                self.assertEqual(usual.body, server.get(f"{target}&{parameter}").body,
                                 f"{target}&{parameter}")

    def test_what_is_obligatory_is_missing(self):
        for target, name in {"/api/v1/analyze?text=": "text",
                             "/api/v1/documents/vae-inversee/passages?q=": "q"}.items():
            reply = server.get(target)
            self.assertEqual((400, name),
                             (reply.status, reply.json()["errors"][0]["parameter"]))

    def test_a_name_that_is_unknown_stays_a_fault(self):
        self.assertEqual(400, server.get("/api/v1/search?regoin=").status)

    def test_the_home_page_leads_on_without_them(self):
        for target, wanted in {
                "/?q=": "/recherche", "/?q=vae&region=": "/recherche?q=vae",
                "/recherche/?q=&kind=news": "/recherche?kind=news"}.items():
            reply = server.get(target)
            self.assertEqual((308, wanted), (reply.status, reply.headers["Location"]))


if __name__ == "__main__":
    programs.main()
