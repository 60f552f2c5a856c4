<?php
/**
 * What a visitor asks of one search: words, filters, page.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** What a visitor asks. Never changed: with() makes another one. */
final class State {
	/** @var string The words, as typed. */
	public string $words = '';
	/** @var int The page of results, from 1. */
	public int $page = 1;
	/** @var array<string, string[]> The values of each filter of FILTERS. */
	public array $filters = array(
		'region' => array(),
		'theme'  => array(),
		'kind'   => array(),
		'source' => array(),
	);
	/** @var string First and last date: 2026, 2026-04 or 2026-04-07; empty: open. */
	public string $from = '';
	/** @var string */
	public string $to = '';
	/** @var string Empty (the service decides), relevance, newest or oldest. */
	public string $sort = '';
	/** @var string Empty, or strict: the words as they are written. */
	public string $mode = '';

	/**
	 * The same with some members changed. It begins at the first page, unless `page` is
	 * given.
	 *
	 * @param array<string, mixed> $members New values by name.
	 */
	public function with( array $members ): State {
		$other       = clone $this;
		$other->page = 1;
		foreach ( $members as $name => $value ) {
			$other->$name = $value;
		}
		return $other;
	}

	/**
	 * The same with the values of one filter replaced.
	 *
	 * @param string   $name   One of FILTERS.
	 * @param string[] $values New values.
	 */
	public function with_filter( string $name, array $values ): State {
		$filters          = $this->filters;
		$filters[ $name ] = array_values( $values );
		return $this->with( array( 'filters' => $filters ) );
	}

	/** The same words without filters and dates. */
	public function without_filters(): State {
		$none = array_fill_keys( FILTERS, array() );
		return $this->with(
			array(
				'filters' => $none,
				'from'    => '',
				'to'      => '',
			)
		);
	}

	/** Whether any filter or date is set. */
	public function has_filters(): bool {
		return array() !== array_filter( $this->filters ) || '' !== $this->from || '' !== $this->to;
	}

	/** The year, when the dates are exactly one; else an empty text. */
	public function year(): string {
		return $this->from === $this->to && 4 === strlen( $this->from ) ? $this->from : '';
	}
}

/**
 * Read the parameters of one search. What is not possible is left out, for addresses come
 * from mails and networks.
 *
 * @param array<string, mixed>  $given Parameters, without slashes added.
 * @param callable(string): string $name  What a member is called there.
 */
function read_state( array $given, callable $name ): State {
	$get   = fn( string $member ) => $given[ $name( $member ) ] ?? '';
	$state = new State();

	$state->words = query_words( $get( 'q' ) );
	$state->page  = number_within( $get( 'page' ), 1, 1000, 1 );
	foreach ( FILTERS as $filter ) {
		$state->filters[ $filter ] = slugs( $get( $filter ) );
	}
	$year        = preg_match( '/^\d{4}$/', (string) plain_text( $get( 'year' ), 5 ) ) ? plain_text( $get( 'year' ), 5 ) : '';
	$state->from = $year ? $year : partial_date( $get( 'from' ) );
	$state->to   = $year ? $year : partial_date( $get( 'to' ) );
	$sort        = plain_text( $get( 'sort' ), 10 );
	$state->sort = in_array( $sort, array( 'relevance', 'newest', 'oldest' ), true ) ? $sort : '';
	$state->mode = 'strict' === $get( 'mode' ) ? 'strict' : '';
	return $state;
}

/**
 * The parameters that read_state() reads so, in a stable order; what is empty is left out.
 *
 * @param State                    $state What is asked.
 * @param callable(string): string $name  What a member is called there.
 * @return array<string, string|string[]>
 */
function state_parameters( State $state, callable $name ): array {
	$year = $state->year();
	$all  = array( 'q' => $state->words )
		+ $state->filters
		+ array(
			'year' => $year,
			'from' => $year ? '' : $state->from,
			'to'   => $year ? '' : $state->to,
			'sort' => $state->sort,
			'mode' => $state->mode,
			'page' => $state->page > 1 ? (string) $state->page : '',
		);
	$out  = array();
	foreach ( $all as $member => $value ) {
		if ( '' !== $value && array() !== $value ) {
			$out[ $name( $member ) ] = $value;
		}
	}
	return $out;
}
