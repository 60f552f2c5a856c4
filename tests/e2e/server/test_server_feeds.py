"""Following a search: Atom, JSON Feed, the description of OpenSearch, sitemaps,
robots.txt."""

import tempfile
import unittest
import urllib.parse
from xml.etree import ElementTree

import daemon
import markup
import programs

SITE = "https://recherche.example.org"
ATOM = "{http://www.w3.org/2005/Atom}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# Texts that XML and JSON must survive, and documents that a feed leaves out.
HARD = [{"id": "sans-date", "title": "Sans date", "text": "La VAE sans date.",
         "source": "Fixture"},
        {"id": "dur é/&?<", "title": "Dur ]]> & \"<b>\" 'x' \u2028 😀",
         "text": "Un texte dur & <i>rare</i> : zygomatique.", "date": "2026-03-03",
         "source": "A & B", "url": "https://exemple.fr/?a=1&b='2'"}]


def setUpModule():
    global folder, index, server, anonymous
    folder = tempfile.TemporaryDirectory()
    index = folder.name + "/index"
    daemon.publish(index, extra=HARD)
    server = daemon.Daemon(index, "--public-url", SITE + "/", "--cors", "https://a.fr")
    anonymous = daemon.Daemon(index)


def tearDownModule():
    server.__exit__()
    anonymous.__exit__()
    folder.cleanup()


def atom(query="", of=None):
    reply = (of or server).get("/feed.atom" + (f"?{query}" if query else ""))
    assert reply.status == 200, reply.text
    return ElementTree.fromstring(reply.body)


def feed(query="", of=None):
    reply = (of or server).get("/feed.json" + (f"?{query}" if query else ""))
    assert reply.status == 200, reply.text
    return reply.json()


def link(tree, rel, kind="application/atom+xml"):
    found = [n.get("href") for n in tree.findall(ATOM + "link")
             if n.get("rel") == rel and n.get("type") == kind]
    return found[0] if found else None


def local(address):
    """The address on the server under test."""
    assert address.startswith(SITE), address
    return address[len(SITE):]


def texts(tree, path):
    return [n.text for n in tree.iterfind(path.replace("/", "/" + ATOM))]


