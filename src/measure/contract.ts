/** Shapes of the measure's routes. Money in cents, days ISO; null = unknown, or without meaning there. */
import { z } from "zod";

import { versionRead, versionShown } from "../platform/editing/version.ts";
import { CLOSING_FACTS, OUTCOMES, TIES } from "./closing.rules.ts";
import { CONTACT_KINDS, CONTACT_STATES } from "./contact.rules.ts";
import { ATTENDEES, MEETING_KINDS, STANDINGS } from "./rules.ts";
import { SUSPENSION_REASONS } from "./suspension.rules.ts";

const day = z.iso.date();
const cents = z.int().nullable();
const words = (longest: number) => z.string().trim().max(longest).nullable();
const meetingState = z.enum(["planned", "held", "missed"]);

export const measureLine = z.object({
  id: z.string(),
  householdId: z.string(),
  household: z.string().nullable(),
  landlord: z.string(),
  operator: z.string(),
  /** Null: nobody is named. */
  worker: z.string().nullable(),
  track: z.enum(["stay", "leaseTransfer"]),
  rank: z.int(),
  startsOn: day,
  endsOn: day,
  closedOn: day.nullable(),
  /** First day without support; null: it goes on. While it lasts, the last day moves on each day. */
  suspendedSince: day.nullable(),
  /** Another measure of the same path follows. */
  renewed: z.boolean(),
  standing: z.enum(STANDINGS),
  outcome: z.enum(OUTCOMES).nullable(),
  /** The three meetings with the day by which each is due: computed, never stored. */
  tripartite: z.array(
    z.object({
      kind: z.enum(MEETING_KINDS),
      dueOn: day,
      state: z.enum(["held", "planned", "due", "late", "notHeld"]),
      on: day.nullable(),
    }),
  ),
  /** Day since which the oldest late meeting is due. */
  lateSince: day.nullable(),
  /** Renewing or closing is to be decided. */
  toDecide: z.boolean(),
  /** Counts alone, for whoever sees the measure. */
  counts: z.object({ held: z.int(), missed: z.int(), atHome: z.int() }),
  /** No contact held for longer than the setting; null: not for this reader. */
  silent: z.boolean().nullable(),
});

/** Only its own operator is given contacts, and their notes. */
const contact = z.object({
  id: z.string(),
  kind: z.enum(CONTACT_KINDS),
  state: z.enum(CONTACT_STATES),
  on: day,
  minutes: z.int().nullable(),
  outreach: z.boolean(),
  by: z.string().nullable(),
  note: z.string().nullable(),
  /** Counted by a spreadsheet of past years that did not date it. */
  takenOver: z.boolean(),
  version: z.int(),
});

const meeting = z.object({
  id: z.string(),
  kind: z.enum(MEETING_KINDS),
  state: meetingState,
  on: day,
  atTime: z.string().nullable(),
  place: z.string().nullable(),
  attended: z.array(z.enum(ATTENDEES)),
  /** One of the three has signed its minutes: they are changed no more. */
  signed: z.boolean(),
  sharedMinutes: z.string().nullable(),
  assessmentSummary: z.string().nullable(),
  version: versionShown,
});

