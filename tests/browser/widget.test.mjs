// <inffo-search> in pages of another origin, under a strict policy: what it shows, how it
// is used by keyboard, what happens when the service is away.
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { after, before, test } from 'node:test';
import { pageWith, policyFor, startPortal, startService } from './portal.mjs';
import { axeFaults, newPage, startBrowser, startSite } from './site.mjs';

const ATTACK = '<img src=x onerror="document.title=1"><script>document.title=2</script>"';
const FORM = (service) => `<form action="${service}/recherche" method="get" role="search">
<label for="mots">Chercher une formation</label>
<input id="mots" name="q" type="search" placeholder="VAE, apprentissage…">
<button>Rechercher</button></form>`;

let site, browser, portal, silent, broken;

function* documents() {
  yield { id: 'vae/inversee', kind: 'news', title: 'VAE inversée : un premier bilan',
    text: 'La VAE inversée mêle emploi et formation.', regions: ['32'],
    themes: ['vae'], date: '2026-04-07', source: 'Le Quotidien' };
  yield { id: 'attaque', kind: 'document', title: `Zymologie ${ATTACK}`,
    text: `La zymologie ${ATTACK} se visite.`, regions: [], themes: [], date: '2020-01-01',
    source: ATTACK, url: 'javascript:document.title=3' };
  for (let i = 0; i < 24; i++)
    yield { id: `notice-${i}`, kind: i % 2 ? 'aid' : 'contact',
      title: `Notice ${i} sur l'apprentissage`, text: `L'apprentissage, notice ${i}.`,
      regions: [i % 4 ? '11' : '53'], themes: [i % 3 ? 'apprentissage-alternance' : 'vae'],
      date: `202${Math.floor(i / 6)}-03-01` };
}

before(async () => {
  site = await startSite({ documents: [...documents()], options: ['--cors', '*'] });
  silent = await startService(() => {}); // takes requests, and never answers
  broken = await startService((request, response) => {
    if (request.url.startsWith('/api/v1/search?q=texte')) response.end('<p>ceci est du HTML');
    else {
      response.statusCode = 503;
      response.end('{}');
    }
  });
  const widget = (attributes = '', inside = FORM(site.url)) => pageWith(site.url,
    `<inffo-search endpoint="${site.url}" ${attributes}>${inside}</inffo-search>`);
  const elsewhere = (service) => pageWith(site.url,
    `<inffo-search endpoint="${service}">${FORM(service)}</inffo-search>`);
  portal = await startPortal({
    '/': widget(),
    '/vide': pageWith(site.url, '<inffo-search></inffo-search>'),
    '/bretagne': widget('region="53" kind="aid contact" per-page="3"'),
    '/page': widget('mode="page" region="53"'),
    '/maison': pageWith(site.url, `<inffo-search endpoint="${site.url}" region="32">
      <form action="/maison"><input type="hidden" name="page_id" value="7"><p><label>Chercher ici
      <input type="search" name="mots"></label><button>OK</button></p></form></inffo-search>`),
    '/deux': pageWith(site.url, '<inffo-search id="a" theme="vae"></inffo-search>'
      + '<inffo-search id="b" region="11"></inffo-search>'),
    '/muet': elsewhere(silent.url),
    '/casse': elsewhere(broken.url),
    '/absent': elsewhere('http://127.0.0.1:9'),
  }, `${policyFor(site.url)} ${silent.url} ${broken.url} http://127.0.0.1:9`);
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await Promise.all([site, portal, silent, broken].map((server) => server?.stop()));
});

/** Open a page of the portal. What it complains of is in page.faults. */
async function open(path, options = {}) {
  const page = await newPage(browser, options);
  page.setDefaultTimeout(10_000);
  page.faults = [];
  page.on('pageerror', (fault) => page.faults.push(String(fault)));
  page.on('console', (said) => {
    if (/Security Policy|inffo-search/.test(said.text())) page.faults.push(said.text());
  });
  await page.addInitScript(() => {
    globalThis.told = [];
    for (const type of ['inffo-results', 'inffo-error', 'inffo-suggestion'])
      document.addEventListener(type, (event) => globalThis.told.push([type, event.detail]));
  });
  await page.goto(portal.url + path);
  if (options.javaScriptEnabled !== false)
    await page.waitForFunction(() => customElements.get('inffo-search'));
  return page;
}

