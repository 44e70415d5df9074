#!/usr/bin/env bash
# Runs ActionBot on this machine with Microsoft's local Teams client in front of it. See --help.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
local_dir="$root/.local"
playground_dir="$root/src/ActionBot.Simulator/playground"

readonly app_id=3e59f263-f4df-49c7-af0a-d031640ce280
readonly tenant_id=72a23530-2500-4c72-9a6c-79790db13c4a
readonly story_date=2019-06-30
readonly bot_port=3978 operations_port=3979 gateway_port=56160 playground_port=56150

if [[ -t 1 ]]; then bold=$'\e[1m' red=$'\e[31m' plain=$'\e[0m'; else bold='' red='' plain=''; fi

usage() {
  cat <<'END'
Usage: ./run.sh [--as PERSON] [--reset]

Builds ActionBot, loads the sample register with its dates moved to today, and starts the bot together with
Microsoft 365 Agents Playground, a local Teams client in the browser. Ctrl-C ends everything; the next start
goes on with the same data.

  --as PERSON   who you are: commercial-owner1 (an owner, the default), commercial-lead or public-order-lead (leads),
                board-secretariat, tracking-team (administrators) or finance-owner2 (another owner)
  --reset       forget all local data and start anew
  --help        show this

Needs the .NET 10 SDK, and Node 18 or newer for Playground. Data and logs are kept in .local.
END
}

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "${red}$*${plain}" >&2; exit 1; }

reset='' viewer=commercial-owner1
while [[ $# -gt 0 ]]; do
  case $1 in
    --reset) reset=yes ;;
    --as)
      [[ ${2:-} ]] || { printf 'run.sh: --as needs a person; --help names them.\n' >&2; exit 2; }
      viewer=$2
      shift
      ;;
    -h | --help) usage; exit 0 ;;
    *) printf "run.sh: '%s' is not an option; --help tells what is.\n" "$1" >&2; exit 2 ;;
  esac
  shift
done

# --- what is on this machine -------------------------------------------------------------------------------------

command -v dotnet >/dev/null || fail 'The .NET 10 SDK is needed and dotnet is not on the path.'

node_major=$(node --version 2>/dev/null | sed -E 's/^v([0-9]+).*/\1/') || node_major=
with_playground=
if [[ ${node_major:-0} -ge 18 ]] && command -v npm >/dev/null; then with_playground=yes; fi

port_is_busy() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

ports=("$bot_port" "$operations_port" "$gateway_port")
if [[ $with_playground ]]; then ports+=("$playground_port"); fi
for port in "${ports[@]}"; do
  if port_is_busy "$port"; then fail "Port $port is in use: end what listens there, perhaps another run.sh, and try again."; fi
done

# --- processes: all of them end when this script does --------------------------------------------------------------

# Each runs in a process group of its own, so that what it starts itself ends with it.
declare -A names=()

stop_all() {
  local status=$?
  trap - EXIT
  trap '' INT TERM HUP
  signal_all TERM
  for _ in {1..100}; do
    any_runs || break
    sleep 0.1
  done
  signal_all KILL
  wait 2>/dev/null || true
  exit "$status"
}

signal_all() {
  local group
  for group in "${!names[@]}"; do kill -s "$1" -- "-$group" 2>/dev/null || true; done
}

any_runs() {
  local group
  for group in "${!names[@]}"; do
    if kill -0 -- "-$group" 2>/dev/null; then return 0; fi
  done
  return 1
}

ended_name() {
  local group
  for group in "${!names[@]}"; do
    if ! kill -0 "$group" 2>/dev/null; then
      printf '%s' "${names[$group]}"
      return 0
    fi
  done
  return 1
}

trap stop_all EXIT
trap 'say; say "Ending ..."; exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

# start NAME LOG COMMAND...
start() {
  local name=$1 log=$2
  shift 2
  set -m
  "$@" >"$log" 2>&1 </dev/null &
  set +m
  started=$!
  names[$started]=$name
}

# Runs a command to its end; in the background, so that a signal ends it and this script at once.
run() {
  local status=0
  start "$@"
  wait "$started" || status=$?
  unset "names[$started]"
  return "$status"
}

log_tail() { tail -n 20 "$1" >&2; }

# --- build -----------------------------------------------------------------------------------------------------------

if [[ $reset ]]; then
  rm -rf "$local_dir"
  say 'All local data are forgotten.'
fi
# Data, logs and the secret are this user's alone; what is built is not.
(umask 077; mkdir -p "$local_dir/playground")
chmod -R go-rwx "$local_dir"

say 'Building ...'
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
if ! run build "$local_dir/build.log" dotnet build "$root/src/ActionBot.Simulator" -c Release --nologo -v quiet \
  -nodeReuse:false -p:UseSharedCompilation=false; then
  log_tail "$local_dir/build.log"
  fail 'The build failed.'
fi
actionbot="$root/src/ActionBot/bin/Release/net10.0/ActionBot.dll"
simulator="$root/src/ActionBot.Simulator/bin/Release/net10.0/ActionBot.Simulator.dll"

install_playground() {
  cd "$playground_dir"
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/.installed
}

if [[ $with_playground ]] && ! cmp -s "$playground_dir/package-lock.json" "$playground_dir/node_modules/.installed"; then
  say 'Installing Playground ...'
  if ! run npm "$local_dir/npm.log" install_playground; then
    log_tail "$local_dir/npm.log"
    fail 'Playground could not be installed.'
  fi
fi

umask 077

# Who sits in front of it; a name that nobody has ends here, before anything is started.
people="$local_dir/playground.yml"
if ! viewer_name=$(dotnet "$simulator" viewer --config "$root/samples/playground.yml" --as "$viewer" --out "$people"); then
  exit 2
