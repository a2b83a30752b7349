import type { en } from "./en/index.ts";

/** The shape of English with any words in it: the same keys, and for each function the same parameters. */
type InAnyWords<Value> = Value extends string
  ? string
  : Value extends (...parameters: infer Parameters) => string
    ? (...parameters: Parameters) => string
    : { readonly [Key in keyof Value]: InAnyWords<Value[Key]> };

/** All messages of one language. */
export type Messages = InAnyWords<typeof en>;
