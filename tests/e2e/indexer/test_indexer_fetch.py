"""Mirrors of remote sources: what is asked for, what is kept, and what bad servers can do
to it."""

import gzip
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest

import programs
import web
from web import Answer

TOOL = programs.BIN.parent / "tests/mirror_tool"


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="inffo-fetch-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.web = self.start_web()

    def start_web(self):
        server = web.Web()
        self.addCleanup(server.close)
        return server

    def update(self, kind, path="/", code=0, source="essai", environment=None, **members):
        """Update the mirror and return what was printed, with the server's address
        replaced by WEB."""
        members = {"address": self.web.address + path, "pause_ms": 0, "timeout_s": 20,
                   **members}
        done = subprocess.run(
            [TOOL, self.folder, source, kind, json.dumps(members)], capture_output=True,
            text=True, timeout=120, env={**os.environ, **(environment or {})})
        self.assertEqual(code, done.returncode, done.stdout + done.stderr)
        return done.stdout.replace(self.web.address, "WEB")

    def mirror(self, source="essai"):
        """The documents of the mirror: path → bytes."""
        root = self.folder / source
        return {str(path.relative_to(root)): path.read_bytes()
                for path in sorted(root.rglob("*"))
                if path.is_file() and not path.name.startswith(".")}

    def beside(self, path, source="essai"):
        file = self.folder / source / path
        return json.loads((file.parent / f".{file.name}.json").read_text())

    def times(self):
        return [path.stat().st_mtime_ns
                for path in sorted((self.folder / "essai").rglob("*ml*"))]

    def texts(self, source="essai"):
        return sorted(bytes.decode() for bytes in self.mirror(source).values())


