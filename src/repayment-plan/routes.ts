/** Repayment plans over HTTP: on a household's file, drawn up, signed, ended; the plan as a page to sign. */
import { z } from "zod";

import { type App, asActor, languageOf } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { printed, words } from "../platform/facts/words.ts";
import { ALLOCATIONS, PLAN_STATES } from "../plan-tracking/plan-facts.rules.ts";
import { CASE, LANDLORD_STAFF, OPERATOR_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { newPlan } from "./contract.ts";
import { instalmentsOfPlan, planPdf } from "./plan-document.ts";
import { officialPdf } from "./official-document.ts";
import { officialFacts } from "./official.store.ts";
import { planAccounts, planOf, plansOfHousehold } from "./read.store.ts";
import { REMINDER_WAYS } from "./reminder.rules.ts";
import { recordReminder, remindersOf } from "./reminder.store.ts";
import { MEANS_OF_PAYMENT, PLAN_KINDS } from "./rules.ts";
import { PLAN_SETTINGS, planSettingsFound, setPlanSettings } from "./settings.store.ts";
import { signature } from "../signature/contract.ts";
import { cancelPlan, drawUp, freezePlan, signPlan } from "./store.ts";

const params = z.object({ id: z.uuid() });
const day = z.iso.date();
const allocation = z.enum(ALLOCATIONS);
const plan = z.object({
  id: z.uuid(),
  landlord: z.string(),
  account: z.string().nullable(),
  kind: z.enum(PLAN_KINDS),
  debtCents: z.int(),
  frozenCents: z.int().nullable(),
  afterCents: z.int().nullable(),
  toleranceDays: z.int(),
  allocation,
  means: z.enum(MEANS_OF_PAYMENT).nullable(),
  capacityCents: z.int().nullable(),
  noticeOn: day.nullable(),
  version: z.int(),
  replaces: z.uuid().nullable(),
  changed: z.string().nullable(),
  signature: signature.nullable(),
  witness: z.string().nullable(),
  signedOn: day.nullable(),
  cancelledOn: day.nullable(),
  cancelReason: z.string().nullable(),
  frozenOn: day.nullable(),
  by: z.string().nullable(),
  instalments: z.array(z.object({ n: z.int(), on: day, amountCents: z.int(), leftCents: z.int() })),
  state: z.enum(PLAN_STATES),
  since: day.nullable(),
  because: z.array(z.string()),
  rows: z.array(
    z.object({
      what: z.enum(["rent", "instalment", "payment"]),
      on: day,
      amountCents: z.int(),
      leftCents: z.int().optional(),
      breachOn: day.optional(),
      by: z.string().optional(),
    }),
  ),
  expectedCents: z.int(),
  paidCents: z.int(),
  asOf: day.nullable(),
  can: z.object({ sign: z.boolean(), cancel: z.boolean(), freeze: z.boolean(), amend: z.boolean() }),
});

/** The instalment that the asker may remind the household of, and the reminders given. */
const reminders = z.object({
  due: z.object({ on: day, leftCents: z.int() }).nullable(),
  given: z.array(
    z.object({
      dueOn: day,
      way: z.enum(REMINDER_WAYS),
      text: z.string(),
      on: day,
      by: z.string().nullable(),
    }),
  ),
});

const settingValue = z.object({
  value: z.union([z.int(), allocation]),
  own: z.boolean(),
  source: z.string(),
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
            plans: z.array(plan.extend({ reminders })),
            accounts: z.array(
              z.object({
                accountId: z.int(),
                account: z.string(),
                landlord: z.string(),
                balanceCents: z.int(),
                amountDueCents: z.int().nullable(),
                longest: z.object({ months: z.int(), source: z.string() }).nullable(),
                setting: z.object({ toleranceDays: z.int(), allocation }),
                running: z.uuid().nullable(),
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
        const given = await remindersOf(tx, plans, todayInParis());
        return { plans: plans.map((one) => ({ ...one, reminders: given.get(one.id)! })), accounts };
      }),
  );

  app.post(
    "/api/households/:id/plans",
    {
      config: { access: CASE },
      schema: {
        summary: "Établit un projet de plan : ses échéances font exactement la dette",
        params,
        body: newPlan,
        response: { 200: plan },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = settled(await drawUp(tx, request.params.id, request.body, todayInParis()));
        return (await planOf(tx, id, todayInParis(), languageOf(request)))!;
      }),
  );

  app.post(
    "/api/repayment-plans/:id/sign",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Signe un projet de plan, à l'écran devant un témoin ou sur papier ; le plan qu'il modifie prend fin",
        params,
        body: z.object({
          signedOn: day,
          signature: signature.default({ kind: "paper" }),
          witness: words(200).default(null),
        }),
        response: { 200: plan },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = request.params;
        settled(await signPlan(tx, id, request.body, todayInParis()));
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
          instalments: instalmentsOfPlan(found.instalments),
          toleranceDays: found.toleranceDays,
          allocation: found.allocation,
          version: found.version,
          ...(found.means && { means: found.means }),
          ...(found.changed && { changed: found.changed }),
          ...(found.signedOn && { signedOn: Temporal.PlainDate.from(found.signedOn) }),
          ...(found.signature && { signature: found.signature }),
          ...(found.witness && { witness: found.witness }),
        },
        request.query.language,
      );
      return reply
        .type("application/pdf")
        .header("content-disposition", `inline; filename="plan-${found.id.slice(0, 8)}.pdf"`)
        .send(pdf);
    },
  );

  app.get(
    "/api/repayment-plans/:id/official.pdf",
    {
      config: { access: CASE },
      schema: {
        summary: "Le plan tel que la CAF, la CCAPEX et le juge le demandent (PDF)",
        params,
        querystring: printed,
        response: { 200: z.unknown().describe("application/pdf") },
      },
    },
    async (request, reply) => {
      const facts = await asActor(request, async (tx) => {
        const found = await officialFacts(tx, request.params.id, todayInParis());
        if (!found) throw notFound();
        await recordRead(tx, found.plan.householdId, "plan.official.pdf", request.ip);
        return found;
      });
      return reply
        .type("application/pdf")
        .header("content-disposition", `inline; filename="plan-${facts.plan.id.slice(0, 8)}-organismes.pdf"`)
        .send(officialPdf(facts, request.query.language));
    },
  );

  app.post(
    "/api/repayment-plans/:id/reminders",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary:
          "Garde le rappel que le travailleur social a donné au ménage avant une échéance : rien ne part d'ici",
        params,
        body: z.object({ way: z.enum(REMINDER_WAYS), text: z.string().max(600) }),
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await recordReminder(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  app.get(
    "/api/plan-settings",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Les réglages du bailleur pour ses plans d'apurement : en vigueur, passés et à venir",
        response: {
          200: z.object({
            current: z.object({
              allocation: settingValue,
              toleranceDays: settingValue,
              reminderDays: settingValue,
            }),
            versions: z.array(
              z.object({
                setting: z.enum(PLAN_SETTINGS),
                value: z.union([z.int(), allocation]),
                validFrom: day.nullable(),
                validTo: day.nullable(),
                source: z.string(),
                by: z.string().nullable(),
              }),
            ),
            can: z.object({ set: z.boolean() }),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        ...(await planSettingsFound(tx, todayInParis())),
        can: { set: tx.actor.role === "landlordLead" },
      })),
  );

  app.put(
    "/api/plan-settings",
    {
      config: { access: ["landlordLead"] },
      schema: {
        summary: "Règle, à partir d'un jour, les plans que le bailleur établira",
        body: z.object({
          allocation: allocation.nullable(),
          toleranceDays: z.int().nullable(),
          reminderDays: z.int().nullable(),
          from: day,
          source: z.string().max(300),
        }),
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await setPlanSettings(tx, request.body, todayInParis()))),
  );
}
