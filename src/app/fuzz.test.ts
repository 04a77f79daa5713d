/** Every route asked by every role with what its contract allows and what it does not; ten thousand a role: `npm run -s bench -- fuzz`. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Role, ROLES } from "../platform/access/roles.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { demoOf } from "./demo/demo-fixture.ts";
import { fuzzed, plantSecrets } from "./fuzz-fixture.ts";

const SEED = 20_261_127;
/** Those who work for the operator read what its workers were told. */
const READS_NOTES: ReadonlySet<Role> = new Set(["caseWorker", "operatorLead"]);

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: Awaited<ReturnType<typeof fuzzed>>;
let planted: Awaited<ReturnType<typeof plantSecrets>>;

beforeAll(async () => {
  database = await testDatabase(demoOf({ tenancies: 300 }));
  planted = await plantSecrets(database);
  server = await fuzzed(database);
}, 180_000);
afterAll(async () => {
  await server?.close();
  await database?.close();
});

describe("whatever is sent", () => {
  // First: what others send may close this one's account.
  it("would see a word that leaks: the worker's own answers hold them", async () => {
    const found = await server.as(planted.people.get("operatorLead")!, {
      count: 60,
      seed: SEED,
      only: /^\/api\/(households\/\{id\}\/(measures|timeline)|measures\/\{id\})$/,
      secrets: planted.secrets,
    });
    expect(found.leaks.length).toBeGreaterThan(0);
  }, 120_000);

  // An administrator may close accounts: last.
  it.each([...ROLES].toSorted((one) => (one === "administrator" ? 1 : -1)))(
    "%s gets an answer without a fault, and no word told in confidence",
    async (role) => {
      const userId = planted.people.get(role)!;
      const secrets = READS_NOTES.has(role) ? [] : planted.secrets;
      const found = await server.as(userId, {
        count: server.routes.length,
        seed: SEED + ROLES.indexOf(role),
        secrets,
      });
      expect(found.faults).toEqual([]);
      expect(found.leaks).toEqual([]);
      expect(found.routes).toBe(server.routes.length);
      // Answered, and not turned away at the door.
      expect(found.answers["2"]).toBeGreaterThan(5);
    },
    120_000,
  );
});
