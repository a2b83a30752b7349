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
import { isError, type Provider, type Signer, type TransactionReceipt } from "ethers";
import type { ChartkeyContext } from "../context.ts";
import { ChainUnreachableError, RelayerUnavailableError } from "../errors.ts";
import { ALWAYS_RELAYED, type Relayed, type RelayerStatus } from "../wire/relay.ts";
import type { SignableCall } from "./actionText.ts";
import type { Registries } from "./registries.ts";
import { type Relayer, RelayRefusedError } from "./relayer.ts";
import { signAction, type SignedAction, withNonce } from "./signedAction.ts";
interface Sending {
  readonly signer: Signer;
  readonly registries: Registries;
  readonly call: SignableCall;
}

/** Milliseconds in which a relayed transaction must be in a block; then the account sends it itself. */
const IN_A_BLOCK = 60_000;
/** Milliseconds between questions whether another transaction took the place of the one waited for. */
const ASK_AGAIN = 2_000;

/**
 * Has a relayer send and pay. Undefined when it makes no offer: then the call is sent directly, and nothing was signed.
 *
 * Once a signature exists, only that signed action is ever sent, by whoever: the contract counts it once, so that a
 * relayer that kept silent and did it all the same cannot double it.
 *
 * @throws {@link RelayerUnavailableError} when nobody pays and the account cannot; {@link SignatureRejectedError}, or the
 * contract's refusal.
 */
export async function relay(context: ChartkeyContext, sending: Sending): Promise<TransactionReceipt | undefined> {
  if (stryMutAct_9fa48("122")) {
    {}
  } else {
    stryCov_9fa48("122");
    const {
      relayer
    } = context;
    if (stryMutAct_9fa48("125") ? false : stryMutAct_9fa48("124") ? true : stryMutAct_9fa48("123") ? relayer : (stryCov_9fa48("123", "124", "125"), !relayer)) return undefined;
    if (stryMutAct_9fa48("128") ? false : stryMutAct_9fa48("127") ? true : stryMutAct_9fa48("126") ? offers(await relayer.status(), sending.call) : (stryCov_9fa48("126", "127", "128"), !offers(await relayer.status(), sending.call))) {
      if (stryMutAct_9fa48("129")) {
        {}
      } else {
        stryCov_9fa48("129");
        await requireEther(context, sending.signer, stryMutAct_9fa48("130") ? {} : (stryCov_9fa48("130"), {
          signed: stryMutAct_9fa48("131") ? true : (stryCov_9fa48("131"), false)
        }));
        return undefined;
      }
    }
    return withNonce(sending, async nonce => {
      if (stryMutAct_9fa48("132")) {
        {}
      } else {
        stryCov_9fa48("132");
        const since = await context.provider.getBlockNumber();
        const action = await signAction(context, stryMutAct_9fa48("133") ? {} : (stryCov_9fa48("133"), {
          ...sending,
          ...((stryMutAct_9fa48("136") ? nonce !== undefined : stryMutAct_9fa48("135") ? false : stryMutAct_9fa48("134") ? true : (stryCov_9fa48("134", "135", "136"), nonce === undefined)) ? {} : stryMutAct_9fa48("137") ? {} : (stryCov_9fa48("137"), {
            nonce
          }))
        }));
        const relayed = await submit(relayer, action);
        const receipt = stryMutAct_9fa48("140") ? relayed || (await waitFor(context.provider, relayer, relayed, action)) : stryMutAct_9fa48("139") ? false : stryMutAct_9fa48("138") ? true : (stryCov_9fa48("138", "139", "140"), relayed && (await waitFor(context.provider, relayer, relayed, action)));
        return stryMutAct_9fa48("141") ? receipt && (await finish(context, sending.signer, action, since)) : (stryCov_9fa48("141"), receipt ?? (await finish(context, sending.signer, action, since)));
      }
    });
  }
}
function offers(status: RelayerStatus | undefined, {
  action
}: SignableCall): boolean {
  if (stryMutAct_9fa48("142")) {
    {}
  } else {
    stryCov_9fa48("142");
    if (stryMutAct_9fa48("145") ? status?.state !== "ready" : stryMutAct_9fa48("144") ? false : stryMutAct_9fa48("143") ? true : (stryCov_9fa48("143", "144", "145"), (stryMutAct_9fa48("146") ? status.state : (stryCov_9fa48("146"), status?.state)) === (stryMutAct_9fa48("147") ? "" : (stryCov_9fa48("147"), "ready")))) return stryMutAct_9fa48("148") ? false : (stryCov_9fa48("148"), true);
    return stryMutAct_9fa48("151") ? status?.state === "low" || (ALWAYS_RELAYED as readonly string[]).includes(action) : stryMutAct_9fa48("150") ? false : stryMutAct_9fa48("149") ? true : (stryCov_9fa48("149", "150", "151"), (stryMutAct_9fa48("153") ? status?.state !== "low" : stryMutAct_9fa48("152") ? true : (stryCov_9fa48("152", "153"), (stryMutAct_9fa48("154") ? status.state : (stryCov_9fa48("154"), status?.state)) === (stryMutAct_9fa48("155") ? "" : (stryCov_9fa48("155"), "low")))) && (ALWAYS_RELAYED as readonly string[]).includes(action));
  }
}

