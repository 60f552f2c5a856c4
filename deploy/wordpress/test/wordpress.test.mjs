// The extension in a real WordPress, as visitors, editors and those who run the site see it.
// deploy/demo-portal/test brings the site up and runs this.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { axeFaults, newPage, startBrowser } from '../../../tests/browser/site.mjs';
import { SEARCH, SITE, complaints, configure, inWordPress, logIn, publishPage } from './site.mjs';
import { startService } from './service.mjs';

const ATTACK = `"><script>window.hacked=1</script><img src=x onerror=window.hacked=2> [inffo-search id="injecte"] ' onfocus='window.hacked=3`;
let browser, service, page, one, several, block;

before(async () => {
  browser = await startBrowser();
  service = await startService(SEARCH);
  one = publishPage('Un code court', '[inffo-search per_page="2" facets="region,theme,kind,year,source"]');
  several = publishPage('Plusieurs', `[inffo-search region="76"]

[inffo-search region="27" kind="document"]

[inffo-search id="autre" initial="formulaire"]

[inffo-search initial="formulaire"] [inffo-search initial="formulaire"]`);
  block = publishPage('Un bloc', '<!-- wp:inffo/search {"per_page":"3","facets":"region"} /-->');
  page = await newPage(browser, { javaScriptEnabled: false });
});
beforeEach(() => {
  service.fault = null;
  service.asked.length = 0;
  configure({ endpoint: service.url, public: SEARCH });
});
after(async () => {
  await browser?.close();
  await service?.stop();
});

const plain = (words) => words.replaceAll(/\s+/g, ' ').trim();
const text = async (selector) => (await page.locator(selector).allInnerTexts()).map(plain);
const heading = async () => plain(await page.locator('.inffo-search__heading').first().innerText());
const query = () => [...new URL(page.url()).searchParams].map((pair) => pair.join('=')).join('&');
const search = async (words) => {
  await page.fill('.inffo-search__field >> nth=0', words);
  await page.click('.inffo-search__button >> nth=0');
};

test('words are searched for without JavaScript, at the address of the page', async () => {
  await page.goto(one);
  await search('vae');
  assert.equal(new URL(page.url()).pathname, new URL(one).pathname);
  assert.equal(new URL(page.url()).hash, '#inffo-1-results');
  assert.match(query(), /^inffo_q=vae/);
  assert.match(await heading(), /^\d+ résultats? pour « vae »$/);
  assert.equal(await page.inputValue('.inffo-search__field'), 'vae');
  const links = await page.locator('.inffo-search__title a').evaluateAll((all) => all.map((a) => a.href));
  assert.ok(links.length > 0 && links.every((href) => href.startsWith(`${SEARCH}/documents/`) && href.endsWith('?q=vae')), links.join());
  assert.ok(await page.locator('.inffo-search__hit mark').count() > 0);
});

test('filters are boxes, and what is set can be taken away', async () => {
  await page.goto(one);
  await page.click('.inffo-search__filters > summary');
  await page.check('input[name="inffo_region[]"][value="27"]');
  await page.selectOption('select[name="inffo_year"]', '2026');
  await page.click('.inffo-search__filters .inffo-search__button');
  assert.match(await heading(), /^2 documents/);
  assert.deepEqual((await text('.inffo-search__tag')).map((t) => t.replace(/^Retirer le filtre /, '')), ['Bourgogne-Franche-Comté ×', '2026 ×']);
  assert.ok(await page.isChecked('input[name="inffo_region[]"][value="27"]'));
  await page.click('.inffo-search__tag >> nth=0');
  assert.equal(query(), 'inffo_year=2026');
  await page.click('text=Réinitialiser les filtres');
  assert.equal(query(), '');
});

test('all pages of results can be reached, and there is no dead end behind them', async () => {
  await page.goto(one);
  assert.equal(await page.locator('.inffo-search__hit').count(), 2);
  await page.click('text=Suivante');
  assert.match(await heading(), /page 2 sur \d+$/);
  assert.deepEqual(await text('.inffo-search__pager [aria-current="page"]'), ['Page 2']);
  await page.goto(`${one}?inffo_page=400`);
  await page.click('text=Aller à la dernière page');
  assert.ok(await page.locator('.inffo-search__hit').count() > 0);
  await page.goto(`${one}?inffo_q=qsdfghjklm&inffo_region[]=27`);
  await page.click('text=Chercher sans le filtre « Bourgogne-Franche-Comté »');
  await page.click('text=Voir tous les documents');
  assert.equal(query(), '');
});

