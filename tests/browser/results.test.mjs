// The page of results in a browser: focus, filters on small and large screens, map and
// timeline by pointer and by key, with and without scripts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, browser, newPage, site, useSite } from './site.mjs';

const SMALL = { width: 320, height: 640 };

useSite();

async function open(target, options) {
  const page = await newPage(browser, options);
  await page.goto(site.url + target);
  return page;
}

/** A test with a page of its own. */
function shown(name, target, options, body) {
  test(name, async () => {
    const page = await open(target, options);
    await body(page);
    await page.context().close();
  });
}

const focused = (page) => page.evaluate(() => document.activeElement.id);
const address = (page) => decodeURIComponent(page.url().slice(site.url.length));

// Focus.

shown('after a search the focus is on the heading', '/', {}, async (page) => {
  await page.fill('#q', 'apprentissage');
  await page.press('#q', 'Enter');
  await page.waitForURL(/recherche/);
  assert.equal(await focused(page), 'resultats');
});

for (const javaScriptEnabled of [true, false])
  shown(`a filter taken off gives the focus to the next, then to the heading, scripts ${javaScriptEnabled}`,
    '/recherche?q=apprentissage&region=53&region=32&kind=news', { javaScriptEnabled }, async (page) => {
      await page.click('#actif-2');
      await page.waitForURL(/actif-2/);
      assert.equal(await page.locator(':focus').getAttribute('aria-label'), 'Retirer le filtre Actualité');
      await page.click('#actif-2');
      await page.waitForURL(/#resultats/);
      assert.equal(await page.locator('h1:focus').count(), 1);
      assert.equal(await page.locator('button.tag').count(), 1);
    });

for (const viewport of [SMALL, { width: 1280, height: 720 }])
  shown(`nothing covers what has the focus at ${viewport.width} px`,
    '/recherche?q=VAE+hauts-de-france&region=32', { viewport }, async (page) => {
      await page.locator('.filters > details').evaluate((fold) => { fold.open = true; });
      await page.evaluate(() => document.body.focus());
      const seen = new Set();
      for (let i = 0; i < 250; i++) {
        await page.keyboard.press('Tab');
        const covered = await page.evaluate(() => {
          const e = document.activeElement;
          if (e === document.body) return null;
          // A link may be broken over two lines: its first piece is looked at.
          const box = e.getClientRects()[0] ?? e.getBoundingClientRect();
          const at = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 12));
          const free = at && (e.contains(at) || at.contains(e) || at.closest('label')?.contains(e));
          const inside = box.bottom > 0 && box.top < innerHeight;
          return { name: e.outerHTML.slice(0, 90), ok: Boolean(free && inside) };
        });
        if (!covered) break;
        assert.ok(covered.ok, covered.name);
        seen.add(covered.name);
      }
      assert.ok(seen.size > 60, `${seen.size} stops only`);
    });

// Filters.

shown('on a small screen filters are folded above the results', '/recherche?q=vae&region=32&kind=news', { viewport: SMALL },
  async (page) => {
    const fold = page.locator('.filters > details');
    assert.equal(await fold.locator('> summary').innerText(), 'Filtrer (2 actifs)');
    assert.equal(await page.locator('.filters-head').isVisible(), false);
    const above = await page.evaluate(() => {
      const top = (s) => document.querySelector(s).getBoundingClientRect().top;
      return top('.filters') < top('#liste');
    });
    assert.ok(above);
    await fold.locator('> summary').click();
    assert.ok(await page.locator('.filters-head').isVisible());
    assert.ok(await page.locator('.tile-map').isVisible());
  });

for (const javaScriptEnabled of [true, false])
  shown(`on a large screen they stand beside the results, scripts ${javaScriptEnabled}`, '/recherche?q=vae', { javaScriptEnabled },
    async (page) => {
      assert.ok(await page.locator('.filters-head').isVisible());
      assert.equal(await page.locator('.filters > details > summary').isVisible(), false);
      const filters = await page.locator('.filters').boundingBox();
      const list = await page.locator('#liste').boundingBox();
      assert.ok(filters.x + filters.width <= list.x);
      assert.ok(Math.abs(filters.y - list.y) < 40);
    });

shown('a link that shows when it has the focus leads past the filters', '/recherche?q=vae', {}, async (page) => {
  const hop = page.locator('.hop');
  assert.ok((await hop.boundingBox()).width <= 1);
  await hop.focus();
  assert.ok((await hop.boundingBox()).width > 50);
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), 'liste');
});

shown('boxes wait for the button, and empty dates are not sent', '/recherche?q=apprentissage', {}, async (page) => {
  await page.check('input[name="region"][value="53"]');
  await page.check('input[name="kind"][value="news"]');
  assert.equal(address(page), '/recherche?q=apprentissage');
  await page.click('.apply button');
  await page.waitForURL(/region/);
  assert.equal(address(page), '/recherche?q=apprentissage&region=53&kind=news');
  await page.reload();
  assert.ok(await page.isChecked('input[type="checkbox"][name="region"][value="53"]'));
  await page.goBack();
  assert.equal(address(page), '/recherche?q=apprentissage');
});

