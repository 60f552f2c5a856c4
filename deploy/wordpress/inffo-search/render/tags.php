<?php
/**
 * The filters that are set, each as a link that removes it.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/**
 * What the dates are limited to, in words: « avril 2026 », « depuis 2024 ».
 *
 * @param State $state What is asked.
 */
function period_text( State $state ): string {
	if ( $state->from === $state->to ) {
		return date_text( $state->from );
	}
	if ( '' === $state->to ) {
		/* translators: %s: a date. */
		return sprintf( __( 'depuis %s', 'inffo-search' ), date_text( $state->from ) );
	}
	if ( '' === $state->from ) {
		/* translators: %s: a date. */
		return sprintf( __( 'jusqu’à %s', 'inffo-search' ), date_text( $state->to ) );
	}
	/* translators: 1: a date, 2: a later one. */
	return sprintf( __( 'de %1$s à %2$s', 'inffo-search' ), date_text( $state->from ), date_text( $state->to ) );
}

/**
 * The filters that the visitor set: label and the state without it.
 *
 * @param View $view The search.
 * @return array<int, array{0: string, 1: State}>
 */
function active_filters( View $view ): array {
	$active = array();
	foreach ( FILTERS as $filter ) {
		foreach ( $view->state->filters[ $filter ] as $value ) {
			$label    = label_of( $view->answer ?? array(), $filter, $value );
			$without  = $view->state->with_filter( $filter, array_diff( $view->state->filters[ $filter ], array( $value ) ) );
			$active[] = array( '' === $label ? $value : $label, $without );
		}
	}
	if ( '' !== $view->state->from || '' !== $view->state->to ) {
		$active[] = array(
			period_text( $view->state ),
			$view->state->with(
				array(
					'from' => '',
					'to'   => '',
				)
			),
		);
	}
	return $active;
}

/**
 * Write the filters that are set.
 *
 * @param View $view The search.
 */
function put_tags( View $view ): void {
	$active = active_filters( $view );
	if ( ! $active ) {
		return;
	}
	echo '<ul class="inffo-search__tags" aria-label="' . esc_attr__( 'Filtres actifs', 'inffo-search' ) . '">';
	foreach ( $active as list( $label, $without ) ) {
		printf(
			'<li><a class="inffo-search__tag" href="%s" rel="nofollow"><span class="screen-reader-text">%s </span>%s <span aria-hidden="true">×</span></a></li>',
			esc_url( $view->address( $without ) ),
			esc_html__( 'Retirer le filtre', 'inffo-search' ),
			esc_html( $label )
		);
	}
	echo '<li>';
	put_link( $view, $view->state->without_filters(), __( 'Réinitialiser les filtres', 'inffo-search' ) );
	echo '</li></ul>';
}
