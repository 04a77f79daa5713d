/** The papers of a measure: readable by all, in both languages, for who may; and of each protected domain, no word on any of them. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { PROTECTED_DOMAINS } from "../assessment/rules.ts";
import { assigned, type Assigned, running } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { HOSTILE_TEXTS } from "../platform/documents/hostile-texts.ts";
import { pdfText, probePdf } from "../platform/documents/pdf-probe.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import { PAPERS, supportPaper } from "./papers.ts";
import type { PaperFacts } from "./store.ts";

const today = todayInParis();
/** Words that stand in one protected place each. */
const SECRETS = [
  ...PROTECTED_DOMAINS.map((domain) => `mots-${domain.toLowerCase()}`),
  "mots-objectif",
  "mots-note",
  "mots-budget",
];
const canReadText = pdfText(supportPaper("certificate", bare(), today, "fr")) !== undefined;
if (!canReadText)
  console.warn("SKIPPED: pdftotext (poppler-utils) is missing, the text of papers is not read");

/** Of whom nothing is known. */
function bare(): PaperFacts {
  return {
    householdId: "x",
    household: "Nadia Morel",
    address: null,
    landlord: "AIH",
    operator: "Le Relais",
    worker: null,
    startsOn: "2026-01-31",
    endsOn: "2026-07-31",
    closedOn: null,
    renewals: 0,
    outcome: null,
    debtAtStartCents: null,
    debtAtEndCents: null,
    changes: null,
    tieAtStart: null,
    tieAtEnd: null,
    paymentResumed: null,
    handedOnTo: null,
    summary: null,
    counts: { held: 0, missed: 0, atHome: 0 },
    tripartite: [],
    modules: [],
    relief: { months: 0, cents: 0 },
    plans: [],
  };
}

let at: ServedScene<RealServer>;
let file: Assigned;
let measureId: string;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
  file = await assigned(at, { on: today.subtract({ days: 60 }).toString() });
  measureId = await running(at, file, {
    startsOn: today.subtract({ days: 60 }).toString(),
    endsOn: today.add({ days: 120 }).toString(),
  });
  const by = async (method: "POST" | "PUT", url: string, body: object) =>
    expect({ url, status: (await at.server.ask(file.workerId, method, url, body)).status }).toEqual({
      url,
      status: 200,
    });
  await by("POST", `/api/measures/${measureId}/contacts`, {
    id: crypto.randomUUID(),
    kind: "homeVisit",
    state: "held",
    metOn: today.subtract({ days: 3 }).toString(),
    minutes: 60,
    outreach: false,
    note: "mots-note",
  });
  await by("PUT", `/api/measures/${measureId}/modules`, { modules: ["budget", "health"] });
  await by("PUT", `/api/measures/${measureId}/objectives`, {
    id: crypto.randomUUID(),
    module: "health",
    text: "mots-objectif",
    setOn: today.toString(),
    outcome: null,
    endedOn: null,
    outcomeWords: null,
    actions: [],
  });
  await by("PUT", `/api/households/${file.householdId}/budget`, {
    id: crypto.randomUUID(),
    budgetedOn: today.toString(),
    members: [],
    resources: [],
    charges: [],
    debts: [],
    benefitCents: null,
    note: "mots-budget",
  });
  await by("PUT", `/api/households/${file.householdId}/assessment`, {
    id: crypto.randomUUID(),
    moment: "start",
    assessedOn: today.toString(),
    problems: PROTECTED_DOMAINS.map((domain) => ({
      domain,
      problem: null,
      severity: 3,
      workedOn: true,
      detail: `mots-${domain.toLowerCase()}`,
      wish: null,
      worksOn: "caseWorker",
    })),
  });
}, 60_000);
afterAll(() => at?.close());

