/** Landlords who send Excel workbooks get the same reading as those who send text. */
import { expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";

import { communeIndex } from "./commune.rules.ts";
import { readLedger } from "./reader.ts";
import { withoutWorkbook } from "./workbook.ts";

const COMMUNES = communeIndex([{ insee: "38185", name: "Grenoble", postcodes: ["38000"] }]);
const HEADER = ["N° compte", "Logement", "Code INSEE", "Titulaire", "Date", "Libellé", "Débit", "Crédit"];

async function read(bytes: Uint8Array) {
  const found = [];
  for await (const batch of readLedger(withoutWorkbook([bytes.subarray(0, 2), bytes.subarray(2)]), {
    communes: COMMUNES,
  })) {
    found.push(...batch.lines);
  }
  return found;
}

test("a workbook with real dates and numbers gives days and exact cents", async () => {
  const sheet = [
    HEADER.map((value) => ({ value })),
    [
      { value: 100123 },
      { value: "L1" },
      { value: 38185 },
      { value: 'Hérault; "Lou"' },
      { value: new Date(Date.UTC(2026, 11, 31)), type: Date, format: "dd/mm/yyyy" },
      { value: "Loyer" },
      { value: 0.1 + 0.2 },
      null,
    ],
  ];
  const workbook = await (await writeExcelFile(sheet as never)).toBuffer();
  expect(await read(workbook)).toMatchObject([
    {
      line: 2,
      account: { number: "100123", insee: "38185", leaseholder: 'Hérault; "Lou"' },
      day: { iso: "2026-12-31" },
      debitCents: 30,
      creditCents: 0,
    },
  ]);
});

test("a text file passes through as it is", async () => {
  expect(
    await read(new TextEncoder().encode(`${HEADER.join(";")}\nA1;L1;38185;Morel;31/12/2026;Loyer;1,00;\n`)),
  ).toHaveLength(1);
});

test("an archive that is no workbook is refused with the remedy", async () => {
  await expect(read(Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3, 4, 5, 6))).rejects.toThrow(
    /pas un classeur Excel lisible\. Exportez les écritures en CSV/,
  );
});