class Transport(Case):
    def test_a_page_is_mirrored_with_its_address(self):
        self.web.pages["/a"] = Answer("<h1>Apprentissage</h1>")
        self.assertEqual("ok\n", self.update("pages", "/a"))
        (path, bytes), = self.mirror().items()
        self.assertEqual(b"<h1>Apprentissage</h1>", bytes.split(b"\n")[-1])
        self.assertRegex(path, r"^127-0-0-1-\d+-a-[0-9a-f]{12}\.html$")
        self.assertEqual({"url": self.web.address + "/a"}, self.beside(path))

    def test_we_say_who_we_are(self):
        self.web.pages["/a"] = Answer("a")
        self.update("pages", "/a", contact="contact@exemple.fr")
        for _path, headers in self.web.requests:
            self.assertRegex(headers["User-Agent"],
                             r"^inffo-index/[\d.]+ \(\+contact@exemple.fr\)$")

    def test_what_has_not_changed_is_not_sent_again(self):
        self.web.pages["/a"] = Answer("un", etag='"1"')
        self.update("pages", "/a")
        before = self.mirror()
        times = self.times()
        self.web.requests.clear()
        self.update("pages", "/a")
        self.assertEqual('"1"', self.web.requests[-1][1]["If-None-Match"])
        self.assertEqual(before, self.mirror())
        self.assertEqual(times, self.times())
        self.web.pages["/a"] = Answer("deux", etag='"2"')
        self.update("pages", "/a")
        self.assertIn("deux", self.texts()[0])

    def test_a_mirror_that_was_removed_is_made_again(self):
        self.web.pages["/a"] = Answer("un", etag='"1"')
        self.web.pages["/flux"] = Answer(feed(item(1)), etag='"1"')
        self.update("pages", "/a")
        self.update("feed", "/flux", source="flux", pages="never")
        shutil.rmtree(self.folder / "essai")
        shutil.rmtree(self.folder / "flux")
        self.update("pages", "/a")
        self.update("feed", "/flux", source="flux", pages="never")
        self.assertEqual(1, len(self.mirror()))
        self.assertEqual(1, len(self.mirror("flux")))

    def test_permanent_redirects_are_said_and_remembered(self):
        self.web.pages["/flux"] = Answer(feed(item(1)))
        self.web.pages["/vieux"] = Answer(code=301, headers={"Location": "/flux"})
        printed = self.update("feed", "/vieux", pages="never")
        self.assertIn("remarque : l'adresse a changé pour de bon : WEB/flux", printed)
        self.web.paths()
        self.assertEqual("ok\n", self.update("feed", "/vieux", pages="never"))
        self.assertEqual(["/robots.txt", "/flux"], self.web.paths())

    def test_temporary_redirects_are_followed_each_time(self):
        self.web.pages["/flux"] = Answer(feed(item(1)))
        self.web.pages["/vieux"] = Answer(code=302, headers={"Location": "/flux"})
        self.assertEqual("ok\n", self.update("feed", "/vieux", pages="never"))
        self.web.paths()
        self.update("feed", "/vieux", pages="never")
        self.assertEqual(["/robots.txt", "/vieux", "/flux"], self.web.paths())

    def test_redirects_to_other_places_are_refused(self):
        other = self.start_web()
        other.pages["/secret"] = Answer("secret")
        places = {"file:///etc/hostname": "seuls http et https",
                  "ftp://127.0.0.1/a": "seuls http et https",
                  "gopher://127.0.0.1:70/": "seuls http et https",
                  other.address + "/secret": "réseau privé",
                  "http://localhost/": "réseau privé",
                  "http://169.254.169.254/latest": "réseau privé",
                  "http://[::1]/": "réseau privé",
                  "http://0x7f.1/": "réseau privé"}
        for place, why in places.items():
            with self.subTest(place):
                self.web.pages["/a"] = Answer(code=302, headers={"Location": place})
                printed = self.update("pages", "/a")
                self.assertIn(why, printed)
                self.assertEqual({}, self.mirror())
        self.assertEqual([], other.paths())

    def test_redirects_end(self):
        self.web.pages["/a"] = Answer(code=302, headers={"Location": "/b"})
        self.web.pages["/b"] = Answer(code=302, headers={"Location": "/a"})
        self.assertIn("plus de 5 redirections", self.update("pages", "/a"))

    def test_hostile_answers_leave_the_mirror_as_it_was(self):
        self.web.pages["/a"] = Answer("une page")
        self.update("pages", "/a")
        before = self.mirror()
        plays = {web.endless: "plus de 200000 octets", web.bomb: "plus de 200000 octets",
                 web.drip: "délai dépassé", web.cut: "coupée avant sa fin",
                 web.huge_head: "en-têtes de plus de 65536 octets",
                 web.no_http: "pas du HTTP", web.damaged_gzip: "compressée abîmée",
                 web.hang_up: "rien répondu"}
        for play, why in plays.items():
            with self.subTest(play.__name__):
                self.web.pages["/a"] = Answer(play=play)
                begun = time.monotonic()
                printed = self.update("pages", "/a", max_bytes=200000, timeout_s=2)
                self.assertLess(time.monotonic() - begun, 15)
                self.assertIn(why, printed)
                self.assertIn("la version précédente reste", printed)
                self.assertEqual(before, self.mirror())

    def test_a_body_that_is_not_what_it_says_is_refused(self):
        self.web.pages["/a"] = Answer("<h1>Erreur</h1>", type="application/pdf")
        self.assertIn("n'est pas du type que le serveur annonce",
                      self.update("pages", "/a"))
        self.web.pages["/a"] = Answer(b"\x89PNG", type="image/png")
        self.assertIn("ce type de fichier n'est pas lu", self.update("pages", "/a"))
        self.web.pages["/a"] = Answer("")
        self.assertIn("réponse vide", self.update("pages", "/a"))
        self.assertEqual({}, self.mirror())

    def test_a_server_that_asks_to_wait_is_asked_again(self):
        answers = [Answer("", 503, headers={"Retry-After": "1"}), Answer("une page")]
        self.web.pages["/a"] = lambda _path: answers.pop(0)
        begun = time.monotonic()
        self.assertEqual("ok\n", self.update("pages", "/a"))
        self.assertGreater(time.monotonic() - begun, 0.9)
        self.assertEqual(1, len(self.mirror()))
        self.web.pages["/a"] = Answer("", 429, headers={"Retry-After": "3600"})
        self.assertIn("demande d'attendre 3600 secondes (429)",
                      self.update("pages", "/a"))
        self.assertEqual(1, len(self.mirror()))

    def test_requests_to_a_server_are_apart(self):
        for name in "abc":
            self.web.pages["/" + name] = Answer(name)
        begun = time.monotonic()
        self.update("pages", addresses=[self.web.address + "/" + name for name in "abc"],
                    pause_ms=200)
        self.assertGreater(time.monotonic() - begun, 0.6)

    def test_robots_txt_is_obeyed(self):
        self.web.pages["/robots.txt"] = Answer("User-agent: inffo-index\nDisallow: /a\n",
                                               type="text/plain")
        self.web.pages["/a"] = Answer("a")
        self.assertIn("interdit par le robots.txt", self.update("pages", "/a"))
        self.assertEqual(["/robots.txt"], self.web.paths())
        self.assertEqual("ok\n", self.update("pages", "/a", robots="no"))
        self.assertEqual(["/a"], self.web.paths())
        self.web.pages["/robots.txt"] = Answer("", 503)
        self.assertIn("robots.txt du serveur illisible", self.update("pages", "/a"))
        self.assertEqual(["/robots.txt"], self.web.paths())
        self.assertEqual(1, len(self.mirror()))

    def test_a_proxy_is_used(self):
        proxy = self.start_web()
        proxy.pages["http://exemple.invalid/a"] = Answer("par le mandataire")
        self.update("pages", address="http://exemple.invalid/a", robots=False,
                    environment={"http_proxy": proxy.address, "no_proxy": ""})
        self.assertIn("par le mandataire", self.texts()[0])

    def test_only_the_owner_may_read_a_password(self):
        secret = self.folder / "secret"
        secret.write_text("abcd efgh\n")
        secret.chmod(0o644)
        self.web.pages["/"] = Answer("a")
        printed = self.update("wordpress", "/", code=1, user="lecteur",
                              password_file="secret")
        self.assertIn("chmod 600", printed)
        self.assertNotIn("abcd", printed)
        self.assertEqual([], self.web.paths())

    def test_certificates_are_checked(self):
        # A key that protects nothing, and a certificate of its own.
        certificate = pathlib.Path(__file__).with_name("self_signed.pem")
        secure = web.Web(certificate=certificate)
        self.addCleanup(secure.close)
        secure.pages["/a"] = Answer("a")
        printed = self.update("pages", address=secure.address + "/a", robots="no")
        self.assertIn("certificat TLS refusé", printed)
        self.assertEqual([], secure.requests)

    def test_addresses_that_are_none_are_refused(self):
        for address in ["file:///etc/passwd", "exemple.fr", ""]:
            printed = self.update("pages", code=1, address=address)
            self.assertIn("n'est pas une adresse en http", printed)


