/** Shapes of files taken in over HTTP. Money in integer cents. */
import { z } from "zod";

import { FILE_KINDS } from "../ledger-file/mapping.rules.ts";
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
  kind: z.enum(FILE_KINDS),
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

/** What a file would change, told on a dry run; null elsewhere. `differences`: of a list of balances, day by day. */
const changes = z.object({
  newAccounts: z.int(),
  balances: z.object({
    accounts: z.int(),
    sumCents: z.int(),
    largest: z.object({ account: z.string(), fromCents: z.int(), toCents: z.int() }).nullable(),
  }),
  months: z.array(z.object({ month: z.string(), lines: z.int(), debitCents: z.int(), creditCents: z.int() })),
  unknown: z.object({
    lines: z.int(),
    labels: z.array(z.object({ label: z.string(), lines: z.int() })),
  }),
  differences: z.array(
    z.object({
      on: z.string(),
      accounts: z.int(),
      sumCents: z.int(),
      notListed: z.int(),
      noEntries: z.int(),
      agrees: z.int(),
      largest: z.object({ number: z.string(), gapCents: z.int() }).nullable(),
    }),
  ),
});

/** What an import gives. `importId` null: nothing was kept, because « all or nothing » met a bad line, or on a dry run. */
export const importReport = z.object({
  importId: z.int().nullable(),
  kind: z.enum(FILE_KINDS),
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
  changes: changes.nullable(),
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
