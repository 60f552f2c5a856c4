// The pages of the shipped corpus, by the rules that axe knows, on small and large
// screens, in light and dark colours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, browser, newPage, site, useSite } from './site.mjs';

const TARGETS = ['/', '/recherche?q=vae', '/recherche?q=apprentissage&region=53&kind=news',
  '/recherche?q=rienrien&region=53', '/aide', '/accessibilite', '/mentions-legales',
  '/introuvable'];
const SCREENS = [
  { viewport: { width: 320, height: 640 }, colorScheme: 'light' },
  { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
];

useSite();

for (const screen of SCREENS)
  test(`axe finds nothing at ${screen.viewport.width} px, ${screen.colorScheme}`, async () => {
    const page = await newPage(browser, screen);
    for (const target of TARGETS) {
      await page.goto(site.url + target);
      assert.deepEqual(await axeFaults(page), [], target);
    }
    await page.context().close();
  });
