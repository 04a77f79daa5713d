/** The server for what is read from its routes' declarations: no row is touched, so no database is opened. */
import { createAuth } from "../platform/access/auth.ts";
import type { Database } from "../platform/database/database.ts";
import { createServer } from "./server.ts";

const none: Database = {
  engine: "pglite",
  queue: { kind: "pglite", pglite: undefined },
  transaction: () => Promise.reject(new Error("the contract touches no row")),
  close: () => Promise.resolve(),
};

/** Ready, and listening nowhere: `swagger()` gives the contract. */
export async function contractServer() {
  const publicUrl = "http://127.0.0.1";
  const auth = createAuth(none, {
    secret: crypto.randomUUID() + crypto.randomUUID(),
    publicUrl,
    sendPasswordReset: async () => {},
    judge: async () => ({ verdict: "ended", recent: false }),
    refusedPassword: async () => undefined,
    changed: async () => {},
    entered: async () => {},
  });
  const app = await createServer({
    database: none,
    auth,
    publicUrl,
    filesFolder: "/nonexistent",
    demo: false,
    webRoot: null,
    logLevel: "silent",
  });
  await app.ready();
  return app;
}
