/** What is to come for those who carry measures: planned contacts, meetings planned, due or late, measures to decide on. */
import { sql } from "drizzle-orm";

import type { ContactKind } from "./contact.rules.ts";
import type { MeetingKind } from "./rules.ts";
import { type ByActor, measures } from "./read.store.ts";

/** `planned` has a day in the diary; `due` is to be called by that day; `late`: that day is past. */
export type AgendaLine = {
  id: string;
  measureId: string;
  householdId: string;
  household: string | null;
  worker: string | null;
  what: "contact" | "meeting" | "decide";
  contactKind: ContactKind | null;
  meetingKind: MeetingKind | null;
  on: string;
  state: "planned" | "due" | "late";
};

/** What awaits the asker's operator until a day: contacts and meetings planned, meetings due or late, measures to decide on. */
export async function agenda(
  tx: ByActor,
  on: Temporal.PlainDate,
  last: Temporal.PlainDate,
): Promise<AgendaLine[]> {
  const { rows } = await measures(tx, { show: "all", on, skip: 0, limit: 10_000 });
  const until = last.toString();
  const planned = await tx.rows<{ id: string; measureId: string; kind: ContactKind; on: string }>(sql`
    select c.id, c.measure_id as "measureId", c.kind, c.met_on::text as "on" from contact c where c.state = 'planned'`);
  const contactsOfMeasure = Map.groupBy(planned, ({ measureId }) => measureId);
  const isPast = (day: string) => day < on.toString();
  return rows
    .flatMap((line): AgendaLine[] => {
      const { id: measureId, householdId, household, worker } = line;
      const of = { measureId, householdId, household, worker, contactKind: null, meetingKind: null };
      return [
        ...(contactsOfMeasure.get(measureId) ?? []).map((contact): AgendaLine => ({
          ...of,
          id: contact.id,
          what: "contact",
          contactKind: contact.kind,
          on: contact.on,
          // A day that has passed without a word of what happened.
          state: isPast(contact.on) ? "late" : "planned",
        })),
        ...line.tripartite.flatMap(({ kind, state, dueOn, on: plannedOn }): AgendaLine[] =>
          state === "held" || state === "notHeld"
            ? []
            : [
                {
                  ...of,
                  id: `${measureId}-${kind}`,
                  what: "meeting",
                  meetingKind: kind,
                  on: state === "planned" ? plannedOn! : dueOn,
                  state,
                },
              ],
        ),
        ...(line.toDecide
          ? [
              {
                ...of,
                id: `${measureId}-decide`,
                what: "decide" as const,
                on: line.endsOn,
                state: isPast(line.endsOn) ? ("late" as const) : ("due" as const),
              },
            ]
          : []),
      ];
    })
    .filter(({ on: day }) => day <= until)
    .toSorted((one, other) => one.on.localeCompare(other.on) || one.id.localeCompare(other.id));
}
