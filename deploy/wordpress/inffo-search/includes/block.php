<?php
/**
 * The block inffo/search: what the shortcode is, chosen in the editor.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/**
 * What stands for a block.
 *
 * @param array<string, mixed> $attributes What the editor chose.
 */
function block( array $attributes ): string {
	$written = array_filter( array_intersect_key( $attributes, array_flip( ATTRIBUTES ) ), fn( $value ) => is_scalar( $value ) && '' !== $value );
	return sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), written_search( $written ) );
}

add_action(
	'init',
	function () {
		register_block_type( dirname( FILE ) . '/blocks/search', array( 'render_callback' => __NAMESPACE__ . '\block' ) );
	}
);

// The editor offers the regions, themes and kinds by their names; where the service does
// not answer, their codes can be typed.
add_action(
	'enqueue_block_editor_assets',
	function () {
		$options = options();
		$choices = array();
		foreach ( array_keys( VOCABULARIES ) as $filter ) {
			$choices[ $filter ] = array();
			foreach ( '' === $options['endpoint'] ? array() : vocabulary( $options, $filter ) as $value => $label ) {
				$choices[ $filter ][] = array(
					'value' => (string) $value,
					'label' => $label,
				);
			}
		}
		wp_add_inline_script( 'inffo-search-editor-script', 'window.inffoSearchChoices = ' . wp_json_encode( $choices ) . ';', 'before' );
		wp_set_script_translations( 'inffo-search-editor-script', 'inffo-search', dirname( FILE ) . '/languages' );
	}
);
