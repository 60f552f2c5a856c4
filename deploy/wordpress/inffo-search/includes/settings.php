<?php
/**
 * The page Réglages → Recherche Inffo.
 *
 * @package Inffo_Search
 */

namespace Inffo_Search;

defined( 'ABSPATH' ) || exit;

/** The address of the page, after options-general.php?page=. */
const SETTINGS = 'inffo-search';

/**
 * The fields of the page: what they are called, who writes them, what is said below.
 *
 * @return array<string, array<string, array{0: string, 1: string, 2: string}>>
 */
function settings_fields_table(): array {
	$codes = __( 'Un ou plusieurs identifiants, séparés par des virgules. Vide&nbsp;: tout.', 'inffo-search' );
	return array(
		__( 'Le service', 'inffo-search' )    => array(
			'endpoint' => array( __( 'Adresse du service', 'inffo-search' ), 'url', __( 'Celle que ce serveur interroge, par exemple https://recherche.exemple.fr.', 'inffo-search' ) ),
			'public'   => array( __( 'Adresse publique', 'inffo-search' ), 'url', __( 'Celle que suivent les visiteurs, si elle est différente.', 'inffo-search' ) ),
			'fresh'    => array( __( 'Durée du cache (secondes)', 'inffo-search' ), 'number', __( 'De 0 à 3&nbsp;600. Si le service ne répond plus, les réponses gardées servent encore un jour.', 'inffo-search' ) ),
		),
		__( 'Les recherches', 'inffo-search' ) => array(
			'region'   => array( __( 'Région', 'inffo-search' ), 'text', $codes . ' ' . __( 'Exemple&nbsp;: 32 ou hauts-de-france.', 'inffo-search' ) ),
			'theme'    => array( __( 'Thème', 'inffo-search' ), 'text', $codes ),
			'kind'     => array( __( 'Type', 'inffo-search' ), 'text', $codes . ' ' . __( 'Exemple&nbsp;: news.', 'inffo-search' ) ),
			'facets'   => array( __( 'Filtres proposés', 'inffo-search' ), 'facets', '' ),
			'per_page' => array( __( 'Résultats par page', 'inffo-search' ), 'number', __( 'De 1 à 50.', 'inffo-search' ) ),
			'results'  => array( __( 'Où s’affichent les résultats', 'inffo-search' ), 'page', __( 'La page choisie doit contenir le bloc ou le code court.', 'inffo-search' ) ),
			'links'    => array( __( 'Où mènent les titres', 'inffo-search' ), 'links', '' ),
		),
		__( 'Ce site', 'inffo-search' )       => array(
			'replace' => array( __( 'Recherche du site', 'inffo-search' ), 'flag', __( 'Répondre aux recherches du site par ce service. S’il ne répond pas, WordPress cherche comme avant.', 'inffo-search' ) ),
			'widget'  => array( __( 'Suggestions', 'inffo-search' ), 'flag', __( 'Proposer des mots pendant la saisie (le navigateur du visiteur interroge alors le service, qui doit autoriser ce site).', 'inffo-search' ) ),
		),
	);
}

/**
 * Write a list of which one is chosen.
 *
 * @param string                    $name    The setting.
 * @param array<int|string, string> $choices Labels by value.
 * @param string                    $chosen  The value that is set.
 */
function put_setting_select( string $name, array $choices, string $chosen ): void {
	printf( '<select id="inffo-%1$s" name="%2$s[%1$s]" aria-describedby="inffo-%1$s-aide">', esc_attr( $name ), esc_attr( OPTION ) );
	foreach ( $choices as $value => $label ) {
		printf( '<option value="%s"%s>%s</option>', esc_attr( (string) $value ), selected( (string) $value, $chosen, false ), esc_html( $label ) );
	}
	echo '</select>';
}

/**
 * Write the boxes of the facets.
 *
 * @param string $chosen Those that are set, with commas.
 */
function put_setting_facets( string $chosen ): void {
	echo '<fieldset><legend class="screen-reader-text">' . esc_html__( 'Filtres proposés', 'inffo-search' ) . '</legend>';
	printf( '<input type="hidden" name="%s[facets][]" value="">', esc_attr( OPTION ) );
	foreach ( FACETS as $facet ) {
		$is_set = in_array( $facet, slugs( $chosen ), true );
		printf( '<label><input type="checkbox" name="%s[facets][]" value="%s"%s> %s</label><br>', esc_attr( OPTION ), esc_attr( $facet ), checked( $is_set, true, false ), esc_html( facet_title( $facet ) ) );
	}
	echo '</fieldset>';
}

/**
 * Write what sets one setting.
 *
 * @param string $name  The setting.
 * @param string $kind  What sets it.
 * @param mixed  $value What is set.
 * @param string $help  What is said below.
 */
