/** Rows of a landlord's file of acts, as people write them, and what is told of those that cannot be read. */
import { describe, expect, it, test } from "vitest";

import { type ActColumn, actColumns, actOf, type FileAct } from "./columns.rules.ts";

const ranks = (...headers: string[]) => actColumns(headers) as Map<ActColumn, number>;
const row = (headers: string, cells: string) => actOf(cells.split(";"), ranks(...headers.split(";")));
const HEADER = "N° compte;Acte;Date";

describe("columns", () => {
  it.each([
    "N° compte;Acte;Date",
    "COMPTE;Nature;Date de l'acte",
    "account;kind;on",
    "Numéro de compte;type;le",
  ])("are known in %s", (header) => {
    expect([...ranks(...header.split(";")).keys()]).toEqual(["account", "kind", "on"]);
  });
  it("that lack are named", () => {
    expect(actColumns(["Compte", "Libellé"])).toMatchObject({
      rule: "actImport.columns",
      message: expect.stringContaining("Acte, Date"),
    });
  });
});

test.each([
  ["Commandement de payer", "paymentOrder"],
  ["le commandement de payer", "paymentOrder"],
  ["ASSIGNATION", "summons"],
  ["Dénonciation", "prefectNotice"],
  ["audience", "hearing"],
  ["Commandement de quitter les lieux", "orderToVacate"],
  ["Signalement CAF", "cafReport"],
  ["saisine CCAPEX", "ccapexReferral"],
  ["concours de la force publique", "policeRequest"],
  ["protocole de cohésion sociale", "cohesionProtocol"],
  ["new lease", "newLease"],
  ["summons", "summons"],
])("« %s » is a %s", (said, kind) => {
  expect(row(HEADER, `A1;${said};01/10/2026`)).toMatchObject({ act: { kind } });
});

it("reads what an act says more", () => {
  const read = row(
    `${HEADER};Remis;Délai;Montant demandé;Motif`,
    "A1;Assignation;2026-10-01;commissaire de justice;2 mois;1 234,56;loyers",
  );
  expect(read).toEqual({
    act: {
      account: "A1",
      kind: "summons",
      on: "2026-10-01",
      statedTime: "P2M",
      detail: { means: "bailiff", claimCents: 123_456, reason: "loyers" },
    } satisfies FileAct,
  });
});

it.each([
  ["A1;Assignation;31/02/2026", "on"],
  ["A1;Assignation;", "on"],
  ["A1;Facture;01/10/2026", "kind"],
  [";Assignation;01/10/2026", "account"],
  ["A1", "kind"],
])("« %s » is set aside for its %s, told in both languages", (cells, field) => {
  const read = row(HEADER, cells);
  expect(read).toHaveProperty("errors");
  const { errors } = read as { errors: { field?: string; message: string; english: string }[] };
  expect(errors[0]).toMatchObject({
    field,
    message: expect.stringContaining(":"),
    english: expect.stringContaining(":"),
  });
});

it.each([
  ["Remis", "pigeon"],
  ["Délai", "bientôt"],
  ["Montant demandé", "beaucoup"],
  ["Mois de délais", "six"],
  ["Réponse", "peut-être"],
  ["Fin du plan", "31/06/2026"],
])("a %s of « %s » is refused by its column", (column, said) => {
  expect(row(`${HEADER};${column}`, `A1;Assignation;01/10/2026;${said}`)).toMatchObject({
    errors: [{ message: expect.stringContaining(column) }],
  });
});
