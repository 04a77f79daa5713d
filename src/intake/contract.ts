/** Shapes of files taken in over HTTP. Money in integer cents. */
import { z } from "zod";

import { FILE_KINDS } from "../ledger-file/mapping.rules.ts";
import { REPLACED_ACCOUNTS } from "./replacement.rules.ts";
import { WAYS } from "./ways.rules.ts";
import { SETTLEMENTS } from "../ledger-file/quarantine.rules.ts";

/** What is missing of a file's totals: file − (kept + known + quarantined); all zero where it is balanced. */
const control = z.object({
  balanced: z.boolean(),
  lines: z.int(),
  debitCents: z.int(),
  creditCents: z.int(),
});

const monthSums = z.object({
  month: z.string(),
  lines: z.int(),
  debitCents: z.int(),
  creditCents: z.int(),
});

/** What a file replaced: entries of the period that went, and their sums. `accounts`: of all, or of those the file holds. */
const replaced = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  accounts: z.enum(REPLACED_ACCOUNTS),
  withdrawn: z.int(),
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
  replaced: replaced.nullable(),
});

/** What a file would change, told on a dry run; null elsewhere. `differences`: of a list of balances, day by day. */
const changes = z.object({
  newAccounts: z.int(),
  balances: z.object({
    accounts: z.int(),
    sumCents: z.int(),
    largest: z.object({ account: z.string(), fromCents: z.int(), toCents: z.int() }).nullable(),
  }),
  months: z.array(monthSums),
  /** Of a file that replaces a period: what would go; `absent`, of accounts that the file does not name. */
  going: z
    .object({
      accounts: z.int(),
      months: z.array(monthSums),
      absent: z.object({
        accounts: z.int(),
        lines: z.int(),
        debitCents: z.int(),
        creditCents: z.int(),
        numbers: z.array(z.string()),
      }),
    })
    .nullable(),
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
  replaced: replaced.nullable(),
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

/** An entry that a corrected file took out of the ledger: what it said, whence it came, by which import, when and by whom it went. */
export const withdrawnRow = z.object({
  accountId: z.int(),
  account: z.string(),
  leaseholder: z.string(),
  on: z.iso.date(),
  kind: z.string(),
  label: z.string(),
  reference: z.string().nullable(),
  debitCents: z.int(),
  creditCents: z.int(),
  importId: z.int(),
  fileName: z.string(),
  withdrawnBy: z.int(),
  withdrawnByFile: z.string(),
  way: z.enum(WAYS),
  withdrawnByName: z.string().nullable(),
  withdrawnAt: z.string(),
});
