<?php
/**
 * The filters of a search: a box for each value, a list of years, the order.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** So many values of a filter are shown at once; the others are folded behind them. */
const VALUES_SHOWN = 8;

/**
 * What a filter is called.
 *
 * @param string $facet One of FACETS.
 */
function facet_title( string $facet ): string {
	switch ( $facet ) {
		case 'region':
			return __( 'Région', 'inffo-search' );
		case 'theme':
			return __( 'Thème', 'inffo-search' );
		case 'kind':
			return __( 'Type', 'inffo-search' );
		case 'year':
			return __( 'Année', 'inffo-search' );
		default:
			return __( 'Source', 'inffo-search' );
	}
}

/**
 * The values that visitors may choose: those the editor allows, those with documents
 * first.
 *
 * @param View   $view  The search.
 * @param string $facet One of FACETS.
 * @return array<int, array<string, mixed>>
 */
function offered_values( View $view, string $facet ): array {
	$rows  = $view->answer['facets'][ $facet ] ?? array();
	$fixed = $view->instance->fixed[ $facet ] ?? array();
	if ( $fixed ) {
		$is_allowed = fn( $row ) => array() !== array_filter( $fixed, fn( $one ) => is_value( $row, $one ) );
		$rows       = array_values( array_filter( $rows, $is_allowed ) );
	}
	foreach ( $rows as &$row ) {
		$row['chosen'] = is_chosen( $view, $facet, $row );
	}
	unset( $row );
	$has_any = fn( $row ) => $row['count'] > 0 || $row['chosen'];
	return array_merge(
		array_filter( $rows, $has_any ),
		'region' === $facet ? array_filter( $rows, fn( $row ) => ! $has_any( $row ) ) : array()
	);
}

/**
 * Whether the visitor chose a value; what the editor fixed was not chosen.
 *
 * @param View                 $view  The search.
 * @param string               $facet One of FACETS.
 * @param array<string, mixed> $row   A value of it.
 */
function is_chosen( View $view, string $facet, array $row ): bool {
	if ( 'year' === $facet ) {
		return $view->state->year() === $row['value'];
	}
	$matches = fn( $one ) => is_value( $row, $one );
	return array() !== array_filter( $view->state->filters[ $facet ], $matches );
}

/**
 * Whether a filter is written: there is something to choose.
 *
 * @param View   $view  The search.
 * @param string $facet One of FACETS.
 */
function is_shown( View $view, string $facet ): bool {
	if ( ! $view->instance->offers( $facet ) ) {
		return false;
	}
	$rows = offered_values( $view, $facet );
	return count( $rows ) > 1 || ( 1 === count( $rows ) && $rows[0]['chosen'] );
}

/**
 * Write a box.
 *
 * @param View                 $view  The search.
 * @param string               $facet One of FILTERS.
 * @param array<string, mixed> $row   A value of it.
 */
function put_box( View $view, string $facet, array $row ): void {
	printf(
		'<li><label class="inffo-search__choice"><input type="checkbox" name="%s[]" value="%s"%s> %s <span class="inffo-search__count">(%s)</span></label></li>',
		esc_attr( $view->instance->name( $facet ) ),
		esc_attr( $row['value'] ),
		checked( $row['chosen'], true, false ),
		esc_html( $row['label'] ),
		esc_html( number_format_i18n( $row['count'] ) )
	);
}

/**
 * Write the boxes of a filter, the first of them open, the others folded.
 *
 * @param View   $view  The search.
 * @param string $facet One of FILTERS.
 */
function put_boxes( View $view, string $facet ): void {
	$rows  = offered_values( $view, $facet );
	$shown = array_filter( $rows, fn( $row, $i ) => $row['chosen'] || ( $i < VALUES_SHOWN && $row['count'] > 0 ), ARRAY_FILTER_USE_BOTH );
	$rest  = array_diff_key( $rows, $shown );

	echo '<fieldset class="inffo-search__group"><legend>' . esc_html( facet_title( $facet ) ) . '</legend>';
	if ( $shown ) {
		echo '<ul class="inffo-search__choices">';
		foreach ( $shown as $row ) {
			put_box( $view, $facet, $row );
		}
		echo '</ul>';
	}
	if ( $rest ) {
		$all = 'region' === $facet ? __( 'Toutes les régions', 'inffo-search' ) : __( 'Autres choix', 'inffo-search' );
		echo '<details><summary>' . esc_html( $all ) . '</summary><ul class="inffo-search__choices">';
		foreach ( $rest as $row ) {
			put_box( $view, $facet, $row );
		}
		echo '</ul></details>';
	}
	echo '</fieldset>';
}

