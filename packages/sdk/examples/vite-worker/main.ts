// Keys and plaintext stay in the worker; the page gets what it shows. Build with Vite, nothing to configure.
const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
const said = document.querySelector("#said");

worker.addEventListener("message", ({ data }: MessageEvent<string>) => {
  if (said) said.textContent = data;
});
worker.addEventListener("error", ({ message }) => {
  if (said) said.textContent = `Failed: ${message}`;
});
