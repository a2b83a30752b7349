import type { WorkerState } from "@/lib/vault/worker/state.ts";

/** Acts of the authority and of an organization's office. */
export function createOffice(state: WorkerState) {
  return {
    isRegulator: () => state.chartkey.isRegulator(),
    license: (clinician: bigint, validUntil: Date) => state.chartkey.license({ clinician, validUntil }),
    accredit: (organization: bigint, validUntil: Date) => state.chartkey.accredit({ organization, validUntil }),
    suspend: (actor: bigint) => state.chartkey.suspend({ actor }),
    reinstate: (actor: bigint) => state.chartkey.reinstate({ actor }),
    standingHistory: () => state.chartkey.standingHistory(),
    members: (organization: bigint) => state.chartkey.members({ organization }),
    memberCount: (organization: bigint) => state.chartkey.memberCount(organization),
    addMember: (organization: bigint, member: bigint, until: Date) =>
      state.session.addMember({ organization, member, until }),
    removeMember: (organization: bigint, member: bigint) => state.session.removeMember({ organization, member }),
    shareTeamKey: () => state.session.shareTeamKey(),
    rotateTeamKey: () => state.session.rotateTeamKey(),
    administrators: (organization: bigint) => state.chartkey.administrators({ organization }),
    addAdministrator: (administrator: bigint, until: Date) => state.session.addAdministrator({ administrator, until }),
    removeAdministrator: (administrator: bigint) => state.session.removeAdministrator({ administrator }),
    offices: () => state.session.offices(),
  };
}
