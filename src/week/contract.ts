/** Shapes of the agenda's route. Days ISO; null = unknown, or without meaning there. */
import { z } from "zod";

import { CONTACT_KINDS } from "../measure/contact.rules.ts";
import { MEETING_KINDS } from "../measure/rules.ts";
import { WEEK_WHAT } from "./rules.ts";

const day = z.iso.date();

export const weekLine = z.object({
  id: z.string(),
  what: z.enum(WEEK_WHAT),
  measureId: z.string().nullable(),
  householdId: z.string(),
  household: z.string().nullable(),
  worker: z.string().nullable(),
  contactKind: z.enum(CONTACT_KINDS).nullable(),
  meetingKind: z.enum(MEETING_KINDS).nullable(),
  /** Step of a procedure or of a transfer. */
  step: z.string().nullable(),
  /** Words of an action: its own operator's. */
  words: z.string().nullable(),
  on: day,
  atTime: z.string().nullable(),
  town: z.string().nullable(),
  /** `planned` has a day in the diary; `due` is to be done by that day; `late`: that day is past. */
  state: z.enum(["planned", "due", "late"]),
});

export const agenda = z.object({
  on: day,
  from: day,
  to: day,
  lines: z.array(weekLine),
  /** Where to go on each day of the week that has visits, in order: ids of lines by town. */
  roads: z.array(
    z.object({
      on: day,
      by: z.enum(["centres", "towns", "none"]),
      stops: z.array(z.object({ town: z.string().nullable(), lines: z.array(z.string()) })),
    }),
  ),
});

export type WeekLine = z.infer<typeof weekLine>;
export type AgendaAnswer = z.infer<typeof agenda>;
