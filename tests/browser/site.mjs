// What the tests in the browser share: a server on an index, Debian's Chromium, axe.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const BIN = process.env.INFFO_BIN ?? join(ROOT, 'build/dev/bin');
const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'];

/** The path of a program, or undefined. */
export function which(name) {
  return process.env.PATH.split(':').map((folder) => join(folder, name)).find(existsSync);
}

/** The path of the browser, or undefined. */
export function chromium() {
  return CHROMIUM.map(which).find(Boolean);
}

/**
 * Index documents and serve them on a free port of the loopback.
 *
 * @param documents  records as in JSONL; the shipped corpus when it is not given.
 * @param options    more arguments of inffo-searchd.
 * @returns {url, stop()}: the address without a last slash; stop() ends the server and
 *          removes the index.
 */
export async function startSite({ documents, options = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'inffo-browser-'));
  let source = join(ROOT, 'corpus/documents');
  if (documents) {
    source = join(folder, 'documents.jsonl');
    writeFileSync(source, documents.map((d) => JSON.stringify(d)).join('\n') + '\n');
  }
  const index = join(folder, 'index');
  execFileSync(join(BIN, 'inffo-index'), ['--index', index, '--quiet',
    '--vocabulary', join(ROOT, 'corpus/vocabulary'), source], { stdio: ['ignore', 'ignore', 'inherit'] });
  const server = spawn(join(BIN, 'inffo-searchd'), ['--index', index, '--listen', '127.0.0.1:0',
    '--log', 'none', '--assets', join(ROOT, 'web'), ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  server.stderr.on('data', (text) => { said += text; });
  const url = await new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`inffo-searchd ended: ${code}\n${said}`)));
    createInterface(server.stdout).once('line', (line) => resolve(line.split(' ').pop()));
  });
  return {
    url: url.replace(/\/$/, ''),
    async stop() {
      server.removeAllListeners('exit');
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Debian's Chromium by playwright-core; the caller closes it. */
export async function startBrowser() {
  const { chromium: playwright } = await import('playwright-core');
  return playwright.launch({ executablePath: chromium(), args: ['--no-sandbox'] });
}

/**
 * A page of its own context; closing its context closes it.
 *
 * @param options  of playwright's newContext(): viewport, colorScheme, javaScriptEnabled…
 */
export async function newPage(browser, options = {}) {
  const context = await browser.newContext({
    locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: { width: 1280, height: 900 },
    ...options,
  });
  return context.newPage();
}

/** What axe finds on the page: « rule: target » each; empty when nothing is wrong. */
export async function axeFaults(page) {
  // The page's own policy lets no foreign script in; the debugger may bring one.
  const { default: axe } = await import('axe-core');
  const found = await page.evaluate(`${axe.source}; axe.run(document, { resultTypes: ['violations'] })`);
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} (${node.failureSummary})`));
}

/** What useSite() started, while tests run. */
export let site, browser;

/**
 * Start a site and a browser before the tests of the file that calls this, and end them
 * behind the last one.
 *
 * @param options  as of startSite().
 */
export function useSite(options) {
  before(async () => {
    site = await startSite(options);
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });
}
