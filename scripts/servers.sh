#!/usr/bin/env bash
# Finds the servers and the browser the tests want, or installs them where Debian's packages can be had.
set -euo pipefail
for server in "$@"; do
  case "$server" in
    redis) command=redis-server package=redis-server ;;
    chromium) command=chromium package=chromium ;;
    *) echo "servers.sh: no such server: $server (redis, chromium)" >&2; exit 2 ;;
  esac
  command -v "$command" >/dev/null && continue
  if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
    echo "servers.sh: $command is not installed. Install the package $package and try again." >&2
    exit 1
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null
done
