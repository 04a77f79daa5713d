/** Arrangements over HTTP: where one starts, three answers, proposed to the committee, shown beside its items, the programme's waiting list. */
import { z } from "zod";

import { arrangementFacts, leversFacts, readCase } from "../arrangement/facts.ts";
import { printedAnswers } from "../arrangement/answers.ts";
import { PRIORITIES } from "../arrangement/programme.rules.ts";
import { GOALS } from "../arrangement/model.rules.ts";
import { ROUTES } from "../arrangement/rules.ts";
import { solveApart } from "../arrangement/solver-thread.ts";
import { newGrants } from "../debt-grant/contract.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { refused, settled } from "../platform/access/problem.ts";
import { CASE } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { words } from "../platform/facts/words.ts";
import { newPlan } from "../repayment-plan/contract.ts";
import { newRelief, reliefMonth } from "../rent-relief/contract.ts";
import { programme } from "./programme.store.ts";
import { irreversibleOf, startOf } from "./start.store.ts";
import { PROPOSAL_STATUSES } from "./steps.rules.ts";
import { fillStep, stepsOfProposals } from "./steps.store.ts";
import {
  decideProposal,
  propose,
  proposalsOfHousehold,
  proposalsOfSession,
  waitingProposals,
  withdraw,
} from "./store.ts";

const params = z.object({ id: z.uuid() });
const day = z.iso.date();
const cost = z.record(z.string(), z.int());
const month = z.object({
  n: z.int(),
  month: z.string(),
  billCents: z.int(),
  reliefCents: z.int(),
  grantCents: z.int(),
  instalmentCents: z.int(),
  debtCents: z.int(),
});
const proposal = z.object({
  id: z.uuid(),
  householdId: z.uuid(),
  landlord: z.string(),
  goal: z.enum([...GOALS, "byHand"]),
  status: z.enum(PROPOSAL_STATUSES),
  levers: leversFacts,
  months: z.array(month),
  costByFunderCents: cost,
  debtCents: z.int(),
  publicCents: z.int(),
  planMonths: z.int(),
  clearOn: day,
  note: z.string().nullable(),
  proposedOn: day,
  by: z.string().nullable(),
  decision: z.object({ kind: z.string(), on: day }).nullable(),
  settled: z.object({ on: day, by: z.string().nullable(), reason: z.string().nullable() }).nullable(),
  can: z.object({ withdraw: z.boolean(), decide: z.boolean() }),
});
const made = z.object({
  subjectId: z.uuid(),
  status: z.string(),
  /** Refused, taken back or ended: it may be proposed again. */
  over: z.boolean(),
  on: day,
  by: z.string().nullable(),
});
const shown = { made: made.nullable(), can: z.object({ fill: z.boolean() }) };
/** What an accepted arrangement asks people to propose, in the fields of each lever's own form. */
const step = z.discriminatedUnion("lever", [
  z.object({ lever: z.literal("relief"), months: z.array(reliefMonth), ...shown }),
  z.object({ lever: z.literal("grant"), funder: z.string(), amountCents: z.int(), ...shown }),
  z.object({
    lever: z.literal("plan"),
    debtCents: z.int(),
    instalmentCents: z.int(),
    firstMonth: z.string(),
    kind: z.enum(["amicable", "judge"]),
    ...shown,
  }),
]);
const filled = z.discriminatedUnion("lever", [
  z.object({ lever: z.literal("relief"), relief: newRelief }),
  z.object({ lever: z.literal("grant"), grants: newGrants }),
  z.object({ lever: z.literal("plan"), plan: newPlan }),
]);
const limit = z.object({
  constraint: z.string(),
  unit: z.enum(["cents", "months"]),
  limit: z.number(),
  reached: z.number(),
  needed: z.number().optional(),
  funder: z.string().optional(),
  message: z.string(),
  english: z.string(),
});
const answers = z.object({
  answers: z.array(
    z.object({
      goal: z.enum(GOALS),
      feasible: z.boolean(),
      route: z.enum(ROUTES).nullable(),
      months: z.array(month.extend({ residualCents: z.int().nullable() })),
      costByFunderCents: cost,
      publicCents: z.int().nullable(),
      planMonths: z.int().nullable(),
      clearMonth: z.int().nullable(),
      leastResidualCents: z.int().nullable(),
      levers: leversFacts.nullable(),
      binding: z.array(limit),
      closed: z.array(z.enum(ROUTES)),
    }),
  ),
  unknown: z.array(z.string()),
});

