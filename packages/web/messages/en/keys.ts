/** Safety words: whether a key is really the other person's. Patients read this too. */
export const keys = {
  own: {
    title: "Your safety words",
    text: "Whoever shares with you sees the same eight words. Read them out on the phone or show the code: if they differ, somebody stands between you. They are not secret and open nothing.",
    words: "Your eight safety words",
    codeLabel: "Code of your key",
  },
  check: {
    title: (name: string) => `Check that this is really ${name}`,
    text: (name: string) =>
      `Ask ${name} for the eight safety words on their own page: in person, or on a number you know. They must be these, in this order.`,
    words: (name: string) => `Safety words of ${name}`,
    codeLabel: (name: string) => `Code of ${name}’s key`,
    same: "All eight are the same",
    picture: "Compare with a picture of their code",
    pictureLabel: "Picture of their code",
    oneNode: "This portal asks one network node who this is, and believes it. The words check that too.",
    manyNodes: (count: number) => `${String(count)} independent network nodes agree on this key.`,
    checkedAt: (moment: string) => `You compared the words on ${moment}.`,
    states: {
      own: "Your own",
      new: "Not checked: first contact",
      seen: "Known, never checked",
      checked: "Checked",
      changed: "Changed",
    },
  },
  warning: {
    title: (name: string) => `Before you share with ${name}`,
    changedTitle: (name: string) => `Stop: ${name} has another key than before`,
    changedText: "This is why it might be:",
    changedReasons: [
      "They have a new device or had to recover their account. Then they will tell you so.",
      "Somebody has taken over their account and asks in their name.",
      "The network or this portal shows you somebody else's key.",
    ],
    changedAdvice:
      "Do not share before you have spoken to them on a number that you know and compared the words. Until then they get nothing new.",
    understood: "I have spoken to them, or I accept the risk",
    firstContact: (name: string) => `You have never shared with ${name}, and have not compared the safety words.`,
    noPlace: "No hospital or practice has confirmed that this person works there.",
    noProfile: "There is no profile that says who this is.",
    licenceEnds: (day: string) => `Their licence ends on ${day}, before the sharing does.`,
    long: "You would share for more than a year. You can share again at any time, so a shorter time is safer.",
    back: "Go back",
    share: "Share anyway",
  },
};
