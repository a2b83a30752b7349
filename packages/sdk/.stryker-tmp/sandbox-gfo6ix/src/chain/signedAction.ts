// @ts-nocheck
function stryNS_9fa48() {
  var g = typeof globalThis === 'object' && globalThis && globalThis.Math === Math && globalThis || new Function("return this")();
  var ns = g.__stryker__ || (g.__stryker__ = {});
  if (ns.activeMutant === undefined && g.process && g.process.env && g.process.env.__STRYKER_ACTIVE_MUTANT__) {
    ns.activeMutant = g.process.env.__STRYKER_ACTIVE_MUTANT__;
  }
  function retrieveNS() {
    return ns;
  }
  stryNS_9fa48 = retrieveNS;
  return retrieveNS();
}
stryNS_9fa48();
function stryCov_9fa48() {
  var ns = stryNS_9fa48();
  var cov = ns.mutantCoverage || (ns.mutantCoverage = {
    static: {},
    perTest: {}
  });
  function cover() {
    var c = cov.static;
    if (ns.currentTestId) {
      c = cov.perTest[ns.currentTestId] = cov.perTest[ns.currentTestId] || {};
    }
    var a = arguments;
    for (var i = 0; i < a.length; i++) {
      c[a[i]] = (c[a[i]] || 0) + 1;
    }
  }
  stryCov_9fa48 = cover;
  cover.apply(null, arguments);
}
function stryMutAct_9fa48(id) {
  var ns = stryNS_9fa48();
  function isActive(id) {
    if (ns.activeMutant === id) {
      if (ns.hitCount !== void 0 && ++ns.hitCount > ns.hitLimit) {
        throw new Error('Stryker: Hit count limit reached (' + ns.hitCount + ')');
      }
      return true;
    }
    return false;
  }
  stryMutAct_9fa48 = isActive;
  return isActive(id);
}
import type { Provider, Signer } from "ethers";
import type { ChartkeyContext } from "../context.ts";
import type { RelayInput } from "../wire/relay.ts";
import { actionText, hasNonce, type SignableCall } from "./actionText.ts";
import { fromWallet } from "./fromWallet.ts";
import type { Registries } from "./registries.ts";

/** An action with its account's signature: for a relayer, and for sending it oneself. */
export interface SignedAction {
  readonly request: RelayInput;
  /** Address of the registry, and the exact call that does what was signed. */
  readonly to: string;
  readonly data: string;
}

/** Seconds for which a signature counts. */
const LIFETIME = stryMutAct_9fa48("278") ? 10 / 60 : (stryCov_9fa48("278"), 10 * 60);

/** Has the wallet sign what `call` will do. @throws {@link SignatureRejectedError} */
export async function signAction({
  deployment,
  provider
}: ChartkeyContext, {
  signer,
  registries,
  call,
  nonce
}: {
  signer: Signer;
  registries: Registries;
  call: SignableCall;
  nonce?: bigint;
}): Promise<SignedAction> {
  if (stryMutAct_9fa48("279")) {
    {}
  } else {
    stryCov_9fa48("279");
    const account = await signer.getAddress();
    const deadline = await deadlineOn(provider);
    const {
      domain,
      types,
      message
    } = actionText(deployment, call, stryMutAct_9fa48("280") ? {} : (stryCov_9fa48("280"), {
      account,
      nonce,
      deadline
    }));
    const signature = await signer.signTypedData(domain, types, message).catch((cause: unknown) => {
      if (stryMutAct_9fa48("281")) {
        {}
      } else {
        stryCov_9fa48("281");
        throw fromWallet(cause);
      }
    });
    const args: readonly unknown[] = (stryMutAct_9fa48("284") ? call.action !== "cancelNonce" : stryMutAct_9fa48("283") ? false : stryMutAct_9fa48("282") ? true : (stryCov_9fa48("282", "283", "284"), call.action === (stryMutAct_9fa48("285") ? "" : (stryCov_9fa48("285"), "cancelNonce")))) ? stryMutAct_9fa48("286") ? ["Stryker was here"] : (stryCov_9fa48("286"), []) : call.args;
    const to = (stryMutAct_9fa48("289") ? call.contract !== "actors" : stryMutAct_9fa48("288") ? false : stryMutAct_9fa48("287") ? true : (stryCov_9fa48("287", "288", "289"), call.contract === (stryMutAct_9fa48("290") ? "" : (stryCov_9fa48("290"), "actors")))) ? deployment.actorRegistry : deployment.chartRegistry;
    return stryMutAct_9fa48("291") ? {} : (stryCov_9fa48("291"), {
      to,
      data: registries[call.contract].interface.encodeFunctionData(`${call.action}For` as never, [...args, account, ...(nonce === undefined ? [] : [nonce]), deadline, signature] as never),
      request: stryMutAct_9fa48("292") ? {} : (stryCov_9fa48("292"), {
        chainId: deployment.chainId,
        registry: to,
        contract: call.contract,
        action: call.action,
        args: args.map(wireOf),
        account: stryMutAct_9fa48("293") ? account.toUpperCase() : (stryCov_9fa48("293"), account.toLowerCase()),
        nonce: (stryMutAct_9fa48("296") ? nonce !== undefined : stryMutAct_9fa48("295") ? false : stryMutAct_9fa48("294") ? true : (stryCov_9fa48("294", "295", "296"), nonce === undefined)) ? null : String(nonce),
        deadline,
        signature
      })
    });
  }
}

