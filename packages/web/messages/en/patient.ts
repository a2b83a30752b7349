const records = (count: number): string => (count === 1 ? "1 record" : `${String(count)} records`);

/** The patient's face. None of this may use words of the technology underneath; a test keeps them out. */
export const patient = {
  nav: {
    label: "Your chart",
    timeline: "Timeline",
    upload: "Add",
    requests: "Requests",
    sharing: "Sharing",
    history: "History",
    safety: "Safety",
  },
  timeline: {
    title: "Your chart",
    greeting: (name: string) => `${name}’s chart`,
    text: "Everything you and your clinicians have recorded. Only you, and those you share with, can read it.",
    add: "Add to my chart",
    emptyTitle: "Your chart is empty",
    emptyText: "Add your first document: a summary from your doctor, a lab report, a picture of a prescription.",
    emptyFilter: "Nothing in this part yet",
    verified: "The list is complete: it was checked against the registry.",
    waiting: (count: number) =>
      count === 1 ? "Somebody is asking to see your chart." : `${String(count)} people are asking to see your chart.`,
    seeRequests: "See requests",
  },
  upload: {
    title: "Add to your chart",
    text: "What you add is encrypted on this device before it leaves it.",
    files: "Files",
    note: "Write a note",
    tabs: "What to add",
  },
  requests: {
    title: "Requests",
    text: "Who is asking to see your chart, what they would see, why, and for how long.",
    emptyTitle: "No open requests",
    emptyText:
      "When a clinician asks for access, you will see here exactly what would be shared. Give them your chart number to let them ask.",
    showNumber: "Show my chart number",
    asks: (name: string) => `${name} asks to see your chart`,
    unknown: "Somebody we cannot name",
    askedAt: (moment: string) => `Asked on ${moment}`,
    licensed: "Licence valid",
    notLicensed: "No valid licence",
    notLicensedWarning: "This person has no valid licence right now, so you cannot share with them. Decline, or wait.",
    at: (places: string) => `Works at ${places}`,
    noPlace: "No hospital has confirmed this person as staff.",
    reason: "Their reason",
    noReason: "They gave no reason that can be read.",
    purpose: "Purpose",
    decide: "What you allow",
    parts: "Parts of your chart",
    mayRead: "May read",
    mayAdd: "May add",
    readPart: (part: string) => `May read ${part}`,
    addPart: (part: string) => `May add to ${part}`,
    until: "Until",
    untilHint: "Sharing ends by itself at the end of this day.",
    untilBad: "Choose a day from today on.",
    nothingChosen: "Choose at least one part.",
    which: "Which records",
    historyAll: "Everything in these parts",
    historyAllHint: "What is there today and what is added until the end.",
    historyFromNow: "Only what is added from now on",
    historyFromNowHint: "Nothing that is in your chart today.",
    preview: "What becomes visible",
    previewNone: "No record that is in your chart today becomes visible.",
    previewCount: (count: number) =>
      count === 1 ? "1 record becomes visible:" : `${String(count)} records become visible:`,
    previewAdd: (parts: string) => `They may add new records to ${parts}.`,
    wallet: "Your wallet will ask you to confirm once.",
    grant: "Allow access",
    deny: "Decline",
    granted: (name: string) => `${name} can now see what you chose.`,
    denied: "The request was declined. Nothing was shared.",
    earlier: "Earlier requests",
    state: { open: "Waiting for you", granted: "Allowed", denied: "Declined" },
  },
  sharing: {
    title: "Sharing",
    text: "Who may look into your chart. You can stop any of it at once.",
    emptyTitle: "You share with nobody",
    emptyText: "Nobody but you can read your chart.",
    live: "Shared now",
    ended: "Ended",
    noneLive: "You share with nobody right now.",
    reads: "Reads",
    adds: "May add to",
    nothing: "Nothing",
    purpose: "Purpose",
    until: "Until",
    since: "Since",
    which: "Which records",
    historyAll: "Also earlier records",
    historyFromNow: "Only records added since then",
    left: (time: string) => `${time} left`,
    state: { live: "Active", notYet: "Not yet started", expired: "Expired", revoked: "Stopped" },
    endedAt: (moment: string) => `Ended on ${moment}`,
    stop: "Stop sharing",
    stopWith: (name: string) => `Stop sharing with ${name}`,
    stopTitle: (name: string) => `Stop sharing with ${name}`,
    stopping: "Closing the doors. Your wallet may ask you to confirm.",
    stoppedTitle: (name: string) => `${name} is locked out`,
    closed: (parts: string) =>
      `New keys were made for ${parts}. What is added from now on stays closed to them, and the record store no longer gives them anything.`,
    closedNothing: "The record store no longer gives them anything.",
    openedTitle: "What they had already opened",
    openedText: "They may remember this or have kept a copy: nobody can take that back.",
    openedNothing: "They had not opened anything before you stopped sharing.",
    done: "Done",
    seeHistory: "See who opened what",
    withheld: (names: string) =>
      `${names} got no new keys, because their own changed. They read nothing new here until you check who they are and share with them again.`,
  },
  /** Stopping somebody from opening what they could open before, whatever they kept. */
  past: {
    offer: "Close what they could read before",
    offerWith: (name: string) => `Close what ${name} could read before`,
    title: (name: string) => `Close what ${name} could read before`,
    sectionTitle: "Should what they could read before be closed, too?",
    explain: (name: string) =>
      `${name} can get nothing from the record store any more. But if they kept their keys and one day got a copy of the whole store, these keys would open what you shared before. You can have it encrypted again with new keys; the old copies are then deleted.`,
    limits:
      "What they have copied or remember stays with them. This takes longer than stopping: your wallet asks once for every record. You can stop at any time and go on later.",
    counting: "Looking at what they could read",
    count: (count: number) => (count === 1 ? "1 record gets new keys." : `${String(count)} records get new keys.`),
    none: "There is nothing that can get new keys.",
    start: "Give it new keys",
    goOn: "Go on",
    pause: "Stop for now",
    pausing: "Finishing the record that is in work.",
    progress: (name: string) => `New keys for what ${name} could read`,
    step: (done: number, total: number, bytes: string) =>
      `${String(done)} of ${String(total)} records, ${bytes} of files`,
    cutOff: "What was done until then stays done. Nothing is lost, and you can go on at any time.",
    doneTitle: "What they could read before is closed",
    closableTitle: "Everything that can be closed is closed",
    doneText: (count: number) =>
      count === 1
        ? "1 record has new keys, and its old copies are deleted."
        : `${String(count)} records have new keys, and their old copies are deleted.`,
    partTitle: "Not finished yet",
    partText: (count: number) =>
      count === 1
        ? "1 record is left. You can go on at any time."
        : `${String(count)} records are left. You can go on at any time.`,
    undeleted: (count: number) =>
      count === 1
        ? "The store still keeps the old copies of 1 record for a short while. Go on later to have them deleted."
        : `The store still keeps the old copies of ${String(count)} records for a short while. Go on later to have them deleted.`,
    staysTitle: "What stays as it is",
    stays: {
      others: (count: number) =>
        `${records(count)} written by somebody else. Only they can replace what they wrote; you can erase a record that nobody should be able to read.`,
      fromNow: (count: number) =>
        `${records(count)} that somebody who sees only newer records would get to see with the new keys.`,
      withdrawn: (count: number) => `${records(count)} marked as wrong.`,
      unreadable: (count: number) => `${records(count)} whose content is missing or damaged.`,
      tooLarge: (count: number) => `${records(count)} with too many versions and files.`,
    },
    unfinishedTitle: "You began to close what somebody could read before",
    unfinishedText: (name: string) =>
      `What ${name} could read is not closed to the end. Everything in your chart is readable for you as before.`,
  },
  /** Sharing with a whole hospital or practice. */
  whole: {
    staff: "The whole hospital: everybody on its staff",
    staffCount: (count: number) =>
      count === 1
        ? "The whole hospital: 1 person is on its staff today"
        : `The whole hospital: ${String(count)} people are on its staff today`,
    explain: (name: string) =>
      `If you allow this, everybody on the staff of ${name} can open what you choose, also people who join later. Whoever leaves is shut out. Your history shows who of them opened what.`,
    standing: { good: "Accreditation valid", bad: "No valid accreditation" },
    notAccreditedWarning:
      "This hospital has no valid accreditation right now, so you cannot share with it. Decline, or wait.",
  },
  history: {
    title: "History",
    text: "Each time somebody opened something in your chart, the record store wrote it down here.",
    emptyTitle: "Nobody has opened anything",
    emptyText: "When somebody you share with opens a record, you will see it here.",
    opened: (who: string, what: string) => `${who} opened ${what}`,
    openedFor: (who: string, organization: string, what: string) => `${who} of ${organization} opened ${what}`,
    titled: (title: string) => `“${title}”`,
    file: (part: string) => `a file in ${part}`,
    untitled: (part: string) => `a record in ${part}`,
    version: (version: number) => `version ${String(version)}`,
  },
  safety: {
    title: "Safety",
    text: "How you get into your chart, and how others find it.",
    number: "Your chart number",
    numberText: "Give this number to a clinician who should be able to ask you for access. It opens nothing by itself.",
    copyNumber: "Copy number",
    qrLabel: (id: string) => `Code for chart number ${id}`,
    profile: "About you",
    profileText: "Encrypted. People you share with can read it.",
    name: "Name",
    birthDate: "Date of birth",
    device: "This device",
    deviceText: "Your chart locks by itself after 15 minutes without activity. Lock it now if you leave this device.",
    lockNow: "Lock now",
  },
};
