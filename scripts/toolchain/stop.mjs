const SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
const WATCH_MS = 500;

/**
 * Calls `stop` on each stop signal, and when the parent process is gone: npm ends on SIGTERM without telling what it
 * started, and nobody is told of a SIGKILL.
 *
 * @param {(signal: NodeJS.Signals) => void} stop
 * @param {{ watchParent: boolean }} options
 * @returns {() => void} Stops listening.
 */
export function onStop(stop, { watchParent }) {
  for (const signal of SIGNALS) process.on(signal, stop);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (!watchParent || process.ppid === parent) return;
    clearInterval(watch);
    stop("SIGTERM");
  }, WATCH_MS);
  watch.unref();

  // A reader that went away (`npm start | head`) is a reason to stop, not to crash.
  const onBrokenPipe = () => stop("SIGTERM");
  process.stdout.on("error", onBrokenPipe);
  process.stderr.on("error", onBrokenPipe);

  return () => {
    clearInterval(watch);
    for (const signal of SIGNALS) process.off(signal, stop);
  };
}

/** Exit code by the shell's convention. @param {NodeJS.Signals} signal */
export function exitCodeOf(signal) {
  return { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[/** @type {"SIGINT"} */ (signal)] ?? 1;
}
