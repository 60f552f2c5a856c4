<?php
/**
 * The settings: their names, what they are at first, and how what is typed is read.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** The one option that holds all settings. */
const OPTION = 'inffo_search';

/** The facets that can be shown as filters. */
const FACETS = array( 'region', 'theme', 'kind', 'year', 'source' );

/** The filters that take several values. */
const FILTERS = array( 'region', 'theme', 'kind', 'source' );

/**
 * Each setting with its first value and the function that reads what was typed.
 *
 * @return array<string, array{0: mixed, 1: callable}>
 */
function option_table(): array {
	$list = fn( $value ) => implode( ',', slugs( $value ) );
	$flag = fn( $value ) => (bool) $value;
	return array(
		'endpoint'   => array( '', __NAMESPACE__ . '\service_address' ),
		'public'     => array( '', __NAMESPACE__ . '\service_address' ),
		'region'     => array( '', $list ),
		'theme'      => array( '', $list ),
		'kind'       => array( '', $list ),
		'facets'     => array( 'region,theme,kind', fn( $value ) => implode( ',', array_intersect( slugs( $value ), FACETS ) ) ),
		'per_page'   => array( 10, fn( $value ) => number_within( $value, 1, 50, 10 ) ),
		'results'    => array( 0, fn( $value ) => number_within( $value, 0, PHP_INT_MAX, 0 ) ),
		'links'      => array( 'notice', fn( $value ) => one_of( $value, array( 'notice', 'source' ) ) ),
		'fresh'      => array( 60, fn( $value ) => number_within( $value, 0, 3600, 60 ) ),
		'replace'    => array( false, $flag ),
		'widget'     => array( false, $flag ),
	);
}

/**
 * All settings, each as option_table() reads it, whatever the database holds.
 *
 * @return array<string, mixed>
 */
function options(): array {
	return read_options( get_option( OPTION, array() ) );
}

/**
 * Read settings; what is missing is as at first.
 *
 * @param mixed $given What the database holds.
 * @return array<string, mixed>
 */
function read_options( $given ): array {
	$given   = is_array( $given ) ? $given : array();
	$options = array();
	foreach ( option_table() as $name => list( $first, $read ) ) {
		$options[ $name ] = array_key_exists( $name, $given ) ? $read( $given[ $name ] ) : $first;
	}
	return $options;
}

/**
 * The address under which visitors reach the service: the server of this site may use
 * another one.
 *
 * @param array<string, mixed> $options Settings.
 */
function public_address( array $options ): string {
	return $options['public'] ? $options['public'] : $options['endpoint'];
}
