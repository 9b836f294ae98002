<?php
/** A database in which nothing is ever found. WordPress takes it in place of its own. */
class Empty_Database extends wpdb {
	public function __construct() {
		$this->ready   = true;
		$this->charset = 'utf8mb4';
	}
	public function query( $query ) {
		$this->last_result = array();
		$this->num_rows    = 0;
		return 0;
	}
	public function db_version() {
		return '10.0';
	}
	public function db_server_info() {
		return '10.0';
	}
	public function _real_escape( $data ) {
		return addslashes( (string) $data );
	}
	public function get_col_charset( $table, $column ) {
		return 'utf8mb4';
	}
}
$wpdb = new Empty_Database();
