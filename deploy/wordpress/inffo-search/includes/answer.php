<?php
/**
 * Answers of the service, read member by member: what follows relies on their shape.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** The most values of a facet that are kept. */
const FACET_VALUES_MAX = 100;

/** Members of a hit that are texts, an empty one when there is none. */
const HIT_TEXTS = array( 'id', 'kind', 'title', 'title_html', 'snippet_html', 'url', 'page_url', 'date', 'valid_from', 'valid_to', 'source', 'value', 'unit', 'period', 'national_value', 'doubt' );

/**
 * A text of an answer.
 *
 * @param mixed $value Anything.
 */
function answer_text( $value ): string {
	return is_string( $value ) || is_int( $value ) || is_float( $value ) ? (string) $value : '';
}

/**
 * A number of an answer that counts something.
 *
 * @param mixed $value Anything.
 */
function answer_count( $value ): int {
	return is_int( $value ) && $value > 0 ? $value : 0;
}

/**
 * Those elements of a list that are lists themselves, at most $max.
 *
 * @param mixed $value Anything.
 * @param int   $max   The most elements.
 * @return array<int, array<string, mixed>>
 */
function answer_rows( $value, int $max ): array {
	$rows = is_array( $value ) ? array_filter( $value, 'is_array' ) : array();
	return array_slice( array_values( $rows ), 0, $max );
}

/**
 * The texts of a list.
 *
 * @param mixed $value Anything.
 * @return string[]
 */
function answer_texts( $value ): array {
	$texts = is_array( $value ) ? array_map( __NAMESPACE__ . '\answer_text', array_values( $value ) ) : array();
	return array_slice( array_values( array_filter( $texts, 'strlen' ) ), 0, VALUES_MAX );
}

/**
 * One document found, with all texts of HIT_TEXTS, `regions`, `themes` and `partial`.
 *
 * @param array<string, mixed> $given As it came.
 * @return array<string, mixed>
 */
function read_hit( array $given ): array {
	$hit = array(
		'regions' => answer_texts( $given['regions'] ?? null ),
		'themes'  => answer_texts( $given['themes'] ?? null ),
		'partial' => true === ( $given['partial'] ?? false ),
	);
	foreach ( HIT_TEXTS as $name ) {
		$hit[ $name ] = answer_text( $given[ $name ] ?? null );
	}
	return $hit;
}

/**
 * The values of each facet: `value`, `label`, `count` and `selected`.
 *
 * @param mixed $given As they came.
 * @return array<string, array<int, array<string, mixed>>>
 */
function read_facets( $given ): array {
	$facets = array();
	foreach ( FACETS as $name ) {
		foreach ( answer_rows( $given[ $name ] ?? null, FACET_VALUES_MAX ) as $row ) {
			$value = answer_text( $row['value'] ?? null );
			$label = answer_text( $row['label'] ?? null );

			$facets[ $name ][] = array(
				'value'    => $value,
				'label'    => '' === $label ? $value : $label,
				'count'    => answer_count( $row['count'] ?? null ),
				'selected' => true === ( $row['selected'] ?? false ),
			);
		}
	}
	return $facets;
}

/**
 * What the service says about the question.
 *
 * @param array<string, mixed> $given As it came.
 * @return array<string, mixed>
 */
function read_query( array $given ): array {
	$pairs      = fn( $rows, $names ) => array_map(
		fn( $row ) => array_map( fn( $name ) => answer_text( $row[ $name ] ?? null ), array_combine( $names, $names ) ),
		answer_rows( $rows, VALUES_MAX )
	);
	$understood = array( 'text', 'parameter', 'value', 'label', 'rest' );
	return array(
		'relaxed'       => true === ( $given['relaxed'] ?? false ),
		'corrected'     => answer_text( $given['corrected'] ?? null ),
		'corrected_ran' => true === ( $given['corrected_ran'] ?? false ),
		'notices'       => answer_texts( $given['notices'] ?? null ),
		'ignored'       => answer_texts( $given['ignored'] ?? null ),
		'expanded'      => $pairs( $given['expanded'] ?? null, array( 'from', 'to' ) ),
		'understood'    => $pairs( $given['understood'] ?? null, $understood ),
	);
}

/**
 * The answer to a search; NULL when it is none.
 *
 * @param mixed $given The decoded JSON.
 * @return array<string, mixed>|null
 */
function read_answer( $given ): ?array {
	if ( ! is_array( $given ) || ! is_array( $given['hits'] ?? null ) || ! is_int( $given['total'] ?? null ) ) {
		return null;
	}
	return array(
		'total'   => answer_count( $given['total'] ),
		'partial' => answer_count( $given['partial_total'] ?? null ),
		'pages'   => answer_count( $given['pages'] ?? null ),
		'query'   => read_query( is_array( $given['query'] ?? null ) ? $given['query'] : array() ),
		'hits'    => array_map( __NAMESPACE__ . '\read_hit', answer_rows( $given['hits'], 50 ) ),
		'facets'  => read_facets( $given['facets'] ?? null ),
	);
}
