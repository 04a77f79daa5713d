/** What a household's file answers: shapes of the list, of the file and of its timeline. Money in cents, null = unknown or not shared. */
import { z } from "zod";

import { REFERRAL_STATUSES } from "../../referral/rules.ts";
import { OUTREACH_KINDS } from "../../worklist/rules.ts";

const cents = z.number().int().nullable();
const day = z.iso.date().nullable();
const track = z.enum(["stay", "leaseTransfer"]);
const referralStatus = z.enum(REFERRAL_STATUSES);
const contactState = z.enum(["planned", "held", "missed", "refused"]);
const moment = z.enum(["start", "midway", "end"]);

export const householdList = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      town: z.string().nullable(),
      landlord: z.string().nullable(),
      balanceCents: cents,
      referralStatus: referralStatus.nullable(),
      measure: z.object({ startsOn: z.iso.date(), endsOn: z.iso.date(), closedOn: day }).nullable(),
    }),
  ),
  /** Asks for the next page; null on the last one. */
  nextCursor: z.string().nullable(),
});

export const householdFile = z.object({
  id: z.string(),
  name: z.string(),
  /** Number of people living there; null = unknown. */
  people: z.number().int().nullable(),
  persons: z.array(
    z.object({
      id: z.string(),
      lastName: z.string(),
      firstName: z.string().nullable(),
      birthDate: day,
      isLeaseholder: z.boolean(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
    }),
  ),
  tenancies: z.array(
    z.object({
      id: z.string(),
      landlord: z.string(),
      reference: z.string().nullable(),
      address: z.string().nullable(),
      postcode: z.string().nullable(),
      town: z.string().nullable(),
      startsOn: day,
      endsOn: day,
    }),
  ),
  accounts: z.array(
    z.object({
      number: z.string(),
      landlord: z.string(),
      balanceCents: z.number().int(),
      amountDueCents: cents,
      benefitCents: cents,
      lastEntryOn: day,
      contested: z.boolean(),
    }),
  ),
  /** Who carries the file today: the measure's case worker, else who owns the referral. Null before any referral. */
  owner: z.object({ name: z.string(), role: z.string(), organisation: z.string() }).nullable(),
  referral: z
    .object({
      id: z.string(),
      status: referralStatus,
      track,
      submittedOn: day,
      informedOn: day,
      agreedOn: day,
    })
    .nullable(),
  /** The last measure; it runs while `closedOn` is null. */
  measure: z
    .object({
      id: z.string(),
      rank: z.number().int(),
      track,
      operator: z.string(),
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
      closedOn: day,
      debtAtStartCents: cents,
      contacts: z
        .object({ held: z.number().int(), missed: z.number().int(), atHome: z.number().int() })
        .nullable(),
    })
    .nullable(),
});

export const KINDS = [
  "referral",
  "referralWithdrawn",
  "outreach",
  "agenda",
  "decision",
  "assignment",
  "handOver",
  "measureStart",
  "measureEnd",
  "assessment",
  "contact",
  "tripartiteMeeting",
  "reliefProposed",
  "reliefDecision",
  "reliefStopped",
  "reliefMonth",
  "grantAsked",
  "grantDecision",
  "grantPaid",
  "arrangementProposed",
  "arrangementDecision",
  "planSigned",
  "planReminder",
  "planFrozen",
  "planCancelled",
  "leaseTransfer",
  "rehousing",
  "procedureAct",
  "removed",
] as const;

/** Facts the page makes its sentence of; a key that is absent is unknown, or has no meaning for the kind. */
const facts = z.object({
  track: track.optional(),
  outcome: z.string().optional(),
  rank: z.number().int().optional(),
  of: z.number().int().optional(),
  amountCents: z.number().int().optional(),
  debtCents: z.number().int().optional(),
  until: z.iso.date().optional(),
  number: z.string().optional(),
  /** Who takes a file over, from which operator; within one operator or not. */
  worker: z.string().optional(),
  former: z.string().optional(),
  within: z.boolean().optional(),
  operator: z.string().optional(),
  contactKind: z.enum(["homeVisit", "office", "outside", "phone", "mail", "video"]).optional(),
  state: contactState.optional(),
  moment: moment.optional(),
  outreach: z.boolean().optional(),
  outreachKind: z.enum(OUTREACH_KINDS).optional(),
  result: z.string().optional(),
  minutes: z.number().int().optional(),
  act: z.string().optional(),
  fund: z.string().optional(),
  /** Of a lease transfer or a rehousing: what happened; and with which home. */
  step: z.string().optional(),
  home: z.string().optional(),
  what: z.string().optional(),
  text: z.string().optional(),
});

export const householdTimeline = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      on: z.iso.date(),
      kind: z.enum(KINDS),
      facts,
      by: z.string().nullable(),
      /** Only where the reader may read the note itself: absent otherwise. */
      note: z.string().optional(),
      href: z.string().optional(),
    }),
  ),
});

export type HouseholdList = z.infer<typeof householdList>;
export type HouseholdFile = z.infer<typeof householdFile>;
export type HouseholdTimeline = z.infer<typeof householdTimeline>;
