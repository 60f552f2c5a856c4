<?php
/**
 * Requests to the service, as its documentation names their parameters.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** The most results that can be paged through. */
const RESULTS_MAX = 1000;

/**
 * What is asked of one filter: what the visitor chose among what the editor allows, else
 * all of that.
 *
 * @param string[] $chosen What the visitor chose.
 * @param string[] $fixed  What the editor allows; empty: everything.
 * @return string[]
 */
function asked_values( array $chosen, array $fixed ): array {
	if ( ! $fixed ) {
		return $chosen;
	}
	$both = array_values( array_intersect( $chosen, $fixed ) );
	return $both ? $both : $fixed;
}

/**
 * The parameters of a search.
 *
 * @param Instance $instance What the editor chose.
 * @param State    $state    What the visitor asks.
 * @return array<string, string|string[]>
 */
function search_parameters( Instance $instance, State $state ): array {
	$all = array( 'q' => $state->words );
	foreach ( FILTERS as $filter ) {
		$all[ $filter ] = asked_values( $state->filters[ $filter ], $instance->fixed[ $filter ] ?? array() );
	}
	$sort = $state->sort ? $state->sort : $instance->sort;
	$last = intdiv( RESULTS_MAX, $instance->per_page );
	$all += array(
		'from'     => $state->from,
		'to'       => $state->to,
		'sort'     => '' === $state->words && 'relevance' === $sort ? '' : $sort,
		'mode'     => $state->mode,
		'page'     => (string) min( $state->page, $last ),
		'per_page' => (string) $instance->per_page,
		// These three also tell what the codes of a result are called.
		'facets'   => array_values( array_unique( array_merge( array( 'region', 'theme', 'kind' ), $instance->facets ) ) ),
	);
	return array_filter( $all, fn( $value ) => '' !== $value && array() !== $value );
}

/**
 * The address of a search.
 *
 * @param string   $endpoint Address of the service.
 * @param Instance $instance What the editor chose.
 * @param State    $state    What the visitor asks.
 */
function search_address( string $endpoint, Instance $instance, State $state ): string {
	return "$endpoint/api/v1/search?" . query_of( search_parameters( $instance, $state ), '' );
}
