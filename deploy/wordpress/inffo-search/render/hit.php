<?php
/**
 * One document found.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** The most themes of one document; more would be noise. */
const THEMES_SHOWN = 4;

/**
 * An address of another site: http or https, else an empty text.
 *
 * @param string $address Anything.
 */
function web_address( string $address ): string {
	return preg_match( '#^https?://[^/\s]#i', $address ) ? $address : '';
}

/**
 * The page of a document at the service.
 *
 * @param View                 $view The search.
 * @param array<string, mixed> $hit  A document.
 */
function notice_address( View $view, array $hit ): string {
	$address = web_address( $hit['page_url'] );
	if ( '' === $address ) {
		// Identifiers may hold slashes, which stay as they are.
		$id      = implode( '/', array_map( 'rawurlencode', explode( '/', $hit['id'] ) ) );
		$address = public_address( $view->options ) . "/documents/$id";
	}
	if ( '' === $view->words() || str_contains( $address, '?' ) ) {
		return $address;
	}
	return $address . '?q=' . rawurlencode( $view->words() );
}

/**
 * Where the title of a document leads.
 *
 * @param View                 $view The search.
 * @param array<string, mixed> $hit  A document.
 */
function hit_address( View $view, array $hit ): string {
	$source = 'source' === $view->instance->links ? web_address( $hit['url'] ) : '';
	return '' === $source ? notice_address( $view, $hit ) : $source;
}

/**
 * Write the figure of an indicator, with what is doubtful about it.
 *
 * @param array<string, mixed> $hit A document.
 */
function put_figure( array $hit ): void {
	if ( '' === $hit['value'] ) {
		return;
	}
	echo '<p class="inffo-search__figure"><strong>' . esc_html( trim( $hit['value'] . "\u{00A0}" . $hit['unit'], "\u{00A0} " ) ) . '</strong>';
	echo '' === $hit['period'] ? '' : ' <span>' . esc_html( $hit['period'] ) . '</span>';
	if ( '' !== $hit['national_value'] ) {
		/* translators: %s: a value with its unit. */
		printf( ' <span>%s</span>', sprintf( esc_html__( 'France&nbsp;: %s', 'inffo-search' ), esc_html( trim( $hit['national_value'] . "\u{00A0}" . $hit['unit'], "\u{00A0} " ) ) ) );
	}
	echo '' === $hit['doubt'] ? '' : ' <em>' . esc_html( $hit['doubt'] ) . '</em>';
	echo '</p>';
}

/**
 * Whether a programme is in force today: « En vigueur », « Échu », « À venir ».
 *
 * @param string $from First day, or empty.
 * @param string $to   Last day, or empty.
 */
function validity_text( string $from, string $to ): string {
	$today = wp_date( 'Y-m-d' );
	if ( '' !== $to && substr( $today, 0, strlen( $to ) ) > $to ) {
		return __( 'Échu', 'inffo-search' );
	}
	if ( '' !== $from && substr( $today, 0, strlen( $from ) ) < $from ) {
		return __( 'À venir', 'inffo-search' );
	}
	return __( 'En vigueur', 'inffo-search' );
}

/**
 * Write whether a programme is in force, and when.
 *
 * @param array<string, mixed> $hit A document.
 */
function put_validity( array $hit ): void {
	if ( '' === $hit['valid_from'] && '' === $hit['valid_to'] ) {
		return;
	}
	$state       = new State();
	$state->from = $hit['valid_from'];
	$state->to   = $hit['valid_to'];
	printf( '<li>%s (%s)</li>', esc_html( validity_text( $state->from, $state->to ) ), esc_html( period_text( $state ) ) );
}

/**
 * The names of a document's regions or themes, as far as the answer tells them.
 *
 * @param View     $view   The search.
 * @param string   $filter region or theme.
 * @param string[] $values Codes.
 * @return string[]
 */
function names_of( View $view, string $filter, array $values ): array {
	$known = array_map( fn( $value ) => label_of( $view->answer, $filter, $value ), $values );
	return array_filter( $known, 'strlen' );
}

/**
 * Write what a document is: kind, regions, date, source, themes.
 *
 * @param View                 $view The search.
 * @param array<string, mixed> $hit  A document.
 */
function put_facts( View $view, array $hit ): void {
	$regions = $hit['regions'] ? names_of( $view, 'region', $hit['regions'] ) : array( __( 'National', 'inffo-search' ) );
	$facts   = array_filter( array( label_of( $view->answer, 'kind', $hit['kind'] ), implode( ', ', $regions ) ), 'strlen' );

	echo '<ul class="inffo-search__facts">';
	foreach ( $facts as $fact ) {
		echo '<li>' . esc_html( $fact ) . '</li>';
	}
	if ( '' !== $hit['date'] ) {
		echo '<li>';
		put_date( $hit['date'] );
		echo '</li>';
	}
	echo '' === $hit['source'] ? '' : '<li>' . esc_html( $hit['source'] ) . '</li>';
	put_validity( $hit );
	foreach ( array_slice( names_of( $view, 'theme', $hit['themes'] ), 0, THEMES_SHOWN ) as $theme ) {
		echo '<li>' . esc_html( $theme ) . '</li>';
	}
	echo '</ul>';
}

/**
 * Write a document.
 *
 * @param View                 $view The search.
 * @param array<string, mixed> $hit  A document.
 */
function put_hit( View $view, array $hit ): void {
	$tag   = heading_tag( $view, $hit['partial'] && $view->answer['total'] > 0 ? 2 : 1 );
	$title = trim( marked( '' === $hit['title_html'] ? esc_html( $hit['title'] ) : $hit['title_html'] ) );
	if ( '' === $title ) {
		$title = esc_html__( 'Sans titre', 'inffo-search' );
	}
	// phpcs:disable WordPress.Security.EscapeOutput -- marked() lets nothing but <mark> through.
	printf( '<li><article class="inffo-search__hit"><%1$s class="inffo-search__title"><a href="%2$s">%3$s</a></%1$s>', $tag, esc_url( hit_address( $view, $hit ), array( 'http', 'https' ) ), $title );
	put_figure( $hit );
	if ( '' !== $hit['snippet_html'] ) {
		echo '<p class="inffo-search__extract">' . marked( $hit['snippet_html'] ) . '</p>';
	}
	// phpcs:enable
	put_facts( $view, $hit );
	echo '</article></li>';
}
