// Comparing the regions and the letter in a browser: accessible, within the window, of
// use without scripts, printable.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, browser, newPage, site, useSite } from './site.mjs';

const COMPARE = '/comparer?q=apprentissage';
const LETTER = '/lettre?to=2026-04-10&days=60';
const SCREENS = [
  { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
  { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
];

useSite();

for (const screen of SCREENS)
  test(`they fit and axe finds nothing at ${screen.viewport.width} px, ${screen.colorScheme}`,
    async () => {
      const page = await newPage(browser, screen);
      for (const target of [COMPARE, '/comparer?q=rienrien', LETTER, '/lettre?region=94']) {
        await page.goto(site.url + target);
        assert.deepEqual(await axeFaults(page), [], target);
        for (const width of [screen.viewport.width, 640, 900]) {
          await page.setViewportSize({ width, height: 600 });
          const beyond = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth);
          assert.ok(beyond <= 0, `${target}: ${beyond} px beyond ${width} px`);
        }
      }
      await page.context().close();
    });

test('a head of the table sorts it by keyboard, without scripts', async () => {
  const page = await newPage(browser, { javaScriptEnabled: false });
  await page.goto(site.url + COMPARE);
  await page.locator('thead').getByRole('link', { name: 'Total' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/comparer?q=apprentissage&sort=total');
  const totals = (await page.locator('tbody td.total').allTextContents()).slice(0, 18).map(Number);
  assert.equal(totals.length, 18);
  assert.deepEqual(totals, totals.toSorted((a, b) => b - a));
  assert.ok(totals[0] > 0);
  assert.equal(await page.locator('th[aria-sort=descending]').innerText(), 'Total\u00a0▼');
  await page.context().close();
});

test('the form compares other words within a theme, without scripts', async () => {
  const page = await newPage(browser, { javaScriptEnabled: false });
  await page.goto(site.url + COMPARE + '&sort=total');
  await page.getByRole('searchbox', { name: 'Mots à comparer' }).fill('vae');
  await page.getByLabel('Thème').selectOption('vae');
  await page.getByRole('button', { name: 'Comparer' }).click();
  await page.waitForURL('**/comparer?*');
  const asked = new URL(page.url()).searchParams;
  assert.deepEqual([asked.get('q'), asked.get('theme'), asked.get('sort')],
    ['vae', 'vae', 'total']);
  await page.getByRole('link', { name: /Retirer le filtre/ }).click();
  await page.waitForURL('**/comparer?q=vae&sort=total');
  await page.context().close();
});

test('in a narrow window each number says what it counts', async () => {
  const page = await newPage(browser, { viewport: { width: 320, height: 640 } });
  await page.goto(site.url + COMPARE);
  const region = page.locator('tbody', { hasText: 'Hauts-de-France' }).first();
  assert.match(await region.locator('td.total').evaluate(
    (cell) => getComputedStyle(cell, '::before').content), /Total/);
  const right = await region.locator('.best').evaluate((cell) => cell.getBoundingClientRect().right);
  assert.ok(right <= 320, `the extract ends at ${right} px`);
  await page.context().close();
});

test('on paper the table and the letter stay, forms and links to elsewhere go', async () => {
  const page = await newPage(browser);
  await page.emulateMedia({ media: 'print' });
  await page.goto(site.url + COMPARE);
  assert.ok(await page.locator('table.compare').isVisible());
  for (const gone of ['.compare-form', '.compare-downloads'])
    assert.ok(!(await page.locator(gone).isVisible()), gone);
  await page.goto(site.url + LETTER);
  assert.ok(await page.locator('.letter-items').first().isVisible());
  for (const gone of ['.letter-form', '.letter-links', '.letter-contents'])
    assert.ok(!(await page.locator(gone).isVisible()), gone);
  await page.context().close();
});

test('the mail shows its styles in spite of the policy, and asks for nothing', async () => {
  const page = await newPage(browser, { viewport: { width: 320, height: 640 } });
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => assert.notEqual(message.type(), 'error', message.text()));
  await page.goto(site.url + LETTER + '&format=mail');
  const heading = page.locator('h2').first();
  assert.equal(await heading.evaluate((h) => getComputedStyle(h).borderBottomWidth), '2px');
  assert.equal(asked.filter((url) => !url.endsWith('favicon.ico')).length, 1);
  assert.deepEqual(await axeFaults(page), []);
  await page.context().close();
});
