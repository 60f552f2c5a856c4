"""Whose service it is, on the pages of the shipped corpus: the configuration, the home
page, help, the legal pages, and where errors lead."""

import gzip
import http.client
import json
import pathlib
import re
import subprocess
import tempfile
import unittest
import urllib.parse

import daemon
import markup
import programs

CONF = """
site:
  name: Formation en Bretagne
  promise: Tout pour se former, de Brest à Rennes
  publisher: Mon organisme
  publisher_url: https://organisme.example/accueil
  public_url: https://recherche.example/
  contact: moi+recherche@organisme.example
  logo: logo.png
  colours: {light: {accent: "#7a1f5c", band: "#faf2f7"}}
  examples: [zzzz introuvable, campus]
  legal_notice: |
    # Éditeur
    Mon organisme, <b>Rennes</b>.

    - Hébergeur : https://hote.example
"""
PNG = b"\x89PNG\r\n\x1a\nrest"


def setUpModule():
    global folder, index, server
    folder = tempfile.TemporaryDirectory()
    index = folder.name + "/index"
    programs.build_index(index, programs.ROOT / "corpus/documents")
    pathlib.Path(folder.name, "logo.png").write_bytes(PNG)
    server = daemon.Daemon(index, "--threads", "2")


def tearDownModule():
    server.__exit__()
    folder.cleanup()


def configured(text=CONF, **options):
    path = pathlib.Path(folder.name, "inffo-search.conf")
    path.write_text(text, encoding="utf-8")
    return daemon.Daemon(index, "--config", str(path), *options.get("arguments", ()))


def parse(server, target, status=200):
    reply = server.get(target)
    assert reply.status == status, (target, reply.status)
    tree = markup.parse(reply.text)
    tree.reply = reply
    return tree


def total(target):
    """How many documents the search behind a link finds."""
    query = urllib.parse.urlsplit(target).query
    return server.get("/api/v1/search?" + query).json()["total"]


def meta(tree, **wanted):
    found = tree.all("meta", **wanted)
    return found[0]["content"] if found else None