export async function arrangementRoutes(app: App): Promise<void> {
  app.get(
    "/api/households/:id/arrangement",
    {
      config: { access: CASE },
      schema: {
        summary:
          "D'où part un montage : compte, aide au logement, remises restantes, fonds ; et ce qui a été proposé",
        params,
        response: {
          200: z.object({
            start: z.object({
              accounts: z.array(
                z.object({
                  accountId: z.int(),
                  account: z.string(),
                  landlord: z.string(),
                  balanceCents: z.int(),
                  rentChargesCents: z.int().nullable(),
                  benefitCents: z.int().nullable(),
                }),
              ),
              relief: z
                .object({
                  monthsLeft: z.int(),
                  landlordShare: z.number(),
                  fund: z.string(),
                  fundLeftCents: z.int().nullable(),
                })
                .nullable(),
              grants: z.array(
                z.object({
                  funder: z.string(),
                  name: z.string(),
                  english: z.string().nullable(),
                  ceilingCents: z.int().nullable(),
                  leftCents: z.int().nullable(),
                }),
              ),
              courtOpen: z.boolean(),
              overIndebtedness: z.boolean(),
              lastFacts: z.record(z.string(), z.unknown()).nullable(),
            }),
            proposals: z.array(proposal.extend({ accountId: z.int().nullable(), steps: z.array(step) })),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = request.params;
        const proposals = await proposalsOfHousehold(tx, id);
        if (proposals.length > 0) await recordRead(tx, id, "arrangement", request.ip);
        const steps = await stepsOfProposals(tx, proposals);
        return {
          start: await startOf(tx, id, todayInParis()),
          proposals: proposals.map((one) => ({ ...one, steps: steps.get(one.id) ?? [] })),
        };
      }),
  );

  app.post(
    "/api/arrangements/solve",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Trois réponses à une situation : moindre coût public, sortie la plus proche, plus grand reste à vivre",
        body: z.unknown().describe("As `lt arrange --schema` describes it"),
        response: { 200: answers },
      },
    },
    async (request) => {
      const read = readCase(request.body);
      if ("errors" in read) throw refused(read.errors);
      return printedAnswers(await solveApart(read.facts));
    },
  );

  app.post(
    "/api/households/:id/arrangements",
    {
      config: { access: CASE },
      schema: {
        summary: "Propose un montage à la commission : rien ne s'applique",
        params,
        body: z.object({
          accountId: z.int().positive(),
          goal: z.enum([...GOALS, "byHand"]),
          facts: arrangementFacts,
          levers: leversFacts,
          note: words(1000).default(null),
        }),
        response: { 200: z.object({ id: z.uuid() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await propose(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  app.post(
    "/api/arrangements/:id/withdraw",
    {
      config: { access: CASE },
      schema: {
        summary: "Retire une proposition, avec la raison",
        params,
        body: z.object({ reason: z.string().trim().max(1_000) }),
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await withdraw(tx, request.params.id, request.body.reason, todayInParis())),
      ),
  );

  app.post(
    "/api/arrangements/:id/decide",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Accepte un montage, ou le refuse avec sa raison : ses leviers se proposent ensuite un à un",
        params,
        body: z.object({ accepted: z.boolean(), reason: words(1000).default(null) }),
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await decideProposal(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  app.post(
    "/api/arrangements/:id/steps",
    {
      config: { access: CASE },
      schema: {
        summary: "Propose un levier d'un montage accepté, tel qu'une personne en laisse le formulaire",
        params,
        body: filled,
        response: { 200: z.object({ ids: z.array(z.uuid()) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await fillStep(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  app.get(
    "/api/sessions/:id/arrangements",
    {
      config: { access: [...CASE, "committeeMember"] },
      schema: {
        summary: "Les montages proposés pour les situations d'une commission",
        params,
        response: {
          200: z.array(
            z.object({ itemId: z.uuid(), position: z.int(), household: z.string().nullable(), proposal }),
          ),
        },
      },
    },
    (request) => asActor(request, (tx) => proposalsOfSession(tx, request.params.id)),
  );

  app.get(
    "/api/arrangements/waiting",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Montages proposés qui attendent une décision, pour tout le programme",
        response: {
          200: z.array(
            z.object({
              id: z.uuid(),
              householdId: z.uuid(),
              household: z.string(),
              landlordId: z.uuid(),
              landlord: z.string(),
              proposedOn: day,
              debtCents: z.int(),
              publicCents: z.int(),
              costByFunderCents: cost,
              people: z.int().nullable(),
              irreversibleOn: day.nullable(),
            }),
          ),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const waiting = await waitingProposals(tx);
        const dates = await irreversibleOf(
          tx,
          waiting.map(({ householdId }) => householdId),
          todayInParis(),
        );
        return waiting.map((one) => ({ ...one, irreversibleOn: dates.get(one.householdId) ?? null }));
      }),
  );

  app.get(
    "/api/arrangements/programme",
    {
      config: { access: ["coordinator", "funder"] },
      schema: {
        summary:
          "Ce que les enveloppes d'une année financent sous chaque règle de priorité, et ce que 10 000 € de plus feraient",
        querystring: z.object({ year: z.coerce.number().int().min(2016).max(2100).optional() }),
        response: {
          200: z.object({
            year: z.int(),
            moreCents: z.int(),
            /** Null: kept back, fewer than five households. */
            waiting: z.int().nullable(),
            askedCents: z.int().nullable(),
            funds: z.array(
              z.object({
                fund: z.string(),
                leftCents: z.int().nullable(),
                askedCents: z.int().nullable(),
              }),
            ),
            budgets: z.record(z.string(), z.int().nullable()),
            rules: z.array(
              z.object({
                priority: z.enum(PRIORITIES),
                households: z.int().nullable(),
                people: z.int().nullable(),
                peopleUnknown: z.int().nullable(),
                debtSettledCents: z.int().nullable(),
                spentCents: z.int().nullable(),
                more: z.array(
                  z.object({
                    fund: z.string(),
                    households: z.int().nullable(),
                    debtSettledCents: z.int().nullable(),
                  }),
                ),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const today = todayInParis();
      const told = await asActor(request, (tx) => Promise.resolve(tx.actor.role === "funder"));
      return app.database.transaction({ kind: "system" }, (tx) =>
        programme(tx, request.query.year ?? today.year, today, told),
      );
    },
  );
}
