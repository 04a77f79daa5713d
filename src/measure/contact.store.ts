/** Writes contacts with their notes, and tripartite meetings. Each has the id its sender gave it: sent twice, it is written once. */
import { eq, sql } from "drizzle-orm";

import { emit } from "../platform/audit/record.ts";
import type { Role } from "../platform/access/roles.ts";
import { brokenRule } from "../platform/calendar/dated.ts";
import {
  brokenByContact,
  brokenByMeanwhile,
  brokenByMeeting,
  type ContactAccount,
  isSameAccount,
  joinedNote,
} from "./contact.rules.ts";
import { refuseStale, Stale, standingNow } from "../platform/editing/version.ts";
import type { ContactText, MeetingText } from "./contract.ts";
import { type ByActor, contactsOf, meetingsOf, meetingWords } from "./read.store.ts";
import type { Span } from "./rules.ts";
import { contact, contactNote, tripartiteMeeting } from "./schema.ts";
import type { Done } from "./store.ts";

type Found = { householdId: string; operatorId: string; landlordId: string; works: boolean; span: Span };

const day = (iso: string) => Temporal.PlainDate.from(iso);

async function measureFor(tx: ByActor, id: string): Promise<Found | undefined> {
  const [row] = await tx.rows<
    Omit<Found, "span"> & { startsOn: string; endsOn: string; closedOn: string | null }
  >(sql`
    select household_id as "householdId", operator_id as "operatorId", landlord_id as "landlordId",
           starts_on::text as "startsOn", ends_on::text as "endsOn", closed_on::text as "closedOn",
           household_id in (select app.working_households()) and operator_id = app.operator_id() as works
      from measure where id = ${id}::uuid`);
  if (!row) return undefined;
  const { startsOn, endsOn, closedOn, ...found } = row;
  return {
    ...found,
    span: {
      startsOn: day(startsOn),
      endsOn: day(endsOn),
      closedOn: closedOn === null ? null : day(closedOn),
      renewed: false,
    },
  };
}

/**
 * Writes or corrects a contact of a measure that the asker carries. The note goes to a table of its own, closed to all others.
 * Sent again, word for word, it is there already and nothing follows: the answer may have been lost, the server killed.
 */
export async function writeContact(
  tx: ByActor,
  measureId: string,
  { id, note: sent, basedOn, noteAdded, ...values }: ContactText,
  today: Temporal.PlainDate,
): Promise<Done> {
  const found = await measureFor(tx, measureId);
  if (!found?.works) return undefined;
  const { householdId, operatorId, span } = found;
  const before = await writtenContact(tx, id);
  if (before && before.measureId !== measureId) return undefined;
  const note = noteAdded && before ? joinedNote(before.note, sent) : sent;
  if (before && isSameAccount(before, { ...values, note })) return { id };
  if (before) await refuseOlder(tx, { id, measureId, version: before.version }, basedOn);
  const errors = brokenByContact({ ...values, metOn: day(values.metOn) }, span, today);
  if (errors.length > 0) return { errors };
  if (before) {
    const rows = await tx.db
      .update(contact)
      .set({ ...values, version: before.version + 1 })
      .where(eq(contact.id, id))
      .returning({ id: contact.id });
    if (rows.length !== 1) return undefined;
  } else {
    const rows = await tx.db
      .insert(contact)
      .values({ ...values, id, measureId, householdId, operatorId, metBy: tx.actor.userId })
      .onConflictDoNothing({ target: contact.id })
      .returning({ id: contact.id });
    if (rows.length !== 1) return besideAnother(tx, { id, note, measureId, ...values });
  }
  await writeNote(tx, { contactId: id, householdId, operatorId }, note ?? "");
  await emit(tx, "contact.written", { householdId, payload: { measureId, contactId: id, on: values.metOn } });
  return { id };
}

/** The same id was written while this one waited: by the same sender, twice at once, or it is not the asker's to see. */
async function besideAnother(
  tx: ByActor,
  sent: ContactAccount & { id: string; measureId: string },
): Promise<Done> {
  const there = await writtenContact(tx, sent.id);
  if (there?.measureId !== sent.measureId) return undefined;
  if (!isSameAccount(there, sent)) await refuseOlder(tx, there, null);
  return { id: sent.id };
}

/** A contact counts its versions itself: a phone without network holds the number, and no note. */
async function refuseOlder(
  tx: ByActor,
  { id, measureId, version }: { id: string; measureId: string; version: number },
  basedOn: number | null,
): Promise<void> {
  const errors = brokenByMeanwhile(basedOn, version);
  if (errors.length === 0) return;
  const record = (await contactsOf(tx, measureId)).find((one) => one.id === id) ?? {};
  throw new Stale(await standingNow(tx, { table: "contact", id, version: String(version), record }), errors);
}

