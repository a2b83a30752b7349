"use client";

import type { RuntimeConfig } from "@chartkey/sdk/wire";
import { createContext, useContext } from "react";

/** Undefined while `/chartkey.json` is on its way. */
export const RuntimeContext = createContext<RuntimeConfig | undefined>(undefined);

/** For parts inside a gate, where the configuration has arrived. */
export function useRuntime(): RuntimeConfig {
  const config = useContext(RuntimeContext);
  if (config === undefined) throw new Error("useRuntime is for parts inside <Gate>");
  return config;
}
