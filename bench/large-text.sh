#!/usr/bin/env bash
# Loads, encodes and trains on a text of 1 GiB, and prints the speed of load and encode and the most memory that the process had.
# Usage: bench/large-text.sh [MEBIBYTES]     (Linux; needs that much disk space in the temporary folder, and twice as much memory;
#        BUILD=no takes the program as it was last built)
set -euo pipefail
cd "$(dirname "$0")/.."
mebibytes=${1:-1024}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The embedded novel over and over: plain characters, and a few of several bytes.
bytes=$((mebibytes * 1024 * 1024))
while cat corpora/clockmaker.txt; do :; done 2>/dev/null | head -c "$bytes" | iconv -c -f UTF-8 -t UTF-8 >"$folder/large.txt" || true

[ "${BUILD:-yes}" = no ] || dotnet build -c Release src/CharRnn.Pipeline --verbosity quiet
src/CharRnn.Pipeline/bin/Release/net10.0/charrnn run pipeline.json --quiet --out "$folder/run" \
    --set load.path="$folder/large.txt" --set train.updates=100000 &
process=$!
peak=0
while kill -0 "$process" 2>/dev/null; do
    peak=$(awk '/^VmHWM/{print $2}' "/proc/$process/status" 2>/dev/null || true)
    highest=${peak:-${highest:-0}}
    sleep 0.1
done
wait "$process"

characters=$(python3 -c "print(len(open('$folder/large.txt', encoding='utf-8').read()))" 2>/dev/null || wc -m <"$folder/large.txt")
awk -v kib="$highest" -v characters="$characters" -v bytes="$(stat -c %s "$folder/large.txt")" '
    match($0, /"load": *[0-9.]+/) { split(substr($0, RSTART, RLENGTH), part, ":"); seconds += part[2] }
    match($0, /"encode": *[0-9.]+/) { split(substr($0, RSTART, RLENGTH), part, ":"); seconds += part[2] }
    END {
        printf "%d characters, %d bytes\n", characters, bytes
        printf "load and encode: %.2f s, %.0f MB/s\n", seconds, bytes / seconds / 1e6
        printf "most memory: %.0f MB; 2.5 bytes a character and 200 MB would be %.0f MB\n", kib * 1024 / 1e6, (2.5 * characters + 200e6) / 1e6
    }' "$folder/run/run.json"
