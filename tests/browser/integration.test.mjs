// The guide for integrators: each example of docs/INTEGRATION.md works as it stands, and
// so does the page of deploy/examples.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { examples, unnamed } from './guide.mjs';
import { startPortal } from './portal.mjs';
import { ROOT, axeFaults, newPage, startBrowser, startSite } from './site.mjs';

const example = (name) => readFileSync(join(ROOT, 'deploy/examples', name), 'utf8');
/** The examples that are tested here, in integration_php.test.mjs, and, for WordPress, in
 *  deploy/wordpress/test. */
const TESTED = ['chercher.sh', 'filtrer.sh', 'accueil.html', 'portail.css', 'mesure.ts',
  'politique', 'code-court', 'liste.html', 'liste.js', 'recherche.php', 'cadre.html'];

let site, portal, browser, blocks;

before(async () => {
  // The portal's address has to be known before the service starts, and the other way
  // round: the portal's files are filled in afterwards.
  const files = {};
  const policy = { toString: () => policy.text };
  portal = await startPortal(files, policy);
  site = await startSite({ options: ['--cors', portal.url, '--frame-ancestors', portal.url] });
  blocks = examples(site.url);
  policy.text = blocks.get('politique').replace(/^Content-Security-Policy: /, '').trim()
    + `; frame-src ${site.url}`;
  for (const [name, text] of blocks) files[`/${name}`] = text;
  for (const name of ['portail.html', 'portail.css'])
    files[`/exemple/${name}`] = example(name).replaceAll('http://127.0.0.1:8080', site.url);
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await Promise.all([site, portal].map((server) => server?.stop()));
});

async function open(path, options) {
  const page = await newPage(browser, options);
  page.setDefaultTimeout(10_000);
  page.faults = [];
  page.on('pageerror', (fault) => page.faults.push(String(fault)));
  page.on('console', (said) => {
    if (['error', 'warning'].includes(said.type()) && !/favicon/.test(said.location().url))
      page.faults.push(said.text());
  });
  await page.goto(portal.url + path);
  return page;
}
const close = (page) => page.context().close();

test('every example of the guide has its test', () => {
  assert.deepEqual([...blocks.keys()].sort(), [...TESTED].sort());
  // What has no name is a command that builds all of the project.
  assert.deepEqual(unnamed(), ['console']);
  const help = execFileSync(join(ROOT, 'run'), ['--help'], { encoding: 'utf8' });
  assert.match(help, /--cors/);
});

for (const [name, atMost] of [['chercher.sh', 3], ['filtrer.sh', 10]])
  test(`${name} gives an answer`, () => {
    const said = execFileSync('bash', ['-euo', 'pipefail', '-c', blocks.get(name)],
      { encoding: 'utf8' });
    const answer = JSON.parse(said);
    assert.ok(answer.total > 0 && answer.hits.length <= atMost);
    for (const member of ['total', 'hits', 'facets', 'links']) assert.ok(member in answer, member);
  });

test('accueil.html: two lines, and the search is there', async () => {
  const page = await open('/accueil.html');
  await page.getByRole('combobox').pressSequentially('vae');
  await page.getByRole('option', { name: /^VAE — validation/ }).click();
  await page.getByRole('heading', { name: /résultats? pour «\sVAE\s»/ }).waitFor();
  await page.getByText('Filtrer').click();
  assert.ok(await page.getByRole('group', { name: 'Région' }).isVisible());
  assert.deepEqual(await axeFaults(page), []);
  assert.deepEqual(page.faults, []);
  await close(page);

  const plain = await open('/accueil.html', { javaScriptEnabled: false });
  await plain.getByLabel('Chercher une formation').fill('vae');
  await plain.getByRole('button').click();
  assert.equal(plain.url(), `${site.url}/recherche?q=vae`);
  await close(plain);
});

