#!/bin/sh
# Creates and updates Temporal's two databases. Runs before every start of the server; a repeat changes nothing.
# Needs SQL_PLUGIN, SQL_HOST, SQL_PORT, SQL_USER and SQL_PASSWORD, which temporal-sql-tool reads itself.
set -eu

prepare() {
  database=$1
  schema=$2
  temporal-sql-tool --db "$database" create --defaultdb postgres
  temporal-sql-tool --db "$database" setup-schema --version 0.0
  temporal-sql-tool --db "$database" update-schema --schema-name "postgresql/v12/$schema"
}

prepare temporal temporal
prepare temporal_visibility visibility
