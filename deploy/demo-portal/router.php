<?php
/* Addresses of the WordPress of the demonstration, for the server that PHP has built in:
 * what is no file is answered by WordPress. */

$file = $_SERVER['DOCUMENT_ROOT'] . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (is_file($file)) {
    return false;
}
if (is_dir($file) && is_file("$file/index.php")) {
    return false;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