test('several searches on a page do not meddle with each other', async () => {
  await page.goto(several);
  const forms = page.locator('.inffo-search__form');
  assert.equal(await forms.count(), 5);
  const ids = await page.locator('[id^="inffo-"]').evaluateAll((all) => all.map((e) => e.id));
  assert.equal(new Set(ids).size, ids.length);
  const names = await page.locator('.inffo-search__field').evaluateAll((all) => all.map((e) => e.name));
  assert.deepEqual(names, ['inffo_q', 'inffo2_q', 'inffo_autre_q', 'inffo3_q', 'inffo4_q']);
  await search('validation');
  await page.fill('[name="inffo_autre_q"]', 'tonnelier');
  await forms.nth(2).locator('button').first().click();
  await page.fill('[name="inffo4_q"]', 'soudeur');
  await forms.nth(4).locator('button').first().click();
  const found = await text('.inffo-search__heading');
  assert.equal(found.length, 4);
  assert.match(found[0], /« validation »/);
  assert.match(found[1], /documents?$/);
  assert.match(found[2], /« tonnelier »/);
  assert.match(found[3], /« soudeur »/);
  // What the editor fixed is no choice.
  assert.equal(await forms.nth(0).locator('[name="inffo_region[]"]').count(), 0);
});

test('a site whose addresses are only parameters keeps them', async () => {
  inWordPress(`update_option('permalink_structure', ''); return 1;`);
  try {
    const address = inWordPress(`return get_permalink(get_page_by_path('un-code-court'));`);
    assert.match(address, /\?page_id=\d+$/);
    await page.goto(address);
    await search('vae');
    assert.match(query(), /^page_id=\d+&inffo_q=vae/);
    assert.match(await heading(), /« vae »/);
  } finally {
    inWordPress(`update_option('permalink_structure', '/%postname%/'); return 1;`);
  }
});

