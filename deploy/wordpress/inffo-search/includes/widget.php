<?php
/**
 * The comfort that the service's own script adds to a form: suggestions while typing. The
 * form is complete without it.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/**
 * Write a form inside the service's element, when the settings want that and the service
 * is there. The form leads to this site, so the element leaves it as it is, and proposes
 * words in its field.
 *
 * @param View                  $view The search.
 * @param callable(View): void  $put  Writes the form.
 */
function put_widget( View $view, callable $put ): void {
	$address = public_address( $view->options );
	if ( ! $view->instance->widget || '' === $address || $view->failure ) {
		$put( $view );
		return;
	}
	wp_enqueue_script( 'inffo-search-widget', "$address/widget.js", array(), null, true ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters -- the service versions it.
	printf( '<inffo-search endpoint="%s"', esc_url( $address ) );
	foreach ( array( 'region', 'theme', 'kind' ) as $filter ) {
		$value = implode( ' ', $view->instance->fixed[ $filter ] ?? array() );
		echo '' === $value ? '' : sprintf( ' %s="%s"', esc_attr( $filter ), esc_attr( $value ) );
	}
	echo '>';
	$put( $view );
	echo '</inffo-search>';
}

// WordPress 6.1 has no function for modules.
add_filter(
	'script_loader_tag',
	function ( $tag, $handle ) {
		return 'inffo-search-widget' === $handle ? str_replace( array( " type='text/javascript'", '<script ' ), array( '', '<script type="module" ' ), $tag ) : $tag;
	},
	10,
	2
);
