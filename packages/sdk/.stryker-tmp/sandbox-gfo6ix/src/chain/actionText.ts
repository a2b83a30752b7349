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
import { actionTypes, readableAnswer, readableCompartments, readableKind, readableMinute, readablePurpose, readableReason, readableSecond, readableStatus } from "@chartkey/contracts/exports";
import type { BigNumberish, TypedDataDomain, TypedDataField } from "ethers";
import type { IChartEvents } from "../generated/IChartRegistry.ts";
import type { IActorRegistry } from "../generated/IActorRegistry.ts";
import type { Deployment } from "../wire/chain.ts";
import type { Call } from "./call.ts";
type TypeName = keyof typeof actionTypes;
type Message = Record<string, unknown>;

/** What a wallet shows and signs (EIP-712). */
export interface ActionText {
  readonly domain: TypedDataDomain;
  readonly types: Record<string, TypedDataField[]>;
  readonly message: Message;
}
export interface SigningParameters {
  readonly account: string;
  /** Undefined for records, whose sequence or version counts once. */
  readonly nonce: bigint | undefined;
  /** Unix seconds. */
  readonly deadline: number;
}

/** A call that has a signed twin; the authority's own acts have none. */
export type SignableCall = Exclude<Call, {
  action: "license" | "accredit" | "suspend" | "reinstate";
}>;
export function isSignable(call: Call): call is SignableCall {
  if (stryMutAct_9fa48("0")) {
    {}
  } else {
    stryCov_9fa48("0");
    return typeNameOf(call.action) in actionTypes;
  }
}

/** Whether the text carries a nonce. */
export function hasNonce({
  action
}: SignableCall): boolean {
  if (stryMutAct_9fa48("1")) {
    {}
  } else {
    stryCov_9fa48("1");
    return stryMutAct_9fa48("2") ? fieldsOf(action).every(({
      name
    }) => name === "nonce") : (stryCov_9fa48("2"), fieldsOf(action).some(stryMutAct_9fa48("3") ? () => undefined : (stryCov_9fa48("3"), ({
      name
    }) => stryMutAct_9fa48("6") ? name !== "nonce" : stryMutAct_9fa48("5") ? false : stryMutAct_9fa48("4") ? true : (stryCov_9fa48("4", "5", "6"), name === (stryMutAct_9fa48("7") ? "" : (stryCov_9fa48("7"), "nonce"))))));
  }
}

