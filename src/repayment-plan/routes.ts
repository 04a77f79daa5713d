/** Repayment plans over HTTP: on a household's file, drawn up, signed, ended; the plan as a page to sign. */
import { z } from "zod";

import { type App, asActor, languageOf } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { printed } from "../platform/facts/words.ts";
import { CASE } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { cents } from "../platform/money/cents.ts";
import { planPdf } from "./plan-document.ts";
import { cancelPlan, drawUp, freezePlan, planAccounts, planOf, plansOfHousehold, signPlan } from "./store.ts";

const params = z.object({ id: z.uuid() });
const day = z.iso.date();
const plan = z.object({
  id: z.uuid(),
  landlord: z.string(),
  account: z.string().nullable(),
  kind: z.enum(["amicable", "judge"]),
  debtCents: z.int(),
  toleranceDays: z.int(),
  signedOn: day.nullable(),
  cancelledOn: day.nullable(),
  cancelReason: z.string().nullable(),
  frozenOn: day.nullable(),
  by: z.string().nullable(),
  instalments: z.array(z.object({ n: z.int(), on: day, amountCents: z.int(), leftCents: z.int() })),
  state: z.enum(["draft", "live", "late", "breached", "completed", "cancelled", "frozen"]),
  since: day.nullable(),
  because: z.array(z.string()),
  expectedCents: z.int(),
  paidCents: z.int(),
  asOf: day.nullable(),
  can: z.object({ sign: z.boolean(), cancel: z.boolean(), freeze: z.boolean() }),
});

export async function repaymentPlanRoutes(app: App): Promise<void> {
  app.get(
    "/api/households/:id/plans",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Plans d'apurement du ménage, leur état au dernier jour connu du compte, et sur quel compte en établir un",
        params,
        response: {
          200: z.object({
            plans: z.array(plan),
            accounts: z.array(
              z.object({
                accountId: z.int(),
                account: z.string(),
                landlord: z.string(),
                balanceCents: z.int(),
                amountDueCents: z.int().nullable(),
                longest: z.object({ months: z.int(), source: z.string() }).nullable(),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = request.params;
        const plans = await plansOfHousehold(tx, id, todayInParis(), languageOf(request));
        const accounts = await planAccounts(tx, id, todayInParis());
        if (plans.length > 0) await recordRead(tx, id, "plan", request.ip);
        return { plans, accounts };
      }),
  );

  app.post(
    "/api/households/:id/plans",
    {
      config: { access: CASE },
      schema: {
        summary: "Établit un projet de plan : ses échéances font exactement la dette",
        params,
        body: z.object({
          accountId: z.int().positive(),
          debtCents: z.int(),
          from: day,
          frequency: z.enum(["monthly", "weekly", "fourWeekly"]).optional(),
          months: z.int().optional(),
          instalmentCents: z.int().optional(),
          toleranceDays: z.int().min(0).max(60),
          kind: z.enum(["amicable", "judge"]).optional(),
        }),
        response: { 200: plan },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = settled(await drawUp(tx, request.params.id, request.body));
        return (await planOf(tx, id, todayInParis(), languageOf(request)))!;
      }),
  );

  app.post(
    "/api/repayment-plans/:id/sign",
    {
      config: { access: CASE },
      schema: {
        summary: "Signe un projet de plan ; le plan qui courait sur ce compte prend fin",
        params,
        body: z.object({ signedOn: day }),
        response: { 200: plan },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = request.params;
        settled(await signPlan(tx, id, request.body.signedOn, todayInParis()));
        return (await planOf(tx, id, todayInParis(), languageOf(request)))!;
      }),
  );

  app.post(
    "/api/repayment-plans/:id/cancel",
    {
      config: { access: CASE },
      schema: {
        summary: "Met fin à un plan, avec sa raison",
        params,
        body: z.object({ reason: z.string().max(1000) }),
        response: { 200: plan },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = request.params;
        settled(await cancelPlan(tx, id, request.body.reason, todayInParis()));
        return (await planOf(tx, id, todayInParis(), languageOf(request)))!;
      }),
  );

  app.post(
    "/api/repayment-plans/:id/freeze",
    {
      config: { access: CASE },
      schema: {
        summary: "Suspend un plan : dossier de surendettement recevable",
        params,
        body: z.object({ frozenOn: day }),
        response: { 200: plan },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = request.params;
        settled(await freezePlan(tx, id, request.body.frozenOn, todayInParis()));
        return (await planOf(tx, id, todayInParis(), languageOf(request)))!;
      }),
  );

  app.get(
    "/api/repayment-plans/:id/plan.pdf",
    {
      config: { access: CASE },
      schema: {
        summary: "Le plan en une page à signer (PDF)",
        params,
        querystring: printed,
        response: { 200: z.unknown().describe("application/pdf") },
      },
    },
    async (request, reply) => {
      const found = await asActor(request, async (tx) => {
        const one = await planOf(tx, request.params.id, todayInParis());
        if (!one) throw notFound();
        await recordRead(tx, one.householdId, "plan.pdf", request.ip);
        return one;
      });
      const pdf = planPdf(
        {
          reference: found.id.slice(0, 8).toUpperCase(),
          household: found.household,
          landlord: found.landlord,
          ...(found.account && { account: found.account }),
          madeOn: found.signedOn ? Temporal.PlainDate.from(found.signedOn) : todayInParis(),
          instalments: found.instalments.map(({ n, on, amountCents, leftCents }) => ({
            n,
            on: Temporal.PlainDate.from(on),
            amountCents: cents(amountCents),
            leftCents: cents(leftCents),
          })),
          toleranceDays: found.toleranceDays,
        },
        request.query.language,
      );
      return reply
        .type("application/pdf")
        .header("content-disposition", `inline; filename="plan-${found.id.slice(0, 8)}.pdf"`)
        .send(pdf);
    },
  );
}
