<?php
/**
 * Installs WordPress into the private database and makes the people of the test: run once, from the command line.
 * Passwords are the names: nobody but the test reaches this site.
 */
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = getenv('SITE_HOST');

$database = new mysqli('localhost', 'root', '', '', 0, getenv('SITE_SOCKET'));
$database->query('CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4');
$database->close();

require getenv('SITE_FOLDER') . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

// The letter to the new administrator: there is no mail here.
add_filter('pre_wp_mail', '__return_true');
update_option('permalink_structure', '/%postname%/');
wp_install('街道办事处', 'administrator', 'administrator@example.org', true, '', 'administrator', 'zh_CN');
update_option('permalink_structure', '/%postname%/');
// Pictures of people come from another host.
update_option('show_avatars', 0);
update_option('comment_moderation', 0);
update_option('comment_previously_approved', 0);
foreach (['editor', 'author', 'contributor'] as $role) {
    wp_insert_user(['user_login' => $role, 'user_pass' => $role, 'user_email' => "$role@example.org", 'role' => $role]);
}