/** The text of a call, made from what the call will do and from nothing else. */
export function actionText(deployment: Deployment, call: SignableCall, parameters: SigningParameters): ActionText {
  if (stryMutAct_9fa48("8")) {
    {}
  } else {
    stryCov_9fa48("8");
    const {
      account,
      nonce,
      deadline
    } = parameters;
    const fields = fieldsOf(call.action);
    const nested = fields.flatMap(stryMutAct_9fa48("9") ? () => undefined : (stryCov_9fa48("9"), ({
      type
    }) => nestedType(type)));
    return stryMutAct_9fa48("10") ? {} : (stryCov_9fa48("10"), {
      domain: stryMutAct_9fa48("11") ? {} : (stryCov_9fa48("11"), {
        name: stryMutAct_9fa48("12") ? "" : (stryCov_9fa48("12"), "Chartkey"),
        version: stryMutAct_9fa48("13") ? "" : (stryCov_9fa48("13"), "1"),
        chainId: deployment.chainId,
        verifyingContract: (stryMutAct_9fa48("16") ? call.contract !== "actors" : stryMutAct_9fa48("15") ? false : stryMutAct_9fa48("14") ? true : (stryCov_9fa48("14", "15", "16"), call.contract === (stryMutAct_9fa48("17") ? "" : (stryCov_9fa48("17"), "actors")))) ? deployment.actorRegistry : deployment.chartRegistry
      }),
      types: Object.fromEntries((stryMutAct_9fa48("18") ? [] : (stryCov_9fa48("18"), [typeNameOf(call.action), ...nested])).map(stryMutAct_9fa48("19") ? () => undefined : (stryCov_9fa48("19"), name => stryMutAct_9fa48("20") ? [] : (stryCov_9fa48("20"), [name, stryMutAct_9fa48("21") ? [] : (stryCov_9fa48("21"), [...actionTypes[name]])])))),
      message: stryMutAct_9fa48("22") ? {} : (stryCov_9fa48("22"), {
        account,
        ...messageOf(call),
        ...((stryMutAct_9fa48("25") ? nonce !== undefined : stryMutAct_9fa48("24") ? false : stryMutAct_9fa48("23") ? true : (stryCov_9fa48("23", "24", "25"), nonce === undefined)) ? {} : stryMutAct_9fa48("26") ? {} : (stryCov_9fa48("26"), {
          nonce
        })),
        deadline
      })
    });
  }
}
const typeNameOf = stryMutAct_9fa48("27") ? () => undefined : (stryCov_9fa48("27"), (() => {
  const typeNameOf = (action: string): TypeName => `${action.charAt(0).toUpperCase()}${action.slice(1)}` as TypeName;
  return typeNameOf;
})());
const fieldsOf = stryMutAct_9fa48("28") ? () => undefined : (stryCov_9fa48("28"), (() => {
  const fieldsOf = (action: string): readonly TypedDataField[] => actionTypes[typeNameOf(action)];
  return fieldsOf;
})());
function nestedType(type: string): TypeName[] {
  if (stryMutAct_9fa48("29")) {
    {}
  } else {
    stryCov_9fa48("29");
    const name = type.replace(stryMutAct_9fa48("30") ? "" : (stryCov_9fa48("30"), "[]"), stryMutAct_9fa48("31") ? "Stryker was here!" : (stryCov_9fa48("31"), ""));
    return name in actionTypes ? stryMutAct_9fa48("32") ? [] : (stryCov_9fa48("32"), [name as TypeName]) : stryMutAct_9fa48("33") ? ["Stryker was here"] : (stryCov_9fa48("33"), []);
  }
}

