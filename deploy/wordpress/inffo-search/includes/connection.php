<?php
/**
 * « Tester la connexion »: whether the service answers, and what to do when it does not.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** What a test of the connection found. */
final class Connection {
	/**
	 * A result.
	 *
	 * @param bool   $works Whether a search was answered.
	 * @param string $text  What is told; plain text with entities.
	 */
	public function __construct( public bool $works, public string $text ) {}
}

/**
 * What a working service is told as.
 *
 * @param array<string, mixed> $body    The answer to a search, as it came.
 * @param float                $seconds How long it took.
 */
function connected_text( array $body, float $seconds ): string {
	$index     = is_array( $body['index'] ?? null ) ? $body['index'] : array();
	$documents = answer_count( $index['documents'] ?? null );
	$built     = strtotime( answer_text( $index['built_at'] ?? null ) );
	$took      = number_format_i18n( max( 1, (int) round( 1000 * $seconds ) ) );
	/* translators: %s: a number. */
	$holds = sprintf( _n( '%s document', '%s documents', $documents, 'inffo-search' ), number_format_i18n( $documents ) );
	if ( false === $built ) {
		/* translators: 1: « 12 documents », 2: milliseconds. */
		return sprintf( __( 'La connexion fonctionne&nbsp;: %1$s, réponse en %2$s&nbsp;ms.', 'inffo-search' ), $holds, $took );
	}
	/* translators: 1: « 12 documents », 2: a day, 3: a time, 4: milliseconds. */
	$text = __( 'La connexion fonctionne&nbsp;: %1$s, index du %2$s à %3$s, réponse en %4$s&nbsp;ms.', 'inffo-search' );
	return sprintf( $text, $holds, wp_date( 'j F Y', $built ), wp_date( 'G \h i', $built ), $took );
}

/**
 * Ask the service for one result, without cache, even when it is left alone after a
 * failure.
 *
 * @param array<string, mixed> $options Settings.
 */
function test_connection( array $options ): Connection {
	if ( '' === $options['endpoint'] ) {
		return new Connection( false, __( 'Il manque l’adresse du service.', 'inffo-search' ) );
	}
	$limits  = array_filter( array_map( __NAMESPACE__ . '\slugs', array_intersect_key( $options, VOCABULARIES ) ) );
	$address = "{$options['endpoint']}/api/v1/search?" . query_of( $limits + array( 'per_page' => '1' ), '' );
	$begun   = microtime( true );
	$body    = fetch( $address );
	$seconds = microtime( true ) - $begun;
	if ( ! $body instanceof Failure && null !== read_answer( $body ) ) {
		delete_transient( 'inffo_search_rest' );
		return new Connection( true, connected_text( $body, $seconds ) );
	}
	$failure = $body instanceof Failure ? $body : new Failure( 'unreadable', __( 'la réponse n’est pas celle d’inffo-search : vérifiez l’adresse', 'inffo-search' ) );
	if ( 'refused' === $failure->kind ) {
		/* translators: %s: a reason. */
		return new Connection( false, sprintf( __( 'Le service répond, mais refuse la région, le thème ou le type par défaut&nbsp;: %s.', 'inffo-search' ), $failure->detail ) );
	}
	/* translators: %s: a reason. */
	return new Connection( false, sprintf( __( 'La connexion ne fonctionne pas&nbsp;: %s.', 'inffo-search' ), $failure->detail ) );
}
