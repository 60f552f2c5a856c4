// Runs one file of tests, or says why it cannot: ctest takes exit code 77 for skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, chromium, which } from './site.mjs';

/** A file says in its first line what else it needs: « // Needs php. » */
function needed(file) {
  return /^\/\/ Needs (\w+)\./.exec(readFileSync(file, 'utf8'))?.[1];
}

function missing() {
  if (!existsSync(join(ROOT, 'tests/browser/node_modules/playwright-core')))
    return 'playwright-core is not there (npm ci --prefix tests/browser)';
  const program = process.argv.slice(2).map(needed).find((name) => name && !which(name));
  if (program) return `no ${program}`;
  return chromium() ? null : 'no Chromium';
}

const why = missing();
if (why) {
  console.log(`skipped: ${why}`);
  process.exit(77);
}
const done = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(done.status ?? 1);
