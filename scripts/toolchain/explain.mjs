/** Plain words for the failures a person can do something about; the first that matches is told. */
const CAUSES = [
  {
    pattern: /ENOSPC|no space left on device/i,
    words: "The disk is full. Chartkey needs about 4 GB for its packages; free some space and try again.",
  },
  {
    pattern: /OUTDATED_LOCKFILE|lockfile.*(not up to date|out of date)|LOCKFILE_CONFIG_MISMATCH|BROKEN_LOCKFILE/i,
    words:
      "pnpm-lock.yaml does not fit the package.json files. If you changed a dependency, run `pnpm install` and commit\n" +
      "the lockfile; if you did not, restore both with `git checkout pnpm-lock.yaml package.json packages`.",
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network request|META_FETCH_FAIL|ERR_SOCKET/i,
    words:
      "The npm registry could not be reached. Check the network, or the proxy and registry in your npm settings\n" +
      "(`npm config get registry`), and try again.",
  },
  {
    pattern: /CERT_|SELF_SIGNED|UNABLE_TO_VERIFY|unable to get local issuer/i,
    words:
      "The npm registry's certificate was not accepted. Behind a company proxy, set `cafile` in your npm settings.",
  },
  {
    pattern: /EACCES|EPERM|EROFS|permission denied/i,
    words:
      "A file or folder cannot be written. Chartkey writes to this folder, to the home folder and to the npm cache.",
  },
  {
    pattern: /ENOMEM|heap out of memory|Cannot allocate memory/i,
    words: "The machine ran out of memory. Building the portal needs about 3 GB; close other programs and try again.",
  },
];

/**
 * @param {{ command: string, output: string, error?: (Error & { code?: string }) | undefined }} failure
 * @returns {string} What went wrong and what to do; empty when the output must speak for itself.
 */
export function explain({ command, output, error }) {
  if (error?.code === "ENOENT") return `\`${command}\` is not on this machine. It comes with Node: https://nodejs.org`;
  const text = `${error?.message ?? ""}\n${output}`;
  return CAUSES.find(({ pattern }) => pattern.test(text))?.words ?? error?.message ?? "";
}
