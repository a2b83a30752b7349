// @ts-nocheck
import { read } from "../chain/send.ts";
import type { SessionContext } from "../session.ts";

interface Part {
  readonly patient: bigint;
  readonly compartment: number;
}

/** Whether this session may read a part of a chart now, under its own consent or its organization's, as the chain says. */
export async function mayRead(session: SessionContext, { patient, compartment }: Part): Promise<boolean> {
  const { self, organization } = session;
  return read(session, ({ charts }) =>
    organization === undefined
      ? charts.canRead(patient, self.actor, compartment)
      : charts.canReadAsMember(patient, organization, self.actor, compartment),
  );
}

/** Whether this session may add to a part of a chart now; see {@link mayRead}. */
export async function mayWrite(session: SessionContext, { patient, compartment }: Part): Promise<boolean> {
  const { self, organization } = session;
  return read(session, ({ charts }) =>
    organization === undefined
      ? charts.canWrite(patient, self.actor, compartment)
      : charts.canWriteAsMember(patient, organization, self.actor, compartment),
  );
}
