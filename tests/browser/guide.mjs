// The examples of docs/INTEGRATION.md, as a reader would copy them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './site.mjs';

/** The address that stands for the service in the guide. */
const SERVICE = 'https://recherche.exemple.fr';

/**
 * The named examples, « ```html accueil.html », by name, with the address of a service in
 * the place of the guide's.
 */
export function examples(service) {
  const guide = readFileSync(join(ROOT, 'docs/INTEGRATION.md'), 'utf8');
  const found = guide.matchAll(/^```(\w+) (\S+)\n(.*?)^```$/gms);
  return new Map([...found].map(([, , name, text]) =>
    [name, text.replaceAll(SERVICE, service)]));
}

/** The languages of blocks without a name, which no test runs. */
export function unnamed() {
  const guide = readFileSync(join(ROOT, 'docs/INTEGRATION.md'), 'utf8');
  return [...guide.matchAll(/^```(\w+)$/gm)].map(([, language]) => language);
}
