"""The letter: the page, the mail and the text say what is new; the command line writes
the same."""

import pathlib
import re
import tempfile
import unittest

import daemon
import markup
import programs

DAYS = "to=2026-04-15&days=15"
EXTRA = [{"id": "reforme", "kind": "news", "title": "Une réforme", "regions": [],
          "themes": [], "date": "2026-04-10",
          "text": "Le texte paraît aujourd'hui. La suite viendra."},
         {"id": "deux", "kind": "programme", "title": "Deux régions", "themes": ["vae"],
          "text": "Elles agissent ensemble.", "date": "2026-04-09",
          "regions": ["32", "53"]},
         {"id": "attaque-2", "kind": "document", "title": f"Titre {daemon.ATTACK}",
          "text": f"Du texte {daemon.ATTACK}.", "date": "2026-04-08",
          "regions": ["53"], "themes": [], "source": daemon.ATTACK,
          "url": "javascript:alert(3)"}]
SITE = "https://recherche.example.org"


def setUpModule():
    global folder, server, public
    folder = tempfile.TemporaryDirectory()
    daemon.publish(folder.name + "/index", EXTRA)
    server = daemon.Daemon(folder.name + "/index")
    public = daemon.Daemon(folder.name + "/index", *public_options())


def public_options():
    return ("--public-url", SITE)


def tearDownModule():
    server.__exit__()
    public.__exit__()
    folder.cleanup()


def get(query, status=200, of=None):
    reply = (of or server).get("/lettre" + (query and "?" + query))
    assert reply.status == status, (query, reply.status, reply.text)
    return reply


def page(query):
    return markup.parse(get(query).text)


class ThePage(unittest.TestCase):
    def test_it_tells_what_is_new_by_region_and_theme(self):
        main = page(DAYS).one("main")
        self.assertEqual(["National 1", "Plusieurs régions 1", "Bretagne 1",
                          "Hauts-de-France 1"], [h.words for h in main.all("h2")])
        self.assertEqual(["Autres sujets", "Certification et VAE", "Autres sujets",
                          "Certification et VAE"], [h.words for h in main.all("h3")])
        links = [a["href"] for a in main.all("a", class_="letter-title")]
        self.assertEqual(["/documents/reforme", "/documents/deux",
                          "/documents/attaque-2", "/documents/vae-inversee"], links)
        for link in links:
            self.assertEqual(200, server.get(link).status)
        self.assertIn("4 documents", main.words)
        self.assertIn("Programme · Bretagne, Hauts-de-France · 9 avril 2026", main.words)

    def test_filters_are_kept_by_the_form(self):
        tree = page(DAYS + "&region=53&theme=vae&kind=programme&source=x")
        self.assertEqual(["15", "53", "vae"], [o["value"] for o in tree.all("option")
                                               if "selected" in o.attributes])
        hidden = {(i["name"], i["value"]) for i in tree.all("input", type="hidden")}
        self.assertEqual({("kind", "programme"), ("source", "x")}, hidden)

    def test_a_region_has_what_it_shares(self):
        main = page(DAYS + "&region=hauts-de-france").one("main")
        self.assertEqual(["Hauts-de-France 2"], [h.words for h in main.all("h2")])

    def test_where_nothing_is_new_the_last_letter_is_offered(self):
        main = page("region=53&to=2027-01-31").one("main")
        self.assertIn("Rien de nouveau dans cette période. Le dernier document date du "
                      "9 avril 2026.", main.words)
        link = main.one("p", class_="notice").one("a")["href"]
        self.assertEqual("/lettre?region=53&to=2026-04-09", link)
        self.assertIn("Deux régions", server.get(link).text)
        self.assertEqual(200, get("region=94").status)

    def test_it_ends_today_unless_it_is_told(self):
        today = page("").one("main")
        self.assertEqual("", today.one("input", name="to")["value"])
        self.assertNotIn("Jusqu’à aujourd’hui", today.words)
        then = page("to=2026-04-15").one("main")
        self.assertEqual("2026-04-15", then.one("input", name="to")["value"])
        self.assertIn("/lettre?to=2026-03-31",
                      [a["href"] for a in then.all("a", href=True)])

    def test_it_takes_what_people_write(self):
        get("utm_source=x&region=&days=&theme=&to=&q=vae")
        get("region=Hauts-de-France&kind=Actualit%C3%A9")
        for query in ("days=0", "days=367", "format=pdf", "region=nulle", "to=hier"):
            get(query, 400)

    def test_the_bytes_are_known_again(self):
        etag = get(DAYS).headers["ETag"]
        self.assertEqual(304, server.get("/lettre?" + DAYS, If_None_Match=etag).status)
        self.assertNotEqual(etag, get(DAYS + "&format=text").headers["ETag"])


