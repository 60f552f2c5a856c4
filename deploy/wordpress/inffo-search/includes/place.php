<?php
/**
 * Where a search stands, and the search as HTML.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/**
 * The parameters of this request, without the slashes that WordPress adds.
 *
 * @return array<string, mixed>
 */
function given_parameters(): array {
	// Reading addresses changes nothing: no nonce is needed.
	return wp_unslash( $_GET ); // phpcs:ignore WordPress.Security.NonceVerification
}

/**
 * The page that is being answered. In the editor's preview there is none.
 *
 * @param Instance             $instance The search on it.
 * @param array<string, mixed> $given    Parameters of the request.
 */
function this_page( Instance $instance, array $given ): Page {
	if ( defined( 'REST_REQUEST' ) && REST_REQUEST ) {
		return new Page( '' );
	}
	$request = sanitize_url( wp_unslash( $_SERVER['REQUEST_URI'] ?? '/' ) ); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotValidated
	return new Page( local_path( $request ), others_of( $given, $instance ) );
}

/**
 * Another page of this site, without what this one was asked.
 *
 * @param string $address Its address.
 */
function other_page( string $address ): Page {
	$query = array();
	wp_parse_str( (string) wp_parse_url( $address, PHP_URL_QUERY ), $query );
	return new Page( (string) preg_replace( '/[?#].*$/s', '', $address ), array_map( 'strval', array_filter( $query, 'is_scalar' ) ) );
}

/**
 * The page that shows the results of a search that stands elsewhere; NULL when they are
 * shown in place.
 *
 * @param Instance $instance The search.
 */
function results_page( Instance $instance ): ?Page {
	if ( ! $instance->results || is_page( $instance->results ) || 'publish' !== get_post_status( $instance->results ) ) {
		return null;
	}
	return other_page( (string) get_permalink( $instance->results ) );
}

/**
 * A form alone, whose results are on another page: there the limits of this search are
 * filters that the visitor can remove.
 *
 * @param array<string, mixed> $options  Settings.
 * @param Instance             $instance The search.
 * @param Page                 $page     The page of the results.
 */
function form_elsewhere( array $options, Instance $instance, Page $page ): string {
	$there         = clone $instance;
	$there->prefix = 'inffo_';
	$state         = new State();
	foreach ( $instance->fixed as $filter => $values ) {
		$state->filters[ $filter ] = $values;
	}
	return search_html( new View( $options, $there, $state, $page ) );
}

/**
 * A search in place, with its results.
 *
 * @param array<string, mixed> $options  Settings.
 * @param Instance             $instance The search.
 */
function search_here( array $options, Instance $instance ): string {
	$given = given_parameters();
	$state = read_state( $given, array( $instance, 'name' ) );
	$view  = new View( $options, $instance, $state, this_page( $instance, $given ) );
	if ( $instance->shows_at_once || '' !== $state->words || $state->has_filters() ) {
		$view->take( search( $options, $instance, $state ) );
	}
	return search_html( $view );
}

/**
 * Whether a content is written for a machine or an editor, not for a page: a feed, the REST
 * interface, from which indexers read. They get no results, or a search would find itself.
 */
function is_read_by_machine(): bool {
	if ( defined( 'REST_REQUEST' ) && REST_REQUEST ) {
		$route = $GLOBALS['wp']->query_vars['rest_route'] ?? '';
		return ! str_contains( (string) $route, '/block-renderer/' ); // the preview of the editor.
	}
	return is_feed() || is_admin();
}

/**
 * The search that an editor put somewhere.
 *
 * @param array<string, mixed> $written What the editor wrote.
 */
function written_search( array $written ): string {
	if ( is_read_by_machine() ) {
		return sprintf( '<p><a href="%s">%s</a></p>', esc_url( (string) get_permalink() ), esc_html__( 'Rechercher sur le site', 'inffo-search' ) );
	}
	$options  = options();
	$instance = read_instance( $written, $options );
	Names::give( $instance, $written );
	wp_enqueue_style( 'inffo-search' );
	$page = results_page( $instance );
	return $page ? form_elsewhere( $options, $instance, $page ) : search_here( $options, $instance );
}

// Before blocks (9) and shortcodes (11) of a content.
add_filter(
	'the_content',
	function ( $content ) {
		Names::begin();
		return $content;
	},
	1
);

add_action(
	'init',
	function () {
		wp_register_style( 'inffo-search', plugins_url( 'assets/inffo-search.css', FILE ), array(), VERSION );
		load_plugin_textdomain( 'inffo-search', false, dirname( plugin_basename( FILE ) ) . '/languages' );
	},
	5
);

// Results of a search are no pages for search engines: there is no end of them.
add_filter(
	'wp_robots',
	function ( array $robots ) {
		$own = preg_grep( '/^inffo\d*_/', array_map( 'strval', array_keys( given_parameters() ) ) );
		return $own ? array( 'noindex' => true ) + $robots : $robots;
	}
);
