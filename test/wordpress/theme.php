<?php
/** Changes the theme, as the button in the administration does. */
$_SERVER['HTTP_HOST'] = getenv('SITE_HOST');
require getenv('SITE_FOLDER') . '/wp-load.php';
switch_theme($argv[1]);
exit(get_stylesheet() === $argv[1] && wp_get_theme()->exists() ? 0 : 1);
