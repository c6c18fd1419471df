#!/usr/bin/env bash
# While nothing is released there is one migration, Initial: this makes it anew after the model has changed. Needs the tool dotnet-ef (DOTNET_EF names it).
set -euo pipefail
cd "$(dirname "$0")/../src"
rm -rf Revoca.Casework/Storage/Sqlite/Migrations
"${DOTNET_EF:-dotnet-ef}" migrations add Initial --project Revoca.Casework --startup-project Revoca.Casework \
  --context SqliteCaseworkDb --output-dir Storage/Sqlite/Migrations
