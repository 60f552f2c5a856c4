<?php
/* Runs PHP, given on the standard input, as the first user of a WordPress; ./in-wordpress
 * calls it in the folder of the site. */

$_SERVER['HTTP_HOST'] = getenv('PORTAL_HOST');
require getcwd() . '/wp-load.php';
wp_set_current_user(1);
echo json_encode(eval(stream_get_contents(STDIN)), JSON_THROW_ON_ERROR), "\n";
