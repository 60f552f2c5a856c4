<?php
/**
 * What the functions that write a search need to know, and what all of them use.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** A search that is being written. */
final class View {
	/** @var array<string, mixed>|null The answer, as read_answer() gives it. */
	public ?array $answer = null;
	/** @var int Seconds since 1970 of the answer, when it is an old one; else 0. */
	public int $since = 0;
	/** @var Failure|null Why there is no answer. */
	public ?Failure $failure = null;

	/**
	 * A search without an answer yet.
	 *
	 * @param array<string, mixed> $options  Settings.
	 * @param Instance             $instance What the editor chose.
	 * @param State                $state    What the visitor asks.
	 * @param Page                 $page     Where it stands.
	 */
	public function __construct( public array $options, public Instance $instance, public State $state, public Page $page ) {}

	/**
	 * Take what the service answered.
	 *
	 * @param Reply|Failure $got What came.
	 */
	public function take( $got ): void {
		if ( $got instanceof Failure ) {
			$this->failure = $got;
			return;
		}
		$this->answer = $got->value;
		$this->since  = $got->since;
	}

	/**
	 * The address that shows another state of this search.
	 *
	 * @param State $state What is asked.
	 */
	public function address( State $state ): string {
		return state_address( $this->page, $this->instance, $state );
	}

	/** The words that the results answer: the corrected ones when those typed found nothing. */
	public function words(): string {
		$query = $this->answer['query'] ?? array();
		return ( $query['corrected_ran'] ?? false ) ? $query['corrected'] : $this->state->words;
	}

	/** The last page of results that the service gives. */
	public function last_page(): int {
		$most = intdiv( RESULTS_MAX, $this->instance->per_page );
		return max( 1, min( $this->answer['pages'] ?? 1, $most ) );
	}
}

/**
 * Write a link to another state of the search.
 *
 * @param View   $view  The search.
 * @param State  $state Where it leads.
 * @param string $text  Its text, plain.
 */
function put_link( View $view, State $state, string $text ): void {
	printf( '<a href="%s" rel="nofollow">%s</a>', esc_url( $view->address( $state ) ), esc_html( $text ) );
}

/**
 * Write a heading of the results.
 *
 * @param View   $view  The search.
 * @param int    $below How many levels below its first heading.
 * @param string $attributes Further attributes, escaped.
 */
function heading_tag( View $view, int $below ): string {
	return 'h' . min( 6, $view->instance->level + $below );
}

/**
 * A text of the service with the words found in <mark>, and nothing else of HTML.
 *
 * @param string $html As the service gives it.
 */
function marked( string $html ): string {
	return wp_kses( $html, array( 'mark' => array() ) );
}

/**
 * How many there are, as text: « 1 résultat », « 2 345 résultats ».
 *
 * @param int  $n        How many.
 * @param bool $has_words Whether words were searched for; else they are documents.
 */
function count_text( int $n, bool $has_words ): string {
	if ( 0 === $n ) {
		return $has_words ? __( 'Aucun résultat', 'inffo-search' ) : __( 'Aucun document', 'inffo-search' );
	}
	/* translators: %s: a number. */
	$results = _n( '%s résultat', '%s résultats', $n, 'inffo-search' );
	/* translators: %s: a number. */
	$documents = _n( '%s document', '%s documents', $n, 'inffo-search' );
	return sprintf( $has_words ? $results : $documents, number_format_i18n( $n ) );
}

/**
 * A date of the service as people write it, in the language of the site.
 *
 * @param string $date 2026, 2026-04 or 2026-04-07.
 */
function date_text( string $date ): string {
	$parts = array_map( 'intval', explode( '-', $date ) );
	$noon  = gmmktime( 12, 0, 0, $parts[1] ?? 1, $parts[2] ?? 1, $parts[0] );
	if ( 1 === count( $parts ) || false === $noon ) {
		return $date;
	}
	if ( 2 === count( $parts ) ) {
		return (string) wp_date( 'F Y', $noon, new \DateTimeZone( 'UTC' ) );
	}
	$form = 1 === $parts[2] ? _x( 'j\e\r F Y', 'premier du mois', 'inffo-search' ) : _x( 'j F Y', 'jour', 'inffo-search' );
	return (string) wp_date( $form, $noon, new \DateTimeZone( 'UTC' ) );
}

/**
 * Write a date.
 *
 * @param string $date As the service gives it.
 */
function put_date( string $date ): void {
	printf( '<time datetime="%s">%s</time>', esc_attr( $date ), esc_html( date_text( $date ) ) );
}