class Pages(Case):
    def test_a_list_is_mirrored_and_what_leaves_it_goes(self):
        self.web.pages["/a"] = Answer("un")
        self.web.pages["/b"] = Answer(b"%PDF-1.4 ...", type="application/pdf")
        addresses = [self.web.address + "/a", self.web.address + "/b"]
        self.assertEqual("ok\n", self.update("pages", addresses=addresses))
        self.assertEqual([".html", ".pdf"],
                         sorted(pathlib.Path(path).suffix for path in self.mirror()))
        self.update("pages", addresses=addresses[:1])
        self.assertEqual(1, len(self.mirror()))
        self.assertEqual(4, len(list((self.folder / "essai").iterdir())) + 1)

    def test_what_is_not_found_stays_and_what_is_gone_goes(self):
        self.web.pages["/a"] = Answer("un")
        self.update("pages", "/a")
        self.web.pages["/a"] = Answer("", 404)
        self.assertIn("introuvable (404) ; la version précédente reste",
                      self.update("pages", "/a"))
        self.assertEqual(1, len(self.mirror()))
        self.web.pages["/a"] = Answer("", 410)
        self.assertIn("supprimée pour de bon (410)", self.update("pages", "/a"))
        self.assertEqual({}, self.mirror())

    def test_a_server_that_is_down_ends_the_update(self):
        for number in range(20):
            self.web.pages[f"/{number}"] = Answer("a")
        addresses = [f"{self.web.address}/{number}" for number in range(20)]
        self.update("pages", addresses=addresses)
        before = self.mirror()
        for number in range(20):
            self.web.pages[f"/{number}"] = Answer("", 500)
        self.web.paths()
        printed = self.update("pages", code=1, addresses=addresses[:10])
        self.assertIn("échec : 5 échecs de suite", printed)
        self.assertEqual(6, len(self.web.paths()))
        self.assertEqual(before, self.mirror())

    def test_the_charset_of_the_server_is_kept(self):
        self.web.pages["/a"] = Answer("<p>L'\xe9t\xe9</p>".encode("latin-1"),
                                      type="text/html; charset=iso-8859-1")
        self.update("pages", "/a")
        self.assertEqual([b'<meta charset="iso-8859-1">\n<p>L\'\xe9t\xe9</p>'],
                         list(self.mirror().values()))


