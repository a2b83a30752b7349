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
import { AbiCoder, keccak256, ZeroHash } from "ethers";
import { DISPUTE_ANSWERS, RECORD_STATUSES, type RecordChange, RETRACTION_REASONS } from "../wire/chain.ts";
const TYPES = stryMutAct_9fa48("99") ? [] : (stryCov_9fa48("99"), [stryMutAct_9fa48("100") ? "" : (stryCov_9fa48("100"), "bytes32"), stryMutAct_9fa48("101") ? "" : (stryCov_9fa48("101"), "uint64"), stryMutAct_9fa48("102") ? "" : (stryCov_9fa48("102"), "uint32"), stryMutAct_9fa48("103") ? "" : (stryCov_9fa48("103"), "uint32"), stryMutAct_9fa48("104") ? "" : (stryCov_9fa48("104"), "uint8"), stryMutAct_9fa48("105") ? "" : (stryCov_9fa48("105"), "uint32"), stryMutAct_9fa48("106") ? "" : (stryCov_9fa48("106"), "bytes32"), stryMutAct_9fa48("107") ? "" : (stryCov_9fa48("107"), "uint8")]);

/** The chart's head after `changes` to a chart whose head was `from` (zero for a new one), in the chain's order; the formula is `IChartRegistry.headOf`'s. */
export function headAfter(changes: readonly RecordChange[], from: string = ZeroHash): string {
  if (stryMutAct_9fa48("108")) {
    {}
  } else {
    stryCov_9fa48("108");
    return changes.reduce<string>((head, change) => {
      if (stryMutAct_9fa48("109")) {
        {}
      } else {
        stryCov_9fa48("109");
        const values = stryMutAct_9fa48("110") ? [] : (stryCov_9fa48("110"), [head, change.author, change.sequence, change.version, stryMutAct_9fa48("111") ? change.compartment && 0 : (stryCov_9fa48("111"), change.compartment ?? 0), stryMutAct_9fa48("112") ? change.epoch && codeOf(change) : (stryCov_9fa48("112"), change.epoch ?? codeOf(change)), stryMutAct_9fa48("113") ? (change.pointer ?? change.statement) && ZeroHash : (stryCov_9fa48("113"), (stryMutAct_9fa48("114") ? change.pointer && change.statement : (stryCov_9fa48("114"), change.pointer ?? change.statement)) ?? ZeroHash), RECORD_STATUSES.indexOf(change.status)]);
        return keccak256(AbiCoder.defaultAbiCoder().encode(TYPES, values));
      }
    }, from);
  }
}

/** What stands in the epoch's place where a change has none: the reason of a retraction, or an answer. */
function codeOf({
  reason,
  answer
}: RecordChange): number {
  if (stryMutAct_9fa48("115")) {
    {}
  } else {
    stryCov_9fa48("115");
    if (stryMutAct_9fa48("118") ? reason === null : stryMutAct_9fa48("117") ? false : stryMutAct_9fa48("116") ? true : (stryCov_9fa48("116", "117", "118"), reason !== null)) return RETRACTION_REASONS.indexOf(reason);
    return (stryMutAct_9fa48("121") ? answer !== null : stryMutAct_9fa48("120") ? false : stryMutAct_9fa48("119") ? true : (stryCov_9fa48("119", "120", "121"), answer === null)) ? 0 : DISPUTE_ANSWERS.indexOf(answer);
  }
}