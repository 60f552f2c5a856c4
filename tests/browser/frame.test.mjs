// The frame of all pages in a browser: focus, keys, zoom, spacing, paper, the system's own
// colours, the publisher's colours; the home page and the pages of text with it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeFaults, newPage, startBrowser, startSite } from './site.mjs';

const TARGETS = ['/', '/aide', '/accessibilite', '/mentions-legales', '/introuvable',
  '/docs', '/recherche?page=0', '/recherche?q=apprentissage&region=32'];
const CONF = `site:
  name: Formation en Bretagne
  publisher: Mon organisme
  public_url: https://recherche.example
  contact: moi@organisme.example
  colours: {light: {accent: "#7a1f5c", band: "#faf2f7"}}
`;
let site, browser, own, folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'inffo-frame-'));
  writeFileSync(join(folder, 'inffo-search.conf'), CONF);
  [site, own, browser] = await Promise.all([startSite(), startSite({
    documents: [{ id: 'un', kind: 'news', title: 'Un campus', text: 'Un campus ouvre.', regions: ['53'], date: '2026-04-01',
      url: 'https://exemple.fr/un' }],
    options: ['--config', join(folder, 'inffo-search.conf')] }), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await site?.stop();
  await own?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Open each target in turn and have it checked; the page is closed at the end. */
async function onEach(options, check, targets = TARGETS, server = site) {
  const page = await newPage(browser, options);
  for (const target of targets) {
    await page.goto(server.url + target);
    await check(page, target);
  }
  await page.context().close();
}

const sideways = (page) => page.evaluate(() =>
  document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('nothing scrolls sideways at 320 px, nor with spaced text, nor at 200 %', async () => {
  await onEach({ viewport: { width: 320, height: 640 } }, async (page, target) => {
    assert.equal(await sideways(page), 0, target);
  });
  await onEach({ viewport: { width: 640, height: 800 } }, async (page, target) => {
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    assert.equal(await sideways(page), 0, `200 %: ${target}`);
  });
  await onEach({ viewport: { width: 640, height: 800 } }, async (page, target) => {
    // WCAG 1.4.12, RGAA 10.12; by the object model, as the policy lets no style in.
    const cut = await page.evaluate(() => {
      for (const e of document.querySelectorAll('body, body *')) {
        e.style.setProperty('line-height', '1.5', 'important');
        e.style.setProperty('letter-spacing', '0.12em', 'important');
        e.style.setProperty('word-spacing', '0.16em', 'important');
        if (e.tagName === 'P') e.style.setProperty('margin-bottom', '2em', 'important');
      }
      return [...document.querySelectorAll('a, button, h1, h2, h3, p, td, th, li')]
        .filter((e) => !e.closest('.hidden, .skip, .hop') && getComputedStyle(e).overflow === 'hidden'
          && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
        .map((e) => e.outerHTML.slice(0, 80));
    });
    assert.deepEqual(cut, [], target);
    assert.equal(await sideways(page), 0, `spaced: ${target}`);
  });
});

// What stands at the middle of the focused element, or whether it is seen at all.
const FOCUS = () => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const box = [...e.getClientRects()][0];
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2);
  const y = box.top + box.height / 2;
  const at = document.elementFromPoint(x, y);
  const style = getComputedStyle(e);
  const inside = e.closest('label') ?? e;
  return {
    name: e.outerHTML.slice(0, 90),
    isSeen: y >= 0 && y <= innerHeight && !!at && (at === e || inside.contains(at) || at.contains(e)),
    // A tile of the map and a bar of the timeline are outlined by their shape.
    hasOutline: [...(e.closest('svg')?.contains(e) ? e.querySelectorAll('*') : [])].map((shape) => getComputedStyle(shape))
      .some((shape) => shape.stroke !== 'none' && parseFloat(shape.strokeWidth) >= 2) || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
  };
};

test('every focus is visible and never covered, forwards and backwards, without a trap', async () => {
  for (const viewport of [{ width: 320, height: 640 }, { width: 1280, height: 700 }])
    await onEach({ viewport, reducedMotion: 'reduce' }, async (page, target) => {
      for (const key of ['Tab', 'Shift+Tab']) {
        const seen = new Set();
        for (let i = 0; i < 150; i++) {
          await page.keyboard.press(key);
          const focus = await page.evaluate(FOCUS);
          if (!focus) break;
          assert.ok(focus.isSeen, `${target}: covered: ${focus.name}`);
          assert.ok(focus.hasOutline, `${target}: no outline: ${focus.name}`);
          seen.add(focus.name);
        }
        if (key === 'Tab') assert.ok(seen.size > 5, `${target}: ${seen.size} stops`);
      }
    }, ['/', '/aide', '/introuvable', '/recherche?q=apprentissage&region=32']);
});

test('the first key shows a link to the content, which moves the focus there', async () => {
  await onEach({}, async (page, target) => {
    await page.evaluate(() => document.activeElement.blur());
    await page.evaluate(() => window.getSelection().collapse(document.body, 0));
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Aller au contenu', target);
    const box = await page.locator('.skip').first().boundingBox();
    assert.ok(box.y >= 0, target);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'contenu', target);
  }, ['/', '/aide', '/introuvable']);
});

test('all works without scripts: search, examples, help', async () => {
  const page = await newPage(browser, { javaScriptEnabled: false });
  await page.goto(site.url + '/');
  await page.locator('#q').fill('vae inversée');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/recherche?**');
  assert.match(await page.locator('h1').textContent(), /résultats? pour/);
  await page.goBack();
  await page.locator('.examples a').first().click();
  await page.waitForURL('**/recherche?**');
  assert.match(await page.locator('h1').textContent(), /résultats? pour/);
  await page.context().close();
});

test('printed links show absolute addresses, and controls are gone', async () => {
  const printed = async (server, target, selector) => {
    const page = await newPage(browser);
    await page.goto(server.url + target);
    await page.emulateMedia({ media: 'print' });
    const link = page.locator(selector).first();
    const said = await link.evaluate((e) => getComputedStyle(e, '::after').content);
    const shown = await page.evaluate(() => ['.bar', '.skips', '.top-links', '.bottom-links']
      .filter((s) => [...document.querySelectorAll(s)].some((e) => e.getClientRects().length)));
    assert.deepEqual(shown, [], target);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
    const href = await link.getAttribute('href');
    await page.context().close();
    return [said.replaceAll('"', '').replaceAll(' ', ''), href];
  };
  let [said, href] = await printed(site, '/recherche?q=vae', '.hits h2 a');
  assert.equal(said, `(${site.url}${href})`);
  [said, href] = await printed(own, '/', '.card h3 a');
  assert.equal(said, `(https://recherche.example${href})`);
  [said, href] = await printed(own, '/aide', '.prose td a, .prose th a');
  assert.equal(said, `(https://recherche.example${href})`);
  [said] = await printed(own, '/', '.brand');
  assert.equal(said, 'none');
});

test("axe finds nothing with the publisher's colours, light and dark, nor in forced colours", async () => {
  for (const options of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }])
    await onEach(options, async (page, target) => {
      assert.deepEqual(await axeFaults(page), [], `${JSON.stringify(options)} ${target}`);
    }, ['/', '/aide', '/accessibilite', '/mentions-legales', '/introuvable'], own);
});

