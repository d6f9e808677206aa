#!/bin/sh
# Run once by the postgres image when its volume is new. Temporal gets an account of its own, which owns its two
# databases and cannot read the petitions.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres --set password="$TEMPORAL_DB_PASSWORD" <<'SQL'
create role temporal login createdb password :'password';
revoke connect on database huiyin from public;
SQL