class Configuration(unittest.TestCase):
    def test_pages_say_whose_they_are(self):
        with configured() as own:
            for target in ("/", "/recherche?q=campus", "/aide", "/mentions-legales",
                           "/accessibilite"):
                tree = parse(own, target)
                self.assertTrue(tree.one("head").one("title").text.endswith(
                    " – Formation en Bretagne"), target)
                brand = tree.one("a", class_="brand")
                self.assertEqual("Formation en Bretagne Tout pour se former, de Brest à "
                                 "Rennes", brand.words)
                logo = own.get(brand.one("img")["src"])
                self.assertEqual(("image/png", PNG),
                                 (logo.headers["Content-Type"], logo.body))
                foot = tree.one("footer")
                links = {a.words: a["href"] for a in foot.all("a")}
                self.assertEqual("https://organisme.example/accueil",
                                 links["Mon organisme"])
                self.assertEqual("mailto:moi%2Brecherche@organisme.example",
                                 links["Nous écrire"])
                self.assertNotIn("inffo", re.sub(r"/[a-z/.-]*inffo[^ ]*", "",
                                                 tree.one("body").text), target)

    def test_colours_become_a_style_sheet(self):
        with configured() as own:
            tree = parse(own, "/")
            sheets = [n["href"] for n in tree.all("link", rel="stylesheet")]
            self.assertRegex(sheets[-1], r"^/assets/theme\.[0-9a-f]{12}\.css$")
            theme = own.get(sheets[-1]).text
        self.assertIn("--accent:#7a1f5c", theme)
        self.assertIn("--band:#faf2f7", theme)
        self.assertIn('--site:"https://recherche.example"', theme)
        self.assertNotIn("theme.", parse(server, "/").reply.text)

    def test_addresses_are_absolute_where_the_public_one_is_known(self):
        with configured() as own:
            tree = parse(own, "/?utm_source=x")
            self.assertEqual("https://recherche.example/",
                             tree.one("link", rel="canonical")["href"])
            self.assertEqual("https://recherche.example/",
                             meta(tree, property="og:url"))
            self.assertTrue(meta(tree, property="og:image").startswith(
                "https://recherche.example/assets/site-logo."))
        with configured(arguments=("--public-url", "https://autre.example")) as own:
            self.assertEqual("https://autre.example/aide",
                             parse(own, "/aide").one("link", rel="canonical")["href"])
        self.assertEqual("/aide",
                         parse(server, "/aide").one("link", rel="canonical")["href"])

    def test_the_legal_notice_is_the_publishers_and_is_escaped(self):
        with configured() as own:
            tree = parse(own, "/mentions-legales")
        self.assertIn("Éditeur", [h.words for h in tree.all("h2")])
        self.assertIn("Mon organisme, <b>Rennes</b>.", tree.one("main").words)
        self.assertFalse(tree.all("b"))
        self.assertTrue(tree.all("a", href="https://hote.example"))
        self.assertTrue(tree.all("a", href="mailto:moi%2Brecherche@organisme.example"))

    def test_the_statement_names_the_contact(self):
        with configured() as own:
            self.assertTrue(parse(own, "/accessibilite").one("main").all(
                "a", href="mailto:moi%2Brecherche@organisme.example"))

    def test_another_identity_gives_other_tags(self):
        with configured() as own:
            first = own.get("/").headers["ETag"]
        with configured(CONF.replace("Brest", "Quimper")) as own:
            self.assertNotEqual(first, own.get("/").headers["ETag"])
        with configured() as own:
            self.assertEqual(first, own.get("/").headers["ETag"])

    def test_the_index_may_be_named_there(self):
        path = pathlib.Path(folder.name, "whole.conf")
        path.write_text("index: index\n", encoding="utf-8")
        done = subprocess.Popen(
            [programs.BIN / "inffo-searchd", "--config", path, "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            url = urllib.parse.urlsplit(done.stdout.readline().split()[-1])
            connection = http.client.HTTPConnection(url.hostname, url.port, timeout=20)
            connection.request("GET", "/readyz")
            self.assertEqual(200, connection.getresponse().status)
            connection.close()
        finally:
            done.terminate()
            done.wait()
            done.stdout.close()

    def test_faults_are_told_at_once_and_nothing_is_served(self):
        path = pathlib.Path(folder.name, "faults.conf")
        path.write_text("site:\n  nam: A\n  colours:\n    light:\n"
                        "      accent: \"#8af\"\n  contact: moi\n", encoding="utf-8")
        done = programs.run("inffo-searchd", "--index", index, "--config", path)
        self.assertEqual(65, done.returncode)
        self.assertEqual("", done.stdout)
        for fault in ("faults.conf:2: nom inconnu « nam » ; vouliez-vous « name » ?",
                      "faults.conf:5: « colours », « light » : contraste trop faible "
                      "(accent sur le fond : 2,", "faults.conf:6: « contact » : "):
            self.assertIn(fault, done.stderr)
        self.assertIn("3 fautes ; rien n'est servi", done.stderr)

    def test_wrong_options_are_refused(self):
        for value in ("exemple.fr", "https://a.fr/b", "ftp://a.fr", "https://"):
            done = programs.run("inffo-searchd", "--index", index, "--public-url", value)
            self.assertEqual(64, done.returncode, value)
            self.assertIn("--public-url", done.stderr)
        self.assertEqual(66, programs.run("inffo-searchd", "--config",
                                          "/nonexistent.conf").returncode)
        path = pathlib.Path(folder.name, "empty.conf")
        path.write_text("site:\n  name: A\n", encoding="utf-8")
        done = programs.run("inffo-searchd", "--config", path)
        self.assertEqual(65, done.returncode)
        self.assertIn("il manque « index »", done.stderr)

    def test_the_shipped_file_says_what_the_program_says(self):
        shipped = (programs.ROOT / "deploy/inffo-search.conf").read_text(encoding="utf-8")
        with configured(shipped) as own:
            for target in ("/", "/aide", "/mentions-legales", "/accessibilite"):
                self.assertEqual(server.get(target).text, own.get(target).text, target)

    def test_the_palette_is_that_of_the_style_sheet(self):
        style = (programs.ROOT / "web/assets/style.css").read_text(encoding="utf-8")
        source = (programs.ROOT / "server/site/theme.c").read_text(encoding="utf-8")
        in_c = ["#" + "".join(found) for found in re.findall(
            r"\{0x(..), 0x(..), 0x(..)\}", source)]
        blocks = re.findall(r":root \{\n(.*?)\n *\}", style, re.DOTALL)[:2]
        in_css = [re.search(rf"--{name}: (#\w+)", block)[1] for block in blocks
                  for name in ("ground", "text", "quiet", "accent", "band")]
        self.assertEqual(in_css, in_c)


class Frame(unittest.TestCase):
    TARGETS = ("/", "/recherche?q=vae", "/recherche", "/aide", "/accessibilite",
               "/mentions-legales", "/introuvable", "/recherche?page=0")

    def test_every_page_says_how_fresh_it_is(self):
        built = server.get("/readyz").json()["index"]
        for target in self.TARGETS:
            reply = server.get(target)
            foot = markup.parse(reply.text).one("footer")
            self.assertRegex(foot.words, r"À jour au \d{1,2}(er)? \w+ \d{4} · 2\d\d "
                                         r"documents", target)
            self.assertEqual(built["built_at"][:10], foot.one("time")["datetime"])
        self.assertIn("À jour au", parse(server, "/").one(class_="hero").words)

    def test_every_link_of_the_frame_leads_somewhere(self):
        tree = parse(server, "/aide")
        links = [a["href"] for part in ("header", "footer")
                 for a in tree.one(part).all("a")]
        self.assertLessEqual({"/", "/recherche", "/aide", "/accessibilite",
                              "/mentions-legales"}, set(links))
        for link in links:
            self.assertEqual(200, server.get(link).status, link)

    def test_files_of_pages_are_compressed_for_who_wants_it(self):
        for sheet in parse(server, "/").one("head").all("link", rel="stylesheet"):
            plain = server.get(sheet["href"])
            small = server.get(sheet["href"], Accept_Encoding="gzip")
            self.assertIsNone(plain.headers["Content-Encoding"])
            if len(plain.body) < 1024:
                continue
            self.assertEqual("gzip", small.headers["Content-Encoding"])
            self.assertEqual(plain.body, gzip.decompress(small.body))
            self.assertIn("Accept-Encoding", small.headers["Vary"])

    def test_pages_tell_what_they_are(self):
        for target in ("/", "/aide", "/accessibilite", "/mentions-legales"):
            tree = parse(server, target)
            self.assertTrue(meta(tree, name="description"), target)
            self.assertEqual("Recherche", meta(tree, property="og:site_name"))
            self.assertEqual("fr_FR", meta(tree, property="og:locale"))
            self.assertTrue(meta(tree, property="og:title"))
            self.assertEqual(target, tree.one("link", rel="canonical")["href"])
            self.assertIsNone(meta(tree, name="robots"))

    def test_errors_are_left_out_by_search_engines(self):
        for target, status in (("/introuvable", 404), ("/recherche?page=0", 400)):
            tree = parse(server, target, status)
            self.assertEqual("noindex, follow", meta(tree, name="robots"))
            self.assertFalse(tree.all("link", rel="canonical"))

    def test_nothing_of_a_publisher_is_written_in_the_program(self):
        """Whoever is named as a publisher of this domain stands in no page's code."""
        names = re.compile("|".join(("Centre Inffo", "centre-inffo", "Régions de France",
                                     "France compétences", "regions-france")), re.I)
        for path in (programs.ROOT / "server").rglob("*.[ch]"):
            text = path.read_text(encoding="utf-8")
            for literal in re.findall(r'"(?:[^"\\]|\\.)*"', text):
                self.assertIsNone(names.search(literal), path)
        for path in (programs.ROOT / "web").rglob("*.*"):
            self.assertIsNone(names.search(path.read_text(encoding="utf-8")), path)


class Home(unittest.TestCase):
    def test_six_examples_find_something(self):
        links = parse(server, "/").one(class_="examples").all("a")
        self.assertEqual(6, len(links))
        for link in links:
            self.assertGreater(total(link["href"]), 0, link.words)

    def test_examples_that_find_nothing_are_replaced_by_some_of_the_index(self):
        with configured() as own:
            links = parse(own, "/").one(class_="examples").all("a")
            shown = [a.words for a in links]
        self.assertEqual("campus", shown[0])
        self.assertNotIn("zzzz introuvable", shown)
        self.assertEqual(6, len(set(shown)))
        for link in links:
            self.assertGreater(total(link["href"]), 0, link.words)

    def test_an_empty_index_has_a_home_too(self):
        with tempfile.TemporaryDirectory() as other:
            source = pathlib.Path(other, "one.jsonl")
            source.write_text(json.dumps({"id": "a", "title": "Un", "text": "Un mot.",
                                          "regions": [], "themes": []}) + "\n",
                              encoding="utf-8")
            programs.build_index(other + "/index", source)
            with daemon.Daemon(other + "/index") as small:
                tree = parse(small, "/")
        self.assertFalse(tree.all(class_="examples"))
        self.assertEqual("Un", tree.one("article").one("h3").words)
        self.assertIn("1 document", tree.one("footer").words)

    def test_what_is_new_comes_first_dated_newest_first(self):
        tree = parse(server, "/")
        headings = [h.words for h in tree.one("main").all("h2")]
        self.assertEqual("Nouveautés", headings[0])
        self.assertLess(headings.index("Chiffres clés"), headings.index("Par région"))
        self.assertLess(headings.index("Par région"), headings.index("Par thème"))
        section = tree.one("section", aria_labelledby="nouveautes")
        days = [t["datetime"] for t in section.all("time")]
        self.assertEqual((6, sorted(days, reverse=True)), (len(days), days))
        for link in section.all("a"):
            self.assertEqual(200, server.get(link["href"]).status)

    def test_no_number_of_what_is_new_breaks(self):
        section = parse(server, "/").one("section", aria_labelledby="nouveautes")
        self.assertNotRegex(section.text, r"\d \d{3}\b")
        self.assertRegex(section.text, "\\d\u202f\\d{3}")

    def test_key_figures_have_value_unit_and_place(self):
        section = parse(server, "/").one("section", aria_labelledby="chiffres")
        figures = section.one("ul").all("li")
        self.assertEqual(4, len(figures))
        for figure in figures:
            self.assertRegex(figure.one("strong").words, r"\d \S")
            self.assertGreater(total(figure.one("a")["href"]), 0)


class Help(unittest.TestCase):
    def test_every_example_is_a_search_that_finds_something(self):
        main = parse(server, "/aide").one("main")
        links = [a["href"] for a in main.all("a")
                 if a["href"].startswith("/recherche?")]
        self.assertGreater(len(links), 20)
        for link in links:
            self.assertGreater(total(link), 0, link)
            parse(server, link)

    def test_every_example_is_typed_as_it_is_shown(self):
        for row in parse(server, "/aide").all("tr"):
            for link in row.all("a"):
                typed = urllib.parse.parse_qs(urllib.parse.urlsplit(link["href"]).query)
                self.assertEqual([link.text], typed["q"])

    def test_every_feature_of_the_language_is_told(self):
        words = parse(server, "/aide").one("main").words
        for told in ('"contrat', "français", "“anglais”", " -campus", "SAUF", "NOT",
                     " OU ", "OR", " ET ", "AND", "(cfa OU", "titre:", "region:",
                     "theme:", "type:", "source:", "auteur:", "apprenti*",
                     "date:2025..2026", "capitales", "trois lettres", "512", "32 mots"):
            self.assertIn(told, words)
        self.assertNotIn("nbsp", words)

    def test_what_is_said_of_examples_is_so(self):
        def api(words):
            return server.get("/api/v1/search?q=" + urllib.parse.quote(words)).json()
        self.assertEqual("apprentissage", api("aprentissage")["query"]["corrected"])
        self.assertTrue(api("vae")["query"]["expanded"])
        self.assertIn("32", [u["value"] for u in
                             api("apprentissage picardie")["query"]["understood"]])
        self.assertEqual(api("apprentissage -campus")["total"],
                         api("apprentissage SAUF campus")["total"])
        self.assertLess(api("apprentissage -campus")["total"],
                        api("apprentissage")["total"])

    def test_the_contents_lead_to_their_headings(self):
        tree = parse(server, "/aide")
        for link in tree.one("nav", class_="contents").all("a"):
            self.assertEqual(link.words, tree.one(id=link["href"][1:]).words)


class LegalPages(unittest.TestCase):
    def test_the_statement_is_honest(self):
        words = parse(server, "/accessibilite").one("main").words
        for said in ("RGAA 4.1", "Non conforme", "n’a pas été vérifié par une personne",
                     "30 novembre 2026", "Défenseur des droits"):
            self.assertIn(said, words)
        rows = parse(server, "/accessibilite").one("tbody").all("tr")
        self.assertGreater(len(rows), 15)

    def test_what_is_kept_of_a_visit_is_said_as_it_is(self):
        plain = parse(server, "/mentions-legales").one("main").words
        self.assertIn("ne sont pas écrits dans le journal", plain)
        self.assertNotIn("sont comptées", plain)
        with daemon.Daemon(index, "--log-queries", "--gaps",
                           folder.name + "/gaps.sqlite") as curious:
            other = parse(curious, "/mentions-legales").one("main").words
        self.assertIn("sont écrits dans le journal, avec l’heure", other)
        self.assertIn("Les recherches qui ne trouvent rien sont comptées", other)


class Errors(unittest.TestCase):
    def links(self, target, status):
        main = parse(server, target, status).one("main")
        return {a.words: a["href"] for a in main.all("a")}

    def test_a_missing_page_proposes_the_words_of_its_address(self):
        links = self.links("/documents/campus-des-metiers.html", 404)
        self.assertEqual("/recherche?q=campus%20des%20metiers%20html",
                         links["campus des metiers html"])
        self.assertIn("L’accueil", links)
        self.assertIn("Tous les documents", links)

    def test_a_wrong_parameter_is_left_out_by_a_link(self):
        links = self.links("/recherche?q=vae&page=0&region=53&kind=zzz&utm_x=1", 400)
        self.assertEqual("/recherche?q=vae&region=53",
                         links["Continuer sans ce qui est signalé"])

    def test_the_links_of_errors_lead_somewhere(self):
        for target, status in (("/documents/campus-des-metiers", 404), ("/a/b/c", 404),
                               ("/%C3%A9t%C3%A9", 404), ("/recherche?page=0&q=a", 400),
                               ("/recherche?region=%FF&q=vae", 400),
                               ("/documents/rien?q=" + "a" * 600, 404),
                               ("/recherche?q=" + "a" * 600, 400)):
            for link in self.links(target, status).values():
                self.assertEqual(200, server.get(link).status, (target, link))

    def test_without_an_index_one_can_try_again(self):
        with tempfile.TemporaryDirectory() as empty, daemon.Daemon(empty) as waiting:
            tree = parse(waiting, "/recherche?q=vae", 503)
            self.assertTrue(tree.one("main").all("a", href="/recherche?q=vae"))
            self.assertNotIn("À jour", tree.words)
            for target in ("/aide", "/accessibilite", "/mentions-legales"):
                self.assertEqual(200, waiting.get(target).status)


if __name__ == "__main__":
    programs.main()