/** Undefined when the relayer does not take it, or does not say. @throws the contract's refusal, as raw data. */
async function submit(relayer: Relayer, {
  request
}: SignedAction): Promise<Relayed | undefined> {
  if (stryMutAct_9fa48("156")) {
    {}
  } else {
    stryCov_9fa48("156");
    try {
      if (stryMutAct_9fa48("157")) {
        {}
      } else {
        stryCov_9fa48("157");
        return await relayer.submit(request);
      }
    } catch (cause) {
      if (stryMutAct_9fa48("158")) {
        {}
      } else {
        stryCov_9fa48("158");
        if (stryMutAct_9fa48("161") ? cause instanceof RelayRefusedError || cause.revertData !== undefined : stryMutAct_9fa48("160") ? false : stryMutAct_9fa48("159") ? true : (stryCov_9fa48("159", "160", "161"), cause instanceof RelayRefusedError && (stryMutAct_9fa48("163") ? cause.revertData === undefined : stryMutAct_9fa48("162") ? true : (stryCov_9fa48("162", "163"), cause.revertData !== undefined)))) throw Object.assign(new Error(stryMutAct_9fa48("164") ? "" : (stryCov_9fa48("164"), "The registry refused.")), stryMutAct_9fa48("165") ? {} : (stryCov_9fa48("165"), {
          data: cause.revertData
        }));
        return undefined;
      }
    }
  }
}

