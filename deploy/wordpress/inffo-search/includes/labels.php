<?php
/**
 * What the codes of regions, themes and kinds are called.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** The list of the service that names the values of each filter. */
const VOCABULARIES = array(
	'region' => 'regions',
	'theme'  => 'themes',
	'kind'   => 'kinds',
);

/**
 * All values of a filter with their labels, in the order of the service; empty when it
 * does not answer.
 *
 * @param array<string, mixed> $options Settings.
 * @param string               $filter  One of VOCABULARIES.
 * @return array<string, string>
 */
function vocabulary( array $options, string $filter ): array {
	$list  = VOCABULARIES[ $filter ];
	$read  = function ( $body ) use ( $list ) {
		if ( ! is_array( $body[ $list ] ?? null ) ) {
			return null;
		}
		$labels = array();
		foreach ( answer_rows( $body[ $list ], 500 ) as $row ) {
			$labels[ answer_text( $row['id'] ?? null ) ] = answer_text( $row['label'] ?? null );
		}
		return $labels;
	};
	$reply = ask( $options['endpoint'], "{$options['endpoint']}/api/v1/$list", HOUR_IN_SECONDS, $read );
	return $reply instanceof Reply ? $reply->value : array();
}

/**
 * A label as the service makes identifiers of it: « Côte d’Azur » gives « cote-d-azur ».
 *
 * @param string $label A label.
 */
function label_slug( string $label ): string {
	return sanitize_title( str_replace( array( '’', '\'' ), '-', $label ) );
}

/**
 * Whether a value of a facet is the one that was written, by its code or by its name.
 *
 * @param array<string, mixed> $row     A value of a facet.
 * @param string               $written A code or an identifier.
 */
function is_value( array $row, string $written ): bool {
	return $row['value'] === $written || label_slug( $row['label'] ) === $written;
}

/**
 * What a value is called, as the facets of an answer tell; empty when they do not.
 *
 * @param array<string, mixed> $answer  As read_answer() gives it.
 * @param string               $filter  A facet.
 * @param string               $written A code or an identifier.
 */
function label_of( array $answer, string $filter, string $written ): string {
	foreach ( $answer['facets'][ $filter ] ?? array() as $row ) {
		if ( is_value( $row, $written ) ) {
			return $row['label'];
		}
	}
	return '';
}
