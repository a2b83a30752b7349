/** @typedef {"SIGINT" | "SIGTERM"} StopSignal */

const WATCH_MS = 500;

/**
 * Calls `stop` on each stop signal (a closed terminal counts as SIGTERM), and when the parent process is gone: npm ends on SIGTERM without telling what it
 * started, and nobody is told of a SIGKILL.
 *
 * @param {(signal: StopSignal) => void} stop
 * @param {{ watchParent: boolean }} options
 * @returns {() => void} Stops listening.
 */
export function onStop(stop, { watchParent }) {
  const onInterrupt = () => stop("SIGINT");
  const onTerminate = () => stop("SIGTERM");
  process.on("SIGINT", onInterrupt).on("SIGTERM", onTerminate).on("SIGHUP", onTerminate);

  const parent = process.ppid;
  const watch = setInterval(() => {
    if (!watchParent || process.ppid === parent) return;
    clearInterval(watch);
    onTerminate();
  }, WATCH_MS);
  watch.unref();

  // A reader that went away (`npm start | head`) is a reason to stop, not to crash.
  process.stdout.on("error", onTerminate);
  process.stderr.on("error", onTerminate);

  return () => {
    clearInterval(watch);
    process.off("SIGINT", onInterrupt).off("SIGTERM", onTerminate).off("SIGHUP", onTerminate);
  };
}

/** Exit code by the shell's convention. @param {StopSignal} signal */
export function exitCodeOf(signal) {
  return signal === "SIGINT" ? 130 : 143;
}