def item(number, text="Court […]", whole=None, extra=""):
    encoded = f"<c:encoded><![CDATA[{whole}]]></c:encoded>" if whole else ""
    return (f"<item><title>Nouvelle {number}</title><link>/n/{number}</link>"
            f"<guid isPermaLink='false'>n{number}</guid><category>VAE</category>"
            "<pubDate>Tue, 07 Apr 2026 09:12:00 +0200</pubDate>"
            f"<description>{text}</description>{encoded}{extra}</item>")


def feed(*items):
    return ("<?xml version='1.0' encoding='UTF-8'?><rss version='2.0' "
            "xmlns:c='http://purl.org/rss/1.0/modules/content/'><channel>"
            "<title>Flux</title>" + "".join(items) + "</channel></rss>")


class Feed(Case):
    def set_feed(self, *items, **options):
        self.web.pages["/flux"] = Answer(feed(*items), type="application/rss+xml",
                                         **options)

    def test_a_whole_text_is_kept_and_a_summary_replaced_by_the_page(self):
        self.set_feed(item(1, whole="<p>Tout le texte</p>"), item(2))
        self.web.pages["/n/2"] = Answer("<article>La page</article>")
        self.assertEqual("ok\n", self.update("feed", "/flux"))
        one, two = self.mirror().items()
        self.assertIn(b"<h1>Nouvelle 1</h1>\n<p>Tout le texte</p>", one[1])
        self.assertIn(b"<article>La page</article>", two[1])
        self.assertEqual({"url": self.web.address + "/n/2", "title": "Nouvelle 2",
                          "date": "Tue, 07 Apr 2026 09:12:00 +0200", "themes": ["VAE"]},
                         self.beside(two[0]))
        self.assertEqual(["/robots.txt", "/flux", "/n/2"], self.web.paths())

    def test_items_stay_when_they_leave_the_feed(self):
        self.set_feed(item(1), item(2))
        self.update("feed", "/flux", pages="never")
        self.set_feed(item(2), item(3))
        self.update("feed", "/flux", pages="never")
        self.assertEqual(3, len(self.mirror()))
        self.update("feed", "/flux", pages="never", keep="listed")
        self.assertEqual(2, len(self.mirror()))

    def test_items_that_are_known_are_not_asked_for_again(self):
        self.set_feed(item(1), item(2))
        self.web.pages["/n/1"] = self.web.pages["/n/2"] = Answer("page")
        self.update("feed", "/flux")
        self.web.paths()
        self.set_feed(item(1), item(2, text="Corrigé"))
        self.update("feed", "/flux")
        self.assertEqual(["/robots.txt", "/flux", "/n/2"], self.web.paths())

    def test_a_feed_that_has_not_changed_is_not_read(self):
        self.set_feed(item(1), etag='"1"')
        self.update("feed", "/flux", pages="never")
        before = self.mirror()
        self.assertEqual("ok\n", self.update("feed", "/flux", pages="never",
                                             keep="listed"))
        self.assertEqual(before, self.mirror())

    def test_a_page_that_cannot_be_had_leaves_the_text_of_the_feed(self):
        self.set_feed(item(1), etag='"1"')
        self.web.pages["/n/1"] = Answer("", 500)
        self.assertIn("erreur du serveur (500)", self.update("feed", "/flux"))
        self.assertIn("Court […]", self.texts()[0])
        # It is tried again, though the feed has not changed.
        self.web.pages["/n/1"] = Answer("La page")
        self.assertEqual("ok\n", self.update("feed", "/flux"))
        self.assertIn("La page", self.texts()[0])

    def test_a_feed_is_read_while_the_server_of_its_pages_is_down(self):
        self.set_feed(*[item(number) for number in range(10)])
        for number in range(10):
            self.web.pages[f"/n/{number}"] = Answer("", 500)
        self.update("feed", "/flux")
        self.assertEqual(10, len(self.mirror()))
        self.assertEqual(2 + 4, len(self.web.paths()))
        self.web.pages["/n/7"] = Answer("La page")
        for number in range(7):
            self.web.pages[f"/n/{number}"] = Answer("", 404)
        self.update("feed", "/flux")
        self.assertIn("La page", "".join(self.texts()))

    def test_a_feed_that_is_gone_is_withdrawn_and_one_that_is_down_is_not(self):
        self.set_feed(item(1))
        self.update("feed", "/flux", pages="never")
        for code in [404, 500, 403]:
            self.web.pages["/flux"] = Answer("", code)
            self.assertIn(f"({code})", self.update("feed", "/flux", code=1))
            self.assertEqual(1, len(self.mirror()))
        self.web.pages["/flux"] = Answer("", 410)
        self.assertIn("supprimé pour de bon", self.update("feed", "/flux"))
        self.assertEqual({}, self.mirror())

    def test_what_is_no_feed_changes_nothing(self):
        self.set_feed(item(1))
        self.update("feed", "/flux", pages="never")
        self.web.pages["/flux"] = Answer("<html><body>Maintenance</body></html>")
        self.assertIn("ni RSS, ni Atom, ni JSON Feed",
                      self.update("feed", "/flux", code=1))
        self.assertEqual(1, len(self.mirror()))

    def test_a_feed_that_is_cut_withdraws_nothing(self):
        self.set_feed(item(1), item(2))
        self.update("feed", "/flux", pages="never", keep="listed")
        self.web.pages["/flux"] = Answer(feed(item(1))[:-40])
        printed = self.update("feed", "/flux", pages="never", keep="listed")
        self.assertIn("mal formé", printed)
        self.assertEqual(2, len(self.mirror()))

    def test_links_into_the_own_network_are_not_followed(self):
        other = self.start_web()
        other.pages["/secret"] = Answer("secret")
        self.set_feed(item(1).replace("/n/1", other.address + "/secret"))
        self.assertIn("réseau privé", self.update("feed", "/flux"))
        self.assertEqual([], other.paths())
        self.assertIn("Court […]", self.texts()[0])

    def test_items_that_share_an_address_stay_apart(self):
        self.set_feed(*[item(number).replace(f"/n/{number}", "/") for number in range(3)])
        self.assertEqual("ok\n", self.update("feed", "/flux"))
        self.assertEqual(3, len(self.mirror()))
        before = self.mirror()
        self.web.paths()
        self.update("feed", "/flux")
        self.assertEqual(["/robots.txt", "/flux"], self.web.paths())
        self.assertEqual(before, self.mirror())

    def test_ten_thousand_items_are_bounded(self):
        self.set_feed(*[item(number) for number in range(300)])
        printed = self.update("feed", "/flux", pages="never", max_documents=50)
        self.assertIn("300 nouvelles ; les 50 premières sont lues", printed)
        self.assertEqual(50, len(self.mirror()))

    def test_a_wrong_option_is_said(self):
        self.assertIn("pages : « toujours » n'est pas l'un de : auto, always, never",
                      self.update("feed", "/flux", code=1, pages="toujours"))