class Atom(unittest.TestCase):
    def test_it_has_what_the_format_wants(self):
        tree = atom("q=vae&region=32")
        self.assertEqual(ATOM + "feed", tree.tag)
        for name in ("id", "title", "updated"):
            self.assertEqual(1, len(tree.findall(ATOM + name)), name)
        self.assertTrue(tree.findtext(f"{ATOM}author/{ATOM}name"))
        self.assertEqual("« vae » · Hauts-de-France – Recherche",
                         tree.findtext(ATOM + "title").replace("\u00a0", " "))
        for entry in tree.findall(ATOM + "entry"):
            for name in ("id", "title", "updated", "published", "summary"):
                self.assertEqual(1, len(entry.findall(ATOM + name)), name)
            self.assertTrue(link(entry, "alternate", "text/html"))

    def test_an_entry_tells_what_is_known_of_its_document(self):
        entry, = atom("q=vae&region=32&kind=news").findall(ATOM + "entry")
        self.assertEqual("urn:inffo-search:document:vae-inversee",
                         entry.findtext(ATOM + "id"))
        self.assertEqual("VAE inversée : un premier bilan",
                         entry.findtext(ATOM + "title"))
        for name in ("published", "updated"):
            self.assertEqual("2026-04-07T12:00:00Z", entry.findtext(ATOM + name))
        self.assertEqual(SITE + "/documents/vae-inversee",
                         link(entry, "alternate", "text/html"))
        self.assertEqual("https://exemple.fr/vae?a=1&b=2", link(entry, "via", None))
        self.assertEqual(["Une journaliste", "Le Quotidien"],
                         [n.text for n in entry.iterfind(f"{ATOM}author/{ATOM}name")])
        self.assertEqual(
            [("urn:inffo-search:kind", "news", "Actualité"),
             ("urn:inffo-search:region", "32", "Hauts-de-France"),
             ("urn:inffo-search:theme", "vae", "VAE"),
             ("urn:inffo-search:theme", "vae-inversee", "VAE inversée")],
            [(n.get("scheme"), n.get("term"), n.get("label"))
             for n in entry.findall(ATOM + "category")])
        self.assertIn("mêle emploi et formation", entry.findtext(ATOM + "summary"))

    def test_hard_texts_stay_texts(self):
        entry, = atom("q=zygomatique").findall(ATOM + "entry")
        title = "Dur ]]> & \"<b>\" 'x' 😀"
        self.assertEqual(title, entry.findtext(ATOM + "title"))
        self.assertEqual(HARD[1]["url"], link(entry, "via", None))
        address = link(entry, "alternate", "text/html")
        self.assertEqual(200, server.get(local(address)).status)
        self.assertNotIn(" ", entry.findtext(ATOM + "id"))
        attack, = atom("q=attaquable").findall(ATOM + "entry")
        self.assertEqual(f"Titre {daemon.ATTACK}", attack.findtext(ATOM + "title"))
        self.assertIsNone(link(attack, "via", None))

    def test_pages_follow_each_other_to_the_end(self):
        first = "/feed.atom?q=apprentissage&per_page=15"
        seen, dates, ids, target = [], [], set(), first
        while target:
            tree = ElementTree.fromstring(server.get(target).body)
            self.assertEqual(first, local(link(tree, "first")))
            self.assertEqual(target, local(link(tree, "self")))
            seen += texts(tree, "./entry/id")
            dates += texts(tree, "./entry/updated")
            ids.add(tree.findtext(ATOM + "id"))
            last, before = local(link(tree, "last")), target
            after = link(tree, "next")
            target = local(after) if after else None
            if target:
                following = ElementTree.fromstring(server.get(target).body)
                self.assertEqual(before, local(link(following, "previous")))
        self.assertEqual(last, before)
        total = server.get("/api/v1/search?q=apprentissage").json()["total"]
        self.assertEqual(total, len(seen))
        self.assertEqual(len(seen), len(set(seen)))
        self.assertEqual(sorted(dates, reverse=True), dates)
        self.assertEqual({"urn:inffo-search:recherche:q=apprentissage"}, ids)
        self.assertIsNone(link(ElementTree.fromstring(server.get(first).body),
                               "previous"))

    def test_twenty_entries_are_on_a_page_unless_the_request_says_otherwise(self):
        tree = atom("q=apprentissage")
        self.assertEqual(20, len(tree.findall(ATOM + "entry")))
        self.assertEqual("40", tree.findtext(SEARCH + "totalResults"))
        self.assertEqual("20", tree.findtext(SEARCH + "itemsPerPage"))
        ten = atom("q=apprentissage&per_page=10")
        self.assertEqual(10, len(ten.findall(ATOM + "entry")))
        self.assertIn("per_page=10", link(ten, "next"))
        self.assertEqual("11", ElementTree.fromstring(
            server.get(local(link(ten, "next"))).body).findtext(SEARCH + "startIndex"))

    def test_what_has_no_date_is_left_out(self):
        everything = server.get("/api/v1/search").json()["total"]
        self.assertEqual(str(everything - 1), atom().findtext(SEARCH + "totalResults"))
        self.assertNotIn("sans-date", server.get("/feed.atom?q=vae").text)

    def test_what_answers_in_part_is_left_out(self):
        answer = server.get("/api/v1/search?q=vae+zygomatique").json()
        self.assertTrue(answer["query"]["relaxed"] or answer["partial_total"])
        tree = atom("q=vae+zygomatique")
        self.assertEqual("0", tree.findtext(SEARCH + "totalResults"))
        self.assertEqual([], tree.findall(ATOM + "entry"))
        self.assertRegex(tree.findtext(ATOM + "updated"), r"^\d{4}-\d\d-\d\dT")

    def test_how_results_are_shown_changes_nothing(self):
        usual = server.get("/feed.atom?q=vae")
        for more in ("sort=oldest", "explain=1", "facets=none", "collapse=0", "fields=id",
                     "labels=1", "utm_source=mail", "page=", "region="):
            with self.subTest(more):
                reply = server.get("/feed.atom?q=vae&" + more)
                self.assertEqual(usual.body, reply.body)
                self.assertEqual(usual.headers["ETag"], reply.headers["ETag"])

    def test_names_are_taken_as_people_write_them(self):
        self.assertEqual(server.get("/feed.atom?region=32&kind=news").body,
                         server.get("/feed.atom?region=Hauts-de-France"
                                    "&kind=Actualit%C3%A9").body)

    def test_faults_are_named(self):
        reply = server.get("/feed.atom?region=nulle-part")
        self.assertEqual(400, reply.status)
        self.assertEqual("application/problem+json", reply.headers["Content-Type"])
        self.assertEqual("region", reply.json()["errors"][0]["parameter"])
        self.assertEqual(400, server.get("/feed.atom?page=51").status)


