# Sourced by ./run and ./test: finds a JDK 25 or newer and exports JAVA_HOME, else says what to install and ends with 2.

say_and_stop() {
    printf '%s\n' "$*" >&2
    exit 2
}

# The major version a JDK's own `release` file names; the default `java` of a fresh machine is often older.
jdk_major() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
    local candidate major seen=""
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /nowhere/bin/javac)")")")"; do
        [ -n "$candidate" ] || continue
        major=$(jdk_major "$candidate") || continue
        seen="$seen $major"
        if [ "${major:-0}" -ge 25 ]; then
            export JAVA_HOME="$candidate"
            return 0
        fi
    done
    if [ -n "$seen" ]; then
        say_and_stop "This needs a JDK 25 or newer, and only older ones were found (version:$seen). Install one, for example Temurin 25, or point JAVA_HOME at it."
    fi
    say_and_stop "This needs a JDK 25 or newer, and none was found. Install one, for example Temurin 25, or point JAVA_HOME at it."
}

need_builders() {
    command -v mvn > /dev/null || say_and_stop "Building needs Maven 3.8.6 or newer: apt-get install maven"
    command -v npm > /dev/null || say_and_stop "Building the viewer needs node 20 with npm: apt-get install nodejs npm"
}
