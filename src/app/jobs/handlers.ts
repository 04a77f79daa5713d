/** What follows from each event: notices for whom it concerns, mail, a run of detection. A kind that is not here is ignored, and counted. */
import { sql } from "drizzle-orm";

import { runDetection } from "../../detection/store.ts";
import type { Database } from "../../platform/database/database.ts";
import type { Handlers, OutboxEvent } from "../../platform/jobs/outbox.ts";
import { NOTICES } from "./concerned.ts";
import { notify } from "./notices.ts";

export function handlersOf(): Handlers {
  return {
    ...Object.fromEntries(
      Object.entries(NOTICES).map(([kind, concerned]) => [
        kind,
        { within: (tx, event) => notify(tx, event, concerned(event)) } satisfies Handlers[string],
      ]),
    ),
    "ledger.imported": { outside: detectAgain },
  };
}

/** New entries make the worklist old: detection runs again for that landlord. A second run writes the same list. */
async function detectAgain(database: Database, { payload }: OutboxEvent): Promise<void> {
  const [landlord] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ code: string }>(
      sql`select code from organisation where kind = 'landlord' and id = ${payload["landlordId"]}::uuid`,
    ),
  );
  if (!landlord) return;
  await runDetection(
    database,
    { kind: "system" },
    { landlordCode: landlord.code, on: Temporal.Now.plainDateISO("Europe/Paris") },
  );
}
