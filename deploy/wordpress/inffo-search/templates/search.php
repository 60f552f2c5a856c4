<?php
/**
 * The site's search in a classic theme: its header and footer around the results. A theme
 * that has a file inffo-search.php answers with that instead.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

ob_start();
get_header();
$inffo_search_header = (string) ob_get_clean();
echo $inffo_search_header; // phpcs:ignore WordPress.Security.EscapeOutput -- the theme's own header.

// Some themes open the main part of the page in their header, some in each template.
$inffo_search_opens_main = str_contains( $inffo_search_header, '<main' );
$inffo_search_results    = site_search_html();
echo $inffo_search_opens_main ? '' : '<main id="main" class="site-main">';
?>
<header class="page-header alignwide">
	<h1 class="page-title">
		<?php
		if ( '' === Replaced::$view->state->words ) {
			esc_html_e( 'Recherche', 'inffo-search' );
		} else {
			/* translators: %s: words. */
			printf( esc_html__( 'Recherche&nbsp;: %s', 'inffo-search' ), '<span class="page-description search-term">' . esc_html( Replaced::$view->state->words ) . '</span>' );
		}
		?>
	</h1>
</header>
<div class="entry-content default-max-width">
	<?php echo $inffo_search_results; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it was made. ?>
</div>
<?php
echo $inffo_search_opens_main ? '' : '</main>';
get_footer();
