// What of the caller's npm settings still counts: where the registry is and how to reach it. The rest (omit, production,
// ignore-scripts, dry-run…) is about the caller's own packages and would break an install here.
const KEPT_NPM_SETTINGS = new Set([
  "npm_config_cache",
  "npm_config_ca",
  "npm_config_cafile",
  "npm_config_globalconfig",
  "npm_config_https_proxy",
  "npm_config_noproxy",
  "npm_config_proxy",
  "npm_config_registry",
  "npm_config_strict_ssl",
  "npm_config_userconfig",
]);

const QUIET_TOOLS = {
  COREPACK_ENABLE_DOWNLOAD_PROMPT: "0",
  DO_NOT_TRACK: "1",
  HARDHAT_DISABLE_TELEMETRY_PROMPT: "true",
  NEXT_TELEMETRY_DISABLED: "1",
  NO_UPDATE_NOTIFIER: "1",
  TURBO_NO_UPDATE_NOTIFIER: "1",
  TURBO_TELEMETRY_DISABLED: "1",
};

/**
 * The environment every step runs in: nobody is asked a question, nothing is reported to anyone.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnvironment(env) {
  const kept = Object.entries(env).filter(([name]) => {
    if (name === "NODE_ENV" || name === "INIT_CWD") return false;
    return !/^(npm_|pnpm_config_)/i.test(name) || KEPT_NPM_SETTINGS.has(name.toLowerCase());
  });
  return { ...Object.fromEntries(kept), ...QUIET_TOOLS };
}
