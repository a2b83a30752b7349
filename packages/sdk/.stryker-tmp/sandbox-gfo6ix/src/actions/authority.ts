// @ts-nocheck
import { connectRegistries } from "../chain/registries.ts";
import { read, type Receipt, send } from "../chain/send.ts";
import type { ChartkeyContext } from "../context.ts";
import { endOf } from "./endDate.ts";

/** Whether the connected wallet may license and accredit without delay. */
export async function isRegulator(context: ChartkeyContext): Promise<boolean> {
  if (!context.signer) return false;
  const account = await context.signer.getAddress();
  const { actors } = connectRegistries(context.deployment, context.provider);
  const selector = actors.interface.getFunction("license").selector;
  const { immediate } = await read(context, ({ access }) =>
    access.canCall(account, context.deployment.actorRegistry, selector),
  );
  return immediate;
}

/** Licenses a clinician, or renews the licence; `issuer` is the organization behind it, none for the regulator itself. */
export async function licenseClinician(
  context: ChartkeyContext,
  parameters: { clinician: bigint; issuer?: bigint; validUntil: Date },
): Promise<Receipt> {
  const until = endOf(parameters.validUntil);
  return send(context, {
    contract: "actors",
    action: "license",
    args: [parameters.clinician, parameters.issuer ?? 0n, until],
  });
}

/** Accredits an organization, or renews the accreditation. */
export async function accreditOrganization(
  context: ChartkeyContext,
  parameters: { organization: bigint; validUntil: Date },
): Promise<Receipt> {
  const until = endOf(parameters.validUntil);
  return send(context, { contract: "actors", action: "accredit", args: [parameters.organization, until] });
}

export async function suspendActor(context: ChartkeyContext, { actor }: { actor: bigint }): Promise<Receipt> {
  return send(context, { contract: "actors", action: "suspend", args: [actor] });
}

export async function reinstateActor(context: ChartkeyContext, { actor }: { actor: bigint }): Promise<Receipt> {
  return send(context, { contract: "actors", action: "reinstate", args: [actor] });
}
