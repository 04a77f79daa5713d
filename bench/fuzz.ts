/**
 * Ten thousand requests a role (`--count N`), drawn from the contract with a seed (`--seed N`), on the PostgreSQL of `TEST_DATABASE_URL`
 * or, without it, the embedded database: answers by their hundred, faults (5xx, no answer), words that leaked. Ends with 1 where there
 * is any.
 */
import { loadDemo } from "../src/app/demo/load.ts";
import { fuzzed, plantSecrets } from "../src/app/fuzz-fixture.ts";
import { type Role, ROLES } from "../src/platform/access/roles.ts";
import { testDatabase } from "../src/platform/database/test-database.ts";

const READS_NOTES: ReadonlySet<Role> = new Set(["caseWorker", "operatorLead"]);
const numberOf = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const [count, seed] = [numberOf("count", 10_000), numberOf("seed", 1)];
const database = await testDatabase();
await loadDemo(database, { tenancies: 600 });
const { people, secrets } = await plantSecrets(database);
const server = await fuzzed(database);
const roles: Record<string, object> = {};
let faults = 0;
let leaks = 0;
// An administrator may close accounts: last.
for (const role of ROLES.toSorted((one) => (one === "administrator" ? 1 : -1))) {
  const started = performance.now();
  const found = await server.as(people.get(role)!, {
    count,
    seed: seed + ROLES.indexOf(role),
    secrets: READS_NOTES.has(role) ? [] : secrets,
  });
  faults += found.faults.length;
  leaks += found.leaks.length;
  for (const fault of found.faults.slice(0, 5)) process.stderr.write(`${role} ${JSON.stringify(fault)}\n`);
  for (const leak of found.leaks.slice(0, 5)) process.stderr.write(`${role} ${JSON.stringify(leak)}\n`);
  roles[role] = {
    requests: found.requests,
    answers: found.answers,
    faults: found.faults.length,
    leaks: found.leaks.length,
    perSecond: Math.round((1000 * found.requests) / (performance.now() - started)),
  };
}
process.stdout.write(
  `${JSON.stringify({ bench: "fuzz", engine: database.engine, seed, routes: server.routes.length, faults, leaks, roles })}\n`,
);
await server.close();
await database.close();
process.exit(faults + leaks > 0 ? 1 : 0);
