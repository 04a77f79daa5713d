/** A landlord with one file taken in, for tests of what is read afterwards: three lines kept, two set aside. */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { importLedger } from "./import.store.ts";

export const FILE = `Compte;Lot;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit
A1;L1;38185;Nadia Morel;01/10/2026;Loyer 10/2026;500,00;
A1;L1;38185;Nadia Morel;08/10/2026;Virement;;450,00
A1;L1;38185;Nadia Morel;01/11/2026;Loyer 11/2026;500,00;
A1;L1;38185;Nadia Morel;31/02/2026;=SOMME(A1);1,00;
A2;L2;99999;"Ben; Ali";01/11/2026;Loyer;1,00;
`;

/** `report`: of the file; `ask`: a transaction of the system; `take`: one more file of the same landlord. */
export async function importedScene() {
  const database = await testDatabase();
  const ask = <T>(work: (tx: Tx) => Promise<T>) => database.transaction({ kind: "system" }, work);
  const take = (file: string, landlord = "aih") =>
    importLedger(
      database,
      { kind: "system" },
      { name: "octobre.csv", landlord, source: [new TextEncoder().encode(file)] },
    );
  await ask(async (tx) => {
    await tx.rows(
      sql`insert into commune (insee, name, postcodes) values ('38185', 'Grenoble', array['38000'])`,
    );
    await tx.rows(
      sql`insert into organisation (kind, code, name) values ('landlord', 'AIH', 'Alpes Isère Habitat')`,
    );
  });
  return { database, ask, take, report: await take(FILE) };
}
