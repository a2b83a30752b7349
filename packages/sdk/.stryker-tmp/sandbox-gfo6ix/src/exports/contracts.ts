// @ts-nocheck
export * from "../generated/index.ts";
