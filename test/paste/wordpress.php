<?php
/**
 * WordPress's own filters on an article from the standard input: those for saving by someone of the role (author, who
 * may not write any HTML he likes, or editor, who may), then those for showing. WordPress is loaded whole, on a
 * database that is always empty.
 */
ini_set( 'display_errors', 'stderr' );
define( 'ABSPATH', '/usr/share/wordpress/' );
define( 'WP_CONTENT_DIR', __DIR__ . '/wordpress' );
define( 'WP_INSTALLING', true );
define( 'WP_SITEURL', 'https://street.example' );
define( 'WP_HOME', 'https://street.example' );
$_SERVER += array(
	'HTTP_HOST'       => 'street.example',
	'REQUEST_URI'     => '/',
	'REQUEST_METHOD'  => 'GET',
	'SERVER_PROTOCOL' => 'HTTP/1.1',
);
$table_prefix = 'wp_';
require ABSPATH . 'wp-settings.php';

// It would ask the address itself whether it can be embedded by oEmbed; the kit's pages cannot.
add_filter( 'embed_oembed_discover', '__return_false' );
if ( 'author' === $argv[1] ) {
	kses_init_filters();
} else {
	kses_remove_filters();
}
$saved = wp_unslash( apply_filters( 'content_save_pre', wp_slash( stream_get_contents( STDIN ) ) ) );
$post  = new WP_Post(
	(object) array(
		'ID'           => 1,
		'post_type'    => 'post',
		'post_content' => $saved,
		'filter'       => 'raw',
	)
);
wp_cache_set( 1, $post, 'posts' );
echo trim( apply_filters( 'the_content', $saved ) );