/** By the later of both clocks: a quiet chain's newest block is old, and a device's clock may be slow. */
async function deadlineOn(provider: Provider): Promise<number> {
  if (stryMutAct_9fa48("297")) {
    {}
  } else {
    stryCov_9fa48("297");
    const block = await provider.getBlock(stryMutAct_9fa48("298") ? "" : (stryCov_9fa48("298"), "latest"));
    return stryMutAct_9fa48("299") ? Math.max(block?.timestamp ?? 0, Math.floor(Date.now() / 1_000)) - LIFETIME : (stryCov_9fa48("299"), (stryMutAct_9fa48("300") ? Math.min(block?.timestamp ?? 0, Math.floor(Date.now() / 1_000)) : (stryCov_9fa48("300"), Math.max(stryMutAct_9fa48("301") ? block?.timestamp && 0 : (stryCov_9fa48("301"), (stryMutAct_9fa48("302") ? block.timestamp : (stryCov_9fa48("302"), block?.timestamp)) ?? 0), Math.floor(stryMutAct_9fa48("303") ? Date.now() * 1_000 : (stryCov_9fa48("303"), Date.now() / 1_000))))) + LIFETIME);
  }
}

/** Numbers travel as decimal text. */
function wireOf(value: unknown): unknown {
  if (stryMutAct_9fa48("304")) {
    {}
  } else {
    stryCov_9fa48("304");
    if (stryMutAct_9fa48("307") ? typeof value === "bigint" && typeof value === "number" : stryMutAct_9fa48("306") ? false : stryMutAct_9fa48("305") ? true : (stryCov_9fa48("305", "306", "307"), (stryMutAct_9fa48("309") ? typeof value !== "bigint" : stryMutAct_9fa48("308") ? false : (stryCov_9fa48("308", "309"), typeof value === (stryMutAct_9fa48("310") ? "" : (stryCov_9fa48("310"), "bigint")))) || (stryMutAct_9fa48("312") ? typeof value !== "number" : stryMutAct_9fa48("311") ? false : (stryCov_9fa48("311", "312"), typeof value === (stryMutAct_9fa48("313") ? "" : (stryCov_9fa48("313"), "number")))))) return String(value);
    if (stryMutAct_9fa48("315") ? false : stryMutAct_9fa48("314") ? true : (stryCov_9fa48("314", "315"), Array.isArray(value))) return value.map(wireOf);
    if (stryMutAct_9fa48("318") ? typeof value === "object" || value !== null : stryMutAct_9fa48("317") ? false : stryMutAct_9fa48("316") ? true : (stryCov_9fa48("316", "317", "318"), (stryMutAct_9fa48("320") ? typeof value !== "object" : stryMutAct_9fa48("319") ? true : (stryCov_9fa48("319", "320"), typeof value === (stryMutAct_9fa48("321") ? "" : (stryCov_9fa48("321"), "object")))) && (stryMutAct_9fa48("323") ? value === null : stryMutAct_9fa48("322") ? true : (stryCov_9fa48("322", "323"), value !== null)))) return Object.fromEntries(Object.entries(value).map(stryMutAct_9fa48("324") ? () => undefined : (stryCov_9fa48("324"), ([name, member]) => stryMutAct_9fa48("325") ? [] : (stryCov_9fa48("325"), [name, wireOf(member)]))));
    return value;
  }
}

