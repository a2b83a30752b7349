/** Whether this browser has passkeys at this address: it must be a name, reached safely. */
export function passkeysPossible(): boolean {
  const { hostname } = window.location;
  const isNumbers = /^\d+(\.\d+){3}$/.test(hostname) || hostname.startsWith("[");
  return typeof PublicKeyCredential !== "undefined" && !isNumbers;
}
