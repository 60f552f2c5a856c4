<?php
/**
 * Answers that are kept as transients. There are a fixed number of places for them, so that
 * no number of different questions fills the database of the site.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** Places; uninstall.php removes as many. */
const CACHE_PLACES = 512;

/** Seconds until an answer is forgotten: so long it may stand in for a service that is down. */
const CACHE_KEPT = DAY_IN_SECONDS;

/** Seconds that the service is left alone after it failed. */
const REST = 15;

/**
 * The name of the place of an answer.
 *
 * @param string $key The whole request.
 */
function cache_place( string $key ): string {
	return 'inffo_search_' . ( crc32( $key ) % CACHE_PLACES );
}

/**
 * What is kept for a request: `at` (seconds since 1970) and `value`; NULL when nothing is.
 *
 * @param string $key The whole request.
 * @return array{at: int, value: array<string, mixed>}|null
 */
function cache_read( string $key ): ?array {
	$kept = get_transient( cache_place( $key ) );
	if ( ! is_array( $kept ) || ( $kept['key'] ?? null ) !== VERSION . $key ) {
		return null;
	}
	return is_int( $kept['at'] ?? null ) && is_array( $kept['value'] ?? null ) ? $kept : null;
}

/**
 * Keep the answer to a request.
 *
 * @param string               $key   The whole request.
 * @param array<string, mixed> $value The answer, read.
 */
function cache_write( string $key, array $value ): void {
	$kept = array(
		'key'   => VERSION . $key,
		'at'    => time(),
		'value' => $value,
	);
	set_transient( cache_place( $key ), $kept, CACHE_KEPT );
}

/**
 * Whether what is kept is young enough to be shown without asking.
 *
 * @param array{at: int} $kept  What cache_read() found.
 * @param int            $fresh Seconds.
 */
function is_fresh( array $kept, int $fresh ): bool {
	$age = time() - $kept['at'];
	return $age >= 0 && $age < $fresh;
}

/**
 * The failure after which the service is left alone for a while; NULL when it is not.
 *
 * @param string $endpoint Address of the service.
 */
function resting( string $endpoint ): ?Failure {
	$kept = get_transient( 'inffo_search_rest' );
	if ( ! is_array( $kept ) || ( $kept['endpoint'] ?? '' ) !== $endpoint || (int) ( $kept['until'] ?? 0 ) <= time() ) {
		return null;
	}
	return new Failure( answer_text( $kept['kind'] ?? null ), answer_text( $kept['detail'] ?? null ) );
}

/**
 * Leave the service alone, so that a page does not wait for it each time.
 *
 * @param string  $endpoint Address of the service.
 * @param Failure $failure  What happened.
 */
function rest_after( string $endpoint, Failure $failure ): void {
	$seconds = $failure->wait > 0 ? min( $failure->wait, MINUTE_IN_SECONDS ) : REST;
	$kept    = array(
		'endpoint' => $endpoint,
		'kind'     => $failure->kind,
		'detail'   => $failure->detail,
		'until'    => time() + $seconds,
	);
	set_transient( 'inffo_search_rest', $kept, $seconds );
}
