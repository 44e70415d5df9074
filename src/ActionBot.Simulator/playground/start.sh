#!/usr/bin/env bash
# Starts Playground in the current folder, where it leaves its log. Called by run.sh:
#   start.sh CONFIG PORT BOT_ENDPOINT SERVICE_URL
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export TEAMSAPPTESTER_BROWSER=none
export M365_AGENTS_PLAYGROUND_CONFIG_PATH=$1
exec node "$here/node_modules/@microsoft/m365agentsplayground/cli.js" start \
  -c msteams -p "$2" -e "$3" --su "$4" --dt