test("the publisher's colours are those of links and buttons", async () => {
  const page = await newPage(browser);
  await page.goto(own.url + '/');
  const colour = (selector, name) => page.locator(selector).first().evaluate((e, n) => getComputedStyle(e)[n], name);
  assert.equal(await colour('.bar button', 'backgroundColor'), 'rgb(122, 31, 92)');
  assert.equal(await colour('.home a', 'color'), 'rgb(122, 31, 92)');
  assert.equal(await colour('.top', 'backgroundColor'), 'rgb(250, 242, 247)');
  await page.context().close();
});

test('in forced colours what is chosen and what stands apart has a border', async () => {
  await onEach({ forcedColors: 'active' }, async (page) => {
    const bare = await page.evaluate(() => [...document.querySelectorAll('.card, .tag, button, .bar input')]
      .filter((e) => e.getClientRects().length && parseFloat(getComputedStyle(e).borderTopWidth) < 1)
      .map((e) => e.outerHTML.slice(0, 80)));
    assert.deepEqual(bare, []);
  }, ['/', '/recherche?q=apprentissage&region=32']);
});

test('all pages together weigh little, and ask nobody else', async () => {
  const page = await newPage(browser);
  const hosts = new Set();
  const styles = new Map();
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  page.on('requestfinished', async (request) => {
    if (request.resourceType() === 'stylesheet') styles.set(request.url(), Math.max(styles.get(request.url()) ?? 0, (await request.sizes()).responseBodySize));
  });
  for (const target of TARGETS) {
    const sizes = [];
    const listen = (request) => sizes.push(request.sizes().then((s) => s.responseBodySize));
    page.on('requestfinished', listen);
    await page.goto(site.url + target, { waitUntil: 'networkidle' });
    const total = (await Promise.all(sizes)).reduce((a, b) => a + b, 0);
    page.off('requestfinished', listen);
    assert.ok(total < 60000, `${target}: ${total}`);
  }
  assert.deepEqual([...hosts], [site.url]);
  const bytes = [...styles.values()].reduce((a, b) => a + b, 0);
  assert.ok(bytes > 1000 && bytes < 12288, `${bytes} bytes of styles`);
  assert.deepEqual(await page.context().cookies(), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  await page.context().close();
});
