/** What a session's routes take and give back. Days ISO, money in cents; null = unknown or not said. */
import { z } from "zod";

import { person, sessionLine } from "../committee/contract.ts";
import {
  DECISION_KINDS,
  LEVERS,
  PRESENCES,
  REFUSAL_REASONS,
  SERVICES,
  TRACKS,
  VOICES,
} from "../committee/rules.ts";
import { DECIDED_BY } from "../committee/settings.rules.ts";
import { versionRead, versionShown } from "../platform/editing/version.ts";
import { words } from "../platform/facts/words.ts";
import { openLever, sharedDomain } from "../preparation/shared.store.ts";

const day = z.iso.date();
const votes = z.object({ agree: z.int().min(0), disagree: z.int().min(0), abstain: z.int().min(0) });

const decision = z.object({
  kind: z.enum(DECISION_KINDS),
  decidedOn: day,
  track: z.enum(TRACKS).nullable(),
  startsOn: day.nullable(),
  operatorId: z.string().nullable(),
  operator: z.string().nullable(),
  operatorReason: z.string().nullable(),
  levers: z.array(z.enum(LEVERS)).nullable(),
  recommended: z.array(z.enum(LEVERS)).nullable(),
  conditions: z.string().nullable(),
  missing: z.string().nullable(),
  dueBy: day.nullable(),
  reason: z.enum(REFUSAL_REASONS).nullable(),
  reasonText: z.string().nullable(),
  service: z.enum(SERVICES).nullable(),
  redirectedTo: z.string().nullable(),
  votes: votes.nullable(),
  dissent: z.string().nullable(),
  version: versionShown,
});

const agendaLine = z.object({
  id: z.string(),
  position: z.int(),
  /** Null for who is not concerned. */
  household: z
    .object({ id: z.string(), name: z.string(), referralId: z.string(), open: z.boolean() })
    .nullable(),
  landlord: z.string(),
  commune: z.string().nullable(),
  track: z.enum(TRACKS),
  tie: z.enum(["kept", "strained", "broken"]).nullable(),
  debtCents: z.int().nullable(),
  amountDueCents: z.int().nullable(),
  monthsDue: z.number().nullable(),
  stage: z.string().nullable(),
  asOf: day,
  situation: z.string().nullable(),
  deferred: z.object({ on: day, missing: z.string().nullable() }).nullable(),
  proposedOperator: z.object({ id: z.string(), name: z.string() }).nullable(),
  decision: decision.nullable(),
  operator: z.string().nullable(),
  steppedOut: z.array(z.object({ userId: z.string(), name: z.string(), reason: z.string().nullable() })),
  voices: z.array(
    z.object({
      userId: z.string(),
      name: z.string(),
      voice: z.enum(VOICES),
      comment: z.string().nullable(),
    }),
  ),
  /** Open at the stage reached today; [] once the minutes are signed, or where the stage is unknown. */
  levers: z.array(openLever),
  /** What the household agreed to share with the committee: for its members and the coordination. */
  shared: z.array(sharedDomain),
  can: z.object({ decide: z.boolean(), remove: z.boolean(), speak: z.boolean(), stepOut: z.boolean() }),
});

export const sessionFile = sessionLine.extend({
  version: versionShown,
  membersVersion: versionShown,
  videoLink: z.string().nullable(),
  minutes: z.int(),
  capacity: z.int(),
  observations: z.string().nullable(),
  invitations: z.int(),
  urgentBecause: z.string().nullable(),
  minutedIn: z.object({ id: z.string(), number: z.string() }).nullable(),
  signedAt: z.string().nullable(),
  signedBy: z.string().nullable(),
  members: z.array(
    z.object({
      userId: z.string(),
      name: z.string(),
      role: z.string(),
      organisation: z.string(),
      presence: z.enum(PRESENCES),
      /** When they said by themselves whether they come. */
      saidAt: z.string().nullable(),
      invitedAt: z.string().nullable(),
    }),
  ),
  quorum: z
    .object({
      met: z.boolean().nullable(),
      present: z.int(),
      needed: z.int(),
      lacking: z.array(z.enum(["members", "landlords", "operators"])),
      source: z.string(),
      checked: z.string().nullable(),
    })
    .nullable(),
  /** Who chairs and how one decides, by the rules of the session's day. */
  rules: z
    .object({
      /** `name` null: the coordination; `missing`: whom the rule names, who does not sit or is excused. */
      chair: z.object({
        name: z.string().nullable(),
        missing: z.string().nullable(),
        source: z.string(),
        checked: z.string().nullable(),
      }),
      deciding: z.object({ by: z.enum(DECIDED_BY), source: z.string(), checked: z.string().nullable() }),
    })
    .nullable(),
  agenda: z.array(agendaLine),
  emergencies: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      askedOn: day,
      because: z.string().nullable(),
      landlord: z.string(),
      decision: z.enum(DECISION_KINDS),
      answered: z.int(),
      asked: z.int(),
    }),
  ),
  /** How many items the reader stepped out of: closed to them. */
  left: z.int(),
  can: z.object({ edit: z.boolean(), sign: z.boolean(), minutes: z.boolean(), answer: z.boolean() }),
});

export const decisionDraft = z.object({
  kind: z.enum(DECISION_KINDS),
  track: z.enum(TRACKS).nullish(),
  startsOn: day.nullish(),
  operatorId: z.uuid().nullish(),
  operatorReason: words(1000).optional(),
  levers: z.array(z.enum(LEVERS)).optional(),
  recommended: z.array(z.enum(LEVERS)).optional(),
  conditions: words(2000).optional(),
  missing: words(2000).optional(),
  dueBy: day.nullish(),
  reason: z.enum(REFUSAL_REASONS).nullish(),
  reasonText: words(2000).optional(),
  service: z.enum(SERVICES).nullish(),
  redirectedTo: words(300).optional(),
  votes: votes.nullish(),
  dissent: words(2000).optional(),
  version: versionRead,
});

export const voiceText = z.object({ voice: z.enum(VOICES), comment: words(1000) });

export const stepOutText = z.object({
  /** Null: oneself. */
  userId: z.uuid().nullable(),
  reason: words(500),
});

export const emergencyChoices = z.object({
  referrals: z.array(z.object({ id: z.string(), household: z.string().nullable(), landlord: z.string() })),
  people: z.array(person),
});

export const emergencyText = z.object({
  referralId: z.uuid(),
  because: words(1000),
  answerBy: day.nullable(),
  members: z.array(z.uuid()).max(60),
});
