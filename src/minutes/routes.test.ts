/** The minutes over HTTP: signing, what each reader is given of them, that nothing changes after, addenda. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { serverOf } from "../app/server-fixture.ts";
import { type Committee, committee } from "../committee/committee-fixture.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { pdfText } from "../platform/documents/pdf-probe.ts";
import { minutesPdf } from "./minutes-document.ts";
import { printedMinutes } from "./printed.ts";
import { signedMinutes } from "./store.ts";
import { todayInParis } from "../platform/calendar/today.ts";

const TODAY = todayInParis();

let at: Committee;
beforeAll(async () => {
  at = await committee(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

const admitted = {
  kind: "admitted",
  track: "stay",
  startsOn: TODAY.add({ days: 10 }).toString(),
  levers: ["rentRelief"],
};
const refusedNow = { kind: "refused", reason: "ordinaryLawSuffices", reasonText: "Un plan simple suffit." };
const redirected = {
  kind: "redirected",
  service: "housingSolidarityFund",
  redirectedTo: "Agence de Grenoble",
};

describe("signing the minutes", () => {
  it("closes what was refused or redirected, and lets wait what was not studied", async () => {
    const [no, elsewhere, yes, unseen] = [
      await at.waiting(),
      await at.waiting(),
      await at.waiting(),
      await at.waiting(),
    ];
    const made = await at.session([no, elsewhere, yes, unseen].map(({ referralId }) => referralId));
    await made.decide(no.referralId, refusedNow);
    await made.decide(elsewhere.referralId, redirected);
    await made.decide(yes.referralId, admitted);
    expect((await made.sign()).status).toBe(200);
    const states = [];
    for (const { referralId } of [no, elsewhere, yes, unseen])
      states.push((await at.stateOf(referralId)).status);
    expect(states).toEqual(["closed", "closed", "decided", "submitted"]);
    const { body } = await at.ask("coordinator", "GET", made.url);
    expect(body).toMatchObject({
      status: "signed",
      signedBy: expect.any(String),
      can: { edit: false, sign: false },
    });
  });

  it("waits until each presence is told", async () => {
    const { url } = await at.session();
    const answer = await at.ask("coordinator", "POST", `${url}/sign`);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ rule: "committee.presence" }]);
  });

  it("ends every change, by the routes and by the database", async () => {
    const { referralId } = await at.waiting();
    const made = await at.session([referralId]);
    await made.decide(referralId, admitted);
    await made.sign();
    const [item] = await made.agenda();
    const tries = [
      await at.ask("coordinator", "PUT", made.url, {
        number: null,
        heldOn: TODAY.toString(),
        place: "X",
        videoLink: null,
      }),
      await at.ask("coordinator", "PUT", `${made.url}/members`, { members: [] }),
      await at.ask("coordinator", "PUT", `${made.url}/order`, { itemIds: [item!.id] }),
      await at.ask("coordinator", "POST", `/api/agenda-items/${item!.id}/removal`, { reason: "Erreur" }),
      await at.ask("coordinator", "POST", `${made.url}/sign`),
    ];
    expect(tries.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
    const touched = await at.as("coordinator", async (tx) => [
      await tx.rows(
        sql`update committee_session set place = 'X', status = 'planned' where id = ${made.id}::uuid returning id`,
      ),
      await tx.rows(
        sql`update decision set conditions = 'X' where session_id = ${made.id}::uuid returning id`,
      ),
      await tx.rows(
        sql`update agenda_item set position = 9 where session_id = ${made.id}::uuid returning id`,
      ),
      await tx.rows(sql`delete from session_member where session_id = ${made.id}::uuid returning user_id`),
    ]);
    expect(touched).toEqual([[], [], [], []]);
  });
});

/** Said of a document whose text the machine cannot read: what it was made of is read below in any case. */
const canReadText = pdfText(minutesPdf({ number: "1", heldOn: TODAY, members: [], items: [] })) !== undefined;
if (!canReadText)
  console.warn("SKIPPED: pdftotext (poppler-utils) is missing, the text of the minutes is not read");

async function signed() {
  const [ours, theirs] = [
    await at.waiting({ name: "Nadia Morel" }),
    await at.waiting({ code: "PLURALIS", name: "Paul Garnier" }),
  ];
  const made = await at.session(
    [ours.referralId, theirs.referralId],
    ["committeeMember@AIH", "socialAdviser@PLURALIS"],
  );
  await made.decide(ours.referralId, admitted);
  await made.decide(theirs.referralId, refusedNow);
  await made.sign();
  return made;
}
const read = async (who: string, url: string, language = "fr") => {
  const answer = await at.ask(who, "GET", `${url}/minutes.pdf?language=${language}`);
  expect(answer.status).toBe(200);
  expect((answer.body as Buffer).subarray(0, 5).toString()).toBe("%PDF-");
  return (pdfText(answer.body as Buffer) ?? "").replaceAll(/\s/g, " ");
};

describe("the minutes of a signed session", () => {
  it("are a draft for the coordination alone before they are signed", async () => {
    const { referralId } = await at.waiting();
    const { url } = await at.session([referralId]);
    expect((await at.ask("committeeMember@AIH", "GET", `${url}/minutes.pdf`)).status).toBe(404);
    const text = await read("coordinator", url);
    expect(text.includes("Projet non signé")).toBe(canReadText);
  });

  it("are printed in the language asked for", async () => {
    const { url } = await signed();
    const text = await read("coordinator", url, "en");
    expect(text.includes("Debt of €2,345.67 on")).toBe(canReadText);
    expect(text.includes("Reason ordinary law suffices")).toBe(canReadText);
    expect((await at.ask("coordinator", "GET", `${url}/minutes.pdf?language=de`)).status).toBe(400);
  });

  const READERS: [string, string[], string[]][] = [
    ["coordinator", ["Nadia Morel", "Paul Garnier", "Dette de 2 345,67 €"], ["Ménage 1", "Ménage 2"]],
    ["committeeMember@AIH", ["Ménage 1", "Ménage 2"], ["Morel", "Garnier"]],
    ["socialAdviser@PLURALIS", ["Ménage 1", "Paul Garnier"], ["Morel"]],
    ["arrearsOfficer@AIH", ["Nadia Morel"], ["Garnier", "Ménage", "le droit commun suffit"]],
  ];
  it.each(READERS)("are made, for %s, of %j and not of %j", async (who, said, hidden) => {
    const { id, url } = await signed();
    const data = await at.as(who, async (tx) =>
      printedMinutes((await signedMinutes(tx as Tx & { actor: Actor }, id))!),
    );
    const made = JSON.stringify(data).replaceAll(/\s/g, " ");
    expect(said.filter((part) => !made.includes(part))).toEqual([]);
    expect(hidden.filter((part) => made.includes(part))).toEqual([]);
    expect(data.extract ?? false).toBe(who === "arrearsOfficer@AIH");
    const text = await read(who, url);
    if (!canReadText) return;
    expect(said.filter((part) => !text.includes(part))).toEqual([]);
    expect(hidden.filter((part) => text.includes(part))).toEqual([]);
  });
});
