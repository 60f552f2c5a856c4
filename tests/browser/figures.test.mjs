// Key figures: the card above the results, in a browser, on small and large screens.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, browser, newPage, site, useSite } from './site.mjs';

const TARGETS = ['taux de chômage bretagne', 'taux de chômage', 'budget formation 2024',
  'taux de chômage mayotte', "demandeurs d'emploi 25-49 ans hauts-de-france"]
  .map((words) => `/recherche?q=${encodeURIComponent(words)}`);
const SCREENS = [
  { viewport: { width: 320, height: 640 }, colorScheme: 'light' },
  { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
];

useSite();

for (const screen of SCREENS)
  test(`cards fit and axe finds nothing at ${screen.viewport.width} px, ${screen.colorScheme}`, async () => {
    const page = await newPage(browser, screen);
    for (const target of TARGETS) {
      await page.goto(site.url + target);
      for (const more of await page.locator('.figure-more > summary').all()) await more.click();
      assert.deepEqual(await axeFaults(page), [], target);
      const [width, room] = await page.evaluate(() =>
        [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(width <= room, `${target}: ${width} px in ${room}`);
    }
    await page.context().close();
  });

test('bars are as long as their figures, and names are not cut, without JavaScript', async () => {
  const page = await newPage(browser, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  await page.goto(site.url + TARGETS[0]);
  const bars = page.locator('.figure-bars').first().locator('.bar-value');
  const lengths = [];
  for (const bar of await bars.all()) lengths.push((await bar.boundingBox()).width);
  assert.equal(lengths.length, 2);
  assert.ok(Math.abs(lengths[0] / lengths[1] - 6.0 / 7.4) < 0.02, lengths.join(' '));
  await page.goto(site.url + TARGETS[1]);
  for (const place of await page.locator('.bar-place').all())
    assert.ok((await place.boundingBox()).width > 80, await place.textContent());
  await page.context().close();
});

test('a place that is offered leads to its figure, by the keyboard', async () => {
  const page = await newPage(browser);
  await page.goto(site.url + TARGETS[3]);
  await page.getByRole('link', { name: 'Bretagne', exact: true }).first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/Bretagne/);
  assert.equal(await page.locator('.figure-main strong').textContent(), '6,0\u00a0%');
  await page.context().close();
});
