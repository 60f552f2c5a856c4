// Pictures of the pages, to be looked at: node tests/browser/screenshots.mjs [FOLDER]
// writes them to FOLDER, or to build/screenshots: each page at 320, 768 and 1280 px, in
// light and dark colours, at 200 % zoom, and as it is printed (PDF).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, newPage, startBrowser, startSite } from './site.mjs';

const PAGES = {
  accueil: '/',
  resultats: '/recherche?q=vae+inversee',
  filtres: '/recherche?q=apprentissage&region=53&region=32&kind=news',
  chiffre: '/recherche?q=taux+de+chomage+bretagne',
  rien: '/recherche?q=rienrien&region=53',
  document: '/documents/vae-inversee-geiq-metallurgie-hauts-de-france?q=vae',
  comparer: '/comparer?q=apprentissage',
  lettre: '/lettre?to=2026-04-15&days=60',
  aide: '/aide',
  accessibilite: '/accessibilite',
  contrat: '/docs',
  introuvable: '/introuvable',
};
const SCREENS = {
  '320': { viewport: { width: 320, height: 640 } },
  '768': { viewport: { width: 768, height: 1024 } },
  '1280': { viewport: { width: 1280, height: 900 } },
  '1280-sombre': { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  // 1280 px at 200 %: half as many, twice as large.
  '200-pourcent': { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
};

const folder = process.argv[2] ?? join(ROOT, 'build/screenshots');
mkdirSync(folder, { recursive: true });
const site = await startSite();
const browser = await startBrowser();
for (const [screen, options] of Object.entries(SCREENS)) {
  const page = await newPage(browser, options);
  for (const [name, target] of Object.entries(PAGES)) {
    await page.goto(site.url + target);
    await page.screenshot({ path: join(folder, `${name}-${screen}.png`), fullPage: true });
    if (screen === '1280')
      await page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4' });
  }
  await page.context().close();
}
await browser.close();
await site.stop();
console.log(folder);
