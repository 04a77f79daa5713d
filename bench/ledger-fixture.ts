/** What the benchmarks of imports read: a ledger file of any length, a database with communes and landlords, a bare table to copy into. */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { sql } from "drizzle-orm";

import { LEDGER_HEADER, ledgerFile } from "../src/app/demo/ledger-file.ts";
import { amountDue, history, monthsBefore, type DemoEntry } from "../src/app/demo/ledger-history.ts";
import { course, drawPayerKind } from "../src/app/demo/payer-courses.ts";
import { random } from "../src/app/demo/random.ts";
import { tenancies, type DemoTenancy } from "../src/app/demo/tenancies.ts";
import { communesOfIsere } from "../src/app/demo/territory.ts";
import type { Database } from "../src/platform/database/database.ts";

/** A landlord's ledger of `months` months before `before` (excluded), cut after `lines` lines: some 60 a tenancy for 24 months. */
export async function ledgerFileWritten(
  file: string,
  lines: number,
  {
    months: count = 24,
    before = "2026-12-15",
    perTenancy = 60,
    tenancies: number = Math.ceil(lines / perTenancy),
  } = {},
): Promise<void> {
  const months = monthsBefore(Temporal.PlainDate.from(before), count);
  let left = lines;
  const entriesOf = (tenancy: DemoTenancy): DemoEntry[] => {
    const chance = random(1, `bench/${tenancy.index}`);
    const due = amountDue(tenancy, months, 0);
    const entries = history(tenancy, course(chance, drawPayerKind(chance), months.count, due), months);
    const wanted = entries.slice(0, left);
    left -= wanted.length;
    return wanted;
  };
  await pipeline(
    Readable.from(ledgerFile(tenancies(1, number, communesOfIsere()), entriesOf)),
    createWriteStream(file),
  );
  if (left > 0 && Number.isFinite(left)) throw new Error(`the generator lacks ${left} lines`);
}

/** `create table bare (…)`: the file's columns, as text, and nothing else. */
export const BARE_TABLE = `create table bare (${LEDGER_HEADER.split(";")
  .map((_, at) => `c${at} text`)
  .join(", ")})`;
/** How a file is copied into it. */
export const COPY_OPTIONS = "with (format csv, delimiter ';', header true)";

/** Communes, and landlords BENCH0, BENCH1… */
export async function landlordsMade(database: Database, landlords: number): Promise<void> {
  await database.transaction({ kind: "system" }, async (tx) => {
    for (const { insee, name, postcode } of communesOfIsere())
      await tx.rows(
        sql`insert into commune (insee, name, postcodes) values (${insee}, ${name}, array[${postcode}]::text[])
            on conflict do nothing`,
      );
    for (let landlord = 0; landlord < landlords; landlord++) {
      const code = `BENCH${landlord}`;
      await tx.rows(sql`insert into organisation (kind, code, name) values ('landlord', ${code}, ${code})`);
    }
  });
}
