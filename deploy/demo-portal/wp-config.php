<?php
/* The configuration of the WordPress of the demonstration; ./run gives it the paths. */

define('DB_NAME', 'portail');
define('DB_USER', 'portail');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('PORTAL_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', 'http://' . getenv('PORTAL_HOST'));
define('WP_SITEURL', WP_HOME);
/* Application passwords without TLS: nothing leaves this machine. */
define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_DEFAULT_THEME', 'twentytwentythree');
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_DEBUG_DISPLAY', false);
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT',
    'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as $name) {
    define($name, hash('sha256', $name . getenv('PORTAL_SALT')));
}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) {
    define('ABSPATH', __DIR__ . '/');
}
require_once ABSPATH . 'wp-settings.php';