/** What the text says besides account, nonce and deadline. The contract builds the same from its arguments. */
function messageOf(call: SignableCall): Message {
  if (stryMutAct_9fa48("34")) {
    {}
  } else {
    stryCov_9fa48("34");
    switch (call.action) {
      case stryMutAct_9fa48("36") ? "" : (stryCov_9fa48("36"), "register"):
        if (stryMutAct_9fa48("35")) {} else {
          stryCov_9fa48("35");
          {
            if (stryMutAct_9fa48("37")) {
              {}
            } else {
              stryCov_9fa48("37");
              const [kind, keyDigest, profile, vault] = call.args;
              return stryMutAct_9fa48("38") ? {} : (stryCov_9fa48("38"), {
                kind: readableKind(Number(kind)),
                keyDigest,
                profile,
                vault
              });
            }
          }
        }
      case stryMutAct_9fa48("40") ? "" : (stryCov_9fa48("40"), "proposeAccount"):
        if (stryMutAct_9fa48("39")) {} else {
          stryCov_9fa48("39");
          {
            if (stryMutAct_9fa48("41")) {
              {}
            } else {
              stryCov_9fa48("41");
              const [actor, proposed] = call.args;
              return stryMutAct_9fa48("42") ? {} : (stryCov_9fa48("42"), {
                actor,
                proposed
              });
            }
          }
        }
      case stryMutAct_9fa48("44") ? "" : (stryCov_9fa48("44"), "addAdministrator"):
        if (stryMutAct_9fa48("43")) {} else {
          stryCov_9fa48("43");
          {
            if (stryMutAct_9fa48("45")) {
              {}
            } else {
              stryCov_9fa48("45");
              const [organization, administrator, until] = call.args;
              return stryMutAct_9fa48("46") ? {} : (stryCov_9fa48("46"), {
                organization,
                administrator,
                until: readableSecond(Number(until))
              });
            }
          }
        }
      case stryMutAct_9fa48("48") ? "" : (stryCov_9fa48("48"), "addMember"):
        if (stryMutAct_9fa48("47")) {} else {
          stryCov_9fa48("47");
          {
            if (stryMutAct_9fa48("49")) {
              {}
            } else {
              stryCov_9fa48("49");
              const [actor, organization, member, until] = call.args;
              return stryMutAct_9fa48("50") ? {} : (stryCov_9fa48("50"), {
                actor,
                organization,
                member,
                until: readableSecond(Number(until))
              });
            }
          }
        }
      case stryMutAct_9fa48("52") ? "" : (stryCov_9fa48("52"), "appointProxy"):
        if (stryMutAct_9fa48("51")) {} else {
          stryCov_9fa48("51");
          {
            if (stryMutAct_9fa48("53")) {
              {}
            } else {
              stryCov_9fa48("53");
              const [patient, proxy, mandate] = call.args;
              return stryMutAct_9fa48("54") ? {} : (stryCov_9fa48("54"), {
                patient,
                proxy,
                ...mandateText(mandate)
              });
            }
          }
        }
      case stryMutAct_9fa48("56") ? "" : (stryCov_9fa48("56"), "openEpochs"):
        if (stryMutAct_9fa48("55")) {} else {
          stryCov_9fa48("55");
          {
            if (stryMutAct_9fa48("57")) {
              {}
            } else {
              stryCov_9fa48("57");
              const [patient, mask, keys, keyring] = call.args;
              return stryMutAct_9fa48("58") ? {} : (stryCov_9fa48("58"), {
                patient,
                compartments: compartments(mask),
                keys,
                keyring
              });
            }
          }
        }
      case stryMutAct_9fa48("60") ? "" : (stryCov_9fa48("60"), "requestAccess"):
        if (stryMutAct_9fa48("59")) {} else {
          stryCov_9fa48("59");
          {
            if (stryMutAct_9fa48("61")) {
              {}
            } else {
              stryCov_9fa48("61");
              const [grantee, patient, terms, reason] = call.args;
              return stryMutAct_9fa48("62") ? {} : (stryCov_9fa48("62"), {
                grantee,
                patient,
                terms: termsText(terms),
                reason
              });
            }
          }
        }
      case stryMutAct_9fa48("64") ? "" : (stryCov_9fa48("64"), "grant"):
        if (stryMutAct_9fa48("63")) {} else {
          stryCov_9fa48("63");
          {
            if (stryMutAct_9fa48("65")) {
              {}
            } else {
              stryCov_9fa48("65");
              const [actor, patient, grantee, terms, envelope] = call.args;
              return stryMutAct_9fa48("66") ? {} : (stryCov_9fa48("66"), {
                actor,
                patient,
                grantee,
                terms: termsText(terms),
                envelope
              });
            }
          }
        }
      case stryMutAct_9fa48("68") ? "" : (stryCov_9fa48("68"), "revokeAndRotate"):
        if (stryMutAct_9fa48("67")) {} else {
          stryCov_9fa48("67");
          {
            if (stryMutAct_9fa48("69")) {
              {}
            } else {
              stryCov_9fa48("69");
              const [patient, grantee, mask, keys, keyring] = call.args;
              return stryMutAct_9fa48("70") ? {} : (stryCov_9fa48("70"), {
                patient,
                grantee,
                compartments: compartments(mask),
                keys,
                keyring
              });
            }
          }
        }
      case stryMutAct_9fa48("72") ? "" : (stryCov_9fa48("72"), "retractRecord"):
        if (stryMutAct_9fa48("71")) {} else {
          stryCov_9fa48("71");
          {
            if (stryMutAct_9fa48("73")) {
              {}
            } else {
              stryCov_9fa48("73");
              const [actor, patient, author, sequence, expectedVersion, status, reason] = call.args;
              const words = stryMutAct_9fa48("74") ? {} : (stryCov_9fa48("74"), {
                status: readableStatus(Number(status)),
                reason: readableReason(Number(reason))
              });
              return stryMutAct_9fa48("75") ? {} : (stryCov_9fa48("75"), {
                actor,
                patient,
                author,
                sequence,
                expectedVersion,
                ...words
              });
            }
          }
        }
      case stryMutAct_9fa48("77") ? "" : (stryCov_9fa48("77"), "answerDispute"):
        if (stryMutAct_9fa48("76")) {} else {
          stryCov_9fa48("76");
          {
            if (stryMutAct_9fa48("78")) {
              {}
            } else {
              stryCov_9fa48("78");
              const [patient, author, sequence, expectedVersion, answer, statement] = call.args;
              return stryMutAct_9fa48("79") ? {} : (stryCov_9fa48("79"), {
                patient,
                author,
                sequence,
                expectedVersion,
                answer: readableAnswer(Number(answer)),
                statement
              });
            }
          }
        }
      case stryMutAct_9fa48("81") ? "" : (stryCov_9fa48("81"), "cancelNonce"):
        if (stryMutAct_9fa48("80")) {} else {
          stryCov_9fa48("80");
          // Its only argument is the nonce itself.
          return {};
        }
      default:
        if (stryMutAct_9fa48("82")) {} else {
          stryCov_9fa48("82");
          return inOrder(call);
        }
    }
  }
}