class TheMail(unittest.TestCase):
    def test_it_stands_alone(self):
        reply = get(DAYS + "&format=mail", of=public)
        tree = markup.parse(reply.text)
        self.assertEqual({"html", "head", "meta", "title", "body", "div", "p", "h1", "h2",
                          "h3", "span", "a", "br"}, {n.tag for n in tree.walk()})
        links = [a["href"] for a in tree.all("a")]
        self.assertEqual(6, len(links))
        for link in links:
            self.assertTrue(link.startswith(SITE + "/"), link)
        self.assertIn(SITE + "/lettre?to=2026-04-15", links)
        self.assertFalse([n for n in tree.walk()
                          for name in n.attributes if name.startswith("on")])
        self.assertNotIn("url(", reply.text)

    def test_its_styles_and_nothing_else_are_allowed(self):
        for query in (DAYS + "&format=mail", "region=94&format=mail"):
            policy = get(query).headers["Content-Security-Policy"]
            self.assertIn("default-src 'none'", policy)
            self.assertIn("style-src 'unsafe-inline'", policy)
            self.assertNotIn("script-src", policy)
            self.assertIn("frame-ancestors 'none'", policy)
        # Again from the cache, and as a 304.
        reply = get(DAYS + "&format=mail")
        self.assertIn("unsafe-inline", reply.headers["Content-Security-Policy"])
        known = server.get(f"/lettre?{DAYS}&format=mail",
                           If_None_Match=reply.headers["ETag"])
        self.assertIn("unsafe-inline", known.headers["Content-Security-Policy"])
        for query in (DAYS, DAYS + "&format=text", "format=mail&days=0"):
            policy = server.get("/lettre?" + query).headers["Content-Security-Policy"]
            self.assertNotIn("unsafe", policy)

    def test_without_an_address_of_the_service_no_link_is_broken(self):
        tree = markup.parse(get(DAYS + "&format=mail").text)
        self.assertEqual(["https://exemple.fr/vae?a=1&b=2"],
                         [a["href"] for a in tree.all("a")])


class TheText(unittest.TestCase):
    def test_its_lines_are_short(self):
        reply = get(DAYS + "&format=text", of=public)
        self.assertEqual("text/plain; charset=utf-8", reply.headers["Content-Type"])
        for line in reply.text.split("\n"):
            if "https://" not in line and "src=x" not in line:
                self.assertLessEqual(len(line), 72, line)
        self.assertIn("\n* Deux régions\n  Programme · Bretagne, Hauts-de-France · "
                      "9 avril 2026\n  Elles agissent ensemble.\n"
                      f"  {SITE}/documents/deux\n", reply.text)
        self.assertEqual(get(DAYS + "&format=mail", of=public).text.count("<h2"),
                         len(re.findall(r"^.+ \(\d+\)$", reply.text, re.M)))


class TheCommandLine(unittest.TestCase):
    def ask(self, *options):
        return programs.run("inffo-search", "--index", folder.name + "/index", *options)

    def test_it_writes_what_the_server_answers(self):
        with tempfile.TemporaryDirectory() as out:
            done = self.ask("--lettre", out, "--to", "2026-04-15", "--region", "32",
                            "--public-url", SITE + "/", "--publisher", "inffo-search")
            self.assertEqual(("", 0), (done.stderr, done.returncode))
            names = sorted(p.name for p in pathlib.Path(out).iterdir())
            self.assertEqual(["lettre-2026-04-15.html", "lettre-2026-04-15.txt"], names)
            self.assertEqual([f"{out}/{name}" for name in names],
                             done.stdout.splitlines())
            for name, form in zip(names, ("mail", "text")):
                wanted = get(f"to=2026-04-15&region=32&format={form}", of=public)
                self.assertEqual(wanted.text, (pathlib.Path(out) / name).read_text())

    def test_a_prefix_names_the_files(self):
        with tempfile.TemporaryDirectory() as out:
            done = self.ask("--lettre", out + "/avril", "--days", "30", "--to", "2026-04")
            self.assertEqual(0, done.returncode, done.stderr)
            self.assertEqual(["avril.html", "avril.txt"],
                             sorted(p.name for p in pathlib.Path(out).iterdir()))

    def test_faults_are_told(self):
        with tempfile.TemporaryDirectory() as out:
            for options, code, said in (
                    (("--lettre", out, "--days", "0"), 65, "days"),
                    (("--lettre", out, "--region", "zz"), 65, "region"),
                    (("--lettre", out, "vae"), 64, "--lettre"),
                    (("--lettre", out, "--json"), 64, "--lettre"),
                    (("--name", "X", "vae"), 64, "--lettre"),
                    (("--lettre", out + "/nulle/part"), 66, "nulle/part")):
                done = self.ask(*options)
                self.assertEqual(code, done.returncode, (options, done.stderr))
                self.assertIn(said, done.stderr)
            self.assertEqual([], list(pathlib.Path(out).iterdir()))


if __name__ == "__main__":
    programs.main()
