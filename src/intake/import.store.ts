/** Takes a landlord's ledger file in: one transaction per file. Killed or refused half-way, it leaves nothing. */
import { createHash } from "node:crypto";
import { setImmediate, setTimeout } from "node:timers/promises";

import { sql } from "drizzle-orm";

import { landlordByCode } from "../parties/store.ts";
import { LANDLORD_STAFF, type Role } from "../platform/access/roles.ts";
import { emit } from "../platform/audit/record.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import type { Database, Tx, Who } from "../platform/database/database.ts";
import { ledgerLocked } from "../ledger/store.ts";
import { landlordClassifier } from "../entry-kind/store.ts";
import { AccountBook } from "../ledger-load/account-book.store.ts";
import { type Control, controlOf, type FlatTotals, totalsOf } from "./control.rules.ts";
import { communeIndex, type CommuneIndex, type KnownCommune } from "../ledger-file/commune.rules.ts";
import { type Changes, changesOf, rememberBalances } from "./changes.store.ts";
import { readBalances } from "../stated-balance/reader.ts";
import { standOnEntries, standOnLists, takeBalances } from "../stated-balance/take.store.ts";
import { pieces } from "../ledger-load/import-staging.store.ts";
import type { FileKind, LedgerMapping } from "../ledger-file/mapping.rules.ts";
import { Intake, type Known } from "../ledger-load/import-steps.store.ts";
import { LedgerRefused, type QuarantinedLine } from "../ledger-file/quarantine.rules.ts";
import { asideKept } from "./store.ts";
import { savedMappings } from "../file-assistant/store.ts";
import type { Replaced, Replacement } from "./replacement.rules.ts";
import type { Way } from "./ways.rules.ts";
import { openedFile, type OpenedFile } from "../ledger-file/opening.ts";
import { readLedger, type LedgerProgress } from "../ledger-file/reader.ts";

export type LedgerFile = {
  name: string;
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Code of the landlord whose file it is: `AIH`. A landlord's own staff may leave it out. */
  landlord?: string;
  /** How it came (default: what the asker tells: a person's page, a token, or the command line). */
  way?: Way;
  /** Tells this very file from any other that came: the same delivery again throws AlreadyTaken, whoever took it. */
  delivery?: string;
  /** Leave out to use the landlord's saved mapping, if there is one. */
  mapping?: LedgerMapping;
  /** Keep nothing if one line is bad. */
  allOrNothing?: boolean;
  /** The file is the whole truth of this period: entries of it that the file does not hold are withdrawn. */
  replace?: Replacement;
  /** How many entries a person was shown to go: where it would be another number, the file is refused. */
  confirmed?: number;
  /** Of a list of balances: the day of its lines, where it has no column for it. ISO. */
  on?: string;
  /** Tell what would happen; keep nothing. */
  dryRun?: boolean;
  /** Lines taken in at a time (default: 50,000); a file of more gets a part of the ledger of its own. */
  pieceLines?: number;
  /** Places for marks of lines, a power of two (default: as many as memory bears); few, for tests. */
  marks?: number;
  signal?: AbortSignal;
  onProgress?: (progress: LedgerProgress) => void;
  /** Called with every line set aside, in the order of the file. */
  onQuarantined?: (lines: readonly QuarantinedLine[]) => void;
};

/**
 * What `import ledger --json` prints (commands.md), and the id of the import. read = kept + known + quarantined, and the sums of
 * the file likewise: `control` says whether they are.
 */
export type ImportReport = FlatTotals & {
  /** Null where nothing was kept on purpose: a dry run, or "all or nothing" with a bad line. */
  importId: number | null;
  kind: FileKind;
  /** `refused`: "all or nothing" met a bad line. The control is that of the file all the same. */
  outcome: "kept" | "refused" | "dryRun";
  control: Control;
  /** The first 1,000. */
  quarantine: Omit<QuarantinedLine, "raw" | "entry">[];
  /** What the file replaced, or on a dry run would; null where it replaces nothing, or was refused. */
  replaced: Replaced | null;
  /** What would change, on a dry run; else null. */
  changes: Changes | null;
  durationMs: number;
  peakRssBytes: number;
};

