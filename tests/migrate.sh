#!/usr/bin/env bash
# While nothing is released there is one migration, Initial: this makes it anew after the model has changed. Needs the tool dotnet-ef (DOTNET_EF names it).
set -euo pipefail
cd "$(dirname "$0")/../src"
dotnet restore Revoca.slnx -v q
rm -rf Revoca.Casework/Storage/Sqlite/Migrations
"${DOTNET_EF:-dotnet-ef}" migrations add Initial --project Revoca.Casework --startup-project Revoca.Casework \
  --context SqliteCaseworkDb --output-dir Storage/Sqlite/Migrations

# A fixed date in the name: making it anew changes the content alone.
cd Revoca.Casework/Storage/Sqlite/Migrations
made=$(basename ./*_Initial.cs _Initial.cs)
sed -i "s/${made}_Initial/20261101000000_Initial/" ./*.cs
mv "${made}_Initial.cs" 20261101000000_Initial.cs
mv "${made}_Initial.Designer.cs" 20261101000000_Initial.Designer.cs
