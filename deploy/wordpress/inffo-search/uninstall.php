<?php
/**
 * Leaves nothing behind: the settings and the answers that were kept.
 *
 * @package Inffo_Search
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/** Forget everything about one site. */
function inffo_search_uninstall_site(): void {
	global $wpdb;
	delete_option( 'inffo_search' );
	delete_transient( 'inffo_search_rest' );
	// As many as CACHE_PLACES; they may be in an object cache and not in the database.
	for ( $place = 0; $place < 512; $place++ ) {
		if ( wp_using_ext_object_cache() ) {
			delete_transient( "inffo_search_$place" );
		}
	}
	$own = array( '_transient_inffo_search_', '_transient_timeout_inffo_search_' );
	foreach ( $own as $beginning ) {
		$names = $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like( $beginning ) . '%' ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		array_map( 'delete_option', $names );
	}
}

if ( is_multisite() ) {
	$inffo_search_sites = get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	);
	foreach ( $inffo_search_sites as $inffo_search_site ) {
		switch_to_blog( $inffo_search_site );
		inffo_search_uninstall_site();
		restore_current_blog();
	}
} else {
	inffo_search_uninstall_site();
}