function put_setting( string $name, string $kind, $value, string $help ): void {
	switch ( $kind ) {
		case 'facets':
			put_setting_facets( $value );
			break;
		case 'flag':
			printf( '<input type="hidden" name="%s[%s]" value="0">', esc_attr( OPTION ), esc_attr( $name ) );
			printf( '<label><input type="checkbox" id="inffo-%1$s" name="%2$s[%1$s]" value="1"%3$s> %4$s</label>', esc_attr( $name ), esc_attr( OPTION ), checked( $value, true, false ), esc_html( $help ) );
			return;
		case 'links':
			$choices = array(
				'notice' => __( 'À la notice du document, dans le service', 'inffo-search' ),
				'source' => __( 'Au document lui-même, quand il a une adresse', 'inffo-search' ),
			);
			put_setting_select( $name, $choices, $value );
			break;
		case 'page':
			$choices = array( 0 => __( 'Sur place, sous le formulaire', 'inffo-search' ) );
			foreach ( get_pages() as $page ) {
				/* translators: %s: the title of a page. */
				$choices[ $page->ID ] = sprintf( __( 'Page «&nbsp;%s&nbsp;»', 'inffo-search' ), get_the_title( $page ) );
			}
			put_setting_select( $name, $choices, (string) $value );
			break;
		default:
			printf(
				'<input type="%1$s" class="%2$s" id="inffo-%3$s" name="%4$s[%3$s]" value="%5$s" aria-describedby="inffo-%3$s-aide">',
				esc_attr( $kind ),
				'number' === $kind ? 'small-text' : 'regular-text',
				esc_attr( $name ),
				esc_attr( OPTION ),
				esc_attr( (string) $value )
			);
	}
	if ( '' !== $help ) {
		printf( '<p class="description" id="inffo-%s-aide">%s</p>', esc_attr( $name ), esc_html( $help ) );
	}
}

/** Write the page. */
function put_settings_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>' . esc_html__( 'Recherche Inffo', 'inffo-search' ) . '</h1>';
	echo '<form method="post" action="options.php">';
	settings_fields( SETTINGS );
	do_settings_sections( SETTINGS );
	echo '<p class="submit">';
	submit_button( __( 'Enregistrer les réglages', 'inffo-search' ), 'primary', 'submit', false );
	echo ' ';
	submit_button( __( 'Enregistrer et tester la connexion', 'inffo-search' ), 'secondary', 'inffo_search_test', false );
	echo '</p></form>';
	echo '<h2>' . esc_html__( 'Sur vos pages', 'inffo-search' ) . '</h2><p>';
	/* translators: %s: a shortcode. */
	printf( esc_html__( 'Ajoutez le bloc «&nbsp;Recherche Inffo&nbsp;», ou écrivez %s.', 'inffo-search' ), '<code>[inffo-search region="32" kind="news"]</code>' );
	echo '</p></div>';
}

/**
 * Read what was typed, tell what was not understood, and test the connection when the
 * button for that was pressed. WordPress has checked the nonce and who asks.
 *
 * @param mixed $typed What was typed.
 * @return array<string, mixed>
 */
function sanitize_settings( $typed ): array {
	static $was_told = false; // WordPress calls twice when it makes the option.
	$options         = read_options( $typed );
	if ( $was_told ) {
		return $options;
	}
	$was_told = true;
	delete_transient( 'inffo_search_rest' );
	foreach ( array( 'endpoint', 'public' ) as $name ) {
		$given = is_array( $typed ) ? plain_text( $typed[ $name ] ?? '', 300 ) : '';
		if ( '' !== $given && '' === $options[ $name ] ) {
			/* translators: %s: what was typed. */
			$text = sprintf( __( '«&nbsp;%s&nbsp;» n’est pas une adresse&nbsp;: elle commence par http:// ou https://, puis le nom du serveur.', 'inffo-search' ), $given );
			add_settings_error( OPTION, "inffo-$name", esc_html( $text ) );
		}
	}
	if ( isset( $_POST['inffo_search_test'] ) ) { // phpcs:ignore WordPress.Security.NonceVerification -- options.php did.
		$found = test_connection( $options );
		$text  = __( 'Réglages enregistrés.', 'inffo-search' ) . ' ' . $found->text;
		add_settings_error( OPTION, 'inffo-test', esc_html( $text ), $found->works ? 'success' : 'error' );
	}
	return $options;
}

add_action(
	'admin_menu',
	function () {
		add_options_page( __( 'Recherche Inffo', 'inffo-search' ), __( 'Recherche Inffo', 'inffo-search' ), 'manage_options', SETTINGS, __NAMESPACE__ . '\put_settings_page' );
	}
);

add_action(
	'admin_init',
	function () {
		register_setting(
			SETTINGS,
			OPTION,
			array(
				'type'              => 'array',
				'sanitize_callback' => __NAMESPACE__ . '\sanitize_settings',
				'show_in_rest'      => false,
			)
		);
		$options = options();
		foreach ( settings_fields_table() as $title => $fields ) {
			$section = md5( $title );
			add_settings_section( $section, $title, '__return_null', SETTINGS );
			foreach ( $fields as $name => list( $label, $kind, $help ) ) {
				$put  = fn() => put_setting( $name, $kind, $options[ $name ], $help );
				$more = in_array( $kind, array( 'flag', 'facets' ), true ) ? array() : array( 'label_for' => "inffo-$name" );
				add_settings_field( $name, $label, $put, SETTINGS, $section, $more );
			}
		}
	}
);

add_filter(
	'plugin_action_links_' . plugin_basename( FILE ),
	function ( array $links ) {
		$ours = sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'options-general.php?page=' . SETTINGS ) ), esc_html__( 'Réglages', 'inffo-search' ) );
		return array_merge( array( $ours ), $links );
	}
);