class Json(unittest.TestCase):
    def test_it_has_the_entries_of_the_other_form(self):
        for query in ("", "q=vae", "q=zygomatique", "region=32&page=1"):
            with self.subTest(query):
                one, other = feed(query), atom(query)
                self.assertEqual("https://jsonfeed.org/version/1.1", one["version"])
                self.assertEqual(other.findtext(ATOM + "title"), one["title"])
                self.assertEqual(texts(other, "./entry/id"),
                                 [i["id"] for i in one["items"]])
                self.assertEqual(texts(other, "./entry/title"),
                                 [i["title"] for i in one["items"]])
                self.assertEqual(texts(other, "./entry/summary"),
                                 [i["content_text"] for i in one["items"]])

    def test_an_item_tells_what_is_known_of_its_document(self):
        item, = feed("q=vae&region=32&kind=news")["items"]
        self.assertEqual(SITE + "/documents/vae-inversee", item["url"])
        self.assertEqual("https://exemple.fr/vae?a=1&b=2", item["external_url"])
        self.assertEqual("2026-04-07T12:00:00Z", item["date_published"])
        self.assertEqual([{"name": "Une journaliste"}, {"name": "Le Quotidien"}],
                         item["authors"])
        self.assertEqual(["Actualité", "Hauts-de-France", "VAE", "VAE inversée"],
                         item["tags"])
        attack, = feed("q=attaquable")["items"]
        self.assertNotIn("external_url", attack)

    def test_pages_follow_each_other(self):
        seen, target = [], "/feed.json?q=apprentissage"
        while target:
            page = server.get(target).json()
            self.assertEqual(target, local(page["feed_url"]))
            seen += [i["id"] for i in page["items"]]
            target = local(page["next_url"]) if "next_url" in page else None
        self.assertEqual(40, len(set(seen)))
        self.assertEqual(40, len(seen))


class Headers(unittest.TestCase):
    TYPES = {"/feed.atom": "application/atom+xml; charset=utf-8",
             "/feed.json": "application/feed+json",
             "/sitemap.xml": "application/xml; charset=utf-8",
             "/opensearch.xml": "application/opensearchdescription+xml; charset=utf-8",
             "/robots.txt": "text/plain; charset=utf-8"}

    def test_types_are_those_of_the_formats_whatever_is_accepted(self):
        for path, kind in self.TYPES.items():
            for accept in ("*/*", "text/html", "application/rss+xml"):
                reply = server.get(path, Accept=accept)
                self.assertEqual((200, kind), (reply.status,
                                               reply.headers["Content-Type"]))
            self.assertEqual(b"", server.get(path, "HEAD").body)

    def test_what_a_reader_has_is_a_304(self):
        for path in ("/feed.atom", "/feed.json?q=vae", "/sitemap.xml"):
            etag = server.get(path).headers["ETag"]
            again = server.get(path, If_None_Match=etag)
            self.assertEqual((304, b""), (again.status, again.body))

    def test_link_has_the_pages_and_the_other_form(self):
        header = server.get("/feed.json?q=apprentissage&page=2").headers["Link"]
        self.assertIn(f'<{SITE}/feed.json?q=apprentissage>; rel="first"', header)
        self.assertIn(f'<{SITE}/feed.json?q=apprentissage>; rel="prev"', header)
        self.assertIn(f'<{SITE}/feed.atom?q=apprentissage&page=2>; rel="alternate"; '
                      'type="application/atom+xml"', header)

    def test_pages_of_allowed_origins_may_read_them(self):
        for path in ("/feed.atom", "/feed.json", "/opensearch.xml", "/openapi.json"):
            for _ in range(2):  # the second comes from the cache
                reply = server.get(path, Origin="https://a.fr")
                self.assertEqual("https://a.fr",
                                 reply.headers["Access-Control-Allow-Origin"])
                self.assertIn("Origin", reply.headers["Vary"])
            self.assertIsNone(server.get(path, Origin="https://b.fr")
                              .headers["Access-Control-Allow-Origin"])


