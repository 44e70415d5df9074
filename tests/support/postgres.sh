# Sourced by test.sh: a private PostgreSQL cluster on a loopback port, gone with the run.
# Gives ACTIONBOT_TEST_POSTGRES. A cluster refuses to run as root, so root hands it to the user "postgres".
start_postgres() {
  local bin folder port
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$bin" ] || { echo "PostgreSQL is not installed" >&2; return 1; }
  folder=$(mktemp -d "${TMPDIR:-/tmp}/actionbot-pg.XXXXXX")
  port=$((20000 + RANDOM % 20000))
  POSTGRES_FOLDER=$folder
  POSTGRES_BIN=$bin
  local as=()
  if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; as=(runuser -u postgres --); fi
  POSTGRES_AS=("${as[@]}")
  (cd "$folder" && "${as[@]}" "$bin/initdb" -D "$folder/data" -U actionbot --auth=trust -E UTF8 --locale=C.UTF-8 \
    >"$folder/initdb.log" 2>&1) || { cat "$folder/initdb.log" >&2; return 1; }
  local options="-p $port -k $folder -c listen_addresses=127.0.0.1 -c max_connections=300 -c shared_buffers=256MB"
  options+=" -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
  (cd "$folder" && "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/server.log" -o "$options" start >/dev/null) \
    || { cat "$folder/server.log" >&2; return 1; }
  export ACTIONBOT_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=actionbot;Database=postgres"
}
stop_postgres() {
  [ -n "${POSTGRES_FOLDER:-}" ] || return 0
  (cd / && "${POSTGRES_AS[@]}" "$POSTGRES_BIN/pg_ctl" -D "$POSTGRES_FOLDER/data" -m immediate stop >/dev/null 2>&1) || true
  rm -rf "$POSTGRES_FOLDER"
  POSTGRES_FOLDER=
}
