<?php
/**
 * Plugin Name:       Recherche Inffo
 * Description:       La recherche inffo-search dans les pages du site : un bloc, un code court et, au choix, la recherche du site elle-même. Tout est complet sans JavaScript.
 * Version:           1.0.0
 * Requires at least: 6.1
 * Requires PHP:      8.0
 * Author:            inffo-search
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       inffo-search
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

const VERSION = '1.0.0';
const FILE    = __FILE__;

// What only computes, then what asks the service, then what writes HTML, then WordPress.
foreach ( array( 'values', 'options', 'state', 'instance', 'addresses', 'request' ) as $inffo_search_part ) {
	require_once __DIR__ . "/includes/$inffo_search_part.php";
}
foreach ( array( 'answer', 'failure', 'cache', 'client', 'labels' ) as $inffo_search_part ) {
	require_once __DIR__ . "/includes/$inffo_search_part.php";
}
foreach ( array( 'view', 'form', 'filters', 'tags', 'notices', 'hit', 'pager', 'results' ) as $inffo_search_part ) {
	require_once __DIR__ . "/render/$inffo_search_part.php";
}
foreach ( array( 'place', 'widget', 'shortcode', 'block', 'replace' ) as $inffo_search_part ) {
	require_once __DIR__ . "/includes/$inffo_search_part.php";
}
if ( is_admin() ) {
	require_once __DIR__ . '/includes/connection.php';
	require_once __DIR__ . '/includes/settings.php';
}
unset( $inffo_search_part );
