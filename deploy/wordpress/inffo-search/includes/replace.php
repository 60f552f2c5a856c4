<?php
/**
 * The site's own search, answered by the service: /?s=… keeps its address, its pages and
 * the theme's header and footer. When the service fails, WordPress searches as ever.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** What is remembered between the question and the page that answers it. */
final class Replaced {
	/** @var View|null The search; NULL when WordPress answers. */
	public static ?View $view = null;
	/** @var bool Whether the service was asked and failed. */
	public static bool $failed = false;
}

/** The search of the whole site, whose words are in `s` and whose page is in `paged`. */
function site_instance(): Instance {
	$instance          = read_instance( array( 'results' => 'ici' ), options() );
	$instance->html_id = 'inffo-site';
	$instance->label   = __( 'Rechercher sur le site', 'inffo-search' );
	$instance->names   = array(
		'q'    => 's',
		'page' => 'paged',
	);
	return $instance;
}

/**
 * Whether the settings want this question to be answered by the service.
 *
 * @param \WP_Query $query The question.
 */
function is_replaced( \WP_Query $query ): bool {
	return $query->is_main_query() && $query->is_search() && ! is_admin() && ! $query->is_feed() && options()['replace'] && '' !== options()['endpoint'];
}

/**
 * Ask the service instead of the database.
 *
 * @param \WP_Query $query The question.
 */
function site_view( \WP_Query $query ): View {
	$instance       = site_instance();
	$given          = given_parameters();
	$given['s']     = (string) $query->get( 's' );
	$given['paged'] = max( 1, (int) $query->get( 'paged' ) );
	$view           = new View( options(), $instance, read_state( $given, array( $instance, 'name' ) ), new Page( home_url( '/' ) ) );
	$view->take( search( $view->options, $instance, $view->state ) );
	return $view;
}

// Without articles of its own the question costs the database nothing.
add_filter(
	'posts_pre_query',
	function ( $posts, \WP_Query $query ) {
		if ( null !== $posts || ! is_replaced( $query ) ) {
			return $posts;
		}
		$view = site_view( $query );
		// What the visitor asks wrongly is told; what the service cannot, WordPress can.
		if ( $view->failure && $view->failure->may_pass() ) {
			Replaced::$failed = true;
			return $posts;
		}
		Replaced::$view       = $view;
		$query->found_posts   = $view->answer['total'] ?? 0;
		$query->max_num_pages = $view->answer ? $view->last_page() : 0;
		return array();
	},
	10,
	2
);

/** What stands for the block inffo/site-search, which is in the template of a search. */
function site_search_block(): string {
	$html = site_search_html();
	return '' === $html ? '' : sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), $html );
}

/** The results of the site's search, as HTML. */
function site_search_html(): string {
	wp_enqueue_style( 'inffo-search' );
	return Replaced::$view ? search_html( Replaced::$view ) : '';
}

/** What is said above WordPress's own results when the service failed. */
function failed_html(): string {
	$text = __( 'La recherche étendue ne répond pas en ce moment&nbsp;: voici les articles et les pages de ce site.', 'inffo-search' );
	return '<p class="inffo-search__notice" role="alert">' . esc_html( $text ) . '</p>';
}

/**
 * Blocks as one, without anything around them.
 *
 * @param array<int, array<string, mixed>> $blocks As parse_blocks() gives them.
 * @return array<string, mixed>
 */
function blocks_together( array $blocks ): array {
	return array(
		'blockName'    => null,
		'attrs'        => array(),
		'innerBlocks'  => $blocks,
		'innerHTML'    => '',
		'innerContent' => array_fill( 0, count( $blocks ), null ),
	);
}

/**
 * Change the first list of articles in a template, wherever it stands.
 *
 * @param array<int, array<string, mixed>> $blocks As parse_blocks() gives them.
 * @param callable(array): array           $change Makes blocks of that list.
 * @param bool                             $done   Set when the list was found.
 * @return array<int, array<string, mixed>>
 */
