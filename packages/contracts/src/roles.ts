/** The table of roles: what is deployed must match it, and a test compares the two. */

/** `AccessManager`'s own administrator: hands out roles, and reaches nothing that is not `restricted`. */
export const ADMIN_ROLE = 0n;

/** The licensing authority. */
export const REGULATOR_ROLE = 1n;

/** Every restricted function, and nothing else, by contract. All of them belong to the regulator. */
export const regulatorFunctions = {
  ActorRegistry: ["license(uint64,uint64,uint40)", "accredit(uint64,uint40)", "suspend(uint64)", "reinstate(uint64)"],
  ChartRegistry: ["pause()", "unpause()"],
} as const;
