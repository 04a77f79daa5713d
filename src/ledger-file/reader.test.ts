/** Landlords' files as they come: good ones are read whole, bad lines are set aside with their reason, and nothing is lost. */
import { describe, expect, test } from "vitest";

import { communeIndex } from "./commune.rules.ts";
import { COLUMN_NAMES_IN_ENGLISH } from "./columns.rules.ts";
import type { LedgerMapping } from "./mapping.rules.ts";
import { LedgerRefused, type QuarantinedLine } from "./quarantine.rules.ts";
import { readLedger, type LedgerLine, type LedgerProgress, type ReadOptions } from "./reader.ts";

const COMMUNES = communeIndex([
  { insee: "38185", name: "Grenoble", postcodes: ["38000", "38100"] },
  { insee: "38421", name: "Saint-Martin-d'Hères", postcodes: ["38400"] },
  { insee: "38544", name: "Vienne", postcodes: ["38200"] },
]);
const HEADER = "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit";
const GOOD = "A1;L1;38185;Nadia Morel;01/12/2026;Loyer 12/2026;512,34;";

type Outcome = { lines: LedgerLine[]; quarantined: QuarantinedLine[]; totals: LedgerProgress };

async function read(
  file: string | Uint8Array | Iterable<Uint8Array>,
  options: Partial<ReadOptions> = {},
): Promise<Outcome> {
  const bytes =
    typeof file === "string" ? [new TextEncoder().encode(file)] : file instanceof Uint8Array ? [file] : file;
  const batches = readLedger(bytes, { communes: COMMUNES, ...options });
  const outcome: Omit<Outcome, "totals"> = { lines: [], quarantined: [] };
  for (;;) {
    const next = await batches.next();
    if (next.done) {
      const given = outcome.lines.length + outcome.quarantined.length;
      if (next.value.read !== given) throw new Error(`${next.value.read} lines read, ${given} given`);
      return { ...outcome, totals: next.value };
    }
    outcome.lines.push(...next.value.lines);
    outcome.quarantined.push(...next.value.quarantined);
  }
}

const goodBut = (at: number, value: string) => GOOD.split(";").with(at, value).join(";");
const rows = (...lines: string[]) => [HEADER, ...lines, ""].join("\r\n");