/** Status by role of each paper, and the secrets that its text lets out, in both languages. */
async function walked() {
  const table: Record<string, Record<string, number>> = {};
  const leaks: string[] = [];
  const roles = [
    "caseWorker@RELAIS",
    "operatorLead@RELAIS",
    "socialAdviser@AIH",
    "arrearsOfficer@AIH",
    "landlordLead@AIH",
    "coordinator",
    "socialAdviser@SDH",
    "committeeMember",
    "funder",
    "administrator",
  ];
  for (const paper of PAPERS) {
    table[paper] = {};
    for (const role of roles) {
      const who = role === "caseWorker@RELAIS" ? file.workerId : at.post(role).userId;
      for (const language of ["fr", "en"]) {
        const { status, bytes } = await at.server.raw(
          who,
          `/api/measures/${measureId}/${paper}.pdf?language=${language}`,
        );
        table[paper][role] = status;
        if (status !== 200) continue;
        const text = (pdfText(bytes) ?? "").replaceAll(/\s+/g, " ");
        for (const secret of [...SECRETS, "les soins", "access to care"])
          if (text.includes(secret)) leaks.push(`${secret} on ${paper} for ${role}`);
      }
    }
  }
  return { table, leaks };
}
const only = (roles: string[], all: string[]) =>
  Object.fromEntries(
    all.map((role) => [
      role,
      roles.includes(role) ? 200 : role === "socialAdviser@SDH" && roles.length > 2 ? 404 : 403,
    ]),
  );

describe("papers over HTTP", () => {
  it("agreement and certificate are the operator's, the report of those who follow the household once the measure has ended; protected words are on none", async () => {
    const during = await walked();
    const all = Object.keys(during.table["agreement"]!);
    const operator = ["caseWorker@RELAIS", "operatorLead@RELAIS"];
    expect(during.table["agreement"]).toEqual(only(operator, all));
    expect(during.table["certificate"]).toEqual(only(operator, all));
    expect(Object.values(during.table["report"]!)).not.toContain(200);
    const closed = await at.server.ask(file.workerId, "POST", `/api/measures/${measureId}/closing`, {
      closedOn: today.toString(),
      outcome: "stayed",
      debtAtEndCents: 40_000,
      tieAtEnd: "kept",
      paymentResumed: true,
      closingSummary: "Loyer repris, plan tenu.",
      costCents: null,
      handedOnTo: "Mission locale",
    });
    expect(closed.status).toBe(200);
    const after = await walked();
    expect(after.table["report"]).toEqual(
      only([...operator, "socialAdviser@AIH", "arrearsOfficer@AIH", "landlordLead@AIH", "coordinator"], all),
    );
    expect([...during.leaks, ...after.leaks]).toEqual([]);
    const reads = await at.asSystem((tx) =>
      tx.rows<{ subject: string }>(
        sql`select distinct subject from audit_entry where action = 'read' and subject like '%.pdf' order by 1`,
      ),
    );
    expect(reads.map(({ subject }) => subject)).toEqual(["agreement.pdf", "certificate.pdf", "report.pdf"]);
    const { bytes } = await at.server.raw(
      at.post("socialAdviser@AIH").userId,
      `/api/measures/${measureId}/report.pdf`,
    );
    for (const words of canReadText
      ? ["maintien dans le logement", "Loyer repris, plan tenu.", "Mission locale", "400,00"]
      : [])
      expect(pdfText(bytes)).toContain(words);
  }, 60_000);
});

describe("papers on paper", () => {
  it.each(PAPERS.flatMap((paper) => (["fr", "en"] as const).map((language) => [paper, language] as const)))(
    "%s in %s is PDF/UA-1, titled, in its language, also of a household of whom nothing is known",
    (paper, language) => {
      expect(probePdf(supportPaper(paper, bare(), today, language))).toMatchObject({
        isPdf: true,
        tagged: true,
        universalAccess: true,
        language: language === "fr" ? "fr-FR" : "en-GB",
      });
    },
  );

  it.skipIf(!canReadText)(
    "what people typed is printed as it is; the certificate does not name the landlord",
    () => {
      const summary = HOSTILE_TEXTS.join("\n");
      const report = pdfText(
        supportPaper("report", { ...bare(), closedOn: "2026-07-31", summary }, today, "fr"),
      )!;
      expect(report).toContain('#panic("x")');
      expect(pdfText(supportPaper("certificate", bare(), today, "fr"))).not.toContain("AIH");
    },
  );
});
