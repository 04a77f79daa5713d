/** What a person sees of files taken in: imports with their totals, lines set aside as a file, the mapping kept. */
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";

import { FILE, importedScene } from "./imported-fixture.ts";
import { importOf, imports, quarantine, quarantineCsv } from "./store.ts";
import { savedMappings, saveMapping } from "../file-assistant/store.ts";

const { database, ask, take, report } = await importedScene();
afterAll(() => database.close());

test("the list of imports shows each file with its control totals", async () => {
  const [row] = await ask((tx) => imports(tx));
  expect(row).toMatchObject({
    id: report.importId,
    landlord: "AIH",
    fileName: "octobre.csv",
    read: 5,
    kept: 3,
    known: 0,
    quarantined: 2,
    debitCents: 100000,
    creditCents: 45000,
  });
  expect(await ask((tx) => importOf(tx, report.importId!))).toEqual(row);
  expect(await ask((tx) => importOf(tx, 999_999))).toBeUndefined();
});

test("lines set aside are shown in the order of the file, with the line as it was", async () => {
  const rows = await ask((tx) => quarantine(tx, report.importId!));
  expect(rows).toMatchObject([
    { line: 5, rule: "unreadableDate", raw: "A1;L1;38185;Nadia Morel;31/02/2026;=SOMME(A1);1,00;" },
    { line: 6, rule: "unknownCommune", field: "Code INSEE", value: "99999" },
  ]);
  expect(await ask((tx) => quarantine(tx, report.importId!, { after: { line: 5, id: 1e9 } }))).toHaveLength(
    1,
  );
});

const spreadsheet = (language: "fr" | "en") =>
  ask(async (tx) => {
    let text = "";
    for await (const piece of quarantineCsv(language, (after) => quarantine(tx, report.importId!, { after })))
      text += piece;
    return text;
  });

test("lines set aside come down in English too, told as to who reads in French", async () => {
  const [header, first, second] = (await spreadsheet("en")).split("\r\n");
  expect(header).toBe("\ufeffLine;Field;Value;Rule;Explanation;Content of the line;Settled");
  expect(first).toContain(
    '"Line 5, Date ""31/02/2026"": 02/2026 has 28 days. Write the date as 31/12/2026."',
  );
  expect(second).toMatch(/^6;INSEE code;99999;unknownCommune;/);
});

test("lines set aside come down as a spreadsheet file, and none of them computes in it", async () => {
  const csv = await spreadsheet("fr");
  const [header, first, second] = csv.split("\r\n");
  expect(header).toBe("\ufeffLigne;Champ;Valeur;Règle;Explication;Contenu de la ligne;Suite donnée");
  expect(first).toContain('"A1;L1;38185;Nadia Morel;31/02/2026;=SOMME(A1);1,00;"');
  expect(second).toContain('"A2;L2;99999;""Ben; Ali"";01/11/2026;Loyer;1,00;"');
});

test("a mapping kept for the landlord serves its next file", async () => {
  const [{ id } = { id: "" }] = await ask((tx) => tx.rows<{ id: string }>(sql`select id from organisation`));
  const file = FILE.replace("Compte;Lot", "Zone 1;Zone 2");
  await expect(take(file)).rejects.toThrow("Colonnes manquantes");
  await ask((tx) => saveMapping(tx, id, { columns: { account: "zone 1", dwelling: "zone 2" } }));
  expect(await take(file)).toMatchObject({ read: 5, kept: 0, known: 3 });
});

test("each landlord has its own mapping", async () => {
  await ask((tx) =>
    tx.rows(sql`insert into organisation (kind, code, name) values ('landlord', 'SDH', 'SDH')`),
  );
  const [aih, sdh] = await ask((tx) =>
    tx.rows<{ id: string }>(sql`select id from organisation order by code`),
  );
  await ask((tx) => saveMapping(tx, sdh!.id, { separator: "," }));
  expect(await ask((tx) => savedMappings(tx, sdh!.id))).toEqual({ movements: { separator: "," } });
  expect(await ask((tx) => savedMappings(tx, aih!.id))).not.toEqual({ movements: { separator: "," } });
});
