import { plurals } from "../words.ts";

const count = plurals("en");
const readings = (missing: number): string => count(missing, { one: "1 reading", other: "# readings" });

/** The patient's devices. */
export const devices = {
  link: "Devices",
  back: "Back to sharing",
  title: "Devices",
  text: "A watch, a scale or a lab machine can add readings to parts of your chart. It can read nothing.",
  emptyTitle: "No device is connected",
  emptyText: "Connect one with the number that the device or its app shows.",
  now: "Your devices",
  unnamed: (number: string) => `Device ${number}`,
  states: { live: "Connected", notYet: "Not yet connected", expired: "Expired", revoked: "Stopped" },
  parts: "Adds to",
  until: "Until",
  number: "Device number",
  last: "Last reading",
  never: "Nothing yet",
  count: "Readings",
  gapsTitle: "Missing readings",
  noGaps: "None is missing",
  gap: (missing: number, after: string | undefined, before: string) =>
    after === undefined
      ? `${readings(missing)} missing before ${before}`
      : `${readings(missing)} missing between ${after} and ${before}`,
  moreGaps: (gaps: number) => count(gaps, { one: "and 1 earlier gap", other: "and # earlier gaps" }),
  gapsHint: "The device counts its readings. What it counted and your chart never got shows here.",
  stop: "Stop",
  stopLabel: (name: string) => `Stop ${name}`,
  stopped: (name: string) => `${name} can add nothing more.`,
  formTitle: "Connect a device",
  numberHint: "The device or its app shows it.",
  numberBad: "Enter the number of the device: digits only.",
  untilHint: "The device can add readings until the end of this day.",
  untilBad: "Choose a day from today on, at most ten years ahead.",
  choose: "Which parts may it add to?",
  chooseHint: "It sees none of them.",
  noParts: "Choose at least one part.",
  wallet: "Your wallet will ask you to confirm.",
  save: "Connect",
  saved: "The device is connected.",
} as const;
