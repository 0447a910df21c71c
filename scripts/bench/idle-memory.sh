#!/usr/bin/env bash
# Memory of "start" once its first round over the demo's year has ended and it sits idle. Needs "npm run build" first.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
program=dist/src/cli/main.js
node "$program" sandbox --port 4011 --seed demo --limits off >"$work/sandbox.log" 2>&1 &
sandbox=$!
trap 'kill "$sandbox" 2>/dev/null; rm -rf "$work"' EXIT
until grep -q http "$work/sandbox.log"; do sleep 0.2; done
base=$(curl -s localhost:4011/_sandbox/info | node -pe 'JSON.parse(require("fs").readFileSync(0)).airtable.bases[0].id')
AIRTABLE_TOKEN=patSandbox.token AIRTABLE_BASE_ID=$base AIRTABLE_ENDPOINT_URL=http://127.0.0.1:4011 \
  DATA_DIR="$work/data" PORT=4012 node "$program" start >"$work/start.log" 2>&1 &
service=$!
until curl -s localhost:4012/health | grep -q '"lastRoundAt":"'; do sleep 0.5; done
sleep 5
awk '/VmRSS|VmHWM/ { printf "%s %.0f MB\n", $1, $2 / 1000 }' "/proc/$service/status"
kill "$service"
wait "$service"