describe("a good file", () => {
  test("each line becomes an entry with its account, day, kind and cents", async () => {
    const { lines, totals } = await read(
      rows(GOOD, "A1;L1;38185;Nadia Morel;05/12/2026;Virement;;1 234,56 €"),
    );
    expect(lines).toMatchObject([
      {
        line: 2,
        account: { number: "A1", dwelling: "L1", insee: "38185", leaseholder: "Nadia Morel" },
        day: { iso: "2026-12-01" },
        label: { kind: "rent" },
        debitCents: 51234,
        creditCents: 0,
      },
      {
        line: 3,
        day: { iso: "2026-12-05" },
        label: { kind: "payment", means: "transfer" },
        creditCents: 123456,
      },
    ]);
    expect(totals).toMatchObject({ read: 2, quarantined: 0, fileDebitCents: 51234, fileCreditCents: 123456 });
  });

  const accented = rows("A1;L1;38421;Zoé Lefèvre — Œuvrard;01/12/2026;Échéance réglée à l’agence;12,00 €;");
  const windows1252 = Uint8Array.from(
    accented,
    (sign) => ({ "—": 0x97, Œ: 0x8c, "’": 0x92, "€": 0x80 })[sign] ?? sign.charCodeAt(0),
  );
  test.each<[string, Uint8Array]>([
    ["UTF-8", new TextEncoder().encode(accented)],
    ["UTF-8 with a byte-order mark", new TextEncoder().encode(`\ufeff${accented}`)],
    ["Windows-1252", windows1252],
    ["UTF-16", new Uint8Array(Buffer.from(`\ufeff${accented}`, "utf16le"))],
  ])("accents and euros are right when the file is in %s", async (_, bytes) => {
    const { lines, quarantined } = await read(bytes);
    expect(quarantined).toEqual([]);
    expect(lines).toMatchObject([
      {
        account: { leaseholder: "Zoé Lefèvre — Œuvrard" },
        label: { text: "Échéance réglée à l’agence" },
        debitCents: 1200,
      },
    ]);
  });

  test("a file cut anywhere into pieces, even inside a letter or a quoted line break, is read the same", async () => {
    const bytes = new TextEncoder().encode(
      rows(
        GOOD,
        `A2;L2;38544;"Hérault; dite ""Lou""";2026-12-01;"Réglé\nà l'agence";;10,00`,
        GOOD.replace("A1", "A3"),
      ),
    );
    const whole = await read(bytes);
    expect(
      whole.lines.map((line) => [line.line, line.account.number, line.account.leaseholder, line.label.text]),
    ).toEqual([
      [2, "A1", "Nadia Morel", "Loyer 12/2026"],
      [3, "A2", 'Hérault; dite "Lou"', "Réglé\nà l'agence"],
      [5, "A3", "Nadia Morel", "Loyer 12/2026"],
    ]);
    for (const size of [1, 2, 3, 7, 64]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
        bytes.subarray(n * size, (n + 1) * size),
      );
      expect((await read(pieces)).lines).toEqual(whole.lines);
    }
  });

  test.each([
    [
      "commas, points and quotes",
      'Compte,Lot,CP,Commune,Nom,Date écriture,LIBELLE,DEBIT,CREDIT\nA1,L1,38100,GRENOBLE CEDEX 9,"Morel, Nadia",2026-12-01,Loyer,512.34,\n',
    ],
    [
      "tabs",
      "Compte locataire\tN° logement\tcode insee\tLocataire\tDate comptable\tLibellé écriture\tMontant débit\tMontant crédit\nA1\tL1\t38185\tMorel\t01.12.26\tLoyer\t512,34\t\n",
    ],
    ["a title above the header", `Export du 02/12/2026\n\n${HEADER}\n${GOOD}\n`],
    ["no line end at the end", `${HEADER}\n${GOOD}`],
  ])("a file with %s is recognised without a mapping", async (_, file) => {
    const { lines, quarantined } = await read(file);
    expect(quarantined).toEqual([]);
    expect(lines).toMatchObject([
      { account: { number: "A1", insee: "38185" }, day: { iso: "2026-12-01" }, debitCents: 51234 },
    ]);
  });

  test("a saved mapping finds columns that no one would recognise", async () => {
    const mapping: LedgerMapping = {
      columns: { account: "Zone 1", leaseholder: "ZONE 2" },
      dateFormat: "mdy",
      amountFormat: "comma",
    };
    const { lines } = await read(
      "zone 1;zone 2;logement;insee;date;libellé;débit;crédit\nA1;Morel;L1;38185;12/31/2026;Loyer;1.234;\n",
      { mapping },
    );
    expect(lines).toMatchObject([
      { account: { number: "A1", leaseholder: "Morel" }, day: { iso: "2026-12-31" }, debitCents: 123400 },
    ]);
  });

  test("the same entry under two references is two entries", async () => {
    const header = `${HEADER};N° pièce`;
    const { lines } = await read(`${header}\n${GOOD};P1\n${GOOD};P2\n`);
    expect(lines.map((line) => line.reference)).toEqual(["P1", "P2"]);
  });
});

test("a file whose headers are the columns' names in English is read", async () => {
  const { account, dwelling, insee, leaseholder, date, label, debit, credit } = COLUMN_NAMES_IN_ENGLISH;
  const header = [account, dwelling, insee, leaseholder, date, label, debit, credit].join(";");
  const { lines } = await read(`${header}\n${GOOD}\n`);
  expect(lines).toMatchObject([{ account: { number: "A1", insee: "38185" }, debitCents: 51234 }]);
});

