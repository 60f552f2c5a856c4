"""The pages in a browser: without scripts, by keyboard, on small and large screens, in
dark colours, on paper."""

import tempfile
import unittest

import browser
import daemon
import programs

TARGETS = ("/", "/recherche?q=vae",
           "/recherche?q=apprentissage&region=11&kind=aid&from=2021",
           "/recherche?q=rienrien&region=32&kind=news", "/documents/vae-inversee?q=vae",
           "/documents/chomage",
           "/documents/attaque?q=mots", "/documents/notice-04?q=notice",
           "/recherche?q=vae+emploi&explain=1", "/aide", "/nope", "/recherche?page=0")

# Lists texts whose contrast with their background is too low (WCAG 2.2, 1.4.3).
CONTRAST = """(() => {
  const parse = c => {
    const m = c.match(/[\\d.]+/g).map(Number);
    return m.length > 3 ? m : [...m, 1];
  };
  const linear = v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const lum = c => {
    const f = c.slice(0, 3).map(v => linear(v / 255));
    return .2126 * f[0] + .7152 * f[1] + .0722 * f[2];
  };
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c[3] > .99) return c;
    }
    return [255, 255, 255, 1];
  };
  const bad = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
    const style = getComputedStyle(e), size = parseFloat(style.fontSize);
    if (!text || !e.getClientRects().length || e.closest('.hidden, option')) continue;
    const a = lum(parse(style.color)), b = lum(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const large = size >= 24 || (size >= 18.6 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) bad.push([text.slice(0, 40), ratio.toFixed(2)]);
  }
  return bad;
})()"""

# Lists what is wider than the window or cut by it.
OVERFLOW = """(() => {
  const root = document.documentElement;
  const wide = document.scrollingElement.scrollWidth - root.clientWidth;
  const out = [...document.querySelectorAll('body *')].filter(e => {
    const r = e.getBoundingClientRect();
    return r.width && !e.closest('.hidden, .skip, .table') &&
           (r.right > innerWidth + 1 || r.left < -1); });
  const told = e => `${e.tagName}.${e.className} ${e.textContent.slice(0, 30)}`;
  return [wide, out.map(told)];
})()"""

# Lists links and buttons that are too small for a finger (WCAG 2.2, 2.5.8). Those inside
# running text are exempt.
SMALL = """[...document.querySelectorAll(
    'button, nav a, .tags a, .choices label, .presets a, .bottom a')].filter(e => {
  const r = e.getBoundingClientRect();
  return r.width && (r.height < 24 || r.width < 24);
}).map(e => e.textContent)"""


def setUpModule():
    global folder, server, page
    folder = tempfile.TemporaryDirectory()
    index = folder.name + "/index"
    daemon.publish(index)
    server = daemon.Daemon(index, "--log", "none")
    page = browser.Browser()


def tearDownModule():
    page.__exit__()
    server.__exit__()
    folder.cleanup()