/** Most texts say the arguments as they are, in their order. */
function inOrder({
  action,
  args
}: SignableCall): Message {
  if (stryMutAct_9fa48("83")) {
    {}
  } else {
    stryCov_9fa48("83");
    const names = stryMutAct_9fa48("84") ? fieldsOf(action).map(({
      name
    }) => name) : (stryCov_9fa48("84"), fieldsOf(action).map(stryMutAct_9fa48("85") ? () => undefined : (stryCov_9fa48("85"), ({
      name
    }) => name)).filter(stryMutAct_9fa48("86") ? () => undefined : (stryCov_9fa48("86"), name => stryMutAct_9fa48("87") ? ["account", "nonce", "deadline"].includes(name) : (stryCov_9fa48("87"), !(stryMutAct_9fa48("88") ? [] : (stryCov_9fa48("88"), [stryMutAct_9fa48("89") ? "" : (stryCov_9fa48("89"), "account"), stryMutAct_9fa48("90") ? "" : (stryCov_9fa48("90"), "nonce"), stryMutAct_9fa48("91") ? "" : (stryCov_9fa48("91"), "deadline")])).includes(name)))));
    return Object.fromEntries(names.map(stryMutAct_9fa48("92") ? () => undefined : (stryCov_9fa48("92"), (name, index) => stryMutAct_9fa48("93") ? [] : (stryCov_9fa48("93"), [name, args[index]]))));
  }
}
const compartments = stryMutAct_9fa48("94") ? () => undefined : (stryCov_9fa48("94"), (() => {
  const compartments = (mask: BigNumberish): number[] => readableCompartments(BigInt(mask));
  return compartments;
})());
function termsText(terms: IChartEvents.TermsStruct): Message {
  if (stryMutAct_9fa48("95")) {
    {}
  } else {
    stryCov_9fa48("95");
    return stryMutAct_9fa48("96") ? {} : (stryCov_9fa48("96"), {
      mayRead: compartments(terms.readMask),
      mayAdd: compartments(terms.writeMask),
      from: readableMinute(Number(terms.notBefore)),
      until: readableMinute(Number(terms.expiresAt)),
      purpose: readablePurpose(Number(terms.purpose))
    });
  }
}
function mandateText(mandate: IActorRegistry.MandateStruct): Message {
  if (stryMutAct_9fa48("97")) {
    {}
  } else {
    stryCov_9fa48("97");
    const {
      mayGrant,
      mayRevoke,
      mayDispute
    } = mandate;
    return stryMutAct_9fa48("98") ? {} : (stryCov_9fa48("98"), {
      compartments: compartments(mandate.compartments),
      until: readableMinute(Number(mandate.until)),
      mayGrant,
      mayRevoke,
      mayDispute
    });
  }
}