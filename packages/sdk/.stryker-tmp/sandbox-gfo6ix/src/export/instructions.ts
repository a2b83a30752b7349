// @ts-nocheck
import { filesOf, KIT_FILES, type KitIndex } from "./kitIndex.ts";
import { MIN_AGE_VERSION } from "./restoreScript.ts";

interface Section {
  readonly title: string;
  readonly text: readonly string[];
  /** Lines to type, as they are. */
  readonly commands?: readonly string[];
}

/** What Kubo needs to be told so that it gives the CIDs of the kit. */
export const IPFS_ADD = "ipfs add -r --cid-version=1 --raw-leaves --chunker=size-1048576 --max-file-links=1024 sealed";

function sectionsOf(index: KitIndex): Section[] {
  const files = filesOf(index);
  const payload = files.find(({ what }) => what === "payload") ?? files.at(-1) ?? index.profile;
  const missing = index.records.filter(({ state }) => state === "missing");
  return [
    {
      title: "What this is",
      text: [
        `The whole health record of ${index.patient.name}, written on ${index.madeAt.slice(0, 10)}: ` +
          `${String(files.length)} encrypted files and the keys that open them.`,
        "It needs no Chartkey, no server and no wallet: only the program age, and a shell. It goes on working when " +
          "everything that made it is gone.",
        ...(missing.length === 0
          ? []
          : [
              `${String(missing.length)} versions could not be fetched when the kit was written. ` +
                `${KIT_FILES.index} names them; export again when the store has them.`,
            ]),
      ],
    },
    {
      title: "Keep it safe",
      text: [
        "Whoever has the folder keys can read everything here. Keep it where you would keep the paper record: on a disk " +
          "that is encrypted, or in a safe.",
        `${KIT_FILES.index}, ${KIT_FILES.table}, ${KIT_FILES.restoreList} and these pages name your records and are private too.`,
        "The folder sealed shows nothing but how many files there are and how large. It may lie anywhere.",
      ],
    },
    {
      title: "Restore everything",
      text: [
        `Get age, version ${MIN_AGE_VERSION} or newer, from https://age-encryption.org (Debian 12's 1.1.1 is too old: it ` +
          "does not know these keys). Open a terminal in this folder and type:",
      ],
      commands: ["age --version", `sh ${KIT_FILES.restore}`],
    },
    {
      title: "Restore one file by hand",
      text: [
        `${KIT_FILES.table} opens in a spreadsheet. Each line names a file in sealed and the key in keys that opens it. ` +
          "For example:",
      ],
      commands: [`age --decrypt -i ${payload.key} -o file ${payload.sealed}`],
    },
    {
      title: "With an IPFS node",
      text: [
        "Each sealed file has a CID in the index. Put the folder sealed on any IPFS node, and the files can be fetched " +
          "from there by that name for as long as a node keeps them; the folder itself is then no longer needed.",
      ],
      commands: [IPFS_ADD, `ipfs cat ${payload.cid} | age --decrypt -i ${payload.key} -o file`],
    },
    {
      title: "Is it whole?",
      text: [
        "The first line compares every file with its digest. The second, where Chartkey is installed, opens them all:",
      ],
      commands: [`sha256sum -c ${KIT_FILES.sums}`, "chartkey verify ."],
    },
    {
      title: "What is inside",
      text: [
        "keys: one age identity for each part of the record and each epoch of it (a new one began whenever somebody's " +
          "access ended), and your own.",
        "sealed/record-*.age: for each version of each record the document that the chart keeps, byte for byte: its " +
          "title, FHIR resources, and notes, as JSON. Its SHA-256 is the pointer on the chain.",
        "sealed/file-*.age: each file, note and FHIR resource of that version by itself. The chart keeps large files " +
          "in another encryption (Tink AES256_GCM_HKDF), which age does not open; they were encrypted anew, with age, " +
          "to the same epoch's key. The CID under which the chart keeps the original is in the index as “original”, and " +
          "the key to it in record.json.",
        `${KIT_FILES.index}: all of this for programs, and every change with its transaction, from which the chart's head ` +
          `on chain ${String(index.deployment.chainId)} can be recomputed.`,
        "Numbers in names are author, record and version.",
      ],
    },
  ];
}

/** The page of instructions as plain text. */
export function instructionsText(index: KitIndex): string {
  const parts = sectionsOf(index).map(({ title, text, commands = [] }) =>
    [
      `${title}\n${"-".repeat(title.length)}`,
      ...text.map((paragraph) => wrap(paragraph)),
      ...(commands.length > 0 ? [commands.map((line) => `    ${line}`).join("\n")] : []),
    ].join("\n\n"),
  );
  return `${HEADING}\n${"=".repeat(HEADING.length)}\n\n${parts.join("\n\n\n")}\n`;
}

/** The same as a page without scripts that needs no other file. */
export function instructionsHtml(index: KitIndex): string {
  const parts = sectionsOf(index).map(({ title, text, commands = [] }) => {
    const code = commands.length > 0 ? `<pre>${commands.map(escapeHtml).join("\n")}</pre>` : "";
    return `<h2>${escapeHtml(title)}</h2>\n${text.map((line) => `<p>${escapeHtml(line)}</p>`).join("\n")}\n${code}`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${HEADING}</title>
<style>
body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1f; }
pre { background: #f1f1f4; padding: 0.8rem; overflow-x: auto; }
@media print { body { margin: 0; max-width: none; } }
</style>
</head>
<body>
<h1>${HEADING}</h1>
${parts.join("\n")}
</body>
</html>
`;
}

const HEADING = "Your health record, to keep and to open without anybody";
const WIDTH = 80;

function wrap(text: string): string {
  return text.split(" ").reduce((lines, word) => {
    const last = lines.slice(lines.lastIndexOf("\n") + 1);
    if (lines === "") return word;
    return last.length + 1 + word.length > WIDTH ? `${lines}\n${word}` : `${lines} ${word}`;
  }, "");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
