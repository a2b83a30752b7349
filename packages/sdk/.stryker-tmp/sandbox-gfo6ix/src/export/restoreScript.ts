// @ts-nocheck
import { KIT_FILES, type KitFile } from "./kitIndex.ts";

/** Hybrid keys (ML-KEM-768 and X25519) are known to the `age` program from this version on. */
export const MIN_AGE_VERSION = "1.3.0";

/** One line for each age file: key, sealed file, its CID, digest of what comes out, where that goes; tabs between. */
export function restoreList(files: readonly KitFile[]): string {
  return files
    .map(({ key, sealed, cid, sha256, restored }) => `${[key, sealed, cid, sha256, restored].join("\t")}\n`)
    .join("");
}

/** The loop over that list, for any POSIX shell. What is not in `sealed/` is asked of an IPFS node. */
export const RESTORE_SCRIPT = `#!/bin/sh
# Opens every file of this kit with its key. Needs the program "age", version ${MIN_AGE_VERSION} or newer.
# Usage: sh ${KIT_FILES.restore} [folder]     (default: restored, in the kit's own folder)
# Files that are not in "sealed" are asked of an IPFS node with "ipfs cat".
# AGE and IPFS name the programs when they are elsewhere.
set -u
umask 077
AGE=\${AGE:-age}
IPFS=\${IPFS:-ipfs}
caller=$(pwd)
cd "$(dirname "$0")" || exit 1
to=\${1:-$(pwd)/restored}
case $to in /*) ;; *) to=$caller/$to ;; esac
tab=$(printf '\\t')

if ! "$AGE" --version >/dev/null 2>&1; then
  echo "The program \\"age\\" is missing. Version ${MIN_AGE_VERSION} or newer is at https://age-encryption.org" >&2
  exit 1
fi
if command -v sha256sum >/dev/null 2>&1; then digest() { sha256sum <"$1" | cut -c 1-64; }
elif command -v shasum >/dev/null 2>&1; then digest() { shasum -a 256 <"$1" | cut -c 1-64; }
else
  echo "Neither sha256sum nor shasum is here: what comes out is not compared." >&2
  digest() { echo ""; }
fi

whole=0
failed=0
while IFS="$tab" read -r key sealed cid sum name; do
  out=$to/$name
  mkdir -p "$(dirname "$out")" || exit 1
  if [ -f "$sealed" ]; then
    "$AGE" --decrypt -i "$key" -o "$out" "$sealed"
  else
    "$IPFS" cat "/ipfs/$cid" | "$AGE" --decrypt -i "$key" -o "$out"
  fi
  opened=$?
  if [ "$opened" -ne 0 ]; then
    echo "Not opened: $sealed" >&2
    failed=$((failed + 1))
  else
    found=$(digest "$out")
    if [ -n "$found" ] && [ "$found" != "$sum" ]; then
      echo "Opened, but not what it was: $name" >&2
      failed=$((failed + 1))
    else
      whole=$((whole + 1))
    fi
  fi
done <${KIT_FILES.restoreList}

echo "$whole files restored to $to"
if [ "$failed" -ne 0 ]; then
  echo "$failed files could not be restored. An age older than ${MIN_AGE_VERSION} does not know these keys: see \\"$AGE --version\\"." >&2
  exit 1
fi
`;
