// The WordPress of the demonstration (deploy/demo-portal), as the tests in the browser use it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const PORT = Number(process.env.INFFO_DEMO_PORT);

export const SEARCH = `http://127.0.0.1:${PORT}`;
export const SITE = `http://127.0.0.1:${PORT + 1}`;

/** Run PHP inside WordPress and return what it returns. */
export function inWordPress(code) {
  return JSON.parse(execFileSync(join(HERE, 'in-wordpress'), { input: code, encoding: 'utf8' }));
}

/** Set settings of the extension; those not named are as at first. Nothing is kept of before. */
export function configure(settings) {
  inWordPress(`global $wpdb;
    $wpdb->query("DELETE FROM {$wpdb->options} WHERE option_name LIKE '%transient%inffo_search%'");
    update_option('inffo_search', json_decode('${JSON.stringify(settings)}', true));`);
}

/** Publish a page and return its address. */
export function publishPage(title, content) {
  return inWordPress(`$id = wp_insert_post(wp_slash(['post_type' => 'page', 'post_status' => 'publish',
    'post_title' => ${JSON.stringify(title)}, 'post_content' => <<<'CONTENT'
${content}
CONTENT
    ]), true);
    return get_permalink($id);`);
}

/** What PHP complained of so far in the log of the site, but for WordPress's own code. */
export function complaints() {
  return readFileSync(join(process.env.INFFO_DEMO, 'logs/wordpress.log'), 'utf8')
    .split('\n').filter((line) => /PHP (Fatal|Parse|Warning|Notice|Deprecated).*inffo-search/.test(line));
}

/** Log in as a user, whose password becomes known. */
export async function logIn(page, user) {
  const password = `mot-de-passe-de-${user}`;
  inWordPress(`wp_set_password('${password}', get_user_by('login', '${user}')->ID); return 1;`);
  await page.goto(`${SITE}/wp-login.php`);
  await page.fill('#user_login', user);
  await page.fill('#user_pass', password);
  await Promise.all([page.waitForURL(/wp-admin/), page.click('#wp-submit')]);
}