/** The receipt of the relayed transaction, from the caller's own node. Undefined when there is none in time. */
async function waitFor(provider: Provider, relayer: Relayer, relayed: Relayed, action: SignedAction): Promise<TransactionReceipt | undefined> {
  if (stryMutAct_9fa48("166")) {
    {}
  } else {
    stryCov_9fa48("166");
    const end = stryMutAct_9fa48("167") ? Date.now() - IN_A_BLOCK : (stryCov_9fa48("167"), Date.now() + IN_A_BLOCK);
    if (stryMutAct_9fa48("168")) {
      for (let latest = relayed; false; latest = (await relayer.find(relayed.id)) ?? latest) {
        const [first, ...others] = latest.transactions.toReversed();
        const receipts = [first && (await receiptWithin(provider, first, ASK_AGAIN)), ...(await Promise.all(others.map(hash => provider.getTransactionReceipt(hash))))];
        const receipt = receipts.find(each => each !== null && each !== undefined);
        if (receipt) return (await does(provider, receipt, action)) && receipt.status === 1 ? receipt : undefined;
        if (!first || latest.state === "failed" || Date.now() > end) return undefined;
      }
    } else {
      stryCov_9fa48("168");
      for (let latest = relayed;; latest = stryMutAct_9fa48("169") ? (await relayer.find(relayed.id)) && latest : (stryCov_9fa48("169"), (await relayer.find(relayed.id)) ?? latest)) {
        if (stryMutAct_9fa48("170")) {
          {}
        } else {
          stryCov_9fa48("170");
          const [first, ...others] = latest.transactions.toReversed();
          const receipts = stryMutAct_9fa48("171") ? [] : (stryCov_9fa48("171"), [stryMutAct_9fa48("174") ? first || (await receiptWithin(provider, first, ASK_AGAIN)) : stryMutAct_9fa48("173") ? false : stryMutAct_9fa48("172") ? true : (stryCov_9fa48("172", "173", "174"), first && (await receiptWithin(provider, first, ASK_AGAIN))), ...(await Promise.all(others.map(stryMutAct_9fa48("175") ? () => undefined : (stryCov_9fa48("175"), hash => provider.getTransactionReceipt(hash)))))]);
          const receipt = receipts.find(stryMutAct_9fa48("176") ? () => undefined : (stryCov_9fa48("176"), each => stryMutAct_9fa48("179") ? each !== null || each !== undefined : stryMutAct_9fa48("178") ? false : stryMutAct_9fa48("177") ? true : (stryCov_9fa48("177", "178", "179"), (stryMutAct_9fa48("181") ? each === null : stryMutAct_9fa48("180") ? true : (stryCov_9fa48("180", "181"), each !== null)) && (stryMutAct_9fa48("183") ? each === undefined : stryMutAct_9fa48("182") ? true : (stryCov_9fa48("182", "183"), each !== undefined)))));
          if (stryMutAct_9fa48("185") ? false : stryMutAct_9fa48("184") ? true : (stryCov_9fa48("184", "185"), receipt)) return (stryMutAct_9fa48("188") ? (await does(provider, receipt, action)) || receipt.status === 1 : stryMutAct_9fa48("187") ? false : stryMutAct_9fa48("186") ? true : (stryCov_9fa48("186", "187", "188"), (await does(provider, receipt, action)) && (stryMutAct_9fa48("190") ? receipt.status !== 1 : stryMutAct_9fa48("189") ? true : (stryCov_9fa48("189", "190"), receipt.status === 1)))) ? receipt : undefined;
          if (stryMutAct_9fa48("193") ? (!first || latest.state === "failed") && Date.now() > end : stryMutAct_9fa48("192") ? false : stryMutAct_9fa48("191") ? true : (stryCov_9fa48("191", "192", "193"), (stryMutAct_9fa48("195") ? !first && latest.state === "failed" : stryMutAct_9fa48("194") ? false : (stryCov_9fa48("194", "195"), (stryMutAct_9fa48("196") ? first : (stryCov_9fa48("196"), !first)) || (stryMutAct_9fa48("198") ? latest.state !== "failed" : stryMutAct_9fa48("197") ? false : (stryCov_9fa48("197", "198"), latest.state === (stryMutAct_9fa48("199") ? "" : (stryCov_9fa48("199"), "failed")))))) || (stryMutAct_9fa48("202") ? Date.now() <= end : stryMutAct_9fa48("201") ? Date.now() >= end : stryMutAct_9fa48("200") ? false : (stryCov_9fa48("200", "201", "202"), Date.now() > end)))) return undefined;
        }
      }
    }
  }
}
async function receiptWithin(provider: Provider, hash: string, within: number): Promise<TransactionReceipt | null> {
  if (stryMutAct_9fa48("203")) {
    {}
  } else {
    stryCov_9fa48("203");
    try {
      if (stryMutAct_9fa48("204")) {
        {}
      } else {
        stryCov_9fa48("204");
        return await provider.waitForTransaction(hash, 1, within);
      }
    } catch (cause) {
      if (stryMutAct_9fa48("205")) {
        {}
      } else {
        stryCov_9fa48("205");
        if (stryMutAct_9fa48("207") ? false : stryMutAct_9fa48("206") ? true : (stryCov_9fa48("206", "207"), isError(cause, stryMutAct_9fa48("208") ? "" : (stryCov_9fa48("208"), "TIMEOUT")))) return null;
        throw cause;
      }
    }
  }
}

