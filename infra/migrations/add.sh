#!/usr/bin/env bash
# Adds a migration of the given name for both databases: infra/migrations/add.sh NAME
set -euo pipefail
cd "$(dirname "$0")/../.."
name=${1:?usage: infra/migrations/add.sh NAME}
tools=${TMPDIR:-/tmp}/actionbot-ef
[ -x "$tools/dotnet-ef" ] || dotnet tool install dotnet-ef --version '10.0.*' --tool-path "$tools"
dotnet build infra/migrations/DesignTime.csproj
for context in Sqlite Postgres; do
  "$tools/dotnet-ef" migrations add "$name" --context "${context}Context" -o "Storage/Migrations/$context" \
    --project src/ActionBot --startup-project infra/migrations --no-build
done
