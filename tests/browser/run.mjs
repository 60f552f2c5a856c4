// Runs one file of tests, or says why it cannot: ctest takes exit code 77 for skipped.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, chromium } from './site.mjs';

function missing() {
  if (!existsSync(join(ROOT, 'tests/browser/node_modules/playwright-core')))
    return 'playwright-core is not there (npm ci --prefix tests/browser)';
  return chromium() ? null : 'no Chromium';
}

const why = missing();
if (why) {
  console.log(`skipped: ${why}`);
  process.exit(77);
}
const done = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(done.status ?? 1);
