import { resolve } from "node:path";
import { z } from "zod";
import type { ErasureFlaw } from "../../actions/checkErasure.ts";
import { kuboStore } from "../../store/kuboStore.ts";
import { readErasureFile } from "../erasureFile.ts";
import { EXIT } from "../exitCodes.ts";
import type { CliIo, Outcome } from "../io.ts";
import { withSession } from "../openSession.ts";
import { commonSchema, parseOptions } from "../options.ts";

const schema = z.object({
  ...commonSchema.shape,
  file: z.string().min(1),
  alsoKubo: z.array(z.url({ protocol: /^https?$/ })).default([]),
});

/** Looks whether a certificate of erasure holds; exits with 5 when it does not. */
export async function checkErasure(io: CliIo, values: unknown): Promise<Outcome> {
  const { file, alsoKubo, ...options } = parseOptions(schema, values);
  const input = await readErasureFile(resolve(file));
  const nodes = alsoKubo.map((url) => kuboStore({ url }));
  try {
    return await withSession(io, options, async (session) => {
      const { certificate, asked, stores, flaws } = await session.checkErasure({ certificate: input, stores: nodes });
      const { author, sequence, signer } = certificate;
      const record = `${String(author)}/${String(sequence)}`;
      const data = { ok: flaws.length === 0, record, signer, asked, stores, flaws };
      if (flaws.length > 0) return { data, lines: flaws.map(flawLine), exitCode: EXIT.notVerified };
      return {
        data,
        lines: [
          `The chain says that ${record} is erased, in the transaction that the certificate names.`,
          `None of ${String(asked)} objects is in any of the ${String(stores)} stores that were asked.`,
          signer === null ? "Nobody signed the certificate." : `Signed by ${signer}.`,
        ],
      };
    });
  } finally {
    for (const node of nodes) await node.close();
  }
}

function flawLine(flaw: ErasureFlaw): string {
  switch (flaw.code) {
    case "otherDeployment":
      return "The certificate is of another chain or registry.";
    case "notErased":
      return "The chain does not say that the record was erased in this transaction, at this time.";
    case "notSigned":
      return "The signature is not the signer's.";
    case "incomplete":
      return `The certificate leaves out ${flaw.cid}, which the chain names.`;
    case "stillThere":
      return `${flaw.cid} is still there.`;
  }
}
