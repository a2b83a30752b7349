import { plurals } from "../words.ts";

/** Arabic has every form there is. */
export const number = plurals<"zero" | "one" | "two" | "few" | "many">("ar");
