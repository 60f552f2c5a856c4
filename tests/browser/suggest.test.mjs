// The search field of the service's pages: suggestions while typing, by keyboard, by
// mouse, announced, and never in the way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, browser, newPage, site, useSite } from './site.mjs';

useSite();

/** Open a page of the site; the addresses of its requests for suggestions are in asked. */
async function open(path, options) {
  const page = await newPage(browser, options);
  page.setDefaultTimeout(10_000);
  page.asked = [];
  page.ended = [];
  page.on('request', (request) => {
    if (/suggest/.test(request.url())) page.asked.push(new URL(request.url()).searchParams.get('q'));
  });
  page.on('requestfailed', (request) => page.ended.push(request.url()));
  await page.goto(site.url + path);
  return page;
}
const close = (page) => page.context().close();
const field = (page) => page.locator('#q');
const options = (page) => page.getByRole('option');
const selected = (page) => page.locator('[aria-selected="true"]');

test('without scripts the field is a field', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  assert.equal(await field(page).getAttribute('role'), null);
  await field(page).fill('vae');
  await field(page).press('Enter');
  assert.equal(page.url(), `${site.url}/recherche?q=vae`);
  await close(page);
});

test('two letters, a pause, one request; the count is said', async () => {
  const page = await open('/');
  await field(page).pressSequentially('v');
  await page.waitForTimeout(350);
  assert.deepEqual(page.asked, []);
  await field(page).pressSequentially('ae', { delay: 30 });
  await options(page).first().waitFor();
  assert.deepEqual(page.asked, ['vae']);
  const n = await options(page).count();
  await page.getByRole('status').filter({ hasText: `${n} suggestions` }).waitFor({ state: 'attached' });
  assert.match(await options(page).first().textContent(),
    /^VAE — validation des acquis de l'expérience Sigle · \d+\sdocuments?$/);
  assert.equal(await options(page).first().locator('mark').textContent(), 'VAE');
  await close(page);
});

test('each suggestion finds as many documents as it says', async () => {
  const page = await open('/');
  const seen = new Map();
  for (const words of ['vae', 'bre', 'appr', 'formation', 'cpf']) {
    const answered = page.waitForResponse((r) => r.url().includes('suggest'));
    await field(page).fill(words);
    const found = (await (await answered).json()).suggestions;
    await page.waitForFunction((n) => document.querySelectorAll('[role="option"]').length === n,
      found.length);
    const shown = await options(page).allTextContents();
    for (const [i, suggestion] of found.entries()) {
      const said = Number(shown[i].match(/([\d\s]+)\sdocuments?$/)[1].replace(/\s/g, ''));
      assert.ok(said > 0, shown[i]);
      seen.set(suggestion.type, (seen.get(suggestion.type) ?? 0) + 1);
      if (!suggestion.url.startsWith('/recherche')) continue;
      const reply = await fetch(`${site.url}${suggestion.url.replace('/recherche', '/api/v1/search')}`);
      assert.equal((await reply.json()).total, said, shown[i]);
    }
  }
  for (const type of ['title', 'query', 'acronym', 'region']) assert.ok(seen.has(type), type);
  await close(page);
});

test('arrows, Enter, Escape, as ARIA 1.2 has it', async () => {
  const page = await open('/recherche?q=emploi');
  await field(page).fill('vae');
  await options(page).first().waitFor();
  const state = async () => [await field(page).getAttribute('aria-expanded'),
    await field(page).getAttribute('aria-activedescendant') !== null, await field(page).inputValue()];
  const list = await field(page).getAttribute('aria-controls');
  assert.equal(await page.locator(`#${list}`).getAttribute('role'), 'listbox');
  assert.deepEqual(await state(), ['true', false, 'vae']);
  await page.keyboard.press('ArrowDown');
  assert.match(await selected(page).textContent(), /^VAE —/);
  assert.deepEqual(await state(), ['true', true, 'vae']);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  // Up from the first is the field again, and up from there the last.
  await page.keyboard.press('ArrowUp');
  assert.deepEqual(await state(), ['true', false, 'vae']);
  await page.keyboard.press('ArrowUp');
  assert.equal(await selected(page).textContent(), await options(page).last().textContent());
  // Escape closes first; only then it empties the field.
  await page.keyboard.press('Escape');
  assert.deepEqual(await state(), ['false', false, 'vae']);
  await page.keyboard.press('ArrowDown');
  assert.deepEqual(await state(), ['true', true, 'vae']);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.url}/recherche?q=VAE`);
  await close(page);
});

test('Enter without a choice searches for what was typed; Tab goes on', async () => {
  const page = await open('/');
  await field(page).fill('vae');
  await options(page).first().waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Rechercher');
  assert.equal(await field(page).getAttribute('aria-expanded'), 'false');
  await field(page).fill('vae');
  await options(page).first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.url}/recherche?q=vae`);
  await close(page);
});

