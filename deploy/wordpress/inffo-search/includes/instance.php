<?php
/**
 * One search on a page: what its editor chose, and what its parameters are called.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** What an editor may write in the shortcode and choose in the block. */
const ATTRIBUTES = array( 'region', 'theme', 'kind', 'facets', 'per_page', 'sort', 'links', 'results', 'initial', 'level', 'label', 'id', 'widget' );

/** A search as its editor wants it. */
final class Instance {
	/** @var string What the parameters in the address begin with: « inffo_ ». */
	public string $prefix = 'inffo_';
	/** @var string What the identifiers of its elements begin with: « inffo-1 ». */
	public string $html_id = 'inffo-1';
	/** @var int Its place among the searches of the page, from 1. */
	public int $number = 1;
	/** @var array<string, string> Names of parameters that are not prefix and member. */
	public array $names = array();
	/** @var array<string, string[]> What it is limited to, by filter; empty: no limit. */
	public array $fixed = array();
	/** @var string[] The facets that are shown as filters. */
	public array $facets = array();
	/** @var int Results on a page. */
	public int $per_page = 10;
	/** @var string The order when the visitor chose none; empty: the service decides. */
	public string $sort = '';
	/** @var string Where titles lead to: « notice », or « source » where there is one. */
	public string $links = 'notice';
	/** @var int The page that shows the results; 0: this one. */
	public int $results = 0;
	/** @var bool Whether results are shown before anything was asked. */
	public bool $shows_at_once = true;
	/** @var int The level of the heading above the results. */
	public int $level = 2;
	/** @var string What the field is called. */
	public string $label = '';
	/** @var bool Whether the script of the service may add its comfort. */
	public bool $widget = false;

	/**
	 * The name of a parameter in the address.
	 *
	 * @param string $member A member of State, or « q », « year ».
	 */
	public function name( string $member ): string {
		return $this->names[ $member ] ?? $this->prefix . $member;
	}

	/**
	 * The identifier of an element.
	 *
	 * @param string $part What the element is: « q », « results ».
	 */
	public function id( string $part ): string {
		return $this->html_id . '-' . $part;
	}

	/**
	 * What a part of the page is called, as no other part of it is.
	 *
	 * @param string $name Its name in a page with one search.
	 */
	public function unique_name( string $name ): string {
		$name = '' === $this->label ? $name : "$name : $this->label";
		return 1 === $this->number ? $name : "$name ($this->number)";
	}

	/**
	 * Whether visitors may choose among the values of a facet: not when only one is left.
	 *
	 * @param string $facet One of FACETS.
	 */
	public function offers( string $facet ): bool {
		return in_array( $facet, $this->facets, true ) && 1 !== count( $this->fixed[ $facet ] ?? array() );
	}
}

/**
 * What one filter is limited to: what the editor wrote, else what the settings say.
 * « * » is everything.
 *
 * @param mixed  $written What the editor wrote.
 * @param string $setting What the settings say.
 * @return string[]
 */
function limits( $written, string $setting ): array {
	$text = is_scalar( $written ) ? trim( (string) $written ) : '';
	return '*' === $text ? array() : slugs( '' === $text ? $setting : $text );
}

/**
 * Read what an editor wrote. Nothing of it is an error; what is not possible is as if it
 * had not been written.
 *
 * @param array<string, mixed> $written Attributes of the shortcode or the block.
 * @param array<string, mixed> $options Settings.
 */
function read_instance( array $written, array $options ): Instance {
	$get      = fn( string $name ) => is_scalar( $written[ $name ] ?? null ) ? trim( (string) $written[ $name ] ) : '';
	$instance = new Instance();

	foreach ( array( 'region', 'theme', 'kind' ) as $filter ) {
		$instance->fixed[ $filter ] = limits( $get( $filter ), $options[ $filter ] );
	}
	$facets             = '' === $get( 'facets' ) ? $options['facets'] : $get( 'facets' );
	$instance->facets   = array_values( array_intersect( FACETS, slugs( $facets ) ) );
	$instance->per_page = number_within( $get( 'per_page' ), 1, 50, $options['per_page'] );
	$instance->sort     = one_of( $get( 'sort' ), array( '', 'relevance', 'newest', 'oldest' ) );
	$instance->links    = one_of( $get( 'links' ), array( $options['links'], 'notice', 'source' ) );
	$instance->results  = 'ici' === $get( 'results' ) ? 0 : number_within( $get( 'results' ), 0, PHP_INT_MAX, $options['results'] );
	$instance->level    = number_within( $get( 'level' ), 2, 5, 2 );
	$instance->label    = plain_text( $get( 'label' ), 100 );

	$instance->shows_at_once = ! in_array( $get( 'initial' ), array( 'form', 'formulaire', 'non', '0' ), true );
	$instance->widget        = '' === $get( 'widget' ) ? $options['widget'] : ! in_array( $get( 'widget' ), array( 'non', '0', 'false' ), true );
	return $instance;
}

/** Gives the searches of a page names that no other has. */
final class Names {
	/** @var array<string, int> Numbers of parameters, by what the editor wrote. */
	private static array $numbers = array();
	/** @var array<string, int> How often the same was written in this content. */
	private static array $seen = array();
	/** @var int Searches written so far. */
	private static int $written = 0;

	/**
	 * Begin to write a content. WordPress and its extensions may write one several times:
	 * the second time the same searches have the same parameters again.
	 */
	public static function begin(): void {
		self::$seen = array();
	}

	/**
	 * Name an instance: by its editor's `id`, else by its place among the searches of the
	 * page.
	 *
	 * @param Instance             $instance What is named.
	 * @param array<string, mixed> $written  What its editor wrote.
	 */
	public static function give( Instance $instance, array $written ): void {
		$instance->number  = ++self::$written;
		$instance->html_id = 'inffo-' . self::$written;
		$id                = str_replace( '-', '_', slugs( array( $written['id'] ?? '' ) )[0] ?? '' );
		if ( '' !== $id ) {
			$instance->prefix = "inffo_{$id}_";
			return;
		}
		ksort( $written );
		$key                  = md5( (string) wp_json_encode( $written ) );
		self::$seen[ $key ]   = ( self::$seen[ $key ] ?? 0 ) + 1;
		$key                 .= ':' . self::$seen[ $key ];
		self::$numbers[ $key ] ??= count( self::$numbers ) + 1;
		$number               = self::$numbers[ $key ];
		$instance->prefix     = 1 === $number ? 'inffo_' : "inffo{$number}_";
	}
}
