// Generated from the contracts by packages/contracts/scripts/export.ts. Do not edit.

import type { Deployment } from "../src/Deployment.ts";

/** Deployments on public or shared networks, by chain id. */
export const deployments: Readonly<Record<number, Deployment>> = {};
