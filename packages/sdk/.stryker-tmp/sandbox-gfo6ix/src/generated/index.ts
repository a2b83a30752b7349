// @ts-nocheck
// Generated from the contracts by packages/contracts/scripts/export.ts. Do not edit.

export type { AccessManager } from "./AccessManager.ts";
export { AccessManager__factory } from "./AccessManager__factory.ts";
export type { ActorRegistry } from "./ActorRegistry.ts";
export { ActorRegistry__factory } from "./ActorRegistry__factory.ts";
export type { ChartRegistry } from "./ChartRegistry.ts";
export { ChartRegistry__factory } from "./ChartRegistry__factory.ts";
export type { DisclosureLog } from "./DisclosureLog.ts";
export { DisclosureLog__factory } from "./DisclosureLog__factory.ts";
export type { IActorRegistry } from "./IActorRegistry.ts";
export { IActorRegistry__factory } from "./IActorRegistry__factory.ts";
export type { IChartRegistry } from "./IChartRegistry.ts";
export { IChartRegistry__factory } from "./IChartRegistry__factory.ts";
export type { IDisclosureLog } from "./IDisclosureLog.ts";
export { IDisclosureLog__factory } from "./IDisclosureLog__factory.ts";
