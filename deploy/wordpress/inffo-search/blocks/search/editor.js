/* The block inffo/search in the editor: what the shortcode's attributes say is chosen
 * beside it, and the server shows what visitors will see. */
( function ( wp ) {
	'use strict';

	const el = wp.element.createElement;
	const { __ } = wp.i18n;
	const { InspectorControls, useBlockProps } = wp.blockEditor;
	const { Disabled, FormTokenField, PanelBody, RangeControl, SelectControl, TextControl } = wp.components;
	const choices = window.inffoSearchChoices || {};

	const EVERYTHING = { value: '*', label: __( 'Tout (malgré les réglages)', 'inffo-search' ) };
	const FACETS = [
		{ value: 'region', label: __( 'Région', 'inffo-search' ) },
		{ value: 'theme', label: __( 'Thème', 'inffo-search' ) },
		{ value: 'kind', label: __( 'Type', 'inffo-search' ) },
		{ value: 'year', label: __( 'Année', 'inffo-search' ) },
		{ value: 'source', label: __( 'Source', 'inffo-search' ) },
	];

	const fold = ( text ) =>
		text.normalize( 'NFD' ).replace( /[\u0300-\u036f]/g, '' ).toLowerCase();

	/* Values with commas, shown as a list of their labels. */
	function Values( { label, help, known, value, onChange } ) {
		const labelOf = ( one ) => ( known.find( ( k ) => k.value === one ) || { label: one } ).label;
		const valueOf = ( text ) =>
			( known.find( ( k ) => fold( k.label ) === fold( text ) ) || { value: text.trim().toLowerCase() } ).value;
		return el(
			'div',
			{ style: { marginBottom: '24px' } },
			el( FormTokenField, {
				label,
				value: value ? value.split( ',' ).map( labelOf ) : [],
				suggestions: known.map( ( k ) => k.label ),
				onChange: ( texts ) => {
					const values = texts.map( valueOf ).filter( ( one ) => /^(\*|[a-z0-9][a-z0-9_-]*)$/.test( one ) );
					onChange( [ ...new Set( values ) ].join( ',' ) );
				},
				__experimentalExpandOnFocus: true,
				__experimentalShowHowTo: false,
			} ),
			help && el( 'p', { className: 'components-base-control__help' }, help )
		);
	}

	function Edit( { attributes, setAttributes } ) {
		const set = ( name ) => ( value ) => setAttributes( { [ name ]: value === undefined ? '' : String( value ) } );
		const values = ( name, label ) =>
			el( Values, {
				label,
				known: [ ...( choices[ name ] || [] ), EVERYTHING ],
				value: attributes[ name ],
				onChange: set( name ),
				help: __( 'Vide : comme dans les réglages.', 'inffo-search' ),
			} );
		const select = ( name, label, options, help ) =>
			el( SelectControl, { label, help, options, value: attributes[ name ], onChange: set( name ) } );
		const asInSettings = { value: '', label: __( 'Comme dans les réglages', 'inffo-search' ) };

		return el(
			wp.element.Fragment,
			null,
			el(
				InspectorControls,
				null,
				el(
					PanelBody,
					{ title: __( 'Quels documents', 'inffo-search' ) },
					values( 'region', __( 'Régions', 'inffo-search' ) ),
					values( 'theme', __( 'Thèmes', 'inffo-search' ) ),
					values( 'kind', __( 'Types', 'inffo-search' ) )
				),
				el(
					PanelBody,
					{ title: __( 'Présentation', 'inffo-search' ) },
					el( Values, {
						label: __( 'Filtres proposés', 'inffo-search' ),
						known: FACETS,
						value: attributes.facets,
						onChange: set( 'facets' ),
						help: __( 'Vide : comme dans les réglages.', 'inffo-search' ),
					} ),
					el( RangeControl, {
						label: __( 'Résultats par page', 'inffo-search' ),
						min: 1,
						max: 50,
						allowReset: true,
						value: attributes.per_page ? Number( attributes.per_page ) : undefined,
						onChange: set( 'per_page' ),
					} ),
					select( 'initial', __( 'Avant toute recherche', 'inffo-search' ), [
						{ value: '', label: __( 'Montrer les documents', 'inffo-search' ) },
						{ value: 'formulaire', label: __( 'Montrer le formulaire seul', 'inffo-search' ) },
					] ),
					select( 'sort', __( 'Ordre', 'inffo-search' ), [
						{ value: '', label: __( 'Pertinence, ou date sans mots', 'inffo-search' ) },
						{ value: 'newest', label: __( 'Du plus récent au plus ancien', 'inffo-search' ) },
						{ value: 'oldest', label: __( 'Du plus ancien au plus récent', 'inffo-search' ) },
					] ),
					select( 'links', __( 'Où mènent les titres', 'inffo-search' ), [
						asInSettings,
						{ value: 'notice', label: __( 'À la notice du document', 'inffo-search' ) },
						{ value: 'source', label: __( 'Au document lui-même', 'inffo-search' ) },
					] ),
					select( 'results', __( 'Où s’affichent les résultats', 'inffo-search' ), [
						asInSettings,
						{ value: 'ici', label: __( 'Sur place', 'inffo-search' ) },
					] ),
					select( 'level', __( 'Niveau du titre des résultats', 'inffo-search' ), [
						{ value: '', label: 'h2' },
						{ value: '3', label: 'h3' },
						{ value: '4', label: 'h4' },
						{ value: '5', label: 'h5' },
					] ),
					el( TextControl, {
						label: __( 'Nom du champ', 'inffo-search' ),
						value: attributes.label,
						onChange: set( 'label' ),
					} )
				)
			),
			el(
				'div',
				useBlockProps(),
				el( Disabled, null, el( wp.serverSideRender, { block: 'inffo/search', attributes } ) )
			)
		);
	}

	wp.blocks.registerBlockType( 'inffo/search', {
		edit: Edit,
		// The server renders it.
		save: () => null,
	} );
} )( window.wp );
