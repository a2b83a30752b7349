/** The portal's own words for errors, by code. A code that is not here is shown with the SDK's words. */
export const errors = {
  UNEXPECTED: {
    summary: "Something went wrong that we did not expect.",
    hints: ["Nothing was half done. Try again; if it happens again, reload the page."],
  },
  CONFIG_MISSING: {
    summary: "This portal has not been set up yet.",
    hints: [
      "The file chartkey.json, which says where the registry and the record service are, could not be read.",
      "If you run this portal, put that file beside its pages and reload. If not, tell whoever runs it.",
    ],
  },
  CONFIG_INVALID: {
    summary: "This portal is not set up correctly.",
    hints: [
      "The file chartkey.json was found, but something in it is missing or has the wrong form.",
      "If you run this portal, compare the file with the README and reload. If not, tell whoever runs it.",
    ],
  },
  LANGUAGE_UNAVAILABLE: {
    summary: "This language cannot be loaded right now.",
    hints: ["Check your connection and choose it again."],
  },
  NO_WALLET: {
    summary: "No wallet is connected.",
    hints: ["Connect a wallet on the start page and try again. Nothing was changed."],
  },
  ACCOUNT_CHANGED: {
    summary: "The wallet now shows another account.",
    hints: ["Switch back to the account you started with, or lock and start again. Nothing was changed."],
  },
  WRONG_CHAIN: {
    summary: "Your wallet is connected to another network.",
    hints: [
      "Press “Switch network” at the top of the page, or switch in the wallet, and try again. Nothing was changed.",
    ],
  },
  SIGNATURE_REJECTED: {
    summary: "You did not confirm in the wallet, so nothing was changed.",
    hints: ["Start again and confirm when the wallet asks."],
  },
  WALLET_FAILED: {
    summary: "The wallet could not do this.",
    hints: ["Open the wallet, see whether it is locked or shows a message, and try again. Nothing was changed."],
  },
  INSUFFICIENT_FUNDS: {
    summary: "The wallet cannot pay the network fee of this step.",
    hints: ["Add a little to the wallet's balance and try again. Nothing was changed."],
  },
  RELAYER_UNAVAILABLE: {
    summary: "The service that pays the network fee cannot do it right now, and your wallet cannot pay it either.",
    hints: [
      "Try again in a while, or add a little to the wallet's balance: then it pays for itself.",
      "If you have signed already, the change may still happen within ten minutes. It cannot happen twice.",
    ],
  },
  CHAIN_UNREACHABLE: {
    summary: "The registry cannot be reached right now.",
    hints: ["Check your connection and try again in a moment. Nothing was changed."],
  },
  STORE_UNAVAILABLE: {
    summary: "The record store cannot be reached right now.",
    hints: ["Check your connection and try again in a moment. Nothing was recorded."],
  },
  LIST_INCOMPLETE: {
    summary: "The list of records is not complete, so it is not shown.",
    hints: ["The record service left something out or changed it. Wait a moment and load it again."],
  },
  BLOB_MISMATCH: {
    summary: "The store returned something other than this record. It was not used.",
    hints: ["Try again. If it happens again, the store is damaged or dishonest: tell whoever runs it."],
  },
  CONTEXT_MISMATCH: {
    summary: "The store returned a different or older record. It was not used.",
    hints: ["Try again. If it happens again, the store is damaged or dishonest: tell whoever runs it."],
  },
  WRONG_TEAM_KEY: {
    summary: "The key that was handed over is not the hospital's. It was not used.",
    hints: ["Ask the hospital to share its key with you again. If it stays like this, tell whoever runs the store."],
  },
  KEY_CHANGED: {
    summary: "This person has another key than the one you knew, so nothing was shared.",
    hints: [
      "It may be a new device. It may also be somebody in their place.",
      "Speak to them on a number that you know, compare the safety words, and then share again.",
    ],
  },
  KEY_DIFFERS: {
    summary: "This is not the code of the key that the registry names for this person.",
    hints: [
      "Make sure that they show you their own code, and take the picture again.",
      "If it still differs, share nothing: somebody may stand between you.",
    ],
  },
  NO_CODE: {
    summary: "No code was found in the picture.",
    hints: ["Take it again, straight from the front, with the whole code in it."],
  },
  NODES_DISAGREE: {
    summary: "The network's nodes disagree about this person's key, so nothing was shared.",
    hints: ["Wait a minute and try again. If it stays, tell whoever runs this portal."],
  },
  WRONG_LOCK: {
    summary: "This does not open it.",
    hints: ["It may belong to another account, or may have been removed. Try another one of your ways in."],
  },
  WALLET_NOT_DETERMINISTIC: {
    summary: "This wallet cannot be a way in: it signs the same text differently each time.",
    hints: ["Choose a passkey, words or printed sheets instead. The wallet still works for everything else."],
  },
  PASSKEY_DECLINED: {
    summary: "The passkey was not confirmed, or is not on this device. Nothing was changed.",
    hints: ["Try again, or choose another way in."],
  },
  PASSKEY_UNAVAILABLE: {
    summary: "Passkeys of this browser or device cannot be a way in.",
    hints: ["Use a newer browser or another device, or choose another way in."],
  },
  TOO_FEW_LOCKS: {
    summary: "Two ways in are the least, so this one stays.",
    hints: ["Add another one first, then remove this."],
  },
  VAULT_ROLLED_BACK: {
    summary: "An outdated list of your ways in was offered. It was not used.",
    hints: ["Try again in a minute. If it happens again, tell whoever runs this portal."],
  },
  LOCKED: {
    summary: "This device is locked.",
    hints: ["Unlock and try again."],
  },
} as const satisfies Record<string, { summary: string; hints: readonly string[] }>;
