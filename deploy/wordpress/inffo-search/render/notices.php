<?php
/**
 * What is said about a question: how it was understood, widened or corrected.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/**
 * Write a notice.
 *
 * @param string $html Escaped.
 */
function put_notice( string $html ): void {
	echo '<p class="inffo-search__notice">' . $html . '</p>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped by the callers.
}

/**
 * A link to another state of the search.
 *
 * @param View   $view  The search.
 * @param State  $state Where it leads.
 * @param string $text  Its text, plain.
 */
function link_html( View $view, State $state, string $text ): string {
	return sprintf( '<a href="%s" rel="nofollow">%s</a>', esc_url( $view->address( $state ) ), esc_html( $text ) );
}

/**
 * Say that the results are old ones.
 *
 * @param View $view The search.
 */
function put_since( View $view ): void {
	if ( ! $view->since ) {
		return;
	}
	/* translators: 1: a day, 2: a time. */
	$text = __( 'La recherche ne répond pas en ce moment&nbsp;: voici ses résultats du %1$s à %2$s.', 'inffo-search' );
	put_notice( sprintf( esc_html( $text ), esc_html( (string) wp_date( 'j F Y', $view->since ) ), esc_html( (string) wp_date( 'G \h i', $view->since ) ) ) );
}

/**
 * Say to what the search was widened, or that it was not.
 *
 * @param View $view The search.
 */
function put_expanded( View $view ): void {
	if ( 'strict' === $view->state->mode ) {
		$link = link_html( $view, $view->state->with( array( 'mode' => '' ) ), __( 'Élargir la recherche', 'inffo-search' ) );
		put_notice( esc_html__( 'Les mots sont cherchés tels qu’ils sont écrits.', 'inffo-search' ) . ' ' . $link );
		return;
	}
	$others = array_filter( array_unique( array_column( $view->answer['query']['expanded'], 'to' ) ), 'strlen' );
	if ( ! $others ) {
		return;
	}
	/* translators: %s: words. */
	$exactly = sprintf( __( 'Chercher exactement «&nbsp;%s&nbsp;»', 'inffo-search' ), $view->state->words );
	$link    = link_html( $view, $view->state->with( array( 'mode' => 'strict' ) ), $exactly );
	$words   = '<em>' . implode( '</em>, <em>', array_map( 'esc_html', $others ) ) . '</em>';
	/* translators: %s: words. */
	put_notice( sprintf( esc_html__( 'Recherche élargie à&nbsp;: %s.', 'inffo-search' ), $words ) . ' ' . $link );
}

/**
 * Propose other words, or say that they were taken.
 *
 * @param View $view The search.
 */
function put_corrected( View $view ): void {
	$query = $view->answer['query'];
	if ( '' === $query['corrected'] ) {
		return;
	}
	$link = link_html( $view, $view->state->with( array( 'words' => $query['corrected'] ) ), $query['corrected'] );
	if ( $query['corrected_ran'] ) {
		/* translators: 1: words typed, 2: other words. */
		$text = esc_html__( 'Aucun résultat pour «&nbsp;%1$s&nbsp;»&nbsp;; voici ceux de «&nbsp;%2$s&nbsp;».', 'inffo-search' );
		put_notice( sprintf( $text, esc_html( $view->state->words ), $link ) );
		return;
	}
	/* translators: %s: other words. */
	put_notice( sprintf( esc_html__( 'Vouliez-vous dire «&nbsp;%s&nbsp;»&nbsp;?', 'inffo-search' ), $link ) );
}

/**
 * The filters that the words name, by their labels; those that are set already or that the
 * editor fixed are left out.
 *
 * @param View $view The search.
 * @return array<string, State>
 */
function proposals( View $view ): array {
	$found = array();
	foreach ( $view->answer['query']['understood'] as $one ) {
		$name  = $one['parameter'];
		$value = $one['value'];
		$state = $found[ $one['label'] ] ?? $view->state;
		if ( in_array( $name, FILTERS, true ) ) {
			$is_set = $view->state->filters[ $name ] || ( $view->instance->fixed[ $name ] ?? array() );
			if ( ! $is_set && slugs( $value ) ) {
				$found[ $one['label'] ] = $state->with_filter( $name, slugs( $value ) );
			}
		} elseif ( in_array( $name, array( 'from', 'to' ), true ) && '' === $view->state->$name ) {
			$found[ $one['label'] ] = $state->with( array( $name => partial_date( $value ) ) );
		}
	}
	return $found;
}

/**
 * Write the filters that the words name.
 *
 * @param View $view The search.
 */
function put_proposals( View $view ): void {
	$links = array();
	foreach ( proposals( $view ) as $label => $state ) {
		$links[] = link_html( $view, $state, (string) $label );
	}
	if ( $links ) {
		/* translators: %s: links. */
		put_notice( sprintf( esc_html__( 'Filtrer&nbsp;: %s', 'inffo-search' ), implode( ' · ', $links ) ) );
	}
}

/**
 * Write all notices.
 *
 * @param View $view The search.
 */
function put_notices( View $view ): void {
	$query = $view->answer['query'];
	put_since( $view );
	foreach ( $query['notices'] as $notice ) {
		put_notice( esc_html( $notice ) );
	}
	if ( $query['relaxed'] && $view->answer['hits'] && ! $query['notices'] ) {
		put_notice( esc_html__( 'Aucun document ne réunit tous ces mots&nbsp;: voici les plus proches.', 'inffo-search' ) );
	}
	put_expanded( $view );
	put_corrected( $view );
	put_proposals( $view );
	foreach ( $query['ignored'] as $ignored ) {
		/* translators: %s: a part of the query. */
		put_notice( sprintf( esc_html__( 'Non pris en compte&nbsp;: «&nbsp;%s&nbsp;».', 'inffo-search' ), esc_html( $ignored ) ) );
	}
}
