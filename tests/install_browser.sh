#!/bin/sh
# Prints the path of a Chromium that starts, after installing Debian's where that is allowed; CHROMIUM names another one.
# With the tests' Python as argument it also makes sure that Playwright can start. No test downloads a browser of its own,
# and none is skipped for want of one.
set -u

starts() {
    path=$(command -v "$1") && "$path" --version >/dev/null 2>&1 && echo "$path"
}

find_chromium() {
    if [ -n "${CHROMIUM:-}" ]; then starts "$CHROMIUM"; return; fi
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        starts "$name" && return
    done
    return 1
}

# Playwright brings a Node.js of its own, which needs libatomic; a bare Debian has none.
playwright_starts() {
    [ -z "$python" ] || "$python" -m playwright --version >/dev/null 2>&1
}

python=${1:-}
playwright_starts && find_chromium && exit
if [ -z "${CHROMIUM:-}" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium ..." >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null
    apt-get install -qq --no-install-recommends chromium fonts-liberation libatomic1 >/dev/null
    playwright_starts && find_chromium && exit
fi
echo "The tests need Chromium: install it (Debian: apt-get install chromium libatomic1), or set CHROMIUM to its path." >&2
exit 1
