<?php
/**
 * Values from outside, made safe: what is not as it should be is dropped.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** The most values of one filter. */
const VALUES_MAX = 32;

/** The most characters of a query; the service refuses more. */
const WORDS_MAX = 512;

/**
 * A text on one line without markup, at most $max characters.
 *
 * @param mixed $value Anything; what is no scalar is an empty text.
 * @param int   $max   The most characters that are kept.
 */
function plain_text( $value, int $max ): string {
	if ( ! is_scalar( $value ) ) {
		return '';
	}
	$text = wp_check_invalid_utf8( (string) $value, true );
	$text = preg_replace( '/[\x00-\x1F\x7F\s]+/u', ' ', $text ) ?? '';
	return mb_substr( trim( $text ), 0, $max );
}

/**
 * The words of a query as they were typed; the service reads any characters.
 *
 * @param mixed $value Anything.
 */
function query_words( $value ): string {
	return plain_text( $value, WORDS_MAX );
}

/**
 * Slugs or codes (« 32 », « vae-inversee »), each once, in their order.
 *
 * @param mixed $value A list, or a text with commas.
 * @return string[]
 */
function slugs( $value ): array {
	$parts = is_array( $value ) ? $value : explode( ',', is_scalar( $value ) ? (string) $value : '' );
	$kept  = array();
	foreach ( $parts as $part ) {
		$slug = is_scalar( $part ) ? strtolower( trim( (string) $part ) ) : '';
		if ( preg_match( '/^[a-z0-9][a-z0-9_-]{0,63}$/', $slug ) ) {
			$kept[ $slug ] = $slug;
		}
	}
	return array_slice( array_values( $kept ), 0, VALUES_MAX );
}

/**
 * A whole number from $least to $most.
 *
 * @param mixed $value Anything.
 * @param int   $least The least; what is less becomes it.
 * @param int   $most  The most; what is more becomes it.
 * @param int   $other What stands for a value that is no number.
 */
function number_within( $value, int $least, int $most, int $other ): int {
	if ( ! is_scalar( $value ) || ! preg_match( '/^\s*-?\d{1,9}\s*$/', (string) $value ) ) {
		return $other;
	}
	return max( $least, min( $most, (int) $value ) );
}

/**
 * One of $choices, or the first of them.
 *
 * @param mixed    $value   Anything.
 * @param string[] $choices What is possible.
 */
function one_of( $value, array $choices ): string {
	return is_scalar( $value ) && in_array( (string) $value, $choices, true ) ? (string) $value : $choices[0];
}

/**
 * A date as the service takes it (2026, 2026-04 or 2026-04-07), or an empty text.
 *
 * @param mixed $value Anything.
 */
function partial_date( $value ): string {
	$text = is_scalar( $value ) ? trim( (string) $value ) : '';
	if ( ! preg_match( '/^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/', $text, $parts ) ) {
		return '';
	}
	return checkdate( (int) ( $parts[2] ?? 1 ), (int) ( $parts[3] ?? 1 ), (int) $parts[1] ) ? $text : '';
}

/**
 * The address of a service: http or https, with a host, without user, query or fragment
 * and without a slash at its end. An empty text when it is none.
 *
 * @param mixed $value Anything.
 */
function service_address( $value ): string {
	$text = is_scalar( $value ) ? trim( (string) $value ) : '';
	if ( ! preg_match( '#^https?://#i', $text ) || preg_match( '/[\s<>"\'\\\\\x00-\x1F]/', $text ) ) {
		return '';
	}
	$parts = wp_parse_url( $text );
	if ( ! $parts || empty( $parts['host'] ) || isset( $parts['user'] ) || isset( $parts['pass'] ) ) {
		return '';
	}
	$port = isset( $parts['port'] ) ? ':' . $parts['port'] : '';
	$path = rtrim( $parts['path'] ?? '', '/' );
	return strtolower( $parts['scheme'] ) . '://' . strtolower( $parts['host'] ) . $port . $path;
}