shown('regions without documents are reached by unfolding', '/recherche?q=apprentissage', {}, async (page) => {
  const fold = page.locator('.zeros').first();
  const inside = fold.locator('input').first();
  assert.equal(await inside.isVisible(), false);
  await fold.locator('summary').focus();
  await page.keyboard.press('Enter');
  assert.ok(await inside.isVisible());
});

// The map.

for (const javaScriptEnabled of [true, false])
  shown(`a tile filters by click, scripts ${javaScriptEnabled}`, '/recherche?q=apprentissage', { javaScriptEnabled }, async (page) => {
    await page.getByRole('link', { name: /^Bretagne, / }).click();
    await page.waitForURL(/region=53/);
    assert.equal(await page.locator('.tile-map a[aria-current]').count(), 1);
  });

shown('a tile filters by key and has its name in the tree for screen readers', '/recherche?q=apprentissage', {}, async (page) => {
  const tile = page.getByRole('link', { name: /^Corse, \d+ document/ });
  await tile.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/region=94/);
  await page.getByRole('link', { name: /^Corse.*retirer ce filtre/ }).click();
  await page.waitForURL((url) => !url.search.includes('region'));
});

for (const colorScheme of ['light', 'dark'])
  shown(`texts stand out on all shades, ${colorScheme}`, '/recherche?q=apprentissage', { colorScheme }, async (page) => {
    const worst = await page.evaluate(() => {
      const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const light = (color) => {
        paint.fillStyle = color;
        paint.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].map((v) => {
          const c = v / 255;
          return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const tile = document.querySelector('.tile-map [class^="shade-"]');
      return [0, 1, 2, 3, 4, 5, 6].map((shade) => {
        tile.setAttribute('class', `shade-${shade}`);
        const [a, b] = ['rect', 'text'].map((tag) => light(getComputedStyle(tile.querySelector(tag)).fill));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      });
    });
    worst.forEach((ratio, shade) => assert.ok(ratio >= 4.5, `shade-${shade}: ${ratio.toFixed(2)}`));
  });

// The timeline.

shown('a bar filters by click', '/recherche?q=apprentissage', { javaScriptEnabled: false }, async (page) => {
  await page.click('.timeline a[data-period="2026"]');
  await page.waitForURL(/from=2026&to=2026/);
  assert.ok(await page.locator('.timeline a[data-period^="2026-"]').count() > 0);
});

shown('bars filter by drag, in the order of parameters', '/recherche?q=apprentissage&kind=news&sort=newest', {}, async (page) => {
  const bars = page.locator('.timeline a');
  await page.locator('.timeline').scrollIntoViewIfNeeded();
  const first = await bars.first().locator('.column').boundingBox();
  const last = await bars.last().locator('.column').boundingBox();
  const from = await bars.first().getAttribute('data-period');
  const to = await bars.last().getAttribute('data-period');
  const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(...middle(last));
  await page.mouse.down();
  await page.mouse.move(...middle(first), { steps: 4 });
  assert.ok(await page.locator('.timeline .dragged').count() > 1);
  await page.mouse.up();
  await page.waitForURL(/from=/);
  assert.equal(address(page), `/recherche?q=apprentissage&kind=news&from=${from}&to=${to}&sort=newest`);
});

// What is said, and the whole.

shown('the status is written again once the heading was read', '/recherche?q=apprentissage', {}, async (page) => {
  const said = await page.evaluate(() => new Promise((resolve) => {
    const status = document.querySelector('#compte');
    if (status.textContent) resolve(status.textContent);
    new MutationObserver(() => resolve(status.textContent)).observe(status, { childList: true });
  }));
  assert.match(said, /^\d+ résultats/);
});

for (const screen of [{ viewport: SMALL }, { colorScheme: 'dark' }])
  test(`axe finds nothing, ${JSON.stringify(screen)}`, async () => {
    const page = await newPage(browser, screen);
    for (const target of ['/recherche?q=VAE+hauts-de-france+2026&region=32&from=2026&explain=1',
      '/recherche?q=xqzt+aprentisage+jkwx&region=53&kind=aid']) {
      await page.goto(site.url + target);
      await page.locator('.filters > details').evaluate((fold) => { fold.open = true; });
      assert.deepEqual(await axeFaults(page), [], target);
    }
    await page.context().close();
  });

test('no page is wider than the screen, nor at twice the size of letters', async () => {
  for (const [viewport, size] of [[SMALL, '100%'], [{ width: 640, height: 800 }, '200%']]) {
    const page = await newPage(browser, { viewport });
    for (const target of ['/recherche?q=apprentissage&region=32&explain=1', '/recherche?q=rienrien&region=53']) {
      await page.goto(site.url + target);
      await page.locator('.filters > details').evaluate((fold, letters) => {
        fold.open = true;
        document.documentElement.style.fontSize = letters;
      }, size);
      const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${target} at ${viewport.width}: ${wide}`);
    }
    await page.context().close();
  }
});

shown('forced colours keep tiles and bars apart', '/recherche?q=apprentissage&region=53', { forcedColors: 'active' }, async (page) => {
  const fills = await page.evaluate(() => ['a[aria-current] rect', 'a:not([aria-current]) rect']
    .map((tile) => getComputedStyle(document.querySelector(`.tile-map ${tile}`)).fill));
  assert.notEqual(fills[0], fills[1]);
});
