<?php
/**
 * The shortcode [inffo-search region="32" kind="news" per_page="5"].
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/**
 * What stands for a shortcode.
 *
 * @param array<string, string>|string $written What the editor wrote; an empty text: nothing.
 */
function shortcode( $written ): string {
	$written = is_array( $written ) ? $written : array();
	$known   = shortcode_atts( array_fill_keys( ATTRIBUTES, '' ), $written, 'inffo-search' );
	return written_search( array_filter( $known, fn( $value ) => '' !== $value ) );
}

add_shortcode( 'inffo-search', __NAMESPACE__ . '\shortcode' );
