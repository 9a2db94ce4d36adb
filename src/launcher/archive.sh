#!/bin/sh
# Makes the archive of prepared classes beside the installed jar, which halves the time toktrail needs to start.
# make install runs it; run it again after Java was updated. Usage: make-archive [JAVA]
set -eu

lib=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
java=${1:-${TOKTRAIL_JAVA:-}}
if [ -n "$java" ] && [ -d "$java" ]; then
    java=$java/bin/java
elif [ -z "$java" ]; then
    if [ -x "$lib/runtime/bin/java" ]; then
        java=$lib/runtime/bin/java
    elif [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
        java=$JAVA_HOME/bin/java
    else
        java=java
    fi
fi
java=$(command -v "$java")

work=$(mktemp -d "${TMPDIR:-/tmp}/toktrail.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# A home with a few records, so that the classes of an import and of reports with content are prepared.
home=$work/home
day=$(date -u +%Y-%m-%d)
mkdir -p "$home/.claude/projects/sample" "$home/.codex/sessions/2026/01/02" "$home/.config/toktrail"
printf '[statusline.cache]\noutput_cache_secs = 86400\n' >"$home/.config/toktrail/config.toml"
cat >"$home/.claude/projects/sample/0b5e0000-0000-4000-8000-000000000001.jsonl" <<RECORDS
{"type":"user","uuid":"u1","parentUuid":null,"sessionId":"0b5e0000-0000-4000-8000-000000000001","cwd":"/sample","gitBranch":"main","timestamp":"${day}T10:00:00.000Z","message":{"role":"user","content":"x"}}
{"type":"assistant","uuid":"a1","parentUuid":"u1","sessionId":"0b5e0000-0000-4000-8000-000000000001","cwd":"/sample","timestamp":"${day}T10:00:05.000Z","requestId":"req_1","message":{"id":"msg_1","role":"assistant","model":"claude-sonnet-4-5-20250929","content":[],"usage":{"input_tokens":10,"cache_creation_input_tokens":20,"cache_read_input_tokens":30,"output_tokens":40,"service_tier":"standard"}}}
RECORDS
rollout=$home/.codex/sessions/2026/01/02/rollout-2026-01-02T11-00-00-0b5e0000-0000-4000-8000-00000000000
cat >"${rollout}2.jsonl" <<RECORDS
{"timestamp":"${day}T11:00:00.000Z","type":"session_meta","payload":{"id":"0b5e0000-0000-4000-8000-000000000002","timestamp":"${day}T11:00:00.000Z","cwd":"/sample","originator":"codex_cli_rs","cli_version":"0.50.0","model_provider":"openai"}}
{"timestamp":"${day}T11:00:01.000Z","type":"turn_context","payload":{"cwd":"/sample","model":"gpt-5.3-codex","effort":"high"}}
{"timestamp":"${day}T11:00:03.000Z","type":"turn_context","payload":{"cwd":"/sample","model":"some-unknown-model"}}
{"timestamp":"${day}T11:00:04.000Z","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"input_tokens":10,"cached_input_tokens":5,"output_tokens":2,"reasoning_output_tokens":0,"total_tokens":12},"last_token_usage":{"input_tokens":10,"cached_input_tokens":5,"output_tokens":2,"reasoning_output_tokens":0,"total_tokens":12},"model_context_window":272000}}}
{"timestamp":"${day}T11:00:04.500Z","type":"turn_context","payload":{"cwd":"/sample","model":"gpt-5.3-codex","effort":"high"}}
{"timestamp":"${day}T11:00:05.000Z","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"input_tokens":100,"cached_input_tokens":50,"output_tokens":20,"reasoning_output_tokens":5,"total_tokens":120},"last_token_usage":{"input_tokens":100,"cached_input_tokens":50,"output_tokens":20,"reasoning_output_tokens":5,"total_tokens":120},"model_context_window":272000}}}
RECORDS
sed 's/000000000002/000000000003/' "${rollout}2.jsonl" >"${rollout}3.jsonl"

# From Java 24 on an archive holds more than classes. It is made of a single process.
kind=jsa
if "$java" -XX:AOTMode=off -version >/dev/null 2>&1; then
    kind=aot
fi

lines=
runs=0
train() {
    runs=$((runs + 1))
    lines="${lines:+$lines --then }$*"
    env -i HOME="$home" PATH="$PATH" LC_ALL="${LC_ALL:-C.UTF-8}" \
        "$java" -Xshare:auto -Xlog:disable -XX:+UseSerialGC -XX:DumpLoadedClassList="$work/$runs.loaded" \
        --enable-native-access=ALL-UNNAMED -Dtoktrail.native="$lib/native" \
        -cp "$lib/toktrail.jar" toktrail.Main "$@" >"$work/$runs.out" 2>&1 ||
        { cat "$work/$runs.out" >&2; echo "make-archive: toktrail $* failed with $java" >&2; exit 1; }
    # Java ends without finishing the last line now and then.
    sed '$d' "$work/$runs.loaded" >"$work/$runs.list"
}
train usage today
train
# Files of a while ago, so that they count as unchanged; then some that go on.
find "$home/.claude" "$home/.codex" -name '*.jsonl' -exec env TZ=UTC touch -t "$(date -u +%Y%m%d)0000" {} +
train refresh
train usage summary
train usage summary --json
echo '{"type":"user","uuid":"u2","parentUuid":"a1","sessionId":"0b5e0000-0000-4000-8000-000000000001","timestamp":"'"$day"'T10:01:00.000Z","message":{"role":"user","content":"x"}}' \
    >>"$home/.claude/projects/sample/0b5e0000-0000-4000-8000-000000000001.jsonl"
echo '{"timestamp":"'"$day"'T11:01:00.000Z","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"input_tokens":200,"cached_input_tokens":50,"output_tokens":40,"reasoning_output_tokens":5,"total_tokens":240},"last_token_usage":{"input_tokens":100,"cached_input_tokens":0,"output_tokens":20,"reasoning_output_tokens":0,"total_tokens":120},"model_context_window":272000}}}' \
    >>"${rollout}2.jsonl"
# With a file of configuration.
mkdir -p "$home/.config/toktrail"
cat >"$home/.config/toktrail/config.toml" <<CONFIG
timezone = "UTC"
[imports]
harnesses = ["claude", "codex"]
[imports.sources]
claude = "~/.claude/projects"
codex = ["~/.codex"]
[reports]
refresh = "auto"
min_refresh_interval_secs = 0
[statusline.cache]
output_cache_secs = 86400
CONFIG
train usage today --json
train usage summary --no-refresh
train refresh
train refresh --json
train sources list
train run list
train config show
train statusline </dev/null
train statusline </dev/null
train --help
train --version

if [ "$kind" = aot ]; then
    # shellcheck disable=SC2086 # the command lines are words
    env -i HOME="$home" PATH="$PATH" LC_ALL="${LC_ALL:-C.UTF-8}" \
        "$java" -XX:AOTMode=record -XX:AOTConfiguration="$work/classes.conf" -Xlog:disable -XX:+UseSerialGC \
        --enable-native-access=ALL-UNNAMED -Dtoktrail.native="$lib/native" \
        -Dtoktrail.rehearsal=yes -cp "$lib/toktrail.jar" toktrail.Main $lines </dev/null >"$work/record.out" 2>&1 &&
        "$java" -XX:AOTMode=create -XX:AOTConfiguration="$work/classes.conf" -XX:AOTCache="$work/classes.aot" \
            -Xlog:disable -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
            -cp "$lib/toktrail.jar" >"$work/dump.out" 2>&1 ||
        { cat "$work/record.out" "$work/dump.out" >&2; exit 1; }
    "$java" -XX:AOTCache="$work/classes.aot" -XX:AOTMode=on -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
        -cp "$lib/toktrail.jar" toktrail.Main --version >/dev/null
else
    # Numbers of classes hold within one run only. What one run names twice, as two lambdas of one shape, is two things.
    for list in "$work"/*.list; do
        sed 's/ id: [0-9]*$//' "$list" | awk '{ print ++n[$0], $0 }'
    done | awk '!seen[$0]++' | sed 's/^[0-9]* //' >"$work/all.list"
    if ! "$java" -Xshare:dump -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
        -XX:SharedClassListFile="$work/all.list" -XX:SharedArchiveFile="$work/classes.jsa" \
        -cp "$lib/toktrail.jar" >"$work/dump.out" 2>&1; then
        cat "$work/dump.out" >&2
        exit 1
    fi
    "$java" -Xshare:on -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
        -XX:SharedArchiveFile="$work/classes.jsa" -cp "$lib/toktrail.jar" toktrail.Main --version >/dev/null
fi

rm -f "$lib/classes.for" "$lib/classes.jsa" "$lib/classes.aot"
cp "$work/classes.$kind" "$lib/classes.new"
chmod 644 "$lib/classes.new"
mv -f "$lib/classes.new" "$lib/classes.$kind"
echo "$(($(wc -c <"$lib/classes.$kind"))) $java" >"$lib/classes.for"