/** The delivery is in already: its import has this id. */
export class AlreadyTaken extends Error {
  readonly importId: number;
  constructor(importId: number) {
    super(`already taken in, by import ${importId}`);
    this.importId = importId;
  }
}

/** Thrown to roll back an import that was right but shall not stay. */
class NotKept extends Error {
  readonly report: ImportReport;
  constructor(report: ImportReport) {
    super("not kept on purpose");
    this.report = report;
  }
}

/** Lines set aside that a report holds. */
export const QUARANTINE_SHOWN = 1_000;
const READ_BYTES = 1 << 16;
/** Pieces read ahead of the one that the database works on. */
const AHEAD = 2;

/**
 * Imports one file as `who`. Throws LedgerRefused where the file cannot be read or the landlord is not known.
 * With `allOrNothing` and a bad line, or `dryRun`, the report tells what was found and nothing is kept.
 */
export async function importLedger(database: Database, who: Who, file: LedgerFile): Promise<ImportReport> {
  try {
    return await database.transaction(who, (tx) => takenIn(tx, file));
  } catch (error) {
    if (error instanceof NotKept) return error.report;
    throw error;
  }
}

async function takenIn(tx: Tx, file: LedgerFile): Promise<ImportReport> {
  const started = performance.now();
  // A token adds what is new; what leaves the ledger, a person decides.
  if (file.replace && tx.token) throw new LedgerRefused(REPLACED_BY_PERSON);
  const landlordId = await landlordOf(tx, file.landlord);
  // Two files of one landlord one after the other: each must see what the other kept.
  const { signal } = file;
  await ledgerLocked(tx, landlordId);
  // Whoever gave up while another file was taken in no longer waits for an answer.
  await stillWanted(signal);
  if (file.delivery !== undefined) {
    const [taken] = await tx.rows<{ id: number }>(
      sql`select id from ledger_import where landlord_id = ${landlordId} and delivery = ${file.delivery}`,
    );
    if (taken) throw new AlreadyTaken(taken.id);
  }
  const hash = createHash("sha256");
  const opening = await openedFile(
    hashed(file.source, hash),
    file.mapping,
    await savedMappings(tx, landlordId),
  );
  const { kind } = opening.mapping;
  if (file.replace && kind === "balances") throw new LedgerRefused(LISTS_REPLACE_NOTHING);
  const [next] = await tx.rows<{ id: number }>(
    sql`select nextval(pg_get_serial_sequence('ledger_import', 'id'))::int as id`,
  );
  const importId = next!.id;
  if (file.dryRun) await rememberBalances(tx, landlordId);

  const run: Run = { tx, landlordId, importId, file, opening, communes: await communesOf(tx), shown: [] };
  const { flat, quarantineSaved, withdrawn, isWhole } =
    kind === "balances" ? await listTaken(run) : await movementsTaken(run);
  const sha256 = hash.digest("hex");
  const { quarantined } = flat;
  const replaced = withdrawn && file.replace ? replacedBy(file, flat, withdrawn) : null;
  const result: ImportReport = {
    importId,
    kind,
    outcome: "kept",
    ...flat,
    control: controlOf(totalsOf(flat)),
    quarantine: run.shown,
    replaced,
    changes: file.dryRun ? await changesOf(tx, landlordId, importId, kind, replaced !== null) : null,
    durationMs: Math.round(performance.now() - started),
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
  };
  await tx.rows(sql`
    insert into ledger_import (landlord_id, id, kind, file_name, sha256, read, kept, known, quarantined, debit_cents, credit_cents,
                               file_debit_cents, file_credit_cents, known_debit_cents, known_credit_cents,
                               quarantined_debit_cents, quarantined_credit_cents, duration_ms, imported_by, way, token_id,
                               token_name, delivery, replaces_from, replaces_to, replaces_accounts, withdrawn, withdrawn_debit_cents,
                               withdrawn_credit_cents)
    values (${landlordId}, ${importId}, ${kind}, ${file.name}, ${sha256}, ${flat.read}, ${flat.kept}, ${flat.known}, ${quarantined},
            ${flat.debitCents}, ${flat.creditCents}, ${flat.fileDebitCents}, ${flat.fileCreditCents}, ${flat.knownDebitCents},
            ${flat.knownCreditCents}, ${flat.quarantinedDebitCents}, ${flat.quarantinedCreditCents}, ${result.durationMs},
            ${tx.actor?.userId ?? null}, ${file.way ?? wayOf(tx)}, ${tx.token?.tokenId ?? null}, ${tx.token?.name ?? null},
            ${file.delivery ?? null}, ${replaced?.from ?? null}::date, ${replaced?.to ?? null}::date, ${replaced?.accounts ?? null},
            ${replaced?.withdrawn ?? 0}, ${replaced?.debitCents ?? 0}, ${replaced?.creditCents ?? 0})`);
  if (quarantined > 0) await quarantineSaved(sha256);
  const isRefused = (file.allOrNothing && quarantined > 0) || (file.replace && !isWhole);
  if (file.dryRun || isRefused) {
    throw new NotKept({
      ...result,
      importId: null,
      ...(file.dryRun && (isWhole || !file.replace)
        ? { outcome: "dryRun" }
        : { outcome: "refused", kept: 0, debitCents: 0, creditCents: 0 }),
    });
  }
  // Nobody is there to read the totals: what they did not see done is not done.
  await stillWanted(signal);
  // New entries make what was read of the accounts old; the same file again changes nothing, and tells nobody.
  if (result.kept > 0 || (replaced?.withdrawn ?? 0) > 0)
    await emit(tx, "ledger.imported", { payload: { landlordId, importId } });
  return result;
}

