<?php
/**
 * Asks the service: at most three seconds and two megabytes, and what was answered a
 * moment ago is not asked again.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** Seconds that a page waits for an answer. */
const TIMEOUT = 3;

/** The most bytes of an answer. */
const ANSWER_MAX_BYTES = 2097152;

/** What came back for a request. */
final class Reply {
	/**
	 * An answer.
	 *
	 * @param array<string, mixed> $value What was answered, read.
	 * @param int                  $since Seconds since 1970 when it was, if the service
	 *                                    does not answer now; else 0.
	 */
	public function __construct( public array $value, public int $since = 0 ) {}
}

/**
 * What a status other than 200 says.
 *
 * @param int    $status Of HTTP.
 * @param mixed  $body   The decoded JSON.
 * @param string $wait   Retry-After, as it came.
 */
function status_failure( int $status, $body, string $wait ): Failure {
	$is_problem = is_array( $body ) && str_starts_with( answer_text( $body['type'] ?? null ), 'urn:inffo-search:' );
	$said       = array();
	foreach ( $is_problem ? answer_rows( $body['errors'] ?? null, 3 ) : array() as $error ) {
		$said[] = answer_text( $error['detail'] ?? null );
	}
	$detail = implode( ' ; ', array_filter( $said ) );
	if ( 400 === $status && $is_problem ) {
		return new Failure( 'refused', $detail );
	}
	$wait = number_within( $wait, 0, 3600, 0 );
	if ( 429 === $status || 503 === $status ) {
		$text = $is_problem ? answer_text( $body['detail'] ?? null ) : '';
		return new Failure( 429 === $status ? 'busy' : 'broken', $text ? $text : "HTTP $status", $wait );
	}
	/* translators: %d: a status of HTTP. */
	return new Failure( 'broken', sprintf( __( 'réponse HTTP %d : vérifiez que l’adresse est celle d’inffo-search', 'inffo-search' ), $status ) );
}

/**
 * Ask once, without cache. The address may be one of the local network, which
 * wp_safe_remote_get() refuses: it comes from the settings, never from a visitor.
 *
 * @param string $address What is asked.
 * @return array<string, mixed>|Failure The decoded JSON.
 */
function fetch( string $address ) {
	$response = wp_remote_get(
		$address,
		array(
			'timeout'             => TIMEOUT,
			'redirection'         => 0,
			'limit_response_size' => ANSWER_MAX_BYTES,
			'user-agent'          => 'inffo-search-wordpress/' . VERSION,
			'headers'             => array( 'Accept' => 'application/json' ),
		)
	);
	if ( is_wp_error( $response ) ) {
		return transport_failure( $response->get_error_message() );
	}
	$status = (int) wp_remote_retrieve_response_code( $response );
	$text   = (string) wp_remote_retrieve_body( $response );
	$body   = json_decode( $text, true, 32 );
	if ( $status >= 300 && $status < 400 ) {
		/* translators: %s: an address. */
		$to = sprintf( __( 'cette adresse renvoie à %s : écrivez celle-ci', 'inffo-search' ), plain_text( wp_remote_retrieve_header( $response, 'location' ), 200 ) );
		return new Failure( 'broken', $to );
	}
	if ( 200 !== $status ) {
		$wait = wp_remote_retrieve_header( $response, 'retry-after' );
		return status_failure( $status, $body, is_string( $wait ) ? $wait : '' );
	}
	if ( ! is_array( $body ) ) {
		$why = strlen( $text ) >= ANSWER_MAX_BYTES ? __( 'réponse trop longue', 'inffo-search' ) : __( 'la réponse n’est pas celle d’inffo-search : vérifiez l’adresse', 'inffo-search' );
		return new Failure( 'unreadable', $why );
	}
	return $body;
}

/**
 * Ask, and read what comes.
 *
 * @param string                     $address What is asked.
 * @param callable(mixed): ?array    $read    Reads the decoded JSON; NULL: it is not that.
 * @return array<string, mixed>|Failure
 */
function fetch_read( string $address, callable $read ) {
	$body = fetch( $address );
	if ( $body instanceof Failure ) {
		return $body;
	}
	return $read( $body ) ?? new Failure( 'unreadable', __( 'la réponse n’est pas celle d’inffo-search : vérifiez l’adresse', 'inffo-search' ) );
}

/**
 * Ask through the cache: what is fresh is not asked; what was kept stands in when the
 * service fails.
 *
 * @param string                  $endpoint Address of the service.
 * @param string                  $address  What is asked, at that address.
 * @param int                     $fresh    Seconds that an answer is good for.
 * @param callable(mixed): ?array $read     Reads the decoded JSON; NULL: it is not that.
 * @return Reply|Failure
 */
function ask( string $endpoint, string $address, int $fresh, callable $read ) {
	if ( '' === $endpoint ) {
		return new Failure( 'unset', __( 'l’adresse du service n’est pas réglée', 'inffo-search' ) );
	}
	$kept = cache_read( $address );
	if ( $kept && is_fresh( $kept, $fresh ) ) {
		return new Reply( $kept['value'] );
	}
	$got = resting( $endpoint ) ?? fetch_read( $address, $read );
	if ( ! $got instanceof Failure ) {
		cache_write( $address, $got );
		return new Reply( $got );
	}
	if ( $got->may_pass() && ! resting( $endpoint ) ) {
		rest_after( $endpoint, $got );
	}
	return $kept && $got->may_pass() ? new Reply( $kept['value'], $kept['at'] ) : $got;
}

/**
 * The answer to a search.
 *
 * @param array<string, mixed> $options  Settings.
 * @param Instance             $instance What the editor chose.
 * @param State                $state    What the visitor asks.
 * @return Reply|Failure
 */
function search( array $options, Instance $instance, State $state ) {
	$address = search_address( $options['endpoint'], $instance, $state );
	return ask( $options['endpoint'], $address, $options['fresh'], __NAMESPACE__ . '\read_answer' );
}