/**
 * Write a list of which one is chosen.
 *
 * @param View                  $view    The search.
 * @param string                $member  What it sets.
 * @param string                $label   What it is called.
 * @param array<string, string> $choices Labels by value.
 * @param string                $chosen  The value that is set.
 */
function put_select( View $view, string $member, string $label, array $choices, string $chosen ): void {
	$id = $view->instance->id( $member );
	printf( '<p class="inffo-search__select"><label for="%s">%s</label> ', esc_attr( $id ), esc_html( $label ) );
	printf( '<select id="%s" name="%s">', esc_attr( $id ), esc_attr( $view->instance->name( $member ) ) );
	foreach ( $choices as $value => $text ) {
		// Keys that look like numbers are numbers in PHP.
		printf( '<option value="%s"%s>%s</option>', esc_attr( (string) $value ), selected( (string) $value, $chosen, false ), esc_html( $text ) );
	}
	echo '</select></p>';
}

/**
 * Write the list of years.
 *
 * @param View $view The search.
 */
function put_years( View $view ): void {
	$choices = array( '' => __( 'Toutes', 'inffo-search' ) );
	foreach ( offered_values( $view, 'year' ) as $row ) {
		$choices[ $row['value'] ] = sprintf( '%s (%s)', $row['label'], number_format_i18n( $row['count'] ) );
	}
	put_select( $view, 'year', facet_title( 'year' ), $choices, $view->state->year() );
}

/**
 * Write the list of orders.
 *
 * @param View $view The search.
 */
function put_orders( View $view ): void {
	$newest  = __( 'Du plus récent au plus ancien', 'inffo-search' );
	$oldest  = __( 'Du plus ancien au plus récent', 'inffo-search' );
	$choices = array(
		'newest' => $newest,
		'oldest' => $oldest,
	);
	// The first is what comes when nobody chose: the service sorts by date without words.
	if ( '' !== $view->instance->sort ) {
		$choices = array(
			''          => __( 'Ordre habituel', 'inffo-search' ),
			'relevance' => __( 'Pertinence', 'inffo-search' ),
		) + $choices;
	} elseif ( '' !== $view->state->words ) {
		$choices = array( '' => __( 'Pertinence', 'inffo-search' ) ) + $choices;
	} else {
		$choices = array(
			''       => $newest,
			'oldest' => $oldest,
		);
	}
	put_select( $view, 'sort', __( 'Trier', 'inffo-search' ), $choices, $view->state->sort );
}

/**
 * Write the filters. They are folded, so that on a small screen the results are near; they
 * are open when one is set.
 *
 * @param View $view The search.
 */
function put_filters( View $view ): void {
	$facets = array_filter( $view->instance->facets, fn( $facet ) => is_shown( $view, $facet ) );
	$is_set = $view->state->has_filters() || '' !== $view->state->sort;
	echo '<details class="inffo-search__filters"' . ( $is_set ? ' open' : '' ) . '>';
	echo '<summary>' . esc_html( $facets ? __( 'Filtrer et trier', 'inffo-search' ) : __( 'Trier', 'inffo-search' ) ) . '</summary>';
	echo '<div class="inffo-search__groups">';
	foreach ( $facets as $facet ) {
		if ( 'year' === $facet ) {
			put_years( $view );
		} else {
			put_boxes( $view, $facet );
		}
	}
	put_orders( $view );
	echo '</div>';
	printf( '<button class="inffo-search__button wp-element-button" type="submit">%s</button>', esc_html__( 'Appliquer', 'inffo-search' ) );
	echo '</details>';
}