/** Throws LedgerRefused where the file has nothing to put in the period's place, or other entries would go than a person was shown. */
function replacedBy(file: LedgerFile, { kept, known }: FlatTotals, withdrawn: Known): Replaced {
  const { lines, debitCents, creditCents } = withdrawn;
  if (kept + known === 0) throw new LedgerRefused(EMPTY_PERIOD);
  if (file.confirmed !== undefined && file.confirmed !== lines)
    throw new LedgerRefused(otherThanShown(file.confirmed, lines));
  return { ...file.replace!, withdrawn: lines, debitCents, creditCents };
}

const LISTS_REPLACE_NOTHING: Broken = {
  rule: "replacedByMovements",
  field: "replace",
  message:
    "Un relevé de soldes ne remplace pas une période : de deux relevés du même jour, le dernier fait foi. Importez-le sans période.",
  english:
    "A list of balances replaces no period: of two lists of one day the later holds. Import it without a period.",
};
const REPLACED_BY_PERSON: Broken = {
  rule: "replacedByPerson",
  field: "replace",
  message:
    "Un jeton ajoute des écritures et n'en retire pas : une personne remplace une période depuis la page « Fichiers importés ».",
  english:
    "A token adds entries and withdraws none: a person replaces a period on the page of files taken in.",
};
const EMPTY_PERIOD: Broken = {
  rule: "emptyPeriod",
  field: "replace",
  message:
    "Le fichier n'a aucune écriture de la période : rien ne prendrait la place de ce qui serait retiré. Vérifiez l'export et la période.",
  english:
    "The file has no entry of the period: nothing would take the place of what would go. Check the export and the period.",
};
const otherThanShown = (shown: number, lines: number): Broken => ({
  rule: "otherThanShown",
  field: "confirmed",
  message: `Le compte locataire a changé depuis l'essai : ${lines} écritures seraient retirées, et non ${shown}. Rien n'a été fait ; refaites l'essai et confirmez de nouveau.`,
  english: `The ledger has changed since the dry run: ${lines} entries would be withdrawn, not ${shown}. Nothing was done; run it again and confirm anew.`,
});

/** One import under way. `shown`: the first lines set aside, filled in as they are met. */
type Run = {
  tx: Tx;
  landlordId: string;
  importId: number;
  file: LedgerFile;
  opening: OpenedFile;
  communes: CommuneIndex;
  shown: ImportReport["quarantine"];
};
type Counted = {
  flat: FlatTotals;
  quarantineSaved: (sha256: string) => Promise<void>;
  /** Where the file replaces a period and every line of it could be read: what went. */
  withdrawn?: Known;
  /** No line is set aside but duplicates of others. */
  isWhole: boolean;
};

