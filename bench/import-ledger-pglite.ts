/** Import of ledger lines against COPY of the same file into a bare table, both on the embedded database, turn by turn. */
import { createReadStream, mkdtempSync, openAsBlob, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { importLedger } from "../src/intake/import.store.ts";
import { openPglite } from "../src/platform/database/pglite.ts";
import { BARE_TABLE, COPY_OPTIONS, landlordsMade, ledgerFileWritten } from "./ledger-fixture.ts";

const LINES = Number(process.env["BENCH_LINES"] ?? 1_000_000);
const RUNS = Number(process.env["BENCH_RUNS"] ?? 3);

const folder = mkdtempSync(path.join(tmpdir(), "lt-bench-"));
const file = path.join(folder, "ledger.csv");
const database = await openPglite(path.join(folder, "data"));
try {
  await ledgerFileWritten(file, LINES);
  await database.pglite.exec(BARE_TABLE);
  await landlordsMade(database, RUNS + 1);
  const runs: { copyMs: number; importMs: number }[] = [];
  // The first turn warms both up and does not count.
  for (let run = 0; run <= RUNS; run++) {
    await database.pglite.exec("truncate bare; checkpoint");
    const copyMs = await ms(async () =>
      database.pglite.query(`copy bare from '/dev/blob' ${COPY_OPTIONS}`, [], {
        blob: await openAsBlob(file),
      }),
    );
    await database.pglite.exec("truncate bare; checkpoint");
    const importMs = await ms(async () => {
      const { kept } = await importLedger(
        database,
        { kind: "system" },
        {
          name: "ledger.csv",
          landlord: `BENCH${run}`,
          source: createReadStream(file, { highWaterMark: 1 << 18 }),
        },
      );
      if (kept !== LINES) throw new Error(`${kept} lines kept of ${LINES}`);
    });
    if (run > 0) runs.push({ copyMs, importMs });
  }
  // What disturbs a turn only ever adds to it: the least of each.
  const baseline = Math.min(...runs.map(({ copyMs }) => copyMs));
  const ours = Math.min(...runs.map(({ importMs }) => importMs));
  const ratio = Number((ours / baseline).toFixed(2));
  process.stdout.write(
    `${JSON.stringify({ name: "import-ledger-pglite", ratio, baseline, ours, unit: "ms", lines: LINES, runs })}\n`,
  );
} finally {
  await database.close();
  rmSync(folder, { recursive: true });
}

async function ms(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return Math.round(performance.now() - started);
}
