import { describe, expect, it } from "vitest";
import { actionWords } from "@/lib/wallet/actionWords.ts";

const words = (primaryType: string, message: Record<string, unknown>) =>
  actionWords({ domain: {}, types: {}, primaryType, message });
const terms = { until: "2030-01-02 03:04 UTC" };

describe("what a wallet is asked to sign", () => {
  it("[W11] names the other's chart when somebody acts for a patient, and only then", () => {
    expect(words("Grant", { actor: 7n, patient: 7n, grantee: 3n, terms })).toBe(
      "share parts of your chart: with number 3 until 2030-01-02 03:04 UTC",
    );
    expect(words("Grant", { actor: 8n, patient: 7n, grantee: 3n, terms })).toBe(
      "share parts of chart number 7, for which you act: with number 3 until 2030-01-02 03:04 UTC",
    );
    expect(words("Revoke", { actor: 8n, patient: 7n, grantee: 3n })).toBe(
      "stop sharing chart number 7, for which you act: with number 3",
    );
    expect(words("DenyAccess", { actor: 8n, patient: 7n, grantee: 3n })).toContain("chart number 7");
  });

  it("[W11] says who may act for whom until when, and who ends it", () => {
    const until = "2031-01-01 00:00 UTC";
    expect(words("AppointProxy", { patient: 7n, proxy: 8n, until, mayGrant: true })).toBe(
      `let somebody act for you: with number 8 until ${until}`,
    );
    expect(words("DismissProxy", { actor: 7n, patient: 7n, proxy: 8n })).toBe(
      "end somebody's right to act for you: with number 8",
    );
    expect(words("DismissProxy", { actor: 8n, patient: 7n, proxy: 8n })).toBe("stop acting for chart number 7");
  });

  it("[W11] names the wallet that an account is offered to, and the account that is taken over", () => {
    const proposed = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
    expect(words("ProposeAccount", { actor: 7n, proposed })).toBe(`offer your account to another wallet: ${proposed}`);
    expect(words("AcceptAccount", { actor: 7n })).toBe("take over an account: number 7");
  });

  it("[W11] says nothing of texts that change nothing", () => {
    expect(words("UnlockVault", { account: "0x" })).toBeUndefined();
  });
});