async function communesOf(tx: Tx): Promise<CommuneIndex> {
  const communes = await tx.rows<KnownCommune>(sql`select insee, name, postcodes from commune`);
  return communeIndex(communes);
}

/** Lines set aside, to whoever listens and to the report. */
function tell({ file, shown }: Run, lines: readonly QuarantinedLine[]): void {
  for (const { raw: _raw, entry: _entry, ...line } of lines)
    if (shown.length < QUARANTINE_SHOWN) shown.push(line);
  if (lines.length > 0) file.onQuarantined?.(lines);
}

/** A list of balances: facts beside the ledger, which they do not change. */
async function listTaken(run: Run): Promise<Counted> {
  const { tx, landlordId, importId, file, opening, communes } = run;
  const { signal, onProgress, on } = file;
  const aside: QuarantinedLine[] = [];
  const { mapping, isWorkbook, source } = opening;
  const batches = readBalances(source, { communes, mapping, isWorkbook, on, signal, onProgress });
  const taken = await takeBalances(tx, landlordId, importId, batches, (lines) => {
    aside.push(...lines);
    tell(run, lines);
  });
  await stillWanted(signal);
  const { totals, kept, known, setAside } = taken;
  const flat: FlatTotals = {
    read: totals.read,
    kept: kept.lines,
    known: known.lines,
    quarantined: totals.quarantined + setAside.lines,
    debitCents: kept.debitCents,
    creditCents: kept.creditCents,
    fileDebitCents: totals.fileDebitCents,
    fileCreditCents: totals.fileCreditCents,
    knownDebitCents: known.debitCents,
    knownCreditCents: known.creditCents,
    quarantinedDebitCents: totals.quarantinedDebitCents + setAside.debitCents,
    quarantinedCreditCents: totals.quarantinedCreditCents + setAside.creditCents,
  };
  return {
    flat,
    isWhole: flat.quarantined === 0,
    quarantineSaved: (sha256) => asideKept(tx, landlordId, importId, sha256, aside),
  };
}

/** Debits and credits: into the ledger, its months and its accounts. */
async function movementsTaken(run: Run): Promise<Counted> {
  const { tx, landlordId, importId, file, opening, communes } = run;
  const { signal, onProgress, replace } = file;
  const intake = new Intake(
    tx,
    landlordId,
    importId,
    replace && { ...replace, onlyOfFile: replace.accounts === "file" },
  );
  await intake.prepare();
  const book = await AccountBook.of(tx, landlordId);
  const batches = readLedger(opening.source, {
    communes,
    mapping: opening.mapping,
    isWorkbook: () => opening.isWorkbook,
    classify: await landlordClassifier(tx, landlordId),
    ...(file.marks === undefined ? {} : { marks: file.marks }),
    ...(replace && { period: replace }),
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  });
  const known: Known = { lines: 0, debitCents: 0, creditCents: 0 };
  // Set aside by the reader, and found to be known: they change rows in the control totals.
  const twins: Known = { lines: 0, debitCents: 0, creditCents: 0 };
  let isWhole = true;
  const setAside = (lines: readonly QuarantinedLine[], kept: ReadonlySet<number>): void => {
    // A duplicate's first line stands for it; what cannot be read may be any entry of the period.
    isWhole &&= lines.every(({ entry }) => entry !== undefined);
    for (const { line, entry } of lines) if (entry && kept.has(line)) add(twins, { lines: 1, ...entry });
    const others = lines.filter(({ line }) => !kept.has(line));
    tell(run, others);
  };
  const staged = await someAhead(pieces(batches, book, file.pieceLines), async (piece) => {
    const held = await intake.take(piece);
    setAside(piece.quarantined, held.twins);
    add(known, held);
    piece.release();
  });
  await stillWanted(signal);
  // Found at the file's end to be given twice: staged as lines, and set aside after all.
  const doubled: Known = { lines: 0, debitCents: 0, creditCents: 0 };
  const withdraws = replace !== undefined && isWhole;
  const finished = await intake.finish(
    book,
    (lines, kept) => {
      setAside(lines, kept);
      for (const { entry } of lines) add(doubled, { lines: 1, ...entry });
    },
    withdraws,
  );
  add(known, finished.known);

  await standOnEntries(tx, landlordId);
  if (finished.withdrawn.lines > 0) await standOnLists(tx, landlordId);

  const { totals } = staged;
  const { read, fileDebitCents, fileCreditCents } = totals;
  const quarantined = totals.quarantined + doubled.lines - twins.lines;
  const flat: FlatTotals = {
    read,
    kept: staged.lines - known.lines - doubled.lines,
    known: known.lines + twins.lines,
    quarantined,
    debitCents: staged.debitCents - known.debitCents - doubled.debitCents,
    creditCents: staged.creditCents - known.creditCents - doubled.creditCents,
    fileDebitCents,
    fileCreditCents,
    knownDebitCents: known.debitCents + twins.debitCents,
    knownCreditCents: known.creditCents + twins.creditCents,
    quarantinedDebitCents: totals.quarantinedDebitCents + doubled.debitCents - twins.debitCents,
    quarantinedCreditCents: totals.quarantinedCreditCents + doubled.creditCents - twins.creditCents,
  };
  return {
    flat,
    isWhole,
    quarantineSaved: (sha256) => intake.quarantineSaved(sha256),
    ...(withdraws && { withdrawn: finished.withdrawn }),
  };
}

