/** The assessment over HTTP: whole for who carries the household, counts for the coordination, nothing for anybody else. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { havingRead } from "../platform/editing/having-read.ts";
import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { assigned, handOver } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import {
  brokenByAssessment,
  combines,
  courseOf,
  DOMAINS,
  isProtected,
  type ProblemFacts,
  PROBLEMS,
  PROTECTED_DOMAINS,
} from "./rules.ts";

let at: ServedScene<RealServer>;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

const ask = (who: string, method: "GET" | "PUT", householdId: string, body?: object) =>
  at.ask(who, method, `/api/households/${householdId}/assessment`, body);
const today = todayInParis();
const WORKER = "caseWorker@RELAIS";
const SECRET = "Suivi à l'hôpital de jour";

const a = (more: Partial<ProblemFacts> & Pick<ProblemFacts, "domain">): ProblemFacts => ({
  problem: null,
  severity: null,
  workedOn: true,
  detail: null,
  ...more,
});
const text = (more: object = {}) => ({
  id: crypto.randomUUID(),
  moment: "start",
  assessedOn: today.toString(),
  problems: [
    a({ domain: "budget", problem: "rentDebt", severity: 3, detail: "Dette de l'été" }),
    a({ domain: "budget", problem: "lowIncome", severity: 0 }),
    a({ domain: "health", problem: "illness", detail: SECRET }),
  ],
  ...more,
});

describe("the rule", () => {
  it("says of each domain whether it is protected, and the database holds the same", async () => {
    expect(DOMAINS.filter(isProtected)).toEqual([...PROTECTED_DOMAINS]);
    const [{ check } = { check: "" }] = await at.asSystem((tx) =>
      tx.rows<{ check: string }>(
        sql`select pg_get_constraintdef(oid) as check from pg_constraint where conname = 'assessment_problem_protected'`,
      ),
    );
    expect(DOMAINS.filter((domain) => check.includes(`'${domain}'`))).toEqual([...PROTECTED_DOMAINS]);
  });

  it.each([
    [{ assessedOn: today.add({ days: 1 }), problems: [] }, "assessedOn"],
    [{ assessedOn: today, problems: [a({ domain: "budget", problem: "illness" })] }, "problems.0.problem"],
    [{ assessedOn: today, problems: [a({ domain: "budget" })] }, "problems.0.problem"],
    [
      {
        assessedOn: today,
        problems: [
          a({ domain: "energy", problem: "supplyCut" }),
          a({ domain: "energy", problem: "supplyCut" }),
        ],
      },
      "problems.1.problem",
    ],
  ])("refuses what contradicts itself, beside its field", (written, field) => {
    expect(brokenByAssessment(written, today)).toMatchObject([{ field }]);
  });

  it("counts more than three problems worked on as several at once; those only seen do not count", () => {
    const worked = PROBLEMS.budget.slice(0, 4).map((problem) => a({ domain: "budget", problem }));
    expect(combines(worked)).toBe(true);
    expect(combines([...worked.slice(1), a({ domain: "housing", problem: "unfit", workedOn: false })])).toBe(
      false,
    );
  });
});

describe("an assessment", () => {
  it("that somebody wrote over meanwhile is not written over: who saves second is told what stands, by whom and when", async () => {
    const { householdId } = await assigned(at);
    const first = text();
    const { body: read } = await ask(WORKER, "PUT", householdId, first);
    const lead = { ...first, moment: "midway", version: read.version };
    expect((await ask("operatorLead@RELAIS", "PUT", householdId, lead)).status).toBe(200);
    const second = { ...first, problems: [], version: read.version };
    const { status, body } = await ask(WORKER, "PUT", householdId, second);
    expect(status).toBe(409);
    expect(body.stale).toMatchObject({
      by: expect.any(String),
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      standing: { id: first.id, moment: "midway", version: body.stale.version },
    });
    expect((await ask(WORKER, "GET", householdId)).body.assessments[0]).toMatchObject({
      moment: "midway",
      problems: expect.arrayContaining([expect.objectContaining({ domain: "budget" })]),
    });
    const merged = { ...second, version: body.stale.version };
    expect((await ask(WORKER, "PUT", householdId, merged)).status).toBe(200);
  });

  it("saved by two at the very same moment is written by one of them, and told to the other", async () => {
    const { householdId } = await assigned(at);
    const first = text();
    const { version } = (await ask(WORKER, "PUT", householdId, first)).body;
    const answers = await Promise.all(
      ["start", "midway", "end"].map((moment, n) =>
        ask(n === 1 ? "operatorLead@RELAIS" : WORKER, "PUT", householdId, {
          ...first,
          moment,
          version,
          problems: [],
        }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  });

  it("is written incomplete, written anew, and sent twice is one; not assessed and 0 stay two things", async () => {
    const { householdId } = await assigned(at);
    const first = text();
    expect((await ask(WORKER, "PUT", householdId, first)).status).toBe(200);
    await ask(WORKER, "PUT", householdId, first);
    await havingRead(at.ask)(WORKER, "PUT", `/api/households/${householdId}/assessment`, {
      ...first,
      problems: first.problems.slice(1),
    });
    const { body } = await ask(WORKER, "GET", householdId);
    expect(body.assessments).toHaveLength(1);
    expect(body.assessments[0].problems).toMatchObject([
      { domain: "budget", problem: "lowIncome", severity: 0, protected: false },
      { domain: "health", problem: "illness", severity: null, protected: true, detail: SECRET },
    ]);
    expect(body.can).toEqual({ write: true });
  });

  it("gives the coordination counts by shared domain, that a protected one is concerned, and no word", async () => {
    const { householdId } = await assigned(at);
    const none = (await ask("coordinator", "GET", householdId)).body;
    expect(none).toMatchObject({ assessments: [], protectedConcerned: false });
    await ask(WORKER, "PUT", householdId, text());
    const { body } = await ask("coordinator", "GET", householdId);
    expect(body.assessments[0]).toMatchObject({
      problems: null,
      summary: [{ domain: "budget", problems: 2, workedOn: 2 }],
    });
    expect(body.protectedConcerned).toBe(true);
    expect(JSON.stringify(body)).not.toMatch(/health|illness|hôpital|été|rentDebt/);
  });

  it("is read and no longer written by who handed the household over; not read by who took it", async () => {
    const file = await assigned(at);
    await ask(WORKER, "PUT", file.householdId, text());
    await at.asSystem((tx) =>
      tx.rows(sql`
        insert into measure (path_id, household_id, landlord_id, operator_id, case_worker_id, track, starts_on, ends_on)
        values (gen_random_uuid(), ${file.householdId}::uuid, ${file.landlordId}::uuid, ${file.operatorId}::uuid,
                ${file.workerId}::uuid, 'stay', '2026-09-01', '2027-02-28')`),
    );
    await handOver(at, file, "OISEAU");
    const former = (await ask(WORKER, "GET", file.householdId)).body;
    expect(former).toMatchObject({ assessments: [{ moment: "start" }], can: { write: false } });
    expect((await ask(WORKER, "PUT", file.householdId, text())).status).toBe(404);
    const next = (await ask("caseWorker@OISEAU", "GET", file.householdId)).body;
    expect(next).toMatchObject({ assessments: [], can: { write: true } });
  });

  it.each([
    ["caseWorker@OISEAU", 404, 404],
    ["operatorLead@OISEAU", 404, 404],
    ["coordinator", 200, 403],
    ["socialAdviser@AIH", 403, 403],
    ["arrearsOfficer@AIH", 403, 403],
    ["committeeMember", 403, 403],
    ["funder", 403, 403],
    ["administrator", 403, 403],
  ])("is for %s to read: %i, to write: %i", async (who, read, write) => {
    const { householdId } = await assigned(at);
    await ask(WORKER, "PUT", householdId, text());
    expect((await ask(who, "GET", householdId)).status).toBe(read);
    expect((await ask(who, "PUT", householdId, text())).status).toBe(write);
  });
});

const list = () => at.ask("coordinator", "GET", "/api/problem-kinds");

describe("the list of problems", () => {
  const add = (who: string, more: object = {}) =>
    at.ask(who, "POST", "/api/problem-kinds", {
      domain: "energy",
      french: "Chauffage d'appoint",
      english: "Extra heaters",
      validFrom: today.toString(),
      ...more,
    });

  it("grows from a day on by the coordination; what was written with a problem that is offered no more stays", async () => {
    const { householdId } = await assigned(at);
    const { body } = await add("coordinator");
    const problems = [
      a({
        domain: "energy",
        problem: body.id,
        wish: "Avoir chaud",
        worksOn: "energyAdviser",
        since: "2026-01-01",
      }),
    ];
    const written = text({ problems });
    expect((await ask(WORKER, "PUT", householdId, written)).status).toBe(200);
    // Of another domain, or before it was offered, it is no problem of the list.
    expect(
      (await ask(WORKER, "PUT", householdId, text({ problems: [a({ domain: "budget", problem: body.id })] })))
        .body.errors,
    ).toMatchObject([{ rule: "assessment.problem" }]);
    const before = today.subtract({ days: 1 }).toString();
    expect(
      (await ask(WORKER, "PUT", householdId, text({ assessedOn: before, problems }))).body.errors,
    ).toMatchObject([{ rule: "assessment.problem" }]);
    await at.ask("coordinator", "POST", `/api/problem-kinds/${body.id}/end`);
    expect((await list()).body.kinds).toMatchObject([{ id: body.id, validTo: today.toString() }]);
    const read = (await ask(WORKER, "GET", householdId)).body;
    expect(read.assessments[0].problems).toMatchObject([
      { problem: body.id, wish: "Avoir chaud", worksOn: "energyAdviser", since: "2026-01-01" },
    ]);
    expect(read.kinds).toMatchObject([{ id: body.id, french: "Chauffage d'appoint" }]);
    expect((await ask("coordinator", "GET", householdId)).body.kinds).toEqual([]);
  });

  it.each([
    [{ english: " " }, "english"],
    [{ validFrom: today.subtract({ days: 1 }).toString() }, "validFrom"],
  ])("refuses %j beside its field", async (more, field) => {
    expect((await add("coordinator", more)).body.errors).toMatchObject([{ field }]);
  });

  it.each([WORKER, "operatorLead@RELAIS", "socialAdviser@AIH", "administrator"])(
    "is not changed by %s",
    async (who) => expect((await add(who)).status).toBe(403),
  );
});

const on = (day: string) =>
  today
    .subtract({ days: 100 })
    .add({ days: Number(day) })
    .toString();

describe("from start to end", () => {
  it("shows of each domain the strongest severity at the last assessment of each moment; at rest, not said and not assessed apart", () => {
    const course = courseOf([
      {
        moment: "start",
        on: on("0"),
        problems: [a({ domain: "rentDebt", severity: 4 }), a({ domain: "rentDebt", severity: 2 })],
      },
      {
        moment: "midway",
        on: on("50"),
        problems: [a({ domain: "rentDebt", severity: 3 }), a({ domain: "health" })],
      },
      { moment: "midway", on: on("60"), problems: [a({ domain: "health" })] },
    ]);
    expect(course).toEqual([
      {
        domain: "rentDebt",
        protected: false,
        at: { start: { severity: 4, problems: 2 }, midway: { severity: 0, problems: 0 } },
      },
      {
        domain: "health",
        protected: true,
        at: { start: { severity: 0, problems: 0 }, midway: { severity: null, problems: 1 } },
      },
    ]);
  });

  it("a problem cannot have begun after the day it was noted", () => {
    const problems = [
      a({ domain: "budget", problem: "lowIncome", since: today.add({ days: 1 }).toString() }),
    ];
    expect(brokenByAssessment({ assessedOn: today, problems }, today)).toMatchObject([
      { rule: "assessment.since", field: "problems.0.since" },
    ]);
  });
});
