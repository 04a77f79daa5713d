/** The programme's own cases (2016–2019) and funding, written as a coordinator's spreadsheets and taken in by the door for them. */
import { sql } from "drizzle-orm";

import { importCases } from "../../takeover/cases.store.ts";
import { importFunding } from "../../takeover/funding.store.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { DemoParties } from "./load-parties.ts";
import { programmeCases } from "./programme-cases.ts";
import { casesFile, fundingFile } from "./programme-file.ts";
import { programmeFunding } from "./programme-funding.ts";

/** True where the set is already in the database. */
export async function programmeIsLoaded(tx: Tx): Promise<boolean> {
  const [row] = await tx.rows<{ found: boolean }>(
    sql`select exists (select 1 from referral where taken_over) as found`,
  );
  return row?.found ?? false;
}

/** To be called once. Throws where a row of ours is set aside: the set would no longer be the sheet's. */
export async function loadProgramme(tx: Tx, seed: number, parties: DemoParties): Promise<void> {
  const reports = [
    await importCases(tx, casesFile(programmeCases(seed, parties.communes)), {
      fileName: "programme-2016-2019.csv",
      dryRun: false,
    }),
    await importFunding(tx, fundingFile(programmeFunding()), {
      fileName: "financement-2016-2019.csv",
      dryRun: false,
    }),
  ];
  for (const { quarantine } of reports) if (quarantine[0]) throw new Error(quarantine[0].message);
}
