#!/bin/sh
# Makes sure of Java and npm, installing Debian's where that is allowed.
set -u

java_is_new_enough() {
    release=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
    [ "${release:-0}" -ge 17 ]
}

missing() {
    java_is_new_enough || echo default-jre-headless
    npm --version >/dev/null 2>&1 || echo npm
}

if [ -n "$(missing)" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $(missing | tr '\n' ' ')..."
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2046 # one word for each package
    apt-get update -qq >/dev/null && apt-get install -qq --no-install-recommends $(missing) >/dev/null
fi
if [ -n "$(missing)" ]; then
    echo "The audit needs Java 17 or newer and npm: install them (Debian: apt-get install default-jre-headless npm)." >&2
    exit 1
fi