class Rebuilt(unittest.TestCase):
    """Subscribers see nothing of a rebuild."""

    def test_ids_and_times_stay(self):
        def entries(tree):
            return [[(n.tag, n.text, sorted(n.attrib.items())) for n in e.iter()]
                    for e in tree.findall(ATOM + "entry")]

        with tempfile.TemporaryDirectory() as other:
            daemon.publish(other + "/index", extra=[*HARD, {
                "id": "plus-recent", "title": "Plus récent", "text": "La VAE encore.",
                "date": "2026-05-05", "source": "Fixture"}])
            with daemon.Daemon(other + "/index", "--public-url", SITE) as again:
                before, after = atom("q=vae"), atom("q=vae", again)
                self.assertEqual(entries(before), entries(after)[1:])
                self.assertEqual(before.findtext(ATOM + "id"),
                                 after.findtext(ATOM + "id"))
                self.assertEqual("2026-05-05T12:00:00Z",
                                 after.findtext(ATOM + "updated"))
                self.assertEqual(feed("q=vae")["items"],
                                 feed("q=vae", again)["items"][1:])
                self.assertEqual(atom("q=rienrien").findtext(ATOM + "updated"),
                                 "2026-04-07T12:00:00Z")


class Anonymous(unittest.TestCase):
    """Without --public-url, nothing is made of what a request says of its host."""

    def test_links_are_paths_and_ids_the_same(self):
        for path in ("/feed.atom?q=vae", "/feed.json?q=vae", "/opensearch.xml",
                     "/sitemap.xml", "/robots.txt", "/api/v1/search?q=vae"):
            usual = anonymous.get(path)
            forged = anonymous.get(path, Host="evil.example",
                                   Forwarded="host=evil.example",
                                   X_Forwarded_Host="evil.example")
            self.assertEqual(usual.body, forged.body)
            self.assertNotIn("evil.example", f"{forged.text}{forged.headers}")
        self.assertEqual(texts(atom("q=vae"), "./entry/id"),
                         texts(atom("q=vae", anonymous), "./entry/id"))
        entry = atom("q=vae", anonymous).find(ATOM + "entry")
        self.assertEqual("/documents/vae-inversee", link(entry, "alternate", "text/html"))


class OpenSearch(unittest.TestCase):
    def test_the_description_is_complete(self):
        tree = ElementTree.fromstring(server.get("/opensearch.xml").body)
        self.assertEqual(SEARCH + "OpenSearchDescription", tree.tag)
        self.assertTrue(0 < len(tree.findtext(SEARCH + "ShortName")) <= 16)
        self.assertTrue(tree.findtext(SEARCH + "Description"))
        self.assertEqual("UTF-8", tree.findtext(SEARCH + "InputEncoding"))
        icon = local(tree.findtext(SEARCH + "Image"))
        self.assertEqual(200, server.get(icon).status)

    def test_every_template_answers_in_its_type(self):
        tree = ElementTree.fromstring(server.get("/opensearch.xml").body)
        urls = {(n.get("type"), n.get("rel") or "results"): n.get("template")
                for n in tree.findall(SEARCH + "Url")}
        self.assertLessEqual({("text/html", "results"), ("application/json", "results"),
                              ("application/atom+xml", "results"),
                              ("application/feed+json", "results"),
                              ("application/x-suggestions+json", "suggestions")},
                             set(urls))
        words = urllib.parse.quote("vae inversée")
        for (kind, _), template in urls.items():
            for page, count in (("1", "5"), ("", "")):
                target = (local(template).replace("{searchTerms}", words)
                          .replace("{startPage?}", page).replace("{count?}", count))
                self.assertNotIn("{", target)
                reply = server.get(target)
                self.assertEqual(200, reply.status, target)
                self.assertEqual(kind, reply.headers["Content-Type"].split(";")[0])


