/** Around a tripartite meeting: who can be reached, what the household is told, what may be signed. */
import { describe, expect, it } from "vitest";

import { pdfText, probePdf } from "../platform/documents/pdf-probe.ts";
import { HOSTILE_TEXTS } from "../platform/documents/hostile-texts.ts";
import { meetingCalendar } from "./calendar.ts";
import { invitationPdf, sharedMinutesPdf } from "./documents.ts";
import {
  agreedBy,
  brokenByInvitation,
  brokenBySigning,
  householdMeans,
  initialsOf,
  letterOf,
  smsOf,
  type Told,
  whenOf,
} from "./rules.ts";
import type { MeetingRow } from "./store.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const today = day("2026-11-27");
const told: Told = {
  on: day("2026-12-01"),
  atTime: "14:30",
  place: "à votre domicile",
  worker: "Bernard Bondarenko",
  operator: "Le Relais Ozanam",
  landlord: "Alpes Isère Habitat",
};
const reach = { phone: "06 12 34 56 78", email: null, address: "3 rue des Lilas\n38100 Grenoble" };
const meeting: MeetingRow = {
  id: "m1",
  measureId: "a1",
  householdId: "h1",
  household: "Nadia Morel-Ortiz",
  landlordId: "l1",
  landlord: told.landlord,
  operatorId: "o1",
  operator: told.operator,
  workerId: "w1",
  worker: told.worker,
  kind: "midway",
  state: "held",
  on: "2026-11-20",
  atTime: "09:00",
  place: null,
  attended: ["household", "caseWorker"],
  minutes: "Loyer repris.\nProchain point en mars.",
  reach,
  invited: [],
  signatures: [
    {
      party: "household",
      name: "Nadia Morel",
      signature: { kind: "drawn", strokes: [[10, 10, 500, 200, 900, 20]] },
      witness: told.worker,
      on: "2026-11-20",
    },
    {
      party: "caseWorker",
      name: "B. Bondarenko",
      signature: { kind: "paper" },
      witness: null,
      on: "2026-11-20",
    },
  ],
  holds: true,
};

