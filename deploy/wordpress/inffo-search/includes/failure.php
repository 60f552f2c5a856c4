<?php
/**
 * Why the service did not answer, in words for visitors and for those who run the site.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** A request that had no usable answer. */
final class Failure {
	/**
	 * Say what happened.
	 *
	 * @param string $kind   unset, unreachable, slow, refused, busy, broken or unreadable.
	 * @param string $detail What happened, for those who run the site; plain text.
	 * @param int    $wait   Seconds before it is worth asking again.
	 */
	public function __construct( public string $kind, public string $detail = '', public int $wait = 0 ) {}

	/** Whether the same request may have an answer a little later. */
	public function may_pass(): bool {
		return in_array( $this->kind, array( 'unreachable', 'slow', 'busy', 'broken', 'unreadable' ), true );
	}
}

/**
 * What visitors read; plain text with entities.
 *
 * @param Failure $failure What happened.
 */
function failure_text( Failure $failure ): string {
	switch ( $failure->kind ) {
		case 'unset':
			return __( 'La recherche n’est pas encore en service.', 'inffo-search' );
		case 'refused':
			return __( 'Cette recherche n’est pas possible. Changez les mots ou les filtres, puis recommencez.', 'inffo-search' );
		case 'slow':
			return __( 'La recherche met trop de temps à répondre. Réessayez dans un instant.', 'inffo-search' );
		case 'busy':
			return __( 'La recherche est très demandée en ce moment. Réessayez dans un instant.', 'inffo-search' );
		default:
			return __( 'La recherche est momentanément indisponible. Réessayez dans quelques minutes.', 'inffo-search' );
	}
}

/**
 * What a request that WordPress could not make failed of, and what to do; plain text.
 *
 * @param string $message What WordPress says, in English.
 */
function transport_failure( string $message ): Failure {
	$number = preg_match( '/cURL error (\d+)/', $message, $found ) ? (int) $found[1] : 0;
	if ( 28 === $number || str_contains( $message, 'timed out' ) ) {
		return new Failure( 'slow', __( 'aucune réponse en trois secondes', 'inffo-search' ) );
	}
	if ( 6 === $number || str_contains( $message, 'getaddrinfo' ) ) {
		return new Failure( 'unreachable', __( 'le nom du serveur est inconnu : vérifiez l’adresse', 'inffo-search' ) );
	}
	if ( 7 === $number || str_contains( $message, 'refused' ) ) {
		return new Failure( 'unreachable', __( 'rien n’écoute à cette adresse : vérifiez le port, et que le service est démarré', 'inffo-search' ) );
	}
	if ( in_array( $number, array( 35, 51, 58, 60, 77 ), true ) || str_contains( $message, 'SSL' ) ) {
		return new Failure( 'unreachable', __( 'le certificat du serveur n’est pas accepté', 'inffo-search' ) );
	}
	if ( str_contains( $message, 'blocked requests' ) ) {
		return new Failure( 'unreachable', __( 'ce WordPress refuse les requêtes vers d’autres serveurs (WP_HTTP_BLOCK_EXTERNAL) : ajoutez celui-ci à WP_ACCESSIBLE_HOSTS', 'inffo-search' ) );
	}
	/* translators: %s: a message of WordPress in English. */
	return new Failure( 'unreachable', sprintf( __( 'la requête a échoué (%s)', 'inffo-search' ), plain_text( $message, 200 ) ) );
}
