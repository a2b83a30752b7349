// Entry of `npm start`, `npm test` and `npm run bench -- <name>`. Runs on whatever Node the machine has, so it says in
// plain words when that one is too old; the rest is loaded only after this check.
const major = Number(process.versions.node.split(".")[0]);

if (major < 20) {
  console.error(`Chartkey needs Node 20 or newer to begin; this is Node ${process.versions.node}.`);
  console.error("Install a current Node from https://nodejs.org and try again. Everything else is fetched for you.");
  process.exitCode = 1;
} else if (process.platform === "win32") {
  console.error("Chartkey's commands run on Linux and macOS. On Windows, run them inside WSL.");
  process.exitCode = 1;
} else {
  const { main } = await import("./toolchain/main.mjs");
  process.exitCode = await main(process.argv.slice(2));
}