describe("an invitation", () => {
  it("says when and where, asks to come and how to say one cannot: no name of the household, no reason, two messages' length", () => {
    const sms = smsOf(told, "fr");
    expect(sms).toContain("mardi 1er décembre 2026 à 14 h 30, à votre domicile");
    expect(sms).toContain("prévenez Bernard Bondarenko");
    expect(sms).not.toMatch(/dette|loyer|impayé|expulsion|Morel/);
    expect(sms.length).toBeLessThanOrEqual(306);
    expect(smsOf(told, "en")).toContain("Tuesday 1 December 2026 at 14:30");
    expect(smsOf(told, "en").length).toBeLessThanOrEqual(306);
  });

  it("without an hour, a place or a named worker says what is known", () => {
    const bare = { ...told, atTime: null, place: null, worker: null };
    expect(whenOf(bare, "fr")).toBe("mardi 1er décembre 2026");
    expect(smsOf(bare, "fr")).toContain("prévenez Le Relais Ozanam");
    expect(letterOf(bare, "fr").lines[0]).toBe("Nous vous invitons à un entretien mardi 1er décembre 2026.");
  });

  it("an hour sharp is said without its zeros", () => {
    expect(whenOf({ ...told, atTime: "14:00" }, "fr")).toContain("à 14 h");
    expect(whenOf({ ...told, atTime: "14:00" }, "fr")).not.toContain("00");
  });

  it("offers the household the means that reach it, and professionals their diary", () => {
    expect(householdMeans(reach)).toEqual(["sms", "paper"]);
    expect(householdMeans({ phone: null, email: null, address: null })).toEqual([]);
    const planned = { state: "planned", metOn: told.on } as const;
    const to = (party: "household" | "socialAdviser", means: "sms" | "mail" | "paper" | "calendar") =>
      brokenByInvitation({ ...planned, party, means }, reach, today).map(({ rule }) => rule);
    expect(to("household", "sms")).toEqual([]);
    expect(to("household", "mail")).toEqual(["invitation.email"]);
    expect(to("household", "calendar")).toEqual(["invitation.means"]);
    expect(to("socialAdviser", "sms")).toEqual(["invitation.means"]);
    expect(to("socialAdviser", "calendar")).toEqual([]);
  });

  it.each([
    ["held", "2026-12-01"],
    ["planned", "2026-11-26"],
  ])("is not sent to a meeting that is %s on %s", (state, metOn) => {
    expect(
      brokenByInvitation({ state, metOn: day(metOn), party: "household", means: "sms" }, reach, today),
    ).toMatchObject([{ rule: "invitation.notPlanned" }]);
  });

  it("in a diary shows initials alone, in Paris time", () => {
    expect(initialsOf("Nadia Morel-Ortiz")).toBe("N. M. O.");
    const { content, method } = meetingCalendar({ ...meeting, on: "2026-12-01", atTime: "14:30" }, "fr", {
      publicUrl: "https://lt.example",
    });
    expect(method).toBe("PUBLISH");
    expect(content).toContain("SUMMARY:Entretien tripartite\\, N. M. O.");
    expect(content).toContain("DTSTART:20261201T133000Z");
    expect(content).not.toMatch(/Morel|Lilas|Grenoble/);
  });

  it("on paper is an accessible page with the address, in either language", () => {
    expect(probePdf(invitationPdf({ ...meeting, on: "2026-12-01" }, today, "fr"))).toMatchObject({
      isPdf: true,
      tagged: true,
      universalAccess: true,
      title: "Notre rendez-vous du 1er décembre 2026",
      language: "fr-FR",
    });
    expect(probePdf(invitationPdf({ ...meeting, on: "2026-12-01" }, today, "en")).title).toBe(
      "Our meeting of 1 December 2026",
    );
  });
});

describe("minutes", () => {
  const facts = { state: "held", minutes: "Loyer repris.", metOn: day("2026-11-20"), signed: [] as const };
  const asked = { party: "household", signedOn: today } as const;

  it.each([
    [{ ...facts, state: "planned" }, asked, "minutes.empty"],
    [{ ...facts, minutes: " " }, asked, "minutes.empty"],
    [{ ...facts, signed: ["household" as const] }, asked, "minutes.already"],
    [facts, { ...asked, signedOn: day("2026-11-19") }, "minutes.signedOn"],
    [facts, { ...asked, signedOn: day("2026-11-28") }, "minutes.signedOn"],
  ])("%j signed by %j: %s", (of, by, rule) => {
    expect(brokenBySigning(of, by, today)).toMatchObject([{ rule }]);
  });

  it("are agreed once each of the three has signed", () => {
    expect(brokenBySigning(facts, asked, today)).toEqual([]);
    expect(agreedBy(["household", "caseWorker"])).toBe(false);
    expect(agreedBy(["socialAdviser", "household", "caseWorker"])).toBe(true);
  });

  it("are printed with who signed and a frame for who has not, tagged, whatever a text holds", ({ skip }) => {
    const pdf = sharedMinutesPdf(meeting, today, "fr");
    expect(probePdf(pdf)).toMatchObject({
      tagged: true,
      universalAccess: true,
      title: expect.stringContaining("entretien de mi-parcours"),
    });
    for (const minutes of HOSTILE_TEXTS.slice(0, 3))
      expect(probePdf(sharedMinutesPdf({ ...meeting, minutes }, today, "en")).isPdf).toBe(true);
    const text = pdfText(pdf);
    if (text === undefined) return skip();
    expect(text).toContain("Nadia Morel, signé le 20 novembre 2026, devant Bernard Bondarenko");
    expect(text).toContain("B. Bondarenko, sur papier, le 20 novembre 2026");
    expect(text).toContain("Signez si vous êtes d'accord");
  });
});
