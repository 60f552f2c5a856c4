<?php
/**
 * Links to the pages of results.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/**
 * The pages that are linked: the first, the last, those around the one that is shown; 0
 * stands for those left out.
 *
 * @param int $page The page that is shown.
 * @param int $last The last page.
 * @return int[]
 */
function linked_pages( int $page, int $last ): array {
	$pages = array();
	$shown = 0;
	for ( $n = 1; $n <= $last; $n++ ) {
		if ( 1 !== $n && $last !== $n && abs( $n - $page ) > 2 ) {
			continue;
		}
		if ( $n > $shown + 1 ) {
			$pages[] = $n === $shown + 2 ? $n - 1 : 0;
		}
		$pages[] = $n;
		$shown   = $n;
	}
	return $pages;
}

/**
 * Write a link to the page before or behind; without one, its text alone.
 *
 * @param View   $view The search.
 * @param int    $page Where it leads; 0: nowhere.
 * @param string $rel  prev or next.
 * @param string $text What it says.
 */
function put_step( View $view, int $page, string $rel, string $text ): void {
	if ( $page > 0 ) {
		printf( '<li><a href="%s" rel="%s nofollow">%s</a></li>', esc_url( $view->address( $view->state->with( array( 'page' => $page ) ) ) ), esc_attr( $rel ), esc_html( $text ) );
	}
}

/**
 * Write the links to the pages of results.
 *
 * @param View $view The search.
 */
function put_pager( View $view ): void {
	$page = $view->state->page;
	$last = $view->last_page();
	if ( $last < 2 ) {
		return;
	}
	echo '<nav class="inffo-search__pager" aria-label="' . esc_attr( $view->instance->unique_name( __( 'Pages de résultats', 'inffo-search' ) ) ) . '"><ul>';
	put_step( $view, $page - 1, 'prev', __( 'Précédente', 'inffo-search' ) );
	foreach ( linked_pages( $page, $last ) as $n ) {
		if ( 0 === $n ) {
			echo '<li aria-hidden="true">…</li>';
			continue;
		}
		printf(
			'<li><a href="%s" rel="nofollow"%s><span class="screen-reader-text">%s </span>%s</a></li>',
			esc_url( $view->address( $view->state->with( array( 'page' => $n ) ) ) ),
			$n === $page ? ' aria-current="page"' : '',
			esc_html__( 'Page', 'inffo-search' ),
			esc_html( number_format_i18n( $n ) )
		);
	}
	put_step( $view, $page < $last ? $page + 1 : 0, 'next', __( 'Suivante', 'inffo-search' ) );
	echo '</ul></nav>';
}
