<?php
/* Fills the WordPress of the demonstration: its tables, its regions and themes, a few
 * articles. Run once by ./run, in the folder of the site. */

define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = getenv('PORTAL_HOST');
require 'wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';

wp_install('Portail de démonstration', 'redaction', 'redaction@exemple.invalid', true, '',
    wp_generate_password());
update_option('permalink_structure', '/%postname%/');
update_option('WPLANG', 'fr_FR');
update_option('timezone_string', 'Europe/Paris');
/* What an installation writes by itself is not of this portal. */
foreach (get_posts(['post_type' => ['post', 'page'], 'post_status' => 'any',
    'numberposts' => -1]) as $post) {
    wp_delete_post($post->ID, true);
}

function term(string $name, string $taxonomy): int
{
    $found = term_exists($name, $taxonomy) ?: wp_insert_term($name, $taxonomy);
    return (int) $found['term_id'];
}

function put_article(array $article): void
{
    $id = wp_insert_post([
        'post_type' => $article['type'] ?? 'post',
        'post_status' => $article['status'] ?? 'publish',
        'post_title' => $article['title'],
        'post_content' => $article['text'],
        'post_date' => $article['date'],
        'post_author' => 1,
    ], true);
    if (is_wp_error($id)) {
        exit("article refusé : " . $id->get_error_message() . "\n");
    }
    foreach (['region', 'category'] as $taxonomy) {
        $names = $article[$taxonomy] ?? [];
        $terms = array_map(fn ($name) => term($name, $taxonomy), $names);
        wp_set_object_terms($id, $terms, $taxonomy);
    }
}

$articles = json_decode(file_get_contents(getenv('PORTAL_SOURCES') . '/articles.json'),
    true, 16, JSON_THROW_ON_ERROR);
foreach ($articles as $article) {
    put_article($article);
}

/* The extension of deploy/wordpress: a page that searches, and the site's own search. */
require_once ABSPATH . 'wp-admin/includes/plugin.php';
$refused = activate_plugin('inffo-search/inffo-search.php');
if (is_wp_error($refused)) {
    exit("extension refusée : " . $refused->get_error_message() . "\n");
}
update_option('inffo_search', ['endpoint' => getenv('PORTAL_SEARCH'), 'replace' => true,
    'widget' => true]);
put_article(['type' => 'page', 'title' => 'Recherche', 'date' => '2025-11-02 10:00:00',
    'text' => '<!-- wp:inffo/search {"align":"wide"} /-->']);

/* With it an article is published as an editor's tool would do it (./publish). */
[$password] = WP_Application_Passwords::create_new_application_password(1,
    ['name' => 'demonstration']);
file_put_contents(getenv('PORTAL_SECRET'), "$password\n");
