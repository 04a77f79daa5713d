/** Shapes of the reconciliation over HTTP. Money in integer cents, days ISO; null is unknown, never 0. */
import { z } from "zod";

import { OUTCOMES } from "./read.store.ts";

const cents = z.int();
const share = z.object({ accounts: z.int(), gapCents: cents });
export const summary = z.object({
  differs: share,
  notListed: share,
  noEntries: share,
  agrees: share,
  statedCents: cents,
  computedCents: cents,
  largest: z.object({ number: z.string(), gapCents: cents }).nullable(),
});
export const compared = z.object({
  id: z.int(),
  number: z.string(),
  leaseholder: z.string(),
  outcome: z.enum(OUTCOMES),
  statedCents: cents.nullable(),
  computedCents: cents.nullable(),
  gapCents: cents.nullable(),
  gapBeforeCents: cents.nullable(),
});
export const stated = z.object({
  stated: z.object({ on: z.iso.date(), statedCents: cents, computedCents: cents.nullable() }).nullable(),
});