/** Whether a mined transaction is the signed call itself, on the right registry, and the registry said something. */
async function does(provider: Provider, receipt: TransactionReceipt, {
  to,
  data
}: SignedAction): Promise<boolean> {
  if (stryMutAct_9fa48("209")) {
    {}
  } else {
    stryCov_9fa48("209");
    if (stryMutAct_9fa48("212") ? receipt.to?.toLowerCase() === to : stryMutAct_9fa48("211") ? false : stryMutAct_9fa48("210") ? true : (stryCov_9fa48("210", "211", "212"), (stryMutAct_9fa48("214") ? receipt.to.toLowerCase() : stryMutAct_9fa48("213") ? receipt.to?.toUpperCase() : (stryCov_9fa48("213", "214"), receipt.to?.toLowerCase())) !== to)) return stryMutAct_9fa48("215") ? true : (stryCov_9fa48("215"), false);
    if (stryMutAct_9fa48("218") ? false : stryMutAct_9fa48("217") ? true : stryMutAct_9fa48("216") ? receipt.logs.some(({
      address
    }) => address.toLowerCase() === to) : (stryCov_9fa48("216", "217", "218"), !(stryMutAct_9fa48("219") ? receipt.logs.every(({
      address
    }) => address.toLowerCase() === to) : (stryCov_9fa48("219"), receipt.logs.some(stryMutAct_9fa48("220") ? () => undefined : (stryCov_9fa48("220"), ({
      address
    }) => stryMutAct_9fa48("223") ? address.toLowerCase() !== to : stryMutAct_9fa48("222") ? false : stryMutAct_9fa48("221") ? true : (stryCov_9fa48("221", "222", "223"), (stryMutAct_9fa48("224") ? address.toUpperCase() : (stryCov_9fa48("224"), address.toLowerCase())) === to))))))) return stryMutAct_9fa48("225") ? true : (stryCov_9fa48("225"), false);
    return stryMutAct_9fa48("228") ? (await provider.getTransaction(receipt.hash))?.data.toLowerCase() !== data.toLowerCase() : stryMutAct_9fa48("227") ? false : stryMutAct_9fa48("226") ? true : (stryCov_9fa48("226", "227", "228"), (stryMutAct_9fa48("230") ? (await provider.getTransaction(receipt.hash)).data.toLowerCase() : stryMutAct_9fa48("229") ? (await provider.getTransaction(receipt.hash))?.data.toUpperCase() : (stryCov_9fa48("229", "230"), (await provider.getTransaction(receipt.hash))?.data.toLowerCase())) === (stryMutAct_9fa48("231") ? data.toUpperCase() : (stryCov_9fa48("231"), data.toLowerCase())));
  }
}

/**
 * The relayer did not do it, or does not say so. If somebody did, that is it; else the account sends the signed action
 * itself.
 */
async function finish(context: ChartkeyContext, signer: Signer, action: SignedAction, since: number): Promise<TransactionReceipt> {
  if (stryMutAct_9fa48("232")) {
    {}
  } else {
    stryCov_9fa48("232");
    const {
      provider
    } = context;
    const done = await findDone(provider, action, since);
    if (stryMutAct_9fa48("234") ? false : stryMutAct_9fa48("233") ? true : (stryCov_9fa48("233", "234"), done)) return done;
    await requireEther(context, signer, stryMutAct_9fa48("235") ? {} : (stryCov_9fa48("235"), {
      signed: stryMutAct_9fa48("236") ? false : (stryCov_9fa48("236"), true)
    }));
    try {
      if (stryMutAct_9fa48("237")) {
        {}
      } else {
        stryCov_9fa48("237");
        const {
          to,
          data
        } = action;
        const transaction = await signer.sendTransaction(stryMutAct_9fa48("238") ? {} : (stryCov_9fa48("238"), {
          to,
          data
        }));
        const receipt = await provider.waitForTransaction(transaction.hash, 1, IN_A_BLOCK);
        if (stryMutAct_9fa48("241") ? receipt !== null : stryMutAct_9fa48("240") ? false : stryMutAct_9fa48("239") ? true : (stryCov_9fa48("239", "240", "241"), receipt === null)) if (stryMutAct_9fa48("242")) {
          ;
        } else {
          stryCov_9fa48("242");
          throw new ChainUnreachableError();
        }
        if (stryMutAct_9fa48("245") ? receipt.status !== 1 : stryMutAct_9fa48("244") ? false : stryMutAct_9fa48("243") ? true : (stryCov_9fa48("243", "244", "245"), receipt.status === 1)) return receipt;
        // Overtaken: the call says why, if not by the very same action.
        await provider.call(stryMutAct_9fa48("246") ? {} : (stryCov_9fa48("246"), {
          from: transaction.from,
          to,
          data
        }));
        if (stryMutAct_9fa48("247")) {
          ;
        } else {
          stryCov_9fa48("247");
          throw new ChainUnreachableError();
        }
      }
    } catch (cause) {
      if (stryMutAct_9fa48("248")) {
        {}
      } else {
        stryCov_9fa48("248");
        const meanwhile = await findDone(provider, action, since);
        if (stryMutAct_9fa48("250") ? false : stryMutAct_9fa48("249") ? true : (stryCov_9fa48("249", "250"), meanwhile)) return meanwhile;
        throw cause;
      }
    }
  }
}