function add(sum: Known, { lines, debitCents, creditCents }: Known): void {
  sum.lines += lines;
  sum.debitCents += debitCents;
  sum.creditCents += creditCents;
}

/** Throws where the import was stopped. The embedded database never lets go of the process: a moment, for the network to say so. */
async function stillWanted(signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return;
  await setTimeout(5);
  signal.throwIfAborted();
}

const wayOf = ({ actor, token }: Tx): Way => (token ? "token" : actor ? "page" : "command");

/** The landlord whose file it is: the asker's own, or for jobs and the command line the one named. Anybody else finds none. */
async function landlordOf(tx: Tx, code: string | undefined): Promise<string> {
  const { actor, token } = tx;
  const own = token ?? (actor && LANDLORD_STAFF.includes(actor.role as Role) ? actor : undefined);
  if (own && (code === undefined || code.toUpperCase() === own.organisationCode.toUpperCase()))
    return own.organisationId;
  const named = own || actor ? undefined : await landlordByCode(tx, code ?? "");
  if (named) return named;
  // A token knows of no other landlord than its own.
  const known = token
    ? [{ code: token.organisationCode }]
    : await tx.rows<{ code: string }>(
        sql`select code from organisation where kind = 'landlord' order by code`,
      );
  const codes = known.map((one) => one.code).join(", ");
  throw new LedgerRefused({
    rule: "unknownLandlord",
    field: "landlord",
    message: `Aucun bailleur n'a le code « ${code ?? ""} ». Codes connus : ${codes || "aucun"}.`,
    english: `No landlord has the code "${code ?? ""}". Known codes: ${codes || "none"}.`,
  });
}

/**
 * In small pieces, with a turn for the database between two: what reading takes in one go, it lets nobody else do, and the database
 * would wait for its next lines.
 */
async function* hashed(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    hash.update(chunk);
    for (let from = 0; from < chunk.length; from += READ_BYTES) {
      yield chunk.subarray(from, from + READ_BYTES);
      await setImmediate();
    }
  }
}

/**
 * Runs `work` on each value while the next ones are made ready: the file is read while the database writes, and neither waits for the
 * other's longest step. Gives what the generator returns.
 */
async function someAhead<T, R>(values: AsyncGenerator<T, R>, work: (value: T) => Promise<void>): Promise<R> {
  const ready: Promise<IteratorResult<T, R>>[] = [];
  const ask = () => {
    const next = values.next();
    // A failure of reading is told when its turn comes, not as an unhandled one meanwhile.
    next.catch(() => {});
    ready.push(next);
  };
  for (let asked = 0; asked < AHEAD; asked++) ask();
  try {
    for (;;) {
      const next = await ready.shift()!;
      if (next.done) return next.value;
      ask();
      await work(next.value);
    }
  } finally {
    // Closes the file where the work stopped before its end.
    await Promise.allSettled(ready);
    await values.return(undefined as never);
  }
}
