// The page of a document: two columns or one, passages that can be linked to, a citation
// that can be copied, parts of a long text without JavaScript, paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, browser, newPage, site, useSite } from './site.mjs';

const PHRASE = 'Les campus des métiers réunissent lycées, laboratoires et entreprises. ';
const LONG = Array.from({ length: 400 }, (_, i) => `Paragraphe ${i + 1}. ${PHRASE.repeat(5)}`);
LONG[390] = 'Une zibeline traverse ce paragraphe du rapport, loin derrière les autres.';
const DOCUMENTS = [
  { id: 'rapport', title: 'Un long rapport sur les campus', kind: 'document', regions: ['53'],
    date: '2026-04-01', source: 'Carif-Oref', text: LONG.join('\n\n') },
  { id: 'unite', title: 'Chômage', kind: 'indicator', regions: ['53'], part_of: 'rapport',
    section: 'Chiffres', label: 'Taux de chômage', value: '7,1', unit: '%', period: '2025',
    national_value: '7,5', doubt: 'unité douteuse dans la source', date: '2026-04-01',
    text: PHRASE, url: 'https://exemple.fr/' + 'tres-longue-adresse-'.repeat(12) },
  { id: 'suite', title: 'Emploi', kind: 'indicator', regions: ['53'], part_of: 'rapport',
    section: 'Chiffres', text: PHRASE, date: '2026-04-01' },
];
const TARGETS = ['/documents/rapport', '/documents/rapport?q=zibeline&partie=2', '/documents/unite'];

useSite({ documents: DOCUMENTS });

for (const screen of [
  { viewport: { width: 320, height: 640 }, colorScheme: 'light' },
  { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { viewport: { width: 768, height: 900 }, forcedColors: 'active' },
])
  test(`nothing is wrong or too wide at ${JSON.stringify(screen)}`, async () => {
    const page = await newPage(browser, screen);
    for (const target of TARGETS) {
      await page.goto(site.url + target);
      assert.deepEqual(await axeFaults(page), [], target);
      const [has, room] = await page.evaluate(() =>
        [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(has <= room, `${target}: ${has} px of ${room}`);
    }
    await page.context().close();
  });

test('the facts stand beside the text on a large screen and behind it on a small one', async () => {
  for (const [width, beside] of [[1280, true], [320, false]]) {
    const page = await newPage(browser, { viewport: { width, height: 900 } });
    await page.goto(`${site.url}/documents/unite`);
    const text = await page.locator('.text').boundingBox();
    const facts = await page.locator('.about').boundingBox();
    assert.equal(facts.x >= text.x + text.width, beside);
    assert.equal(facts.y >= text.y + text.height, !beside);
    await page.context().close();
  }
});

test('without JavaScript a passage of another part is one click away', async () => {
  const page = await newPage(browser, { javaScriptEnabled: false });
  await page.goto(`${site.url}/documents/rapport?q=zibeline`);
  assert.equal(await page.locator('.text :text("zibeline")').count(), 0);
  await page.locator('.passages a').click();
  assert.match(page.url(), /partie=2#passage-391$/);
  assert.match(await page.locator(':target').innerText(), /zibeline/);
  assert.ok(await page.locator(':target mark').isVisible());
  await page.locator('.part-pager [rel=prev]').first().click();
  assert.match(page.url(), /partie=1$/);
  await page.context().close();
});

test('each paragraph has a link to itself, which the keyboard reaches and no copy takes', async () => {
  const page = await newPage(browser);
  await page.goto(`${site.url}/documents/rapport`);
  const pin = page.locator('#passage-3 .pin');
  assert.equal(await pin.evaluate((e) => getComputedStyle(e).opacity), '0');
  await pin.focus();
  assert.equal(await pin.evaluate((e) => getComputedStyle(e).opacity), '1');
  await page.keyboard.press('Enter');
  assert.match(page.url(), /#passage-3$/);
  const text = await page.evaluate(() => {
    getSelection().selectAllChildren(document.querySelector('#passage-3'));
    return getSelection().toString();
  });
  assert.equal(text.trim(), LONG[2].trim());
  await page.context().close();
});

test('a click copies the citation', async () => {
  const page = await newPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(`${site.url}/documents/unite`);
  await page.getByRole('button', { name: 'Copier la citation' }).click();
  await page.getByText('Copié.').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await page.locator('#citation').textContent());
  assert.match(copied, /édition d’avril 2026/);
  await page.context().close();
});

test('paper has the text, the facts and the citation, and nothing to click', async () => {
  const page = await newPage(browser);
  await page.goto(`${site.url}/documents/unite`);
  await page.emulateMedia({ media: 'print' });
  for (const shown of ['h1', '.text', '.about', '#citation', '.figure-doubt'])
    assert.ok(await page.locator(shown).isVisible(), shown);
  for (const hidden of ['.crumbs', '.neighbours', '.copy', '.formats', '.similar'])
    for (const element of await page.locator(hidden).all())
      assert.ok(!await element.isVisible(), hidden);
  await page.context().close();
});