/** The transaction that did this signed action, by whomever it was sent. */
async function findDone(provider: Provider, {
  to,
  data
}: SignedAction, since: number): Promise<TransactionReceipt | undefined> {
  if (stryMutAct_9fa48("251")) {
    {}
  } else {
    stryCov_9fa48("251");
    const logs = await provider.getLogs(stryMutAct_9fa48("252") ? {} : (stryCov_9fa48("252"), {
      address: to,
      fromBlock: since,
      toBlock: stryMutAct_9fa48("253") ? "" : (stryCov_9fa48("253"), "latest")
    }));
    const call = stryMutAct_9fa48("255") ? data.toLowerCase() : stryMutAct_9fa48("254") ? data.slice(2).toUpperCase() : (stryCov_9fa48("254", "255"), data.slice(2).toLowerCase());
    for (const hash of new Set(logs.map(stryMutAct_9fa48("256") ? () => undefined : (stryCov_9fa48("256"), ({
      transactionHash
    }) => transactionHash)))) {
      if (stryMutAct_9fa48("257")) {
        {}
      } else {
        stryCov_9fa48("257");
        // Within, because a contract may have passed it on.
        if (stryMutAct_9fa48("260") ? false : stryMutAct_9fa48("259") ? true : stryMutAct_9fa48("258") ? (await provider.getTransaction(hash))?.data.toLowerCase().includes(call) : (stryCov_9fa48("258", "259", "260"), !(stryMutAct_9fa48("262") ? (await provider.getTransaction(hash)).data.toLowerCase().includes(call) : stryMutAct_9fa48("261") ? (await provider.getTransaction(hash))?.data.toUpperCase().includes(call) : (stryCov_9fa48("261", "262"), (await provider.getTransaction(hash))?.data.toLowerCase().includes(call))))) continue;
        const receipt = await provider.getTransactionReceipt(hash);
        if (stryMutAct_9fa48("265") ? receipt?.status !== 1 : stryMutAct_9fa48("264") ? false : stryMutAct_9fa48("263") ? true : (stryCov_9fa48("263", "264", "265"), (stryMutAct_9fa48("266") ? receipt.status : (stryCov_9fa48("266"), receipt?.status)) === 1)) return receipt;
      }
    }
    return undefined;
  }
}

/** @throws {@link RelayerUnavailableError} when the account cannot pay for anything either. */
async function requireEther({
  provider
}: ChartkeyContext, signer: Signer, {
  signed
}: {
  signed: boolean;
}): Promise<void> {
  if (stryMutAct_9fa48("267")) {
    {}
  } else {
    stryCov_9fa48("267");
    const [balance, {
      gasPrice
    }] = await Promise.all(stryMutAct_9fa48("268") ? [] : (stryCov_9fa48("268"), [provider.getBalance(await signer.getAddress()), provider.getFeeData()]));
    // On a chain without fees, nobody needs ether.
    if (stryMutAct_9fa48("271") ? balance === 0n || gasPrice !== 0n : stryMutAct_9fa48("270") ? false : stryMutAct_9fa48("269") ? true : (stryCov_9fa48("269", "270", "271"), (stryMutAct_9fa48("273") ? balance !== 0n : stryMutAct_9fa48("272") ? true : (stryCov_9fa48("272", "273"), balance === 0n)) && (stryMutAct_9fa48("275") ? gasPrice === 0n : stryMutAct_9fa48("274") ? true : (stryCov_9fa48("274", "275"), gasPrice !== 0n)))) throw new RelayerUnavailableError(stryMutAct_9fa48("277") ? {} : (stryCov_9fa48("277"), {
      signed
    }));
  }
}