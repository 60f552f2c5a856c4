<?php
/**
 * The results of a search, or why there are none.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/**
 * Write the heading: « 37 résultats pour « VAE inversée », page 2 sur 4 ».
 *
 * @param View $view The search.
 */
function put_heading( View $view ): void {
	$words = $view->words();
	$text  = esc_html( count_text( $view->answer['total'], '' !== $words ) );
	if ( '' !== $words ) {
		/* translators: %s: words. */
		$text .= ' ' . sprintf( esc_html__( 'pour «&nbsp;%s&nbsp;»', 'inffo-search' ), esc_html( $words ) );
	}
	if ( $view->state->page > 1 && $view->answer['hits'] ) {
		/* translators: 1: a number, 2: a number. */
		$of    = __( 'page %1$s sur %2$s', 'inffo-search' );
		$text .= ', ' . esc_html( sprintf( $of, number_format_i18n( $view->state->page ), number_format_i18n( $view->last_page() ) ) );
	}
	// phpcs:ignore WordPress.Security.EscapeOutput -- escaped above.
	printf( '<%1$s class="inffo-search__heading" id="%2$s" tabindex="-1">%3$s</%1$s>', heading_tag( $view, 0 ), esc_attr( $view->instance->id( 'results' ) ), $text );
}

/**
 * Write a list of documents.
 *
 * @param View                             $view  The search.
 * @param array<int, array<string, mixed>> $hits  Documents.
 * @param int                              $start The number of the first of them.
 */
function put_list( View $view, array $hits, int $start ): void {
	if ( ! $hits ) {
		return;
	}
	echo '<ol class="inffo-search__hits" start="' . esc_attr( (string) $start ) . '">';
	foreach ( $hits as $hit ) {
		put_hit( $view, $hit );
	}
	echo '</ol>';
}

/**
 * Write the documents: those that hold the words, then those that hold a part of them.
 *
 * @param View $view The search.
 */
function put_hits( View $view ): void {
	$first  = ( $view->state->page - 1 ) * $view->instance->per_page + 1;
	$whole  = array_filter( $view->answer['hits'], fn( $hit ) => ! $hit['partial'] );
	$partly = array_filter( $view->answer['hits'], fn( $hit ) => $hit['partial'] );
	put_list( $view, $whole, $first );
	if ( $partly && $view->answer['total'] > 0 ) {
		printf( '<%1$s class="inffo-search__partly">%2$s</%1$s>', esc_attr( heading_tag( $view, 1 ) ), esc_html__( 'Aussi, en partie', 'inffo-search' ) );
	}
	put_list( $view, $partly, $first + count( $whole ) );
	put_pager( $view );
}

/**
 * Write that there is no such page.
 *
 * @param View $view The search.
 */
function put_past_the_end( View $view ): void {
	$last = $view->last_page();
	/* translators: %s: a number. */
	$text = sprintf( __( 'Il n’y a pas de page %s.', 'inffo-search' ), number_format_i18n( $view->state->page ) );
	/* translators: %s: a number. */
	$link = sprintf( __( 'Aller à la dernière page (%s)', 'inffo-search' ), number_format_i18n( $last ) );
	put_notice( esc_html( $text ) . ' ' . link_html( $view, $view->state->with( array( 'page' => $last ) ), $link ) );
}

/**
 * Write what to do when nothing was found: never a dead end.
 *
 * @param View $view The search.
 */
function put_nothing( View $view ): void {
	echo '<ul class="inffo-search__advice">';
	foreach ( active_filters( $view ) as list( $label, $without ) ) {
		/* translators: %s: a filter. */
		$text = sprintf( __( 'Chercher sans le filtre «&nbsp;%s&nbsp;»', 'inffo-search' ), $label );
		echo '<li>' . link_html( $view, $without, $text ) . '</li>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
	}
	if ( '' !== $view->state->words ) {
		echo '<li>' . esc_html__( 'Vérifiez l’orthographe, ou essayez un mot plus courant.', 'inffo-search' ) . '</li>';
		echo '<li>' . esc_html__( 'Retirez un mot&nbsp;: un document doit réunir presque tous les mots demandés.', 'inffo-search' ) . '</li><li>';
		put_link( $view, $view->state->without_filters()->with( array( 'words' => '' ) ), __( 'Voir tous les documents', 'inffo-search' ) );
		echo '</li>';
	}
	echo '</ul>';
}

/**
 * Write the answer.
 *
 * @param View $view The search.
 */
function put_results( View $view ): void {
	echo '<div class="inffo-search__results">';
	put_heading( $view );
	put_tags( $view );
	put_notices( $view );
	if ( $view->answer['hits'] ) {
		put_hits( $view );
	} elseif ( $view->answer['total'] + $view->answer['partial'] > 0 ) {
		put_past_the_end( $view );
	} else {
		put_nothing( $view );
	}
	echo '</div>';
}

/**
 * Write why there is no answer; those who run the site read more than visitors.
 *
 * @param View $view The search.
 */
function put_failure( View $view ): void {
	printf( '<div class="inffo-search__failure" role="alert" id="%s" tabindex="-1">', esc_attr( $view->instance->id( 'results' ) ) );
	echo '<p>' . esc_html( failure_text( $view->failure ) ) . '</p>';
	if ( 'refused' === $view->failure->kind && '' !== $view->failure->detail ) {
		echo '<p>' . esc_html( $view->failure->detail ) . '</p>';
	} elseif ( current_user_can( 'manage_options' ) ) {
		/* translators: %s: a reason. */
		$why = sprintf( __( 'Visible par vous seul&nbsp;: %s.', 'inffo-search' ), $view->failure->detail );
		printf( '<p>%s <a href="%s">%s</a></p>', esc_html( $why ), esc_url( admin_url( 'options-general.php?page=inffo-search' ) ), esc_html__( 'Réglages de la recherche', 'inffo-search' ) );
	}
	if ( 'refused' === $view->failure->kind ) {
		echo '<p>';
		put_link( $view, $view->state->without_filters(), __( 'Recommencer sans filtre', 'inffo-search' ) );
		echo '</p>';
	}
	echo '</div>';
}

/**
 * Write a whole search.
 *
 * @param View $view The search, with its answer or failure; without both, the form alone.
 */
function search_html( View $view ): string {
	ob_start();
	echo '<div class="inffo-search">';
	put_widget( $view, __NAMESPACE__ . '\put_form' );
	if ( $view->answer ) {
		put_results( $view );
	} elseif ( $view->failure ) {
		put_failure( $view );
	}
	echo '</div>';
	// WordPress looks for shortcodes in what blocks write: none of a visitor's words or of a
	// document is one. It undoes its own &#91;, so the brackets are written in hexadecimal.
	return str_replace( array( '[', ']' ), array( '&#x5B;', '&#x5D;' ), (string) ob_get_clean() );
}