test('a click on a title opens its document, on a region its documents', async () => {
  const page = await open('/');
  await field(page).fill('bretag');
  await page.getByRole('option', { name: /^Bretagne Région/ }).click();
  await page.waitForURL(`${site.url}/recherche?region=53`);
  await field(page).fill('geiq');
  const title = page.locator('[data-type="title"]').first();
  await title.click();
  await page.waitForURL(/\/documents\//);
  await close(page);
});

test('in the form of the comparison, a suggestion is compared', async () => {
  const page = await open('/comparer');
  await field(page).fill('vae');
  await page.getByRole('option', { name: /^VAE — validation/ }).click();
  await page.waitForURL(/\/comparer\?(.*&)?q=VAE(&|$)/);
  await close(page);
});

test('what was asked before is aborted, and never shown', async () => {
  const page = await open('/');
  await page.route(/suggest\?q=va&/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue().catch(() => {});
  });
  await field(page).fill('va');
  await page.waitForRequest(/suggest\?q=va&/);
  await field(page).fill('bretagne');
  await page.getByRole('option', { name: /^Bretagne Région/ }).waitFor();
  assert.equal(page.ended.length, 1);
  await page.waitForTimeout(700);
  assert.ok(await page.getByRole('option', { name: /^Bretagne Région/ }).isVisible());
  await close(page);
});

test('a service that does not answer leaves the field as it was', async () => {
  const page = await open('/');
  const faults = [];
  page.on('pageerror', (fault) => faults.push(fault));
  await page.route(/suggest/, (route) => route.abort());
  await field(page).fill('vae');
  await page.waitForTimeout(500);
  assert.equal(await field(page).getAttribute('aria-expanded'), 'false');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.url}/recherche?q=vae`);
  assert.deepEqual(faults, []);
  await close(page);
});

test('nothing found is said', async () => {
  const page = await open('/');
  await field(page).fill('qqqqqq');
  await page.getByRole('status').filter({ hasText: 'Aucune suggestion' }).waitFor({ state: 'attached' });
  assert.equal(await field(page).getAttribute('aria-expanded'), 'false');
  await close(page);
});

for (const [width, colorScheme] of [[320, 'light'], [1280, 'dark']])
  test(`the open list is sound at ${width} px, ${colorScheme}`, async () => {
    const page = await open('/', { viewport: { width, height: 700 }, colorScheme });
    await field(page).fill('formation');
    await options(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    assert.deepEqual(await axeFaults(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    // Nothing of the page covers an option.
    const covered = await page.evaluate(() => [...document.querySelectorAll('[role="option"]')]
      .slice(0, 3).filter((option) => {
        const box = option.getBoundingClientRect();
        return !option.contains(document.elementFromPoint(box.x + 20, box.y + box.height / 2));
      }).length);
    assert.equal(covered, 0);
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/suggest-${width}-${colorScheme}.png` });
    await close(page);
  });
