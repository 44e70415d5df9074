#!/usr/bin/env bash
# Installs what the tests need (Debian: PostgreSQL, Chromium; npm: the local Teams client), and runs every test.
# Pictures and results go to artifacts/test. With --fast, the tests that need a browser are left out, and it says so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

fast=
for argument in "$@"; do
  case $argument in
    --fast) fast=yes ;;
    *) echo "Usage: ./test.sh [--fast]" >&2; exit 2 ;;
  esac
done

skipped=()
artifacts=$PWD/artifacts/test
rm -rf "$artifacts"
mkdir -p "$artifacts"

# --- layout, which takes seconds ---------------------------------------------------------------------------------------
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
source tests/support/layout.sh
check_lines
check_format

# --- what Debian has to give -----------------------------------------------------------------------------------------
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
wanted=()
ls -d /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || wanted+=(postgresql)
if [ -z "$fast" ]; then
  [ -x /usr/bin/chromium ] || wanted+=(chromium)
  [[ $(fc-list 2>/dev/null) =~ [Oo]pen\ ?[Ss]ans ]] || wanted+=(fonts-open-sans fontconfig)
fi
if [ ${#wanted[@]} -gt 0 ]; then
  echo "Installing ${wanted[*]} ..."
  if command -v apt-get >/dev/null; then
    # The server that Debian would start by itself is not needed: the tests run a private one.
    as_root mkdir -p /etc/postgresql-common \
      && echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null \
      || true
    as_root apt-get update -qq >"$artifacts/apt.log" 2>&1 \
      && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${wanted[@]}" >>"$artifacts/apt.log" 2>&1 \
      || { tail -n 5 "$artifacts/apt.log" >&2; echo "Could not install ${wanted[*]}." >&2; }
  else
    echo "There is no apt-get here: install ${wanted[*]} yourself." >&2
  fi
fi

# --- PostgreSQL, private and only for this run ---------------------------------------------------------------------------
source tests/support/postgres.sh
beside=()
trap '[ ${#beside[@]} = 0 ] || kill "${beside[@]}" 2>/dev/null || true; stop_postgres' EXIT
if [ -z "${ACTIONBOT_TEST_POSTGRES:-}" ]; then
  start_postgres || skipped+=("every test on PostgreSQL: no server could be started")
fi

# --- the local Teams client and the card renderer ----------------------------------------------------------------------
install_npm() ( # where; what is installed already is left
  cd "$1"
  cmp -s package-lock.json node_modules/.installed && return
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && cp package-lock.json node_modules/.installed
)
runs=(Domain.Tests Teams.Tests Tests) waiting=() npm=
if [ -n "$fast" ]; then
  skipped+=("ActionBot.EndToEnd: --fast was given")
elif ! command -v npm >/dev/null || ! command -v node >/dev/null; then
  skipped+=("ActionBot.EndToEnd: Node is not installed")
elif [ ! -x /usr/bin/chromium ]; then
  skipped+=("ActionBot.EndToEnd: Chromium is not installed")
else
  { install_npm src/ActionBot.Simulator/playground && install_npm tests/ActionBot.EndToEnd/web; } &
  npm=$!
  waiting=(EndToEnd Crash)
fi

# --- build and run ---------------------------------------------------------------------------------------------------
export ACTIONBOT_TEST_OUTPUT=$artifacts
# Compiling the same code again and again, better each time, costs a run of some minutes more than it ever gives back.
export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0
# One compiler for all projects need not warm up for each. It is not left behind.
built=0
dotnet build ActionBot.sln -c Release --nologo -v quiet -nodeReuse:false -p:UseSharedCompilation=true || built=$?
dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true
[ -z "$npm" ] || wait "$npm"
[ "$built" = 0 ]
export DOTNET_TC_CallCountThreshold=2000
# The tests that kill the service are a run of their own.
crash='FullyQualifiedName~ActionBot.EndToEnd.Crash'
limit=()
! command -v timeout >/dev/null || limit=(timeout --foreground -k 30 1500)
run() { # the name of a run; how it ended is kept beside its log
  local project=ActionBot.$1 filter=() status=0 patience=6m
  case $1 in
    Crash) project=ActionBot.EndToEnd filter=(--filter "$crash") patience=15m ;;
    EndToEnd) filter=(--filter "${crash/\~/!~}") ;;
  esac
  # A test that never ends is named, instead of all others never being told of; and a run that does not end after its tests is ended.
  "${limit[@]}" dotnet test "tests/$project" -c Release --no-build --nologo "${filter[@]}" \
    --blame-hang-timeout $patience --blame-hang-dump-type none \
    --results-directory "$artifacts" --logger "trx;LogFileName=ActionBot.$1.trx" >"$artifacts/ActionBot.$1.log" 2>&1 || status=$?
  echo "$status" >"$artifacts/ActionBot.$1.status"
}
passed=0 failed=0 ignored=0
tell() { # the name of a run
  local log=$artifacts/ActionBot.$1.log line
  echo "--- ActionBot.$1"
  line=$(grep -E '^(Passed|Failed|Skipped)! +- Failed:' "$log" | tail -n 1 || true)
  if [ -z "$line" ]; then cat "$log"; echo "ActionBot.$1 ran no test" >&2; failed=$((failed + 1)); return; fi
  echo "$line"
  number() { sed -E "s/.*$1: +([0-9]+).*/\1/" <<<"$line"; }
  passed=$((passed + $(number Passed))) failed=$((failed + $(number Failed))) ignored=$((ignored + $(number Skipped)))
  if [ "$(cat "$artifacts/ActionBot.$1.status")" != 0 ]; then
    grep -A 9 -F 'running when the crash occurred' "$log" || true
    grep -vE '^(  Passed|Test run|VSTest|Starting|A total)' "$log" | head -n 200
    [ "$(number Failed)" != 0 ] || failed=$((failed + 1))
  fi
  grep -E '^ +Skipped ' "$log" | sed 's/^ */skipped: /' || true
}
# What mostly waits, for Teams' limits and for a browser, runs beside what keeps the cores busy. That steps back, so that nobody
# waits for longer than alone.
for name in "${waiting[@]}"; do run "$name" & beside+=($!); done
[ ${#waiting[@]} = 0 ] || renice -n 10 $$ >/dev/null 2>&1 || true
for name in "${runs[@]}"; do run "$name"; tell "$name"; done
for i in "${!waiting[@]}"; do wait "${beside[i]}" || true; tell "${waiting[i]}"; done

[ ${#skipped[@]} -eq 0 ] || printf 'Left out — %s\n' "${skipped[@]}"
[ ! -d "$artifacts/gallery" ] || echo "Pictures of every card: $artifacts/gallery/index.html"
echo "$passed passed, $failed failed, $ignored skipped"
[ "$failed" = 0 ]