class Pages(unittest.TestCase):
    def setUp(self):
        page.size(1280)
        page.media()
        page.scripts(True)
        page.events.clear()

    def test_nothing_is_refused_nothing_comes_from_elsewhere_and_nothing_is_kept(self):
        for target in TARGETS:
            page.open(server.url + target)
            self.assertEqual("", page.ask("document.cookie"))
        urls = page.requests()
        self.assertGreater(len(urls), len(TARGETS))
        self.assertEqual([], [u for u in urls
                              if not u.startswith((server.url + "/", "data:"))])
        failed = [c for c in page.complaints()
                  if "404" not in str(c.get("entry", {}))
                  and "400" not in str(c.get("entry", {}))]
        self.assertEqual([], failed)
        self.assertEqual([],
                         page.call("Network.getCookies", urls=[server.url])["cookies"])

    def test_no_page_scrolls_sideways_at_320_pixels(self):
        page.size(320, 640)
        for target in TARGETS:
            page.open(server.url + target)
            wide, out = page.ask(OVERFLOW)
            self.assertEqual((0, []), (wide, out), target)

    def test_nor_with_letters_twice_as_large(self):
        page.size(640, 800)
        for target in TARGETS:
            page.open(server.url + target)
            page.ask("document.documentElement.style.fontSize = '200%'")
            wide, _ = page.ask(OVERFLOW)
            self.assertEqual(0, wide, target)

    def test_texts_stand_out_in_light_and_dark(self):
        for scheme in ("light", "dark"):
            page.media(prefers_color_scheme=scheme)
            for target in TARGETS:
                page.open(server.url + target)
                self.assertEqual([], page.ask(CONTRAST), (scheme, target))
        self.assertNotEqual("rgb(255, 255, 255)",
                            page.ask("getComputedStyle(document.body).backgroundColor"))

    def test_targets_are_large_enough(self):
        for width in (320, 1280):
            page.size(width)
            for target in TARGETS:
                page.open(server.url + target)
                self.assertEqual([], page.ask(SMALL), (width, target))

    def test_the_field_shows_27_characters(self):
        page.open(server.url + "/recherche?q=" + "m" * 27)
        fits = page.ask("""(() => { const i = document.querySelector('#q');
            return i.scrollWidth <= i.clientWidth; })()""")
        self.assertTrue(fits)

    def test_the_tree_for_screen_readers_has_the_landmarks(self):
        page.open(server.url + "/recherche?q=vae&region=32")
        nodes = page.call("Accessibility.getFullAXTree")["nodes"]
        roles = {n["role"]["value"] for n in nodes if not n["ignored"]}
        self.assertLessEqual({"banner", "main", "contentinfo", "search", "navigation",
                              "heading", "article", "status", "group", "checkbox"}, roles)
        for node in nodes:
            if node["ignored"] or node["role"]["value"] not in ("link", "button",
                                                                "checkbox", "searchbox",
                                                                "textbox"):
                continue
            self.assertTrue(node["name"]["value"].strip(), node)

    def test_tab_reaches_everything_in_order_and_shows_where(self):
        page.open(server.url + "/recherche?q=vae&region=32")
        seen = []
        for _ in range(400):
            page.key("Tab")
            at = page.ask("""(() => {
                const e = document.activeElement;
                if (e === document.body) return null;
                const s = getComputedStyle(e);
                return [e.textContent.trim() || e.name,
                        s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
                        e.getBoundingClientRect().top >= 0]; })()""")
            if at is None:
                continue  # after the last element comes the first again
            if len(seen) > 5 and at[0] == seen[0][0]:
                break
            seen.append(at)
        start = [name for name, _, _ in seen].index("Aller au contenu")
        seen = seen[start:] + seen[:start]
        names = [name for name, _, _ in seen]
        for name in ("Rechercher", "Hauts-de-France ×", "VAE inversée : un premier bilan",
                     "Appliquer les filtres"):
            self.assertIn(name, names)
        self.assertLess(names.index("Rechercher"),
                        names.index("VAE inversée : un premier bilan"))
        self.assertEqual([], [name for name, shown, _ in seen if not shown])
        self.assertEqual([], [name for name, _, visible in seen if not visible])

    def test_after_a_search_the_heading_has_the_focus(self):
        page.open(server.url + "/recherche?q=vae&region=32")
        page.wait_until(lambda: page.ask("document.activeElement.id") == "resultats")
        self.assertEqual(0, page.ask("scrollY"))
        page.key("Tab")
        self.assertIn("Hauts-de-France", page.ask("document.activeElement.textContent"))

    def test_a_search_by_keyboard_alone_with_scripts_off(self):
        page.scripts(False)
        page.open(server.url + "/")
        page.call("DOM.enable")
        root = page.call("DOM.getDocument")["root"]["nodeId"]
        field = page.call("DOM.querySelector", nodeId=root, selector="#q")["nodeId"]
        page.call("DOM.focus", nodeId=field)
        page.type("apprentissage")
        page.after(lambda: page.key("Enter", text="\r"))
        self.assertTrue(self.url().endswith("/recherche?q=apprentissage"), self.url())
        self.assertEqual("« apprentissage » – 40 résultats – Recherche", self.title())

    def test_filters_are_ticked_applied_and_removed_with_scripts_off(self):
        page.scripts(False)
        page.open(server.url + "/recherche?q=apprentissage&sort=oldest")
        self.click('input[name="region"][value="44"]')
        self.click('input[name="kind"][value="contact"]')
        page.after(lambda: self.click(".apply button"))
        self.assertEqual("« apprentissage » – 10 résultats – Recherche", self.title())
        self.assertIn("q=apprentissage", self.url())
        self.assertIn("region=44", self.url())
        self.assertIn("sort=oldest", self.url())
        page.after(lambda: self.click('button[aria-label="Retirer le filtre Grand Est"]'))
        self.assertTrue(self.url().endswith(
            "/recherche?q=apprentissage&kind=contact&sort=oldest#actif-1"), self.url())
        history = page.call("Page.getNavigationHistory")
        back = history["entries"][history["currentIndex"] - 1]["id"]
        page.call("Page.navigateToHistoryEntry", entryId=back)
        page.wait_until(lambda: "region=44" in self.url())
        self.assertEqual("« apprentissage » – 10 résultats – Recherche", self.title())

    def test_paper_leaves_out_what_is_of_no_use_there(self):
        page.media(media="print")
        page.open(server.url + "/recherche?q=vae&region=32")
        shown = page.ask("""Object.fromEntries(
            ['.bar', '.filters', '.orders', '.hits', '.tags', 'h1'].map(
                s => [s, !!document.querySelector(s).getClientRects().length]))""")
        self.assertEqual({".bar": False, ".filters": False, ".orders": False,
                          ".hits": True, ".tags": True, "h1": True}, shown)

    def url(self):
        history = page.call("Page.getNavigationHistory")
        return history["entries"][history["currentIndex"]]["url"]

    def title(self):
        history = page.call("Page.getNavigationHistory")
        return history["entries"][history["currentIndex"]]["title"]

    def click(self, selector):
        """Click in the middle of the element as a mouse does, without a script in the
        page."""
        root = page.call("DOM.getDocument")["root"]["nodeId"]
        node = page.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.assertTrue(node, selector)
        page.call("DOM.scrollIntoViewIfNeeded", nodeId=node)
        quad = page.call("DOM.getContentQuads", nodeId=node)["quads"][0]
        x, y = (quad[0] + quad[4]) / 2, (quad[1] + quad[5]) / 2
        for kind in ("mousePressed", "mouseReleased"):
            page.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left",
                      clickCount=1)


if __name__ == "__main__":
    if not browser.program():
        programs.skip_all("there is no Chromium here")
    programs.main()