/** Nonces of actions that are under way in this program, so that two at once take different ones. */
const taken = new Set<string>();

/**
 * Runs `work` with the lowest nonce that the account has not used. An action that was signed and never done leaves its
 * nonce to the next one, so that at most one of the two can ever count.
 */
export async function withNonce<Value>({
  signer,
  registries,
  call
}: {
  signer: Signer;
  registries: Registries;
  call: SignableCall;
}, work: (nonce: bigint | undefined) => Promise<Value>): Promise<Value> {
  if (stryMutAct_9fa48("326")) {
    {}
  } else {
    stryCov_9fa48("326");
    if (stryMutAct_9fa48("329") ? call.action !== "cancelNonce" : stryMutAct_9fa48("328") ? false : stryMutAct_9fa48("327") ? true : (stryCov_9fa48("327", "328", "329"), call.action === (stryMutAct_9fa48("330") ? "" : (stryCov_9fa48("330"), "cancelNonce")))) return work(BigInt(call.args[0]));
    if (stryMutAct_9fa48("333") ? false : stryMutAct_9fa48("332") ? true : stryMutAct_9fa48("331") ? hasNonce(call) : (stryCov_9fa48("331", "332", "333"), !hasNonce(call))) return work(undefined);
    const registry = registries[call.contract];
    const account = await signer.getAddress();
    const key = stryMutAct_9fa48("334") ? `` : (stryCov_9fa48("334"), `${await registry.getAddress()} ${account} `);
    if (stryMutAct_9fa48("335")) {
      for (let word = 0n; false; word++) {
        const used = await registry.nonceWordOf(account, word);
        for (let bit = 0n; bit < 256n; bit++) {
          const nonce = word * 256n + bit;
          if (used >> bit & 1n || taken.has(key + String(nonce))) continue;
          taken.add(key + String(nonce));
          try {
            return await work(nonce);
          } finally {
            taken.delete(key + String(nonce));
          }
        }
      }
    } else {
      stryCov_9fa48("335");
      for (let word = 0n;; stryMutAct_9fa48("336") ? word-- : (stryCov_9fa48("336"), word++)) {
        if (stryMutAct_9fa48("337")) {
          {}
        } else {
          stryCov_9fa48("337");
          const used = await registry.nonceWordOf(account, word);
          for (let bit = 0n; stryMutAct_9fa48("340") ? bit >= 256n : stryMutAct_9fa48("339") ? bit <= 256n : stryMutAct_9fa48("338") ? false : (stryCov_9fa48("338", "339", "340"), bit < 256n); stryMutAct_9fa48("341") ? bit-- : (stryCov_9fa48("341"), bit++)) {
            if (stryMutAct_9fa48("342")) {
              {}
            } else {
              stryCov_9fa48("342");
              const nonce = stryMutAct_9fa48("343") ? word * 256n - bit : (stryCov_9fa48("343"), (stryMutAct_9fa48("344") ? word / 256n : (stryCov_9fa48("344"), word * 256n)) + bit);
              if (stryMutAct_9fa48("347") ? used >> bit & 1n && taken.has(key + String(nonce)) : stryMutAct_9fa48("346") ? false : stryMutAct_9fa48("345") ? true : (stryCov_9fa48("345", "346", "347"), used >> bit & 1n || taken.has(stryMutAct_9fa48("348") ? key - String(nonce) : (stryCov_9fa48("348"), key + String(nonce))))) continue;
              taken.add(stryMutAct_9fa48("350") ? key - String(nonce) : (stryCov_9fa48("350"), key + String(nonce)));
              try {
                if (stryMutAct_9fa48("351")) {
                  {}
                } else {
                  stryCov_9fa48("351");
                  return await work(nonce);
                }
              } finally {
                if (stryMutAct_9fa48("352")) {
                  {}
                } else {
                  stryCov_9fa48("352");
                  taken.delete(stryMutAct_9fa48("354") ? key - String(nonce) : (stryCov_9fa48("354"), key + String(nonce)));
                }
              }
            }
          }
        }
      }
    }
  }
}