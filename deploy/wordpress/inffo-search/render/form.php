<?php
/**
 * The form of a search: the field, the filters, and what else the page was asked.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/**
 * Write hidden fields.
 *
 * @param array<string, string|string[]> $parameters By name.
 */
function put_hidden( array $parameters ): void {
	foreach ( $parameters as $name => $value ) {
		foreach ( (array) $value as $one ) {
			printf( '<input type="hidden" name="%s" value="%s">', esc_attr( is_array( $value ) ? "{$name}[]" : $name ), esc_attr( (string) $one ) );
		}
	}
}

/**
 * What the form keeps although no field of it shows it: a filter that has no boxes, dates
 * that are no year. Without an answer no box is shown, and all filters are kept.
 *
 * @param View $view The search.
 * @return array<string, string|string[]>
 */
function kept_parameters( View $view ): array {
	$name  = array( $view->instance, 'name' );
	$kept  = state_parameters( $view->state, $name );
	$shown = array( 'q', 'page' );
	if ( $view->answer ) {
		$shown[] = 'sort';
		foreach ( $view->instance->facets as $facet ) {
			if ( is_shown( $view, $facet ) ) {
				$shown[] = $facet;
			}
		}
	}
	foreach ( $shown as $member ) {
		unset( $kept[ $view->instance->name( $member ) ] );
	}
	return $kept;
}

/**
 * Write the field and its button.
 *
 * @param View $view The search.
 */
function put_bar( View $view ): void {
	$label = $view->instance->label ? $view->instance->label : __( 'Rechercher dans les documents', 'inffo-search' );
	$field = $view->instance->id( 'q' );
	?>
	<label class="inffo-search__label" for="<?php echo esc_attr( $field ); ?>"><?php echo esc_html( $label ); ?></label>
	<div class="inffo-search__bar">
		<input class="inffo-search__field" type="search" id="<?php echo esc_attr( $field ); ?>"
			name="<?php echo esc_attr( $view->instance->name( 'q' ) ); ?>"
			value="<?php echo esc_attr( $view->state->words ); ?>"
			maxlength="<?php echo esc_attr( (string) WORDS_MAX ); ?>" autocomplete="off" spellcheck="true">
		<button class="inffo-search__button wp-element-button" type="submit"><?php esc_html_e( 'Rechercher', 'inffo-search' ); ?></button>
	</div>
	<?php
}

/**
 * Write the form.
 *
 * @param View $view The search.
 */
function put_form( View $view ): void {
	$label = $view->instance->unique_name( __( 'Recherche dans les documents', 'inffo-search' ) );
	printf(
		'<form class="inffo-search__form" role="search" method="get" action="%s#%s" aria-label="%s">',
		esc_url( $view->page->path ),
		esc_attr( $view->instance->id( 'results' ) ),
		esc_attr( $label )
	);
	put_hidden( $view->page->others + kept_parameters( $view ) );
	put_bar( $view );
	if ( $view->answer ) {
		put_filters( $view );
	}
	echo '</form>';
}
