/** Copies what the PDF viewer loads by address into `public/`: its worker, fonts, character maps and decoders. */
import { cpSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// react-pdf runs only with the pdfjs it was made with, which is its own dependency, not ours.
const fromReactPdf = createRequire(createRequire(import.meta.url).resolve("react-pdf"));
const pdfjs = dirname(fromReactPdf.resolve("pdfjs-dist/package.json"));
const target = join(import.meta.dirname, "../public/pdfjs");

mkdirSync(target, { recursive: true });
cpSync(join(pdfjs, "build/pdf.worker.min.mjs"), join(target, "pdf.worker.min.mjs"));
for (const folder of ["cmaps", "standard_fonts", "wasm", "iccs"])
  cpSync(join(pdfjs, folder), join(target, folder), { recursive: true });
