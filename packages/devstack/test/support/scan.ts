import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Ways in which a text could have been written down. */
function encodings(text: string): Buffer[] {
  const utf8 = Buffer.from(text);
  // Base64 depends on where in a group of three the text begins; the inner characters are the same for each of them.
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), utf8]).toString("base64");
    return Buffer.from(encoded.slice(shift === 0 ? 0 : 4, -4));
  });
  return [utf8, Buffer.from(text, "utf16le"), Buffer.from(utf8.toString("hex")), ...base64];
}

/** Which of `texts` occur in `bytes`, plainly or in hex, UTF-16 or base64. */
export function found(bytes: Buffer, texts: readonly string[]): string[] {
  return texts.filter((text) => encodings(text).some((form) => bytes.includes(form)));
}

/** Scans every file below `folder`; answers with the texts found and the files they were found in. */
export async function scanFolder(
  folder: string,
  texts: readonly string[],
): Promise<{ files: number; bytes: number; hits: string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const hits: string[] = [];
  let bytes = 0;
  for (const entry of files) {
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    bytes += content.length;
    hits.push(...found(content, texts).map((text) => `${text} in ${path}`));
    hits.push(...found(Buffer.from(path), texts).map((text) => `${text} in the name of ${path}`));
  }
  return { files: files.length, bytes, hits };
}