function with_changed_query( array $blocks, callable $change, bool &$done ): array {
	foreach ( $blocks as $i => $block ) {
		if ( $done ) {
			break;
		}
		if ( 'core/pattern' === $block['blockName'] ) {
			$pattern = \WP_Block_Patterns_Registry::get_instance()->get_registered( $block['attrs']['slug'] ?? '' );
			$block   = blocks_together( parse_blocks( $pattern['content'] ?? '' ) );
		}
		if ( 'core/query' === $block['blockName'] ) {
			$done         = true;
			$blocks[ $i ] = blocks_together( $change( $block ) );
		} elseif ( $block['innerBlocks'] ) {
			$block['innerBlocks'] = with_changed_query( $block['innerBlocks'], $change, $done );
			$blocks[ $i ]         = $block;
		}
	}
	return $blocks;
}

/**
 * The template of a block theme with our results instead of its list of articles, or, when
 * the service failed, with the list and a sentence above it.
 *
 * @param string $template The theme's template for a search.
 */
function block_template( string $template ): string {
	// As wide as the list is.
	$align  = fn( array $query ) => wp_json_encode( array_filter( array( 'align' => $query['attrs']['align'] ?? '' ) ), JSON_FORCE_OBJECT );
	$ours   = fn( array $query ) => parse_blocks( Replaced::$view ? "<!-- wp:inffo/site-search {$align( $query )} /-->" : '<!-- wp:html -->' . failed_html() . '<!-- /wp:html -->' );
	$change = fn( array $query ) => Replaced::$view ? $ours( $query ) : array_merge( $ours( $query ), array( $query ) );
	$done   = false;
	$blocks = with_changed_query( parse_blocks( $template ), $change, $done );
	if ( $done || ! Replaced::$view ) {
		return serialize_blocks( $blocks );
	}
	// A theme that lists what was found in a way of its own keeps its header and footer.
	return '<!-- wp:template-part {"slug":"header","tagName":"header"} /-->'
		. '<!-- wp:group {"tagName":"main","layout":{"type":"constrained"}} --><main class="wp-block-group">'
		. '<!-- wp:query-title {"type":"search"} /--><!-- wp:inffo/site-search /--></main><!-- /wp:group -->'
		. '<!-- wp:template-part {"slug":"footer","tagName":"footer"} /-->';
}

/**
 * The template that answers a search.
 *
 * @param string $template The theme's.
 */
function search_template( string $template ): string {
	global $_wp_current_template_content;
	if ( ! Replaced::$view && ! Replaced::$failed ) {
		return $template;
	}
	if ( 'template-canvas.php' === basename( $template ) && is_string( $_wp_current_template_content ) ) {
		$_wp_current_template_content = block_template( $_wp_current_template_content ); // phpcs:ignore WordPress.WP.GlobalVariablesOverride -- this is how a block theme's template is given.
		return $template;
	}
	if ( ! Replaced::$view ) {
		return $template;
	}
	// A theme may bring a template of its own.
	$own = locate_template( 'inffo-search.php' );
	return '' === $own ? dirname( FILE ) . '/templates/search.php' : $own;
}
add_filter( 'template_include', __NAMESPACE__ . '\search_template', 99 );

/**
 * In a classic theme: say above WordPress's own results why they are these.
 *
 * @param \WP_Query $query The loop that begins.
 */
function put_failed( \WP_Query $query ): void {
	if ( Replaced::$failed && $query->is_main_query() && ! wp_is_block_theme() ) {
		wp_enqueue_style( 'inffo-search' );
		echo failed_html(); // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
	}
}
add_action( 'loop_start', __NAMESPACE__ . '\put_failed' );
add_action( 'loop_no_results', __NAMESPACE__ . '\put_failed' );

add_action(
	'init',
	function () {
		register_block_type(
			'inffo/site-search',
			array(
				'api_version'     => 2,
				'title'           => __( 'Résultats de la recherche du site', 'inffo-search' ),
				'category'        => 'theme',
				'supports'        => array(
					'inserter' => false,
					'html'     => false,
					'align'    => true,
				),
				'render_callback' => __NAMESPACE__ . '\site_search_block',
			)
		);
	}
);
