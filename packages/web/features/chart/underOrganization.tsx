"use client";

import { createContext, useContext } from "react";

const Context = createContext<bigint | undefined>(undefined);

/** Inside, charts are read and written under the consent of the organization that is its value. */
export const UnderOrganization = Context.Provider;

/** The organization under whose consent this page looks into a chart; undefined under the person's own. */
export const useOrganization = (): bigint | undefined => useContext(Context);
