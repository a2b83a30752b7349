import { serveHashing } from "@chartkey/sdk/store";

serveHashing(globalThis as unknown as Worker);
