export * from "../wire/blobs.ts";
export * from "../wire/chain.ts";
export * from "../wire/erasure.ts";
export * from "../wire/primitives.ts";
export * from "../wire/problem.ts";
export * from "../wire/relay.ts";
export * from "../wire/runtime.ts";
export * from "../wire/session.ts";