class Sitemap(Case):
    def set_sitemap(self, pages, path="/plan.xml"):
        entries = "".join(
            f"<url><loc>{self.web.address}{page}</loc>"
            + (f"<lastmod>{change}</lastmod>" if change else "") + "</url>"
            for page, change in pages.items())
        self.web.pages[path] = Answer(
            "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + entries
            + "</urlset>", type="application/xml")

    def test_pages_are_read_when_their_last_change_is_new(self):
        self.web.pages["/a"] = Answer("un")
        self.web.pages["/b"] = Answer("deux")
        self.set_sitemap({"/a": "2026-04-01", "/b": "2026-04-02"})
        self.assertEqual("ok\n", self.update("sitemap", "/plan.xml"))
        self.assertEqual(2, len(self.mirror()))
        self.web.paths()
        self.set_sitemap({"/a": "2026-04-01", "/b": "2026-05-02"})
        self.update("sitemap", "/plan.xml")
        self.assertEqual(["/robots.txt", "/plan.xml", "/b"], self.web.paths())

    def test_without_a_last_change_pages_are_asked_for_now_and_then(self):
        self.web.pages["/a"] = Answer("un", etag='"1"')
        self.set_sitemap({"/a": None})
        self.update("sitemap", "/plan.xml", recheck_h=8760)
        self.web.paths()
        self.update("sitemap", "/plan.xml", recheck_h=8760)
        self.assertEqual(["/robots.txt", "/plan.xml"], self.web.paths())
        self.update("sitemap", "/plan.xml", recheck_h=0)
        self.assertEqual('"1"', self.web.requests[-1][1]["If-None-Match"])
        self.assertEqual(1, len(self.mirror()))

    def test_an_index_and_compressed_sitemaps_are_read(self):
        self.web.pages["/a"] = Answer("un")
        self.set_sitemap({"/a": None})
        plan = self.web.pages["/plan.xml"].body
        self.web.pages["/plan.xml.gz"] = Answer(gzip.compress(plan),
                                                type="application/gzip")
        self.web.pages["/index.xml"] = Answer(
            "<sitemapindex><sitemap><loc>/plan.xml.gz</loc></sitemap></sitemapindex>")
        self.assertEqual("ok\n", self.update("sitemap", "/index.xml"))
        self.assertEqual(1, len(self.mirror()))

    def test_what_leaves_the_sitemap_or_is_not_found_goes(self):
        for name in "abc":
            self.web.pages["/" + name] = Answer(name)
        self.set_sitemap({"/a": "1", "/b": "1", "/c": "1"})
        self.update("sitemap", "/plan.xml")
        self.web.pages["/b"] = Answer("", 404)
        self.set_sitemap({"/a": "1", "/b": "2"})
        self.update("sitemap", "/plan.xml")
        self.assertEqual(["a"], [text.split("\n")[-1] for text in self.texts()])

    def test_a_sitemap_that_is_down_or_cut_withdraws_nothing(self):
        self.web.pages["/a"] = Answer("a")
        self.set_sitemap({"/a": "1"})
        self.update("sitemap", "/plan.xml")
        whole = self.web.pages["/plan.xml"].body
        for answer in [Answer("", 503), Answer(whole[:-20]), Answer("", 404),
                       Answer("<html>Maintenance</html>"),
                       Answer(b"\x1f\x8b\x08abcdef")]:
            self.web.pages["/plan.xml"] = answer
            self.update("sitemap", "/plan.xml", code=1)
            self.assertEqual(1, len(self.mirror()))

    def test_pages_are_chosen_by_their_paths(self):
        for path in ["/actus/a", "/actus/b.pdf", "/boutique/c"]:
            self.web.pages[path] = Answer(path)
        self.set_sitemap({"/actus/a": "1", "/actus/b.pdf": "1", "/boutique/c": "1"})
        self.update("sitemap", "/plan.xml", only=["/actus/"], **{"except": ["*.pdf$"]})
        self.assertIn("/actus/a", self.texts()[0])
        self.assertEqual(1, len(self.mirror()))

    def test_pages_of_other_servers_are_left(self):
        other = self.start_web()
        self.web.pages["/plan.xml"] = Answer(
            f"<urlset><url><loc>{other.address}/a</loc></url></urlset>")
        self.assertIn("1 adresses d'autres serveurs", self.update("sitemap", "/plan.xml"))
        self.assertEqual([], other.paths())

    def test_sitemaps_that_name_themselves_end(self):
        self.web.pages["/plan.xml"] = Answer(
            "<sitemapindex><sitemap><loc>/plan.xml</loc></sitemap></sitemapindex>")
        self.assertIn("trop de plans de site",
                      self.update("sitemap", "/plan.xml", code=1))