test('portail.css: its properties and parts are those of the element', async () => {
  const page = await open('/accueil.html');
  await page.addStyleTag({ url: `${portal.url}/portail.css` });
  await page.mouse.move(0, 0);
  const look = await page.evaluate(() => {
    const button = document.querySelector('inffo-search').shadowRoot.querySelector('button');
    const { backgroundColor, letterSpacing, borderTopRightRadius, fontFamily } = getComputedStyle(button);
    return [backgroundColor, letterSpacing, borderTopRightRadius, fontFamily];
  });
  assert.deepEqual(look, ['rgb(122, 31, 92)', '0.48px', '0px', 'Georgia, serif']);
  // What the guide names is there, and what is there the guide names.
  const guide = readFileSync(join(ROOT, 'docs/INTEGRATION.md'), 'utf8');
  const script = await (await fetch(`${site.url}/widget.js`)).text();
  const inScript = (pattern) => new Set([...script.matchAll(pattern)].map(([, name]) => name));
  const inGuide = (pattern) => new Set([...guide.match(pattern)[0].matchAll(/`([\w-]+)`/g)].map(([, name]) => name));
  assert.deepEqual([...inGuide(/^Parties : [^.]*\./m)].sort(),
    [...inScript(/\bpart: '([\w-]+)'/g)].sort());
  const colours = script.match(/^const WIDGET_COLOURS = (.*?);$/ms)[1];
  assert.deepEqual([...inGuide(/^Propriétés : [^.]*\./m)].sort(),
    [...new Set([...inScript(/var\(--inffo-([a-z-]+)/g),
      ...[...colours.matchAll(/([a-z-]+)'?: \[/g)].map(([, name]) => name)])]
      .map((name) => `--inffo-${name}`).sort());
  await close(page);
});

test('mesure.ts: the types are those of the element, and the events come', async () => {
  const { default: ts } = await import('typescript');
  const folder = mkdtempSync(join(tmpdir(), 'inffo-types-'));
  const put = (name, text) => writeFileSync(join(folder, name), text);
  put('widget.d.ts', readFileSync(join(ROOT, 'web/widget.d.ts')));
  put('mesure.ts', blocks.get('mesure.ts'));
  put('wrong.ts', 'import type {} from "./widget";\nexport const n: string = '
    + '(await document.querySelector("inffo-search")!.search())!.total;');
  const settings = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'], types: [], skipDefaultLibCheck: true };
  const program = ts.createProgram(['mesure.ts', 'wrong.ts'].map((name) => join(folder, name)), settings);
  const faults = ts.getPreEmitDiagnostics(program).map((fault) =>
    `${fault.file?.fileName.split('/').pop()}: ${ts.flattenDiagnosticMessageText(fault.messageText, '\n')}`);
  rmSync(folder, { recursive: true });
  assert.deepEqual(faults, ['wrong.ts: Type \'number\' is not assignable to type \'string\'.']);

  const page = await open('/accueil.html');
  const script = ts.transpileModule(blocks.get('mesure.ts'), { compilerOptions: settings }).outputText;
  await page.evaluate(script.replace(/^export \{\};$/m, ''));
  await page.getByRole('combobox').fill('apprentissage');
  await page.getByRole('button', { name: 'Rechercher' }).click();
  await page.waitForFunction(() => /^apprentissage : \d+$/.test(document.title));
  await close(page);
});

test('liste.html and liste.js: a list of one\'s own', async () => {
  const page = await open('/liste.html');
  await page.getByRole('listitem').nth(4).waitFor();
  const [first, ...others] = await page.getByRole('listitem').all();
  assert.match(await first.textContent(), /\(\d\d\/\d\d\/\d{4}\)$/);
  assert.equal(others.length, 4);
  const link = await first.getByRole('link').getAttribute('href');
  assert.equal((await fetch(link)).status, 200);
  assert.equal((await fetch(await page.getByRole('link', { name: 'Tout' }).getAttribute('href'))).status, 200);
  assert.deepEqual(await axeFaults(page), []);
  assert.deepEqual(page.faults, []);
  await close(page);

  const away = await newPage(browser);
  await away.route(/api\/v1/, (route) => route.abort());
  await away.goto(`${portal.url}/liste.html`);
  await away.getByText('La liste n’est pas disponible pour le moment.').waitFor();
  await close(away);
});

test('cadre.html: the page of the service in a frame, where that is allowed', async () => {
  const page = await open('/cadre.html');
  const frame = page.frameLocator('iframe');
  await frame.getByRole('searchbox').or(frame.getByRole('combobox')).first().fill('vae');
  await frame.getByRole('button', { name: 'Rechercher' }).first().click();
  await frame.getByRole('heading', { level: 1 }).filter({ hasText: 'résultat' }).waitFor();
  await close(page);

  const elsewhere = await startPortal({ '/': blocks.get('cadre.html') }, 'default-src *');
  const refused = await newPage(browser);
  const failed = refused.waitForEvent('console', (said) => /frame-ancestors/.test(said.text()));
  await refused.goto(elsewhere.url);
  await failed;
  await close(refused);
  await elsewhere.stop();
});

test('the short code has attributes that the extension knows', () => {
  const known = readFileSync(join(ROOT, 'deploy/wordpress/inffo-search/includes/instance.php'), 'utf8')
    .match(/const ATTRIBUTES = array\((.*?)\)/)[1];
  const used = [...blocks.get('code-court').matchAll(/ (\w+)="/g)].map(([, name]) => name);
  assert.equal(used.length, 3);
  for (const name of used) assert.ok(known.includes(`'${name}'`), name);
});

for (const [width, colorScheme] of [[320, 'light'], [1280, 'dark']])
  test(`deploy/examples/portail.html at ${width} px, ${colorScheme}`, async () => {
    const page = await open('/exemple/portail.html', { viewport: { width, height: 900 }, colorScheme });
    const [all, news] = [page.locator('inffo-search').first(), page.locator('inffo-search').last()];
    await all.getByRole('combobox').fill('apprentissage');
    await all.getByRole('button').click();
    await all.getByRole('article').first().waitFor();
    await news.getByRole('combobox').fill('bretagne');
    await news.getByRole('button').click();
    await news.getByRole('article').first().waitFor();
    for (const fact of await news.locator('.facts li:first-child').allTextContents())
      assert.equal(fact, 'Actualité');
    assert.deepEqual(await axeFaults(page), []);
    assert.deepEqual(page.faults, []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/portail-${width}-${colorScheme}.png`, fullPage: true });
    await close(page);
  });