async function writtenContact(
  tx: ByActor,
  id: string,
): Promise<(ContactAccount & { id: string; measureId: string; version: number }) | undefined> {
  const [row] = await tx.rows<ContactAccount & { id: string; measureId: string; version: number }>(sql`
    select c.id, c.measure_id as "measureId", c.version, c.kind, c.state, c.met_on::text as "metOn", c.minutes, c.outreach,
           (select n.text from contact_note n where n.contact_id = c.id) as note
      from contact c where c.id = ${id}::uuid for update of c`);
  return row;
}

/** A note that is emptied stays as an empty one: nothing of a file is deleted. */
async function writeNote(
  tx: ByActor,
  of: { contactId: string; householdId: string; operatorId: string },
  text: string,
): Promise<void> {
  const [before] = await tx.rows<{ text: string }>(
    sql`select text from contact_note where contact_id = ${of.contactId}::uuid`,
  );
  if (text === (before?.text ?? "")) return;
  const values = { text, authorId: tx.actor.userId, writtenAt: new Date() };
  if (!before) return void (await tx.db.insert(contactNote).values({ ...of, ...values }));
  const rows = await tx.db
    .update(contactNote)
    .set(values)
    .where(eq(contactNote.contactId, of.contactId))
    .returning({ id: contactNote.contactId });
  if (rows.length !== 1) throw new Error(`note of contact ${of.contactId} was not written`);
}

/**
 * Writes or corrects a tripartite meeting: its operator's, or its landlord's social adviser, who does not write what is shared of
 * the assessment. Emits `tripartite.held` where it took place.
 */
export async function writeMeeting(
  tx: ByActor,
  measureId: string,
  { id, kind, state, metOn, atTime, place, attended, sharedMinutes, assessmentSummary, version }: MeetingText,
  today: Temporal.PlainDate,
): Promise<Done> {
  const found = await measureFor(tx, measureId);
  const isAdviser =
    (tx.actor.role as Role) === "socialAdviser" && found?.landlordId === tx.actor.organisationId;
  if (!found || !(found.works || isAdviser)) return undefined;
  const { householdId, operatorId, landlordId, span } = found;
  const errors = brokenByMeeting({ state, metOn: Temporal.PlainDate.from(metOn) }, span, today);
  if (!found.works && assessmentSummary !== undefined)
    errors.push({
      rule: "meeting.assessmentSummary",
      message: "Ce qui est partagé du diagnostic s'écrit du côté de l'opérateur, avec l'accord du ménage.",
      english: "What is shared of the assessment is written by the operator, with the household's agreement.",
      field: "assessmentSummary",
    });
  if (errors.length > 0) return { errors };
  // Asked first: the wall hides a signed row from who would lock it.
  const [signed] = await tx.rows(
    sql`select 1 from tripartite_signature where meeting_id = ${id}::uuid limit 1`,
  );
  if (signed)
    return brokenRule(
      "meeting.signed",
      "Ce compte rendu est signé : il ne change plus. Ce qui manque se dit à l'entretien suivant.",
      "These minutes are signed: they change no more. What is missing is said at the next meeting.",
    );
  const [written] = await tx.rows<{ measureId: string; state: string }>(
    sql`select measure_id as "measureId", state from tripartite_meeting where id = ${id}::uuid for update`,
  );
  if (written && written.measureId !== measureId) return undefined;
  const isHeld = state === "held";
  const versionNow = await refuseStale(tx, {
    table: "tripartite_meeting",
    id,
    version,
    words: meetingWords({
      kind,
      state,
      on: metOn,
      attended,
      sharedMinutes,
      atTime: atTime ?? null,
      place: place ?? null,
      assessmentSummary: assessmentSummary ?? null,
    }),
    standing: async () => (await meetingsOf(tx, measureId)).find((one) => one.id === id),
    wordsOf: meetingWords,
  });
  const values = {
    kind,
    state,
    metOn,
    ...(atTime !== undefined && { atTime }),
    ...(place !== undefined && { place: place || null }),
    attended: state === "planned" ? [] : attended,
    sharedMinutes: isHeld ? sharedMinutes || null : null,
    ...(assessmentSummary !== undefined && { assessmentSummary: (isHeld && assessmentSummary) || null }),
  };
  if (written) {
    const rows = await tx.db
      .update(tripartiteMeeting)
      .set(values)
      .where(eq(tripartiteMeeting.id, id))
      .returning({ id: tripartiteMeeting.id });
    if (rows.length !== 1) return undefined;
  } else {
    await tx.db
      .insert(tripartiteMeeting)
      .values({ ...values, id, measureId, householdId, operatorId, landlordId });
  }
  if (isHeld && written?.state !== "held")
    await emit(tx, "tripartite.held", {
      householdId,
      payload: { measureId, meetingId: id, moment: kind, on: metOn },
    });
  return { id, version: await versionNow() };
}