fi

# --- settings: the secret is made here, is worth nothing elsewhere and never leaves this machine ---------------------

secret_file="$local_dir/secret"
if [[ ! -s $secret_file ]]; then
  (umask 077; od -An -N32 -tx1 /dev/urandom | tr -d ' \n' >"$secret_file")
fi

bot_settings=(
  env -u ASPNETCORE_URLS -u ASPNETCORE_HTTP_PORTS -u ASPNETCORE_HTTPS_PORTS
  "Urls=http://127.0.0.1:$bot_port"
  "Operations__Urls=http://127.0.0.1:$operations_port"
  "Storage__Provider=Sqlite"
  "Storage__ConnectionString=Data Source=$local_dir/actionbot.db"
  "Teams__AppId=$app_id"
  "Teams__TenantIds=$tenant_id"
  "Teams__OpenIdMetadata=http://127.0.0.1:$gateway_port/v1/.well-known/openidconfiguration"
  "Teams__TokenEndpoint=http://127.0.0.1:$gateway_port/$tenant_id/oauth2/v2.0/token"
  "Teams__AllowedServiceHosts=localhost,127.0.0.1"
  "Teams__DefaultServiceUrl=http://localhost:$gateway_port/_connector"
)
# By the environment of this shell, so that it stands on no command line.
Teams__ClientSecret=$(<"$secret_file")
export Teams__ClientSecret

# --- sample data, only for a new database ----------------------------------------------------------------------------

load_sample() {
  rm -f "$local_dir"/actionbot.db*
  dotnet "$simulator" sample --register "$root/samples/register-2019.csv" --story-date "$story_date" --today today \
    --out "$local_dir/register.csv"
  "${bot_settings[@]}" dotnet "$actionbot" import governance "$root/samples/governance.json"
  "${bot_settings[@]}" dotnet "$actionbot" import register "$local_dir/register.csv"
  "${bot_settings[@]}" dotnet "$actionbot" import governance "$root/samples/playground-people.json"
}

remembers=()
if [[ -e $local_dir/loaded ]]; then
  remembers=(--bot-remembers)
else
  say 'Loading the sample register, moved to today ...'
  if ! run import "$local_dir/import.log" load_sample; then
    log_tail "$local_dir/import.log"
    fail 'The sample could not be loaded.'
  fi
  : >"$local_dir/loaded"
fi

# --- start and wait until all are healthy ----------------------------------------------------------------------------

start gateway "$local_dir/gateway.log" dotnet "$simulator" gateway --listen "http://localhost:$gateway_port" \
  --bot "http://127.0.0.1:$bot_port/api/messages" --playground "http://127.0.0.1:$playground_port" \
  --app-id "$app_id" --tenant "$tenant_id" --secret-file "$secret_file" "${remembers[@]}"
start bot "$local_dir/bot.log" "${bot_settings[@]}" dotnet "$actionbot" serve
if [[ $with_playground ]]; then
  cd "$local_dir/playground"
  start playground "$local_dir/playground.log" "$playground_dir/start.sh" "$people" "$playground_port" \
    "http://127.0.0.1:$gateway_port/api/messages" "http://localhost:$gateway_port/_connector"
  cd "$root"
fi

answers() (
  exec 2>/dev/null
  exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
  printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&3
  read -r -t 5 line <&3
  [[ $line == *' 200 '* ]]
)

wait_for() {
  local name=$1 port=$2 path=$3 ended
  for _ in {1..300}; do
    if answers "$port" "$path"; then return 0; fi
    if ended=$(ended_name); then
      log_tail "$local_dir/$ended.log"
      fail "The $ended ended while starting; its log is .local/$ended.log."
    fi
    sleep 0.2
  done
  log_tail "$local_dir/$name.log"
  fail "The $name is not healthy after a minute; its log is .local/$name.log."
}

say 'Starting ...'
wait_for gateway "$gateway_port" /v1/.well-known/openidconfiguration
wait_for bot "$operations_port" /healthz/ready
if [[ $with_playground ]]; then wait_for playground "$playground_port" /_debug/ping; fi

say
if [[ $with_playground ]]; then
  say "${bold}Open http://localhost:$playground_port${plain}   You are $viewer_name."
  case $viewer in
    *lead*)
      say '  Ask "what'"'"'s overdue in my area", then "only high"; press a row, a filter, More.'
      say '  "my area" shows the weekly digest at any time, "report" the position.'
      ;;
    *secretariat*)
      say '  What waits for your boards comes as one card once an owner answers "Waiting for a decision".'
      say '  Type "meetings", or "agenda PIB next".'
      ;;
    *tracking*)
      say '  Type "preview", "which board", "who can'"'"'t you reach?", or ask "how many are overdue by area".'
      ;;
    *)
      say '  The card asks about what is due: press Answer, choose, send; it changes in place.'
      say '  Type "my actions", or "show HMICFRS-010".'
      ;;
  esac
  say '  Type "help" for what else can be asked. ./run.sh --as board-secretariat shows it as somebody else does.'
else
  cat <<END
${bold}Playground is not started: it needs Node 18 or newer with npm, which is not on the path.${plain}
The bot itself runs.
END
fi
say "Health: http://127.0.0.1:$operations_port/healthz/ready   Data and logs: .local   Ctrl-C ends."

# --- until one of them ends or the user has had enough ---------------------------------------------------------------

wait -n || true
if ended=$(ended_name); then
  log_tail "$local_dir/$ended.log"
  fail "The $ended has ended, so everything ends; its log is .local/$ended.log."
fi