test('nothing that is typed or linked becomes markup, a script, a shortcode or another site', async () => {
  const scripted = await newPage(browser);
  for (const where of [one, block, `${SITE}/`]) {
    configure({ endpoint: service.url, replace: true });
    const names = where === `${SITE}/` ? ['s', 'inffo_region[]'] : ['inffo_q', 'inffo_region[]', 'inffo_sort', 'other', 'o[]'];
    await scripted.goto(`${where}?${names.map((n) => `${encodeURIComponent(n)}=${encodeURIComponent(ATTACK)}`).join('&')}`);
    assert.equal(await scripted.evaluate('window.hacked'), undefined, where);
    assert.equal(await scripted.inputValue('.inffo-search__field'), ATTACK);
    assert.equal(await scripted.locator('.inffo-search__field').count(), 1);
    assert.equal(await scripted.locator('.inffo-search :is(script, img)').count(), 0);
  }
  const raw = await (await fetch(`${SITE}//evil.example/../un-code-court/?inffo_q=vae`, { redirect: 'manual' })).text();
  assert.doesNotMatch(raw, /action="(https?:)?\/\/evil/);
  await scripted.context().close();
});

test('an address that names no filter is told in French, and leads on', async () => {
  await page.goto(`${one}?inffo_region[]=nulle-part`);
  assert.match(await page.innerText('[role="alert"]'), /pas possible[^]*nulle-part/);
  await page.click('text=Recommencer sans filtre');
  assert.ok(await page.locator('.inffo-search__hit').count() > 0);
  await page.goto(`${one}?inffo_q[]=a&inffo_page=-3&inffo_from=2026-99&inffo_year=abcd&inffo_region=27`);
  assert.match(await heading(), /documents?$/);
});

test('the same question is asked once a minute', async () => {
  const asked = () => service.asked.filter((path) => path.includes('/search')).length;
  await page.goto(`${one}?inffo_q=vae`);
  await page.goto(`${one}?inffo_q=vae`);
  assert.equal(asked(), 1);
  await page.goto(`${one}?inffo_q=vae&inffo_sort=newest`);
  assert.equal(asked(), 2);
  configure({ endpoint: service.url, per_page: 7 });
  await page.goto(`${block}?inffo_q=vae`);
  assert.equal(asked(), 3);
});

test('a service that fails is told in French, at once, and the form stays', async () => {
  for (const fault of service.faults) {
    configure({ endpoint: service.url });
    service.fault = fault;
    const begun = Date.now();
    await page.goto(`${one}?inffo_q=vae`);
    assert.ok(Date.now() - begun < 5000, `${fault}: ${Date.now() - begun} ms`);
    if (fault === 'isOdd') {
      assert.match(await heading(), /1 résultat pour « vae »/);
      continue;
    }
    assert.match(await page.innerText('[role="alert"]'), /Réessayez dans/, fault);
    assert.doesNotMatch(await page.innerText('[role="alert"]'), /Visible par vous seul/, fault);
    assert.equal(await page.inputValue('.inffo-search__field'), 'vae');
    // It is left alone for a while: the next page does not wait for it.
    const asked = service.asked.length;
    await page.goto(`${one}?inffo_q=jury`);
    assert.equal(service.asked.length, asked, fault);
  }
  configure({ endpoint: 'http://127.0.0.1:9' });
  await page.goto(one);
  await search('vae');
  assert.match(await page.innerText('[role="alert"]'), /momentanément indisponible/);
  configure({});
  await page.goto(one);
  assert.match(await page.innerText('[role="alert"]'), /pas encore en service/);
});

test('what was answered before stands in, and says so', async () => {
  configure({ endpoint: service.url, fresh: 0 });
  await page.goto(`${one}?inffo_q=vae`);
  const found = await heading();
  service.fault = 'fails';
  await page.goto(`${one}?inffo_q=vae`);
  assert.equal(await heading(), found);
  assert.match(await page.innerText('.inffo-search__notice >> nth=0'), /ne répond pas en ce moment/);
});

for (const theme of ['twentytwentythree', 'twentytwentyone'])
  test(`the site's own search is answered by the service in ${theme}`, async () => {
    inWordPress(`switch_theme('${theme}'); return 1;`);
    configure({ endpoint: service.url, public: SEARCH, replace: true, per_page: 1 });
    await page.goto(`${SITE}/?s=apprentissage`);
    assert.match(await heading(), /résultats? pour « apprentissage »/);
    assert.equal(await page.locator('main').count(), 1);
    assert.equal(await page.locator('h1').count(), 1);
    assert.equal(await page.locator('header').first().isVisible(), true);
    await page.goto(`${SITE}/?s=formation`);
    await page.click('text=Suivante');
    assert.match(await heading(), /page 2 sur/);
    const second = await text('.inffo-search__title');
    await page.goto(`${SITE}/page/2/?s=formation`);
    assert.deepEqual(await text('.inffo-search__title'), second);
    await search('soudeur');
    assert.equal(new URL(page.url()).search.replace(/&inffo_sort=$/, ''), '?s=soudeur');
    assert.match((await text('.inffo-search__title'))[0], /soudeur/);
    // Without the service WordPress searches as it did before.
    service.fault = 'fails';
    await page.goto(`${SITE}/?s=menuiserie`);
    assert.match(await page.innerText('[role="alert"]'), /ne répond pas en ce moment/);
    assert.match(await page.innerText('main'), /menuiserie ouvre à Quimper/);
    service.fault = null;
    configure({ endpoint: service.url, replace: false });
    await page.goto(`${SITE}/?s=menuiserie`);
    assert.equal(await page.locator('.inffo-search').count(), 0);
    assert.match(await page.innerText('main'), /menuiserie ouvre à Quimper/);
  });

for (const theme of ['twentytwentyone', 'twentytwentythree'])
  test(`axe finds nothing, and nothing is wider than 320 px, in ${theme}`, async () => {
    inWordPress(`switch_theme('${theme}'); return 1;`);
    configure({ endpoint: service.url, replace: true, per_page: 2 });
    const filtered = `${one}?inffo_q=vae&inffo_region[]=76`;
    const all = [one, several, filtered, `${one}?inffo_q=qsdfghjklm`, `${one}?inffo_region[]=zz`,
      `${one}?inffo_page=2`, `${SITE}/?s=formation`];
    for (const [width, addresses] of [[320, all], [1280, [several, filtered]]]) {
      const screen = await newPage(browser, { viewport: { width, height: 800 } });
      for (const address of addresses) {
        await screen.goto(address);
        const faults = (await axeFaults(screen)).filter((fault) => fault.includes('inffo'));
        assert.deepEqual(faults, [], address);
        const wide = await screen.locator('.inffo-search *').evaluateAll((all) => all.filter((e) => {
          const box = e.getBoundingClientRect();
          return box.width && !e.closest('.screen-reader-text') && (box.right > innerWidth + 1 || box.left < -1);
        }).map((e) => e.outerHTML.slice(0, 80)));
        assert.deepEqual(wide, [], address);
      }
      await screen.context().close();
    }
  });

test('titles may lead to the documents themselves, and forms to another page', async () => {
  configure({ endpoint: service.url, public: SEARCH, links: 'source' });
  await page.goto(`${one}?inffo_q=menuiserie`);
  assert.match(await page.getAttribute('.inffo-search__title a >> nth=0', 'href'), /un-plateau-technique/);
  inWordPress(`$o = get_option('inffo_search'); $o['results'] = get_page_by_path('un-code-court')->ID;
    update_option('inffo_search', $o); return 1;`);
  await page.goto(several);
  assert.equal(await page.locator('.inffo-search__results').count(), 0);
  await search('validation');
  assert.equal(page.url().split('#')[0].split('?')[0], one);
  assert.match(query(), /inffo_region\[\]=76/);
  assert.match(await heading(), /« validation »/);
});

test('with the comfort of the service’s script the form is the same inside its element', async () => {
  configure({ endpoint: service.url, public: SEARCH, widget: true });
  await page.goto(several);
  const element = page.locator('inffo-search').first();
  assert.equal(await element.getAttribute('endpoint'), SEARCH);
  assert.equal(await element.getAttribute('region'), '76');
  assert.equal(await page.locator(`script[type="module"][src="${SEARCH}/widget.js"]`).count(), 1);
  await search('validation');
  assert.match(await heading(), /« validation »/);
});

test('with a script the field proposes words, and they lead to this site', async (t) => {
  if (!(await fetch(`${SEARCH}/widget.js`)).ok) {
    t.skip('this service has no /widget.js');
    return;
  }
  configure({ endpoint: SEARCH, widget: true });
  const scripted = await newPage(browser);
  await scripted.goto(one);
  await scripted.locator('.inffo-search__field').pressSequentially('appren');
  await scripted.waitForSelector('[role="option"]');
  assert.deepEqual((await axeFaults(scripted)).filter((fault) => fault.includes('inffo')), []);
  await scripted.keyboard.press('Escape');
  await scripted.keyboard.press('Enter');
  await scripted.waitForURL(/inffo_q=appren/);
  assert.equal(new URL(scripted.url()).origin, SITE);
  await scripted.context().close();
});

test('what machines read holds no results, or the search would find itself', async () => {
  const [{ content }] = await (await fetch(`${SITE}/wp-json/wp/v2/pages?slug=un-bloc`)).json();
  assert.match(content.rendered, /Rechercher sur le site/);
  assert.doesNotMatch(content.rendered, /inffo-search__/);
  await page.goto(`${one}?inffo_q=vae`);
  assert.match(await page.getAttribute('meta[name="robots"]', 'content'), /noindex/);
});

test('the settings are saved, tested and told in French', async () => {
  const admin = await newPage(browser);
  await logIn(admin, 'redaction');
  const settings = `${SITE}/wp-admin/options-general.php?page=inffo-search`;
  const told = async () => plain(await admin.locator('.settings-error').first().innerText());
  const test = () => Promise.all([admin.waitForURL(/settings-updated/), admin.click('#inffo_search_test')]);
  await admin.goto(settings);
  assert.deepEqual((await axeFaults(admin)).filter((fault) => fault.includes('inffo')), []);
  await admin.fill('#inffo-endpoint', `${service.url}/`);
  await admin.fill('#inffo-region', 'Hauts-de-France, 76');
  await admin.check('text=Source');
  await test();
  assert.match(await told(), /^Réglages enregistrés. La connexion fonctionne : \d+ documents?, index du/);
  assert.equal(await admin.inputValue('#inffo-endpoint'), service.url);
  assert.equal(await admin.inputValue('#inffo-region'), 'hauts-de-france,76');
  assert.equal(inWordPress(`return get_option('inffo_search')['facets'];`), 'region,theme,kind,source');
  for (const [fault, said] of [['refuses', /La connexion ne fonctionne pas/], ['sleeps', /trois secondes/],
    ['isAnother', /n’est pas celle d’inffo-search|inffo-search/], ['redirects', /renvoie à http:\/\/127/]]) {
    service.fault = fault;
    await admin.goto(settings);
    await test();
    assert.match(await told(), said, fault);
  }
  service.fault = null;
  await admin.goto(settings);
  await admin.fill('#inffo-kind', 'rien');
  await test();
  assert.match(await told(), /refuse la région, le thème ou le type/);
  await admin.goto(settings);
  await admin.evaluate(() => { document.querySelector('#inffo-endpoint').type = 'text'; });
  await admin.fill('#inffo-endpoint', 'javascript:alert(1)');
  await test();
  assert.match(await told(), /n’est pas une adresse/);
  assert.equal(inWordPress(`return get_option('inffo_search')['endpoint'];`), '');
  // Without the nonce nothing is saved.
  const answer = await admin.request.post(`${SITE}/wp-admin/options.php`, {
    form: { option_page: 'inffo-search', action: 'update', 'inffo_search[endpoint]': 'http://evil.example' } });
  assert.equal(answer.status(), 403);
  assert.equal(inWordPress(`return get_option('inffo_search')['endpoint'];`), '');
  await admin.context().close();
});

test('those who do not run the site do not reach the settings', async () => {
  inWordPress(`if (!username_exists('lectrice')) wp_create_user('lectrice', wp_generate_password(), 'lectrice@exemple.invalid'); return 1;`);
  const reader = await newPage(browser);
  await logIn(reader, 'lectrice');
  const answer = await reader.goto(`${SITE}/wp-admin/options-general.php?page=inffo-search`);
  assert.equal(answer.status(), 403);
  configure({ endpoint: 'http://127.0.0.1:9' });
  await reader.goto(one);
  assert.doesNotMatch(await reader.innerText('[role="alert"]'), /Visible par vous seul/);
  await reader.context().close();
});

test('an editor chooses in the block, and sees what visitors will see', async () => {
  const editor = await newPage(browser, { viewport: { width: 1400, height: 1000 } });
  await logIn(editor, 'redaction');
  const id = inWordPress(`return get_page_by_path('un-bloc')->ID;`);
  inWordPress(`update_user_meta(1, 'wp_persisted_preferences', ['core/edit-post' => ['welcomeGuide' => false], '_modified' => gmdate('c')]); return 1;`);
  await editor.goto(`${SITE}/wp-admin/post.php?post=${id}&action=edit`);
  await editor.waitForSelector('.inffo-search__hit');
  assert.equal(await editor.locator('.inffo-search__hit').count(), 3);
  await editor.evaluate(() => {
    const [one] = wp.data.select('core/block-editor').getBlocks();
    wp.data.dispatch('core/block-editor').selectBlock(one.clientId);
  });
  await editor.fill('.components-form-token-field__input >> nth=0', 'bourgogne');
  await editor.click('.components-form-token-field__suggestion:has-text("Bourgogne-Franche-Comté")');
  const chosen = () => editor.evaluate(() => wp.data.select('core/block-editor').getBlocks()[0].attributes.region);
  assert.equal(await chosen(), '27');
  await editor.waitForFunction(() => document.querySelectorAll('.inffo-search__hit').length === 2);
  await Promise.all([
    editor.waitForResponse((answer) => answer.url().includes(`/wp/v2/pages/${id}`) && answer.request().method() === 'POST'),
    editor.click('.editor-post-publish-button'),
  ]);
  await page.goto(block);
  assert.match(await heading(), /^2 documents/);
  await editor.context().close();
});

test('PHP complained of nothing', () => {
  assert.deepEqual(complaints(), []);
});

test('what is removed leaves nothing behind', async () => {
  await page.goto(one);
  const left = `global $wpdb; return (int) $wpdb->get_var("SELECT COUNT(*) FROM {$wpdb->options} WHERE option_name LIKE '%inffo_search%'");`;
  assert.ok(inWordPress(left) > 1);
  inWordPress(`require_once ABSPATH . 'wp-admin/includes/plugin.php';
    deactivate_plugins('inffo-search/inffo-search.php');
    define('WP_UNINSTALL_PLUGIN', 'inffo-search/inffo-search.php');
    require WP_PLUGIN_DIR . '/inffo-search/uninstall.php'; return 1;`);
  assert.equal(inWordPress(left), 0);
  inWordPress(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin('inffo-search/inffo-search.php'); return 1;`);
});
