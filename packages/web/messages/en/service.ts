const again = "Try again. If it happens again, tell whoever runs this portal.";

/**
 * What the SDK and the record service report, by code, in general words. English shows their own words, which are more
 * exact; every other language shows these.
 */
export const service = {
  BLOB_NOT_FOUND: {
    summary: "The encrypted content is not there, or you may not read it.",
    hints: [
      "Ask whether the record was erased or the access ended.",
      "If it was only just added, try again in a minute.",
    ],
  },
  BLOB_TOO_LARGE: { summary: "This is larger than the record store takes.", hints: ["Split the file."] },
  CANCELLED: { summary: "Cancelled. Nothing was recorded.", hints: ["Start again whenever you like."] },
  CHAIN_UNAVAILABLE: {
    summary: "The registry cannot be reached right now.",
    hints: ["Check your connection and try again in a moment."],
  },
  CONFLICT: {
    summary: "Somebody changed this in between. Nothing was overwritten.",
    hints: ["Load it again and repeat the step."],
  },
  CONTENT_MISMATCH: { summary: "The file did not arrive as it was sent. Nothing was kept.", hints: [again] },
  FILE_EMPTY: { summary: "The file is empty, so there is nothing to keep.", hints: ["Choose another file."] },
  FILE_MISMATCH: {
    summary: "This file is not what its name or type says, or it is damaged.",
    hints: ["Export it again from where it came from, or choose another one."],
  },
  INTERNAL: { summary: "Something unexpected went wrong in the record service.", hints: [again] },
  INVALID_INPUT: {
    summary: "Something that was entered cannot be used here. Nothing was changed.",
    hints: ["Look at what you entered once more and try again."],
  },
  KEY_NOT_GRANTED: {
    summary: "You hold no key for this part of the chart.",
    hints: ["Ask the patient to share this part, with its history if the record is older than your access."],
  },
  MAIL_UNAVAILABLE: {
    summary: "No e-mail can be sent right now. Nothing was turned on.",
    hints: ["Try again later."],
  },
  MANAGER_ANSWER_INVALID: { summary: "The record service gave an answer that cannot be used.", hints: [again] },
  MANAGER_REFUSED: { summary: "The record service refused this.", hints: [again] },
  NOT_AUTHORIZED: {
    summary: "You may not do this, or not any more.",
    hints: ["Ask the patient for access, or see whether your licence is still valid."],
  },
  NOT_ERASED_ON_CHAIN: {
    summary: "The registry does not say yet that this record is erased, so it was kept.",
    hints: ["Wait a minute and try again."],
  },
  NOT_FOUND: { summary: "There is nothing here that you may see.", hints: ["Check the address or the number."] },
  NOT_RELAYED: {
    summary: "The fee of this step is not paid for you.",
    hints: ["Add a little to the wallet's balance and try again: then it pays for itself."],
  },
  NOT_REPLACED_ON_CHAIN: {
    summary: "The registry does not name the newer version for long enough yet, so the older one was kept.",
    hints: ["Wait a few minutes and try again."],
  },
  NOT_SIGNED_IN: { summary: "You are not signed in to the record service.", hints: ["Lock, unlock and try again."] },
  QUOTA_USED_UP: {
    summary: "The number of steps that are paid for you is used up for now.",
    hints: ["Try again later, or add a little to the wallet's balance: then it pays for itself."],
  },
  ORIGIN_REFUSED: {
    summary: "This page may not use the record service.",
    hints: ["Open the portal at the address you were given."],
  },
  TOO_SLOW: { summary: "That took too long, and was stopped.", hints: ["Check your connection and try again."] },
  UPLOAD_QUOTA_USED_UP: {
    summary: "No more can be uploaded for now.",
    hints: ["Try again tomorrow, or ask those who run the service."],
  },
  READS_STOPPED: {
    summary: "The record service gives nothing out right now.",
    hints: ["Those who run it are looking into a problem. Try again later."],
  },
  REGISTRY_REFUSED: {
    summary: "The registry refused this. Nothing was changed.",
    hints: ["Load the page again and see whether it is still possible."],
  },
  SIGNATURE_EXPIRED: {
    summary: "The time in which your signature counts is over. Nothing was changed.",
    hints: ["Start again and confirm within ten minutes."],
  },
  SIGN_IN_REFUSED: { summary: "The record service refused the sign-in.", hints: ["Lock, unlock and try again."] },
  STORAGE_FULL: { summary: "The record store is full. Nothing was kept.", hints: ["Tell whoever runs this portal."] },
  TOO_LARGE: { summary: "This is larger than the record service takes.", hints: ["Split the file."] },
  TOO_MANY_REQUESTS: { summary: "That was too much at once.", hints: ["Wait a moment and try again."] },
  UNKNOWN_ACTOR: {
    summary: "There is nobody with this number.",
    hints: ["Check the number, or sign up first."],
  },
  UNREADABLE: {
    summary: "The encrypted content is damaged or was altered. It was not used.",
    hints: ["Load it again. If it happens again, ask its author for a new copy."],
  },
  WRONG_CODE: {
    summary: "This is not the code, or it counts no longer.",
    hints: ["Look at the newest e-mail, or have another code sent."],
  },
  WRONG_PHRASE: {
    summary: "These are not the words of this account.",
    hints: ["Check the order and the spelling of all 24 words."],
  },
  WRONG_REGISTRY: { summary: "This was signed for another registry. Nothing was changed.", hints: [again] },
  WRONG_SHEET: {
    summary: "These sheets do not fit, or something in them is mistyped.",
    hints: ["Any two of the three sheets of one set are needed. Check what you typed."],
  },
} as const satisfies Record<string, { summary: string; hints: readonly string[] }>;