class Crawlers(unittest.TestCase):
    def test_the_sitemap_has_every_page_with_its_date(self):
        tree = ElementTree.fromstring(server.get("/sitemap.xml").body)
        self.assertEqual(MAP + "urlset", tree.tag)
        found = {n.findtext(MAP + "loc"): n.findtext(MAP + "lastmod") for n in tree}
        self.assertEqual(server.get("/api/v1/search").json()["total"], len(found))
        self.assertEqual("2026-04-07", found[SITE + "/documents/vae-inversee"])
        self.assertIn(SITE + "/documents/cper/2023", found)
        self.assertIsNone(found[SITE + "/documents/sans-date"])
        for address in list(found)[::9] + [SITE + "/documents/sans-date"]:
            self.assertEqual(200, server.get(local(address)).status)

    def test_there_are_as_many_parts_as_needed(self):
        self.assertEqual(server.get("/sitemap.xml").body,
                         server.get("/sitemap-1.xml").body)
        for target in ("/sitemap-2.xml", "/sitemap-0.xml", "/sitemap-x.xml",
                       "/sitemap-.xml", "/sitemap-1/x.xml"):
            self.assertEqual(404, server.get(target).status, target)

    def test_crawlers_are_let_in_to_pages_and_kept_out_of_the_api(self):
        text = server.get("/robots.txt").text
        self.assertIn("User-agent: *\n", text)
        self.assertIn("Disallow: /api/\n", text)
        self.assertIn("Allow: /\n", text)
        self.assertIn(f"Sitemap: {SITE}/sitemap.xml\n", text)
        self.assertNotIn("Sitemap", anonymous.get("/robots.txt").text)


class Pages(unittest.TestCase):
    def test_every_page_names_the_description_of_the_search(self):
        for path in ("/", "/recherche?q=vae", "/documents/vae-inversee", "/aide",
                     "/nope"):
            tree = markup.parse(server.get(path).text)
            found = tree.one("link", rel="search")
            self.assertEqual("application/opensearchdescription+xml", found["type"])
            self.assertEqual("/opensearch.xml", found["href"])
            self.assertTrue(found["title"])

    def test_results_name_their_feeds_in_the_head_and_for_readers(self):
        for query, wanted in {"q=vae&region=Hauts-de-France&page=1&sort=oldest":
                              "q=vae&region=32", "": "",
                              "q=l%27%C3%A9t%C3%A9+%26+%22x%22":
                              "q=l%27%C3%A9t%C3%A9%20%26%20%22x%22"}.items():
            tree = markup.parse(server.get("/recherche?" + query).text)
            tail = f"?{wanted}" if wanted else ""
            heads = {n["type"]: n["href"] for n in tree.all("link", rel="alternate")}
            self.assertEqual({"application/atom+xml": "/feed.atom" + tail,
                              "application/feed+json": "/feed.json" + tail}, heads)
            seen = {n["href"] for n in tree.all("a")}
            self.assertLessEqual(set(heads.values()), seen)
            for address in heads.values():
                self.assertEqual(200, server.get(address).status)

    def test_the_home_page_has_the_feed_of_all_documents(self):
        tree = markup.parse(server.get("/").text)
        self.assertEqual(["/feed.atom", "/feed.json"],
                         [n["href"] for n in tree.all("link", rel="alternate")])


if __name__ == "__main__":
    programs.main()
