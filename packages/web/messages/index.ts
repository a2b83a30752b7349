// What a server component says is fixed when the pages are built, so none may read from here: the build fails.
import "client-only";
import { currentMessages } from "./current.ts";
import { en } from "./en/index.ts";
import { live } from "./live.ts";
import type { Messages } from "./types.ts";

/** Every text of the portal, in the language of the moment. */
export const messages: Messages = live<Messages>(en, currentMessages);