describe("a bad line is set aside, and says where, why and what to do", () => {
  test.each<[string, string, string, RegExp, RegExp]>([
    [
      "31 February",
      goodBut(4, "31/02/2026"),
      "unreadableDate",
      /^Ligne 3, Date « 31\/02\/2026 » : 02\/2026 a 28 jours\. Écrivez la date/,
      /^Line 3, Date "31\/02\/2026": 02\/2026 has 28 days\. Write the date as 31\/12\/2026\.$/,
    ],
    [
      "month 13",
      goodBut(4, "01/13/2026"),
      "unreadableDate",
      /le mois 13 n'existe pas/,
      /there is no month 13\./,
    ],
    [
      "a year long past",
      goodBut(4, "01/12/1926"),
      "unreadableDate",
      /l'année 1926 n'est pas plausible/,
      /the year 1926 is not plausible/,
    ],
    [
      "no date at all",
      goodBut(4, "demain"),
      "unreadableDate",
      /ce n'est pas une date/,
      /this is not a date\./,
    ],
    [
      "an amount in words",
      goodBut(6, "douze"),
      "unreadableAmount",
      /^Ligne 3, Débit « douze » : /,
      /^Line 3, Debit "douze": "douze" is not an amount; .*\. Correct the amount in the file\.$/,
    ],
    [
      "an amount with two readings",
      goodBut(6, "1.234"),
      "unreadableAmount",
      /Corrigez le montant/,
      /can be read in two ways; write 1234,00 or 1,23\. Correct the amount/,
    ],
    [
      "no amount",
      goodBut(6, ""),
      "noAmount",
      /ni débit ni crédit/,
      /^Line 3, Debit, Credit: neither a debit nor a credit\. Fill in/,
    ],
    [
      "no account",
      goodBut(0, ""),
      "missingAccount",
      /^Ligne 3, N° compte : /,
      /^Line 3, Account number: no account/,
    ],
    ["no dwelling", goodBut(1, " "), "missingDwelling", /Logement/, /^Line 3, Dwelling: no dwelling\. Fill/],
    ["no leaseholder", goodBut(3, ""), "missingLeaseholder", /Titulaire/, /^Line 3, Leaseholder: no/],
    ["no label", goodBut(5, ""), "missingLabel", /Libellé/, /^Line 3, Label: the entry has no label\. Fill/],
    [
      "an endless label",
      goodBut(5, "x".repeat(501)),
      "valueTooLong",
      /plus de 500/,
      /^Line 3, Label "x{60}": more than 500 characters\. Shorten/,
    ],
    [
      "an unknown commune",
      goodBut(2, "99999"),
      "unknownCommune",
      /Code INSEE « 99999 ».*Corrigez le code INSEE/,
      /^Line 3, INSEE code "99999": no known commune has the INSEE code 99999\. Correct the INSEE code/,
    ],
    ["no commune", goodBut(2, ""), "missingCommune", /ni code INSEE/, /^Line 3, Postcode, Town: neither an/],
    [
      "a line cut short",
      "A1;L1;38185;Nadia",
      "tooFewColumns",
      /4 colonnes au lieu de 8/,
      /^Line 3: 4 columns instead of 8\. Check that the export/,
    ],
    [
      "a separator in a text",
      goodBut(5, "Loyer; charges"),
      "tooManyColumns",
      /9 colonnes au lieu de 8.*guillemets/,
      /^Line 3: 9 columns instead of 8\. .*quotation marks/,
    ],
    ["a quote left open", goodBut(5, '"Loyer'), "unclosedQuote", /guillemet/, /quotation mark is left open/],
    [
      "a NUL character",
      goodBut(5, "Loyer\0"),
      "unreadableCharacters",
      /illisibles/,
      /^Line 3: some characters .* Save the file again as UTF-8\.$/,
    ],
  ])("%s", async (_, bad, rule, message, english) => {
    const after = GOOD.replace("A1", "A9");
    const { lines, quarantined } = await read(rows(GOOD.replace("A1", "A0"), bad, after));
    expect(quarantined).toMatchObject([
      {
        line: 3,
        rule,
        message: expect.stringMatching(message),
        english: expect.stringMatching(english),
        raw: bad.replace("\0", "\ufffd"),
      },
    ]);
    expect(lines.slice(1)).toMatchObject([{ line: 4, account: { number: "A9" } }]);
  });

  test("the same line twice: the second waits in quarantine and names the first", async () => {
    const { lines, quarantined, totals } = await read(rows(GOOD, GOOD.replace("A1", "A2"), GOOD));
    expect(lines).toHaveLength(2);
    expect(quarantined).toMatchObject([
      {
        line: 4,
        rule: "duplicateInFile",
        message: expect.stringContaining("que la ligne 2"),
        english: expect.stringContaining("as line 2. If both entries are real"),
      },
    ]);
    expect(totals.fileDebitCents).toBe(3 * 51234);
  });

  test("a file cut in the middle keeps what came before and sets the last line aside", async () => {
    const { lines, quarantined } = await read(rows(GOOD, GOOD.replace("A1", "A2")).slice(0, -30));
    expect(lines).toHaveLength(1);
    expect(quarantined).toMatchObject([{ line: 3, rule: "tooFewColumns" }]);
  });

  test("a file cut inside its last amount does not turn 450,00 into 45", async () => {
    const { lines, quarantined } = await read(
      `${HEADER}\n${GOOD}\nA1;L1;38185;Nadia Morel;05/12/2026;Virement;;45`,
    );
    expect(lines).toHaveLength(1);
    expect(quarantined).toMatchObject([
      {
        line: 3,
        rule: "cutAmount",
        field: "Crédit",
        value: "45",
        english: expect.stringMatching(/^Line 3, Credit "45": the file stops in the middle of an amount/),
      },
    ]);
  });

  test("letters of another encoding in the middle of a UTF-8 file are not swallowed", async () => {
    const bytes = Buffer.concat([
      Buffer.from(rows(GOOD.replace("Nadia", "Zoé"))),
      Buffer.from(`${GOOD.replace("Nadia", "Zo\u00e9")}\n`, "latin1"),
    ]);
    const { quarantined } = await read([
      bytes.subarray(0, rows(GOOD).length + 3),
      bytes.subarray(rows(GOOD).length + 3),
    ]);
    expect(quarantined.every((line) => line.rule === "unreadableCharacters")).toBe(true);
  });

  test("a line of 100 MB is cut, memory stays flat, and the lines around it are kept", async () => {
    const megabyte = new Uint8Array(1 << 20).fill(120);
    function* file() {
      yield new TextEncoder().encode(rows(GOOD));
      yield new TextEncoder().encode("A2;L2;38185;");
      for (let n = 0; n < 100; n++) yield megabyte;
      yield new TextEncoder().encode(`;01/12/2026;Loyer;1,00;\r\n${GOOD.replace("A1", "A3")}\r\n`);
    }
    globalThis.gc?.();
    const before = process.memoryUsage.rss();
    let peak = 0;
    const { lines, quarantined } = await read(file(), {
      onProgress: () => (peak = Math.max(peak, process.memoryUsage.rss())),
    });
    expect(lines.map((line) => [line.line, line.account.number])).toEqual([
      [2, "A1"],
      [4, "A3"],
    ]);
    expect(quarantined).toMatchObject([
      {
        line: 3,
        rule: "lineTooLong",
        english: expect.stringMatching(/^Line 3: the line exceeds a million characters\. Check/),
        raw: expect.stringMatching(/^A2;L2;38185;xxx/),
      },
    ]);
    expect(quarantined[0]!.raw.length).toBeLessThanOrEqual(2_000);
    expect(peak - before).toBeLessThan(60e6);
  });
});

