<?php
/* An extension of the WordPress of the demonstration: articles have regions. */

add_action('init', function () {
    register_taxonomy('region', ['post', 'page'], [
        'label' => 'Régions',
        'public' => true,
        'hierarchical' => true,
        'show_in_rest' => true,
        'rest_base' => 'regions',
    ]);
});
