/** Shapes of the ledger over HTTP. Money in integer cents, days and months ISO. */
import { z } from "zod";

import { SETTLEMENTS } from "./quarantine.rules.ts";

export const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const day = z.iso.date();

/** One file taken in. read = kept + known + quarantined, on the day of the import; sums are of the lines kept. */
export const importRow = z.object({
  id: z.int(),
  fileName: z.string(),
  read: z.int(),
  kept: z.int(),
  known: z.int(),
  quarantined: z.int(),
  debitCents: z.int(),
  creditCents: z.int(),
  importedByName: z.string().nullable(),
  createdAt: z.string(),
  settled: z.int(),
});

/** What an import gives. `importId` null: nothing was kept, because « all or nothing » met a bad line. */
export const importReport = z.object({
  importId: z.int().nullable(),
  read: z.int(),
  kept: z.int(),
  known: z.int(),
  quarantined: z.int(),
  debitCents: z.int(),
  creditCents: z.int(),
  fileDebitCents: z.int(),
  fileCreditCents: z.int(),
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

const header = z.string().trim().min(1).max(200);
export const mapping = z.strictObject({
  columns: z
    .strictObject({
      account: header,
      dwelling: header,
      address: header,
      insee: header,
      postcode: header,
      town: header,
      leaseholder: header,
      date: header,
      label: header,
      debit: header,
      credit: header,
      reference: header,
    })
    .partial()
    .optional(),
  separator: z.enum([";", ",", "\t", "|"]).optional(),
  encoding: z.enum(["utf-8", "windows-1252"]).optional(),
  dateFormat: z.enum(["dmy", "ymd", "mdy"]).optional(),
  amountFormat: z.enum(["comma", "point"]).optional(),
});

export const preview = z.object({
  separator: z.string(),
  headers: z.array(z.string()),
  columns: z.record(z.string(), z.string()),
  rows: z.array(z.array(z.string())),
  missing: z.object({ rule: z.string(), message: z.string() }).nullable(),
});

const account = z.object({
  id: z.int(),
  landlordName: z.string(),
  number: z.string(),
  householdId: z.uuid(),
  leaseholder: z.string(),
  dwelling: z.string().nullable(),
  address: z.string().nullable(),
  town: z.string().nullable(),
  balanceCents: z.int(),
  amountDueCents: z.int().nullable(),
  rentChargesCents: z.int().nullable(),
  benefitCents: z.int().nullable(),
  lastEntryOn: day.nullable(),
  contested: z.boolean(),
});

const month = z.object({
  month: z.string(),
  chargedCents: z.int(),
  benefitCents: z.int(),
  reliefCents: z.int(),
  grantCents: z.int(),
  paidCents: z.int(),
  otherCents: z.int(),
  balanceCents: z.int(),
  rejectedDebits: z.int(),
  lastPaymentOn: day.nullable(),
});

export const openedAccount = account.extend({ months: z.array(month) });

/** A household's accounts for whoever follows it: balances by month. What was paid and when is its landlord's staff's to read. */
export const householdAccounts = z.object({
  accounts: z.array(
    account.extend({
      months: z.array(month.pick({ month: true, balanceCents: true })),
      can: z.object({ open: z.boolean() }),
    }),
  ),
});

export const entry = z.object({
  on: day,
  kind: z.string(),
  means: z.string().nullable(),
  label: z.string(),
  reference: z.string().nullable(),
  debitCents: z.int(),
  creditCents: z.int(),
  balanceCents: z.int(),
});
