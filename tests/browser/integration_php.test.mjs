// Needs php. The example of docs/INTEGRATION.md that asks the service from the portal's
// server, in the web server that PHP has.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { examples } from './guide.mjs';
import { axeFaults, newPage, startBrowser, startSite } from './site.mjs';

let site, browser, php, folder, url;

/** A port that nothing listens on. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

before(async () => {
  site = await startSite();
  folder = mkdtempSync(join(tmpdir(), 'inffo-php-'));
  const text = examples(site.url).get('recherche.php');
  writeFileSync(join(folder, 'recherche.php'), text);
  writeFileSync(join(folder, 'absent.php'), text.replaceAll(site.url, 'http://127.0.0.1:9'));
  const address = `127.0.0.1:${await freePort()}`;
  php = spawn('php', ['-S', address, '-t', folder], { stdio: ['ignore', 'ignore', 'pipe'] });
  await new Promise((resolve) => php.stderr.on('data', (said) => /started/.test(said) && resolve()));
  url = `http://${address}`;
  browser = await startBrowser();
});
after(async () => {
  php?.kill();
  await browser?.close();
  await site?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test('recherche.php searches, pages and leads to documents, without scripts', async () => {
  const page = await newPage(browser, { javaScriptEnabled: false });
  await page.goto(`${url}/recherche.php`);
  await page.getByLabel('Mots').fill('l\'apprentissage');
  await page.getByRole('button').click();
  assert.match(await page.getByRole('heading', { level: 2 }).textContent(), /^\d+ résultats$/);
  assert.equal(await page.getByLabel('Mots').inputValue(), 'l\'apprentissage');
  const first = await page.getByRole('listitem').first().textContent();
  await page.getByRole('link', { name: 'Page suivante' }).click();
  assert.notEqual(await page.getByRole('listitem').first().textContent(), first);
  await page.getByRole('listitem').first().getByRole('link').click();
  assert.ok(page.url().startsWith(`${site.url}/documents/`));
  assert.equal((await fetch(page.url())).status, 200);
  await page.context().close();
});

test('what is typed is text; axe finds nothing', async () => {
  const page = await newPage(browser);
  await page.goto(`${url}/recherche.php?q=${encodeURIComponent('"><script>document.title=1</script>')}`);
  assert.equal(await page.getByLabel('Mots').inputValue(), '"><script>document.title=1</script>');
  assert.notEqual(await page.title(), '1');
  assert.deepEqual(await axeFaults(page), []);
  for (const query of ['q[]=a', 'page=-1', 'page=x', 'q=%ff', 'q='])
    assert.equal((await fetch(`${url}/recherche.php?${query}`)).status, 200, query);
  await page.context().close();
});

test('a service that is away is said, with the way to its page', async () => {
  const page = await newPage(browser);
  await page.goto(`${url}/absent.php?q=vae`);
  assert.match(await page.getByRole('alert').textContent(), /ne répond pas/);
  assert.equal(await page.getByRole('link').getAttribute('href'),
    'http://127.0.0.1:9/recherche?q=vae&region=32');
  await page.context().close();
});
