<?php
/**
 * Addresses of this site: those of forms and links, which keep what else is asked of it.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** The most parameters of others that are kept. */
const OTHERS_MAX = 30;

/** The most characters of each of them. */
const OTHER_MAX_LENGTH = 300;

/** All members that a parameter can have the name of. */
const MEMBERS = array( 'q', 'region', 'theme', 'kind', 'source', 'year', 'from', 'to', 'sort', 'mode', 'page' );

/** The page that a search stands on. */
final class Page {
	/**
	 * A page of this site.
	 *
	 * @param string                         $path   Its address without query.
	 * @param array<string, string|string[]> $others Parameters that are not of the search.
	 */
	public function __construct( public string $path, public array $others = array() ) {}
}

/**
 * A query: `a=1&b%5B%5D=2&b%5B%5D=3`.
 *
 * @param array<string, string|string[]> $parameters By name.
 * @param string                         $list       What stands behind the name of a list.
 */
function query_of( array $parameters, string $list = '%5B%5D' ): string {
	$parts = array();
	foreach ( $parameters as $name => $value ) {
		$key = rawurlencode( (string) $name );
		foreach ( (array) $value as $one ) {
			$parts[] = $key . ( is_array( $value ) ? $list : '' ) . '=' . rawurlencode( (string) $one );
		}
	}
	return implode( '&', $parts );
}

/**
 * The parameters of a page that are of others: of WordPress, of other searches.
 *
 * @param array<string, mixed> $given    All parameters, without slashes added.
 * @param Instance             $instance Whose own are left out.
 * @return array<string, string|string[]>
 */
function others_of( array $given, Instance $instance ): array {
	$own  = array_map( array( $instance, 'name' ), MEMBERS );
	$kept = array();
	foreach ( $given as $name => $value ) {
		$name = (string) $name;
		if ( in_array( $name, $own, true ) || count( $kept ) >= OTHERS_MAX || strlen( $name ) > 100 ) {
			continue;
		}
		if ( is_array( $value ) ) {
			$kept[ $name ] = array_map( fn( $one ) => plain_text( $one, OTHER_MAX_LENGTH ), array_slice( array_values( $value ), 0, VALUES_MAX ) );
		} else {
			$kept[ $name ] = plain_text( $value, OTHER_MAX_LENGTH );
		}
	}
	return $kept;
}

/**
 * The path of a request on this site; never the address of another one, as « //x » is.
 *
 * @param string $request What stands in the request line.
 */
function local_path( string $request ): string {
	$path = preg_replace( '/[?#].*$/s', '', $request );
	return '/' . ltrim( str_replace( '\\', '/', $path ), '/' );
}

/**
 * The address that shows $state on $page, at the heading of the results.
 *
 * @param Page     $page     Where.
 * @param Instance $instance Of which search.
 * @param State    $state    What is asked.
 */
function state_address( Page $page, Instance $instance, State $state ): string {
	$query = query_of( $page->others + state_parameters( $state, array( $instance, 'name' ) ) );
	return $page->path . ( '' === $query ? '' : "?$query" ) . '#' . $instance->id( 'results' );
}