describe("a file that cannot be read is refused whole, with the remedy", () => {
  test.each<[string, string | Uint8Array, string, RegExp]>([
    ["an empty file", "", "emptyFile", /vide/],
    ["a PDF", "%PDF-1.7\n…", "binaryFile", /PDF.*Exportez les écritures en CSV/],
    ["an archive", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0), "binaryFile", /archive/],
    ["other bytes", Uint8Array.of(1, 2, 0, 4, 5, 0, 7, 8, 9, 10, 11), "binaryFile", /binaire/],
    [
      "other columns",
      "Nom;Montant;Jour\nMorel;12;3\n",
      "missingColumns",
      /manquantes : « N° compte ».*trouvées dans le fichier : « Nom », « Montant », « Jour »/,
    ],
    ["no header", `${GOOD}\n`, "missingColumns", /correspondance/],
  ])("%s", async (_, file, rule, message) => {
    const refusal = await read(file).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(LedgerRefused);
    expect((refusal as LedgerRefused).broken).toMatchObject({
      rule,
      message: expect.stringMatching(message),
    });
  });
});

test("reading stops when it is told to", async () => {
  const stop = new AbortController();
  function* endless() {
    yield new TextEncoder().encode(rows(GOOD));
    for (;;) {
      stop.abort();
      yield new TextEncoder().encode(`${GOOD}\n`);
    }
  }
  await expect(read(endless(), { signal: stop.signal })).rejects.toThrow(/aborted/);
});