const close = (page) => page.context().close();
const search = async (page, words) => {
  await page.getByRole('combobox').first().fill(words);
  await page.getByRole('button', { name: 'Rechercher' }).first().click();
};
const focused = (page) => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.textContent.trim() || at?.getAttribute('aria-label') || at?.localName;
});
const told = (page, type) => page.evaluate((t) => globalThis.told.filter(([n]) => n === t)
  .map(([, detail]) => detail), type);

test('the script is small, revalidated, and any origin may load it', async () => {
  const reply = await fetch(`${site.url}/widget.js`, { headers: { Origin: portal.url } });
  const text = await reply.text();
  assert.ok(gzipSync(text).length <= 20_000, `${gzipSync(text).length} bytes`);
  assert.equal(reply.headers.get('access-control-allow-origin'), '*');
  assert.match(reply.headers.get('content-type'), /^text\/javascript/);
  assert.match(reply.headers.get('cache-control'), /max-age=\d/);
  assert.doesNotMatch(text, /^\s*import\b/m);
  const again = await fetch(`${site.url}/widget.js`,
    { headers: { 'If-None-Match': reply.headers.get('etag') } });
  assert.equal(again.status, 304);
});

test('without scripts, the form leads to the page of results', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  await page.getByLabel('Chercher une formation').fill('VAE inversée');
  await page.getByRole('button', { name: 'Rechercher' }).click();
  assert.equal(page.url(), `${site.url}/recherche?q=VAE+invers%C3%A9e`);
  await close(page);
});

test('results come in place: count, hits, focus, status, event', async () => {
  const page = await open('/');
  await search(page, 'VAE inversée');
  const heading = page.getByRole('heading', { level: 2 });
  assert.equal(await heading.textContent(), '1\u00a0résultat pour «\u00a0VAE inversée\u00a0»');
  assert.equal(await focused(page), await heading.textContent());
  const link = page.getByRole('article').getByRole('link');
  assert.equal(await link.textContent(), 'VAE inversée : un premier bilan');
  assert.equal(await link.getAttribute('href'), `${site.url}/documents/vae/inversee`);
  assert.match(await link.locator('mark').first().textContent(), /^VAE/);
  assert.equal(await page.locator('time').getAttribute('datetime'), '2026-04-07');
  assert.deepEqual(await page.locator('.facts li').allTextContents(),
    ['Actualité', 'Hauts-de-France', '7 avril 2026', 'Le Quotidien']);
  await page.locator('[role="status"]', { hasText: '1 résultat' }).waitFor({ state: 'attached' });
  const [results] = await told(page, 'inffo-results');
  assert.deepEqual([results.query, results.total, results.hits.length, results.url],
    ['VAE inversée', 1, 1, `${site.url}/recherche?q=VAE+invers%C3%A9e&per_page=5`]);
  assert.equal(page.url(), `${portal.url}/`);
  assert.deepEqual(page.faults, []);
  await close(page);
});

test('what documents say is text, never markup', async () => {
  const page = await open('/');
  await search(page, 'zymologie');
  assert.equal(await page.getByRole('article').getByRole('link').textContent(),
    `Zymologie ${ATTACK}`);
  assert.equal(await page.getByRole('article').locator('img, script, b').count(), 0);
  for (const href of await page.getByRole('link').evaluateAll((all) => all.map((a) => a.href)))
    assert.match(href, /^http/);
  assert.equal(await page.title(), 'Portail');
  await close(page);
});

