/** Shapes of files taken in over HTTP. Money in integer cents. */
import { z } from "zod";

import { WAYS } from "./ways.rules.ts";
import { SETTLEMENTS } from "../ledger-file/quarantine.rules.ts";

/** What is missing of a file's totals: file − (kept + known + quarantined); all zero where it is balanced. */
const control = z.object({
  balanced: z.boolean(),
  lines: z.int(),
  debitCents: z.int(),
  creditCents: z.int(),
});

/**
 * One file taken in. read = kept + known + quarantined, on the day of the import; `debitCents` and `creditCents` are sums of the
 * lines kept. The other sums are null on imports made before they were kept.
 */
export const importRow = z.object({
  id: z.int(),
  fileName: z.string(),
  read: z.int(),
  kept: z.int(),
  known: z.int(),
  quarantined: z.int(),
  debitCents: z.int(),
  creditCents: z.int(),
  fileDebitCents: z.int().nullable(),
  fileCreditCents: z.int().nullable(),
  knownDebitCents: z.int().nullable(),
  knownCreditCents: z.int().nullable(),
  quarantinedDebitCents: z.int().nullable(),
  quarantinedCreditCents: z.int().nullable(),
  way: z.enum(WAYS),
  tokenName: z.string().nullable(),
  importedByName: z.string().nullable(),
  createdAt: z.string(),
  settled: z.int(),
});

/** What an import gives. `importId` null: nothing was kept, because « all or nothing » met a bad line, or on a dry run. */
export const importReport = z.object({
  importId: z.int().nullable(),
  outcome: z.enum(["kept", "refused", "dryRun"]),
  read: z.int(),
  kept: z.int(),
  known: z.int(),
  quarantined: z.int(),
  debitCents: z.int(),
  creditCents: z.int(),
  fileDebitCents: z.int(),
  fileCreditCents: z.int(),
  knownDebitCents: z.int(),
  knownCreditCents: z.int(),
  quarantinedDebitCents: z.int(),
  quarantinedCreditCents: z.int(),
  control,
  /** The first 1,000. */
  quarantine: z.array(
    z.object({
      line: z.int(),
      field: z.string(),
      value: z.string(),
      rule: z.string(),
      message: z.string(),
    }),
  ),
});

export const quarantineRow = z.object({
  id: z.int(),
  line: z.int(),
  field: z.string(),
  value: z.string(),
  rule: z.string(),
  message: z.string(),
  raw: z.string(),
  settlement: z.enum(SETTLEMENTS).nullable(),
  settledByName: z.string().nullable(),
  settledAt: z.string().nullable(),
  can: z.object({ keep: z.boolean(), setAside: z.boolean() }),
});
