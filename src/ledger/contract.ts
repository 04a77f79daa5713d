/** Shapes of tenant accounts over HTTP. Money in integer cents, days and months ISO. */
import { z } from "zod";

/** Number of a row in a path or a query. */
export const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const day = z.iso.date();

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
  statedOn: day.nullable(),
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