export const measureFile = measureLine.extend({
  renewalReason: z.string().nullable(),
  suspensions: z.array(
    z.object({ from: day, resumedOn: day.nullable(), reason: z.enum(SUSPENSION_REASONS) }),
  ),
  debtAtStartCents: cents,
  debtAtEndCents: cents,
  /** What the account says today; null = unknown, or the measure is over. */
  debtTodayCents: cents,
  tieAtReferral: z.enum(TIES).nullable(),
  tieAtEnd: z.enum(TIES).nullable(),
  paymentResumed: z.boolean().nullable(),
  closingSummary: z.string().nullable(),
  /** Facts of the closing that nobody knows yet. */
  unknown: z.array(z.enum(CLOSING_FACTS)),
  renewal: z.object({ decideFrom: day, startsOn: day, endsOn: day, toDecide: z.boolean() }),
  meetings: z.array(meeting),
  /** Null: closed to this reader. */
  contacts: z.array(contact).nullable(),
  /** Workers to whom a lead may hand the measure over. */
  workers: z.array(z.object({ userId: z.string(), name: z.string() })),
  can: z.object({
    contact: z.boolean(),
    meet: z.boolean(),
    /** Write what of the assessment is shared at a meeting. */
    shareAssessment: z.boolean(),
    renew: z.boolean(),
    /** Go back on a renewal that has not begun. */
    takeBack: z.boolean(),
    suspend: z.boolean(),
    resume: z.boolean(),
    close: z.boolean(),
    complete: z.boolean(),
    handOver: z.boolean(),
  }),
  /** The assignment by which the coordination may move it to another operator; null: not this reader's to move. */
  movedBy: z.string().nullable(),
  /** The assignment of which its operator's lead may ask that another takes it over; null: not this reader's to ask. */
  askedOf: z.string().nullable(),
});

/** An active assignment whose measure has not begun. */
export const opening = z.object({
  assignmentId: z.string(),
  householdId: z.string(),
  household: z.string().nullable(),
  landlord: z.string(),
  operator: z.string(),
  worker: z.string().nullable(),
  assignedOn: day,
  can: z.object({ open: z.boolean() }),
});

export const newMeasure = z.object({ assignmentId: z.uuid(), startsOn: day });

/** `id` is the sender's: the same contact sent twice is written once. */
export const contactText = z.object({
  id: z.uuid(),
  kind: z.enum(CONTACT_KINDS),
  state: z.enum(CONTACT_STATES),
  metOn: day,
  minutes: z.int().nullable(),
  outreach: z.boolean(),
  note: words(20_000),
  /** The version that was corrected; null, or left out, for a new contact: another one there is a conflict. */
  basedOn: z.int().nullable().default(null),
  /** The note joins the one that is there, which its writer could not read: a phone holds none. */
  noteAdded: z.boolean().optional(),
});

export const meetingText = z.object({
  id: z.uuid(),
  kind: z.enum(MEETING_KINDS),
  state: meetingState,
  metOn: day,
  /** Left out: not said. */
  atTime: z.iso.time({ precision: -1 }).nullish(),
  place: words(200).optional(),
  attended: z.array(z.enum(ATTENDEES)).max(ATTENDEES.length),
  sharedMinutes: words(20_000),
  /** Left out by a landlord's adviser, who does not write it. */
  assessmentSummary: words(5_000).optional(),
  version: versionRead,
});

export const renewalText = z.object({ reason: z.string().trim().max(1_000) });

export const suspensionText = z.object({ from: day, reason: z.enum(SUSPENSION_REASONS) });
export const resumptionText = z.object({ on: day });

/** A fact left out is taken from the account (debts) or stays as it is; null says that nobody knows. */
export const closingText = z.object({
  closedOn: day,
  outcome: z.enum(OUTCOMES).nullable(),
  debtAtEndCents: cents.optional(),
  debtAtStartCents: cents.optional(),
  tieAtEnd: z.enum(TIES).nullable(),
  paymentResumed: z.boolean().nullable(),
  closingSummary: words(5_000),
  /** Who takes over; left out: nobody. */
  handedOnTo: words(200).optional(),
});

/** Only what was unknown may be completed. */
export const completionText = z.object({
  debtAtStartCents: cents,
  debtAtEndCents: cents,
  tieAtEnd: z.enum(TIES).nullable(),
  paymentResumed: z.boolean().nullable(),
  closingSummary: words(5_000),
});

export type MeasureLine = z.infer<typeof measureLine>;
export type MeasureFile = z.infer<typeof measureFile>;
export type Opening = z.infer<typeof opening>;
export type ContactText = z.infer<typeof contactText>;
export type MeetingText = z.infer<typeof meetingText>;
export type ClosingText = z.infer<typeof closingText>;
export type CompletionText = z.infer<typeof completionText>;