class WordPress(Case):
    """A WordPress that is played; a real one is in deploy/demo-portal/test."""

    def setUp(self):
        super().setUp()
        self.objects = {"posts": {}, "pages": {}}
        self.web.pages["/"] = Answer(
            "accueil", headers={"Link": f"<{self.web.address}/api/>; "
                                "rel=\"https://api.w.org/\""})
        self.web.pages["/api/wp/v2/types"] = Answer(json.dumps({
            "post": {"rest_base": "posts"}, "page": {"rest_base": "pages"},
            "formation": {"rest_base": "formations"}}), type="application/json")
        for base in ["posts", "pages", "formations"]:
            self.web.pages["/api/wp/v2/" + base] = self.answer

    def answer(self, path):
        """What the list of a type answers."""
        base, _, query = path.removeprefix("/api/wp/v2/").partition("?")
        asked = dict(part.split("=", 1) for part in query.split("&"))
        found = list(self.objects.get(base, {}).values())
        found.sort(key=lambda object: object["modified_gmt"], reverse=True)
        if "include" in asked:
            wanted = {int(number) for number in asked["include"].split(",")}
            found = [object for object in found if object["id"] in wanted]
        size, page = int(asked["per_page"]), int(asked.get("page", 1))
        shown = found[size * (page - 1):size * page]
        if "_fields" in asked:
            shown = [{name: object[name] for name in ["id", "modified_gmt"]}
                     for object in shown]
        return Answer(json.dumps(shown), type="application/json", headers={
            "X-WP-Total": str(len(found)),
            "X-WP-TotalPages": str(-(-len(found) // size))})

    def put(self, number, base="posts", modified="2026-04-07T09:12:00", **members):
        self.objects.setdefault(base, {})[number] = {
            "id": number, "modified_gmt": modified, "status": "publish",
            "link": f"{self.web.address}/{base}/{number}",
            "title": {"rendered": f"Titre {number}"},
            "content": {"rendered": f"<p>Texte {number}</p>", "protected": False},
            **members}

    def lists(self):
        return [path for path in self.web.paths() if "/wp/v2/" in path]

    def test_what_is_published_is_mirrored_as_it_is_given(self):
        self.put(1, _embedded={"wp:term": [[{"taxonomy": "region", "name": "Bretagne"}]]})
        self.put(2, base="pages")
        self.assertEqual("ok\n", self.update("wordpress"))
        self.assertEqual(["pages/2.json", "posts/1.json"], list(self.mirror()))
        self.assertEqual(self.objects["posts"][1],
                         json.loads(self.mirror()["posts/1.json"]))
        asked = [path for path in self.lists() if "include=" in path]
        self.assertIn("_embed=author,wp:term", asked[0])

    def test_a_run_without_news_costs_one_request_a_type(self):
        for number in range(1, 251):
            self.put(number, modified=f"2026-04-07T09:{number % 60:02}:00")
        self.update("wordpress")
        self.assertEqual(250, len(self.mirror()))
        self.lists()
        self.update("wordpress")
        self.assertEqual(2, len(self.lists()))
        self.assertEqual(250, len(self.mirror()))

    def test_changes_and_additions_are_asked_for_alone(self):
        for number in range(1, 151):
            self.put(number)
        self.update("wordpress")
        self.put(7, modified="2026-05-01T00:00:00", title={"rendered": "Nouveau"})
        self.put(151, modified="2026-05-02T00:00:00")
        self.lists()
        self.update("wordpress")
        asked = [path for path in self.lists() if "include=" in path]
        self.assertEqual(1, len(asked))
        self.assertTrue(asked[0].endswith("include=151,7"), asked)
        self.assertIn("Nouveau", self.mirror()["posts/7.json"].decode())

    def test_deletions_are_noticed(self):
        for number in range(1, 151):
            self.put(number)
        self.update("wordpress")
        del self.objects["posts"][75]
        self.update("wordpress")
        self.assertEqual(149, len(self.mirror()))
        self.assertNotIn("posts/75.json", self.mirror())
        # One that goes while another one comes, and one whose time is old.
        del self.objects["posts"][80]
        self.put(151, modified="2026-01-01T00:00:00")
        self.update("wordpress", relist_h=0)
        self.assertNotIn("posts/80.json", self.mirror())
        self.assertIn("posts/151.json", self.mirror())

    def test_what_has_a_password_is_left_out(self):
        self.put(1, content={"rendered": "", "protected": True})
        self.put(2)
        self.assertIn("1 objets à mot de passe", self.update("wordpress"))
        self.assertEqual(["posts/2.json"], list(self.mirror()))
        self.lists()
        self.assertEqual("ok\n", self.update("wordpress"))
        self.assertEqual(2, len(self.lists()))
        # What gets a password later goes, and comes back without it.
        self.put(2, modified="2026-05-01T00:00:00",
                 content={"rendered": "", "protected": True})
        self.update("wordpress")
        self.assertEqual([], list(self.mirror()))
        self.put(2, modified="2026-06-01T00:00:00")
        self.update("wordpress")
        self.assertEqual(["posts/2.json"], list(self.mirror()))

    def test_drafts_that_a_plugin_lists_are_left(self):
        self.put(1, status="draft")
        self.put(2, status="private")
        self.update("wordpress")
        self.assertEqual({}, self.mirror())

    def test_types_of_its_own_are_found_by_name(self):
        self.put(3, base="formations")
        self.update("wordpress", types=["formation"])
        self.assertEqual(["formations/3.json"], list(self.mirror()))
        printed = self.update("wordpress", types=["stage"], code=1)
        self.assertIn("n'a pas de type « stage » ; il a : posts, pages, formations",
                      printed)
        self.assertEqual(1, len(self.mirror()))

    def test_the_interface_is_found_in_the_page_or_guessed(self):
        self.put(1)
        self.web.pages["/"] = Answer(
            "<head><link rel='https://api.w.org/' href='/api/' /></head>")
        self.update("wordpress")
        self.assertEqual(1, len(self.mirror()))
        self.web.pages["/"] = Answer("accueil")
        for base in ["posts", "pages"]:
            self.web.pages["/wp-json/wp/v2/" + base] = (
                lambda path: self.answer(path.replace("/wp-json/", "/api/")))
        self.update("wordpress", source="autre")
        self.assertEqual(1, len(self.mirror("autre")))
        # Without names in its addresses, a site has its interface in a query.
        self.web.pages["/"] = lambda path: (
            self.answer(path.replace("/?rest_route=/", "/api/").replace("&", "?", 1))
            if "rest_route" in path
            else Answer("<link rel='https://api.w.org/' href='/?rest_route=/' />"))
        self.update("wordpress", source="requete")
        self.assertEqual(1, len(self.mirror("requete")))

    def test_the_password_goes_to_its_server_alone(self):
        self.put(1)
        other = self.start_web()
        secret = self.folder / "secret"
        secret.write_text("abcd efgh\n")
        secret.chmod(0o600)
        self.update("wordpress", user="lecteur", password_file="secret")
        for path, headers in self.web.requests:
            self.assertEqual("Basic bGVjdGV1cjphYmNkIGVmZ2g=", headers["Authorization"])
        self.web.pages["/api/wp/v2/posts"] = Answer(
            code=302, headers={"Location": other.address + "/"})
        self.update("wordpress", code=1, user="lecteur", password_file="secret")
        self.assertEqual([], other.requests)

    def test_a_site_that_is_down_withdraws_nothing(self):
        self.put(1)
        self.update("wordpress")
        for answer in [Answer("", 503), Answer("<html>Maintenance</html>"),
                       Answer("{}", type="application/json"), Answer("[{"),
                       Answer("", 401), Answer(play=web.cut)]:
            self.web.pages["/api/wp/v2/posts"] = answer
            self.update("wordpress", code=1)
            self.assertEqual(["posts/1.json"], list(self.mirror()))

    def test_a_batch_that_is_too_large_is_asked_for_in_parts(self):
        for number in range(1, 21):
            self.put(number, content={"rendered": "a" * 20000, "protected": False})
        self.update("wordpress", max_bytes=100000)
        self.assertEqual(20, len(self.mirror()))

    def test_more_objects_than_wanted_are_refused(self):
        for number in range(1, 21):
            self.put(number)
        self.assertIn("20 objets, plus que max_documents (10)",
                      self.update("wordpress", code=1, max_documents=10))


class Published(Case):
    """From the server to the index, through a configuration."""

    def setUp(self):
        super().setUp()
        self.config = self.folder / "inffo-search.conf"

    def configure(self, **members):
        source = {"name": "Fiches", "pause_ms": 0, **members}
        self.config.write_text(json.dumps({
            "index": str(self.folder / "index"), "vocabulary": str(programs.VOCABULARY),
            "sources": [source]}))

    def publish(self, code=0):
        done = programs.run("inffo-index", "--config", self.config)
        self.assertEqual(code, done.returncode, done.stderr)
        return done.stderr.replace(self.web.address, "WEB")

    def ids(self):
        done = programs.run("inffo-index", "--dump", "--index", self.folder / "index")
        return [json.loads(line)["id"] for line in done.stdout.splitlines()]

    def notice(self, id, body="Un texte."):
        return Answer(f"---\nid: {id}\ntitle: Titre de {id}\n---\n\n{body}\n",
                      type="text/markdown")

    def test_pages_are_published_and_stay_while_their_server_is_down(self):
        self.web.pages["/a.md"] = self.notice("a")
        self.web.pages["/b.md"] = self.notice("b")
        addresses = [self.web.address + "/a.md", self.web.address + "/b.md"]
        self.configure(type="pages", addresses=addresses)
        self.publish()
        self.assertEqual(["a", "b"], sorted(self.ids()))
        self.web.pages["/a.md"] = Answer("", 500)
        printed = self.publish()
        self.assertIn("Fiches: avertissement : WEB/a.md : erreur du serveur (500)",
                      printed)
        self.assertEqual(["a", "b"], sorted(self.ids()))
        self.web.pages["/a.md"] = self.notice("a2")
        self.web.pages["/b.md"] = Answer("", 410)
        self.publish()
        self.assertEqual(["a2"], self.ids())

    def test_a_source_that_is_down_is_named(self):
        self.configure(type="feed", address=self.web.address + "/flux")
        self.web.pages["/flux"] = Answer("", 503)
        self.assertIn("Fiches: source en faute : WEB/flux : serveur indisponible (503)",
                      self.publish(65))

    def test_wrong_members_are_said_by_the_configuration(self):
        self.configure(type="sitemap", address="exemple.fr", onlly="/a")
        printed = self.publish(65)
        self.assertIn("only", printed)
        self.assertIn("il faut une adresse en http:// ou https://", printed)


if __name__ == "__main__":
    programs.main()