test('filters, their tags, and pages keep the words and the focus', async () => {
  const page = await open('/');
  await search(page, 'apprentissage');
  await page.getByText('Filtrer').click();
  const bretagne = page.getByRole('checkbox', { name: /^Bretagne/ });
  assert.match(await bretagne.evaluate((box) => box.parentElement.textContent), /6 documents/);
  await bretagne.check();
  const heading = page.getByRole('heading', { level: 2 });
  await heading.filter({ hasText: '6\u00a0résultats' }).waitFor();
  assert.ok(await bretagne.isChecked());
  assert.ok(await bretagne.evaluate((box) => box.getRootNode().activeElement === box));
  // One group widens, another one narrows.
  await page.getByRole('checkbox', { name: /^Île-de-France/ }).check();
  await heading.filter({ hasText: '24\u00a0résultats' }).waitFor();
  await page.getByRole('checkbox', { name: /^2023/ }).check();
  await heading.filter({ hasText: '6\u00a0résultats' }).waitFor();
  await page.getByRole('checkbox', { name: /^2022/ }).check();
  await page.getByRole('button', { name: 'Retirer le filtre 2022' }).waitFor();
  assert.equal(await page.getByRole('checkbox', { name: /^2023/ }).isChecked(), false);
  await page.getByRole('button', { name: 'Retirer le filtre Bretagne' }).click();
  await page.getByRole('button', { name: 'Retirer le filtre Bretagne' }).waitFor({ state: 'detached' });
  assert.equal(await focused(page), 'Île-de-France ×');
  for (const name of ['Île-de-France', '2022']) {
    const tag = page.getByRole('button', { name: `Retirer le filtre ${name}` });
    await tag.click();
    await tag.waitFor({ state: 'detached' });
  }
  assert.match(await focused(page), /^24\u00a0résultats/);
  await page.getByRole('link', { name: 'Page 2' }).click();
  await heading.filter({ hasText: 'page 2' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Page 2' }).getAttribute('aria-current'), 'page');
  assert.match(await focused(page), /page 2$/);
  assert.equal(await page.getByRole('link', { name: 'Voir ces résultats' }).getAttribute('href'),
    `${site.url}/recherche?q=apprentissage&per_page=5&page=2`);
  await page.getByRole('link', { name: 'Suivante' }).click();
  await heading.filter({ hasText: 'page 3' }).waitFor();
  await close(page);
});

test('the author\'s filters hold: in place, in suggestions, and on the page', async () => {
  const page = await open('/bretagne');
  const asked = page.waitForRequest(/api\/v1\/suggest/);
  await page.getByRole('combobox').pressSequentially('apprent');
  assert.match((await asked).url(), /region=53/);
  await page.keyboard.press('Escape');
  await search(page, 'apprentissage');
  await page.getByRole('heading', { name: /^6\srésultats/ }).waitFor();
  assert.equal(await page.getByRole('article').count(), 3);
  await page.getByText('Filtrer').click();
  assert.equal(await page.getByRole('group', { name: 'Région' }).count(), 0);
  assert.equal(await page.getByRole('group', { name: 'Type' }).count(), 0);
  assert.equal(await page.getByRole('group', { name: 'Date' }).count(), 1);
  await close(page);

  const other = await open('/page');
  await search(other, 'apprentissage');
  await other.waitForURL(`${site.url}/recherche?q=apprentissage&region=53`);
  await close(other);
});

test('nothing found is said, and leads on', async () => {
  const page = await open('/');
  await search(page, 'introuvablement');
  await page.getByRole('heading', { name: 'Aucun résultat pour' }).waitFor();
  await page.getByText('Essayez des mots plus simples').waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await close(page);
});

test('two on one page do not interfere', async () => {
  const page = await open('/deux');
  const [a, b] = [page.locator('#a'), page.locator('#b')];
  await a.getByRole('combobox').fill('apprentissage');
  await a.getByRole('button').click();
  await b.getByRole('combobox').fill('notice');
  await b.getByRole('button').click();
  await a.getByRole('heading', { name: /pour «\sapprentissage/ }).waitFor();
  await b.getByRole('heading', { name: /pour «\snotice/ }).waitFor();
  assert.match(await a.getByRole('heading', { level: 2 }).textContent(), /^8\u00a0résultats/);
  assert.match(await b.getByRole('heading', { level: 2 }).textContent(), /^18\u00a0résultats/);
  const lists = await page.evaluate(() => [...document.querySelectorAll('inffo-search')]
    .map((one) => one.shadowRoot.querySelector('[role="combobox"]').getAttribute('aria-controls')));
  assert.notEqual(lists[0], lists[1]);
  assert.deepEqual(await axeFaults(page), []);
  await close(page);
});

for (const [path, words, reason, message] of [
  ['/muet', 'vae', 'timeout', 'met trop de temps'],
  ['/absent', 'vae', 'network', 'ne répond pas'],
  ['/casse', 'vae', 'http', 'n’a pas pu répondre'],
  ['/casse', 'texte', 'answer', 'inattendu']])
  test(`a service that is away (${reason}): said in French, and the form still submits`, async () => {
    const page = await open(path);
    const begun = Date.now();
    await search(page, words);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    assert.ok(Date.now() - begun < 4500, `${Date.now() - begun} ms`);
    assert.match(await alert.textContent(), new RegExp(message));
    const [fault] = await told(page, 'inffo-error');
    assert.equal(fault.reason, reason);
    assert.deepEqual(await axeFaults(page), []);
    const submitted = page.waitForRequest((r) => r.isNavigationRequest());
    await page.getByRole('button', { name: 'Rechercher' }).click({ noWaitAfter: true });
    assert.match((await submitted).url(), /\/recherche\?q=/);
    assert.deepEqual(page.faults.filter((f) => !/net::/.test(f)), []);
    await close(page);
  });

test('a service that comes back answers to « Réessayer ici »', async () => {
  const page = await open('/');
  await page.route(/api\/v1\/search/, (route) => route.abort());
  await search(page, 'vae');
  await page.getByRole('alert').waitFor();
  await page.unroute(/api\/v1\/search/);
  await page.getByRole('button', { name: 'Réessayer ici' }).click();
  await page.getByRole('heading', { name: /résultats? pour/ }).waitFor();
  await close(page);
});

test('an older answer never replaces a newer one', async () => {
  const page = await open('/');
  await page.route(/q=notice/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue().catch(() => {});
  });
  await search(page, 'notice');
  await search(page, 'vae inversée');
  await page.getByRole('heading', { name: /vae inversée/ }).waitFor();
  await page.waitForTimeout(900);
  assert.match(await page.getByRole('heading', { level: 2 }).textContent(), /vae inversée/);
  await close(page);
});

test('suggestions: keys, choosing, and where they lead', async () => {
  const page = await open('/');
  const field = page.getByRole('combobox');
  await field.pressSequentially('vae inv');
  const options = page.getByRole('option');
  await options.first().waitFor();
  assert.equal(await field.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('ArrowDown');
  const active = await field.getAttribute('aria-activedescendant');
  assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
  assert.deepEqual(await axeFaults(page), []);
  await page.keyboard.press('Escape');
  assert.equal(await field.getAttribute('aria-expanded'), 'false');
  assert.equal(await field.inputValue(), 'vae inv');
  await field.fill('vae');
  await page.getByRole('option', { name: /^VAE — validation/ }).click();
  await page.getByRole('heading', { name: /pour «\sVAE\s»/ }).waitFor();
  await field.fill('bretag');
  await page.getByRole('option', { name: /^Bretagne Région/ }).click();
  await page.getByRole('button', { name: 'Retirer le filtre Bretagne' }).waitFor();
  await field.fill('vae inversée');
  await page.getByRole('option', { name: /un premier bilan/ }).click();
  await page.waitForURL(`${site.url}/documents/vae/inversee`);
  await close(page);
});

test('what was typed before the script came stays, with the focus', async () => {
  const page = await newPage(browser);
  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  await page.route(/widget\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${portal.url}/`, { waitUntil: 'commit' });
  await page.getByLabel('Chercher une formation').fill('apprentissage');
  letGo();
  const field = page.getByRole('combobox');
  await field.waitFor();
  assert.equal(await field.inputValue(), 'apprentissage');
  assert.ok(await field.evaluate((input) => input.getRootNode().activeElement === input));
  assert.equal(await field.evaluate((input) => input.labels[0].textContent), 'Chercher une formation');
  assert.equal(await field.getAttribute('placeholder'), 'VAE, apprentissage…');
  await close(page);
});

test('a form that leads to the page\'s own results is kept, with suggestions', async () => {
  const page = await open('/maison');
  const field = page.getByLabel('Chercher ici');
  assert.equal(await page.getByRole('button').textContent(), 'OK');
  await field.pressSequentially('hauts-de');
  await page.getByRole('option', { name: /^Hauts-de-France Région/ }).waitFor();
  assert.deepEqual(await axeFaults(page), []);
  const [box, list] = await Promise.all([field, page.getByRole('listbox')].map((one) => one.boundingBox()));
  assert.ok(list.y >= box.y + box.height - 1 && list.y < box.y + box.height + 30);
  await page.getByRole('option', { name: /^Hauts-de-France Région/ }).click();
  await page.waitForURL(`${portal.url}/maison?page_id=7&mots=Hauts-de-France`);
  await page.evaluate(() => document.querySelector('inffo-search').replaceWith('Adieu'));
  assert.deepEqual(page.faults, []);
  await close(page);
});

test('moved within its page, it goes on', async () => {
  const page = await open('/');
  await page.evaluate(() => document.body.append(document.querySelector('inffo-search')));
  await page.getByRole('combobox').pressSequentially('vae');
  await page.getByRole('option').first().waitFor();
  assert.equal(await page.getByRole('listbox').count(), 1);
  await search(page, 'vae');
  await page.getByRole('article').first().waitFor();
  assert.deepEqual(page.faults, []);
  await close(page);
});

test('without a form and an address, it asks where its script comes from', async () => {
  const page = await open('/vide');
  await search(page, 'apprentissage');
  await page.getByRole('heading', { name: /^24\srésultats/ }).waitFor();
  await close(page);
});

test('it can be driven by a script of the page', async () => {
  const page = await open('/');
  const total = await page.evaluate(async () => {
    const widget = document.querySelector('inffo-search');
    const answer = await widget.search('zymologie');
    return [answer.total, widget.value, widget.endpoint];
  });
  assert.deepEqual(total, [1, 'zymologie', `${site.url}/`]);
  await page.evaluate(() => document.querySelector('inffo-search').setAttribute('region', '32'));
  assert.equal(await page.evaluate(async () =>
    (await document.querySelector('inffo-search').search('apprentissage')).total), 0);
  await page.evaluate(() => document.querySelector('inffo-search').remove());
  assert.deepEqual(page.faults, []);
  await close(page);
});

test('custom properties and parts style it', async () => {
  const page = await open('/');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`inffo-search { --inffo-accent: rgb(90, 0, 90); --inffo-radius: 0px }
      inffo-search::part(button) { text-transform: uppercase }
      inffo-search::part(hit-title) { font-style: italic }`);
    document.adoptedStyleSheets = [sheet];
  });
  await search(page, 'vae');
  await page.getByRole('article').first().waitFor();
  await page.mouse.move(0, 0);
  const look = await page.evaluate(() => {
    const root = document.querySelector('inffo-search').shadowRoot;
    const button = getComputedStyle(root.querySelector('form button'));
    return [button.backgroundColor, button.textTransform,
      getComputedStyle(root.querySelector('.hit-title')).fontStyle];
  });
  assert.deepEqual(look, ['rgb(90, 0, 90)', 'uppercase', 'italic']);
  await close(page);
});

for (const [width, colorScheme] of [[320, 'light'], [1280, 'dark']])
  test(`axe finds nothing in results at ${width} px, ${colorScheme}, and nothing overflows`, async () => {
    const page = await open('/', { viewport: { width, height: 800 }, colorScheme });
    await page.evaluate(() => {
      document.documentElement.style.colorScheme = 'light dark';
    });
    await search(page, 'apprentissage');
    await page.getByText('Filtrer').click();
    await page.getByRole('checkbox', { name: /^Bretagne/ }).check();
    await page.getByRole('button', { name: 'Retirer le filtre Bretagne' }).waitFor();
    assert.deepEqual(await axeFaults(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    if (colorScheme === 'dark')
      assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector(
        'inffo-search').shadowRoot.querySelector('.panel')).backgroundColor), 'rgb(18, 23, 29)');
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/widget-${width}-${colorScheme}.png`, fullPage: true });
    await close(page);
  });
