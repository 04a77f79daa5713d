/** Costs over HTTP: a year's, side by side; minutes of a measure; how time is counted and how means are shared, dated. */
import { z } from "zod";

import { COST_LINES } from "../funding/rules.ts";
import { brokenBySettingFrom } from "../law/setting.rules.ts";
import { writeSetting } from "../law/setting.store.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { notFound, refused, settled } from "../platform/access/problem.ts";
import { OPERATOR_STAFF } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import {
  brokenTimeSetting,
  CHARGED,
  type Charged,
  CHARGE_KEYS,
  type ChargeKey,
  SHARING_KEYS,
} from "./rules.ts";
import { addLandlordTime, addTime, removeLandlordTime, timeOf, timeSetting, yearCosts } from "./store.ts";

const cents = z.int();
const day = z.iso.date();
const done = z.object({ done: z.literal(true) });
const time = z.object({
  method: z.enum(["minutes", "pace"]),
  hourlyCents: cents,
  minutesPerMonth: z.int().nullable(),
});
const id = z.object({ id: z.uuid() });
const keys = z.object(
  Object.fromEntries(CHARGED.map((line) => [line, z.enum(CHARGE_KEYS)])) as Record<
    Charged,
    z.ZodEnum<{ [key in ChargeKey]: key }>
  >,
);
const chargedRow = z.object({
  measures: z.int(),
  days: z.int(),
  support: cents.nullable(),
  coordination: cents.nullable(),
  overhead: cents.nullable(),
  landlordTime: cents.nullable(),
});

/** GET /api/costs, PUT /api/cost-settings/{time,sharing,keys}, POST and DELETE /api/landlord-time, GET and POST /api/measures/{id}/time. */
export async function costRoutes(app: App): Promise<void> {
  app.get(
    "/api/costs",
    {
      config: { access: ["coordinator", "operatorLead", "landlordLead"] },
      schema: {
        summary:
          "Coûts d'une année : par poste, par opérateur, et qui a mis et puisé ; les siens pour un opérateur ou un bailleur",
        querystring: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
        response: {
          200: z.object({
            year: z.int(),
            parts: z.array(
              z.object({
                costLine: z.enum(COST_LINES).nullable(),
                spentCents: cents.nullable(),
                trackedCents: cents.nullable(),
                inUnitCost: z.boolean(),
                inChargedCost: z.boolean(),
                inFullCost: z.literal(true),
              }),
            ),
            operators: z.array(
              z.object({
                operator: z.string(),
                measures: z.int(),
                unknown: z.int(),
                cents: cents.nullable(),
                days: z.int(),
              }),
            ),
            sharing: z.object({ key: z.enum(SHARING_KEYS), checked: z.boolean() }),
            landlords: z.array(
              z.object({
                landlord: z.string(),
                agreedCents: cents.nullable(),
                receivedCents: cents.nullable(),
                households: z.int(),
                days: z.int(),
                share: z.number().nullable(),
                drawnCents: cents.nullable(),
              }),
            ),
            spentCents: cents.nullable(),
            charged: z
              .object({
                keys,
                checked: z.boolean(),
                whole: chargedRow,
                operators: z.array(chargedRow.extend({ operator: z.string() })),
                landlordTime: z.array(
                  z.object({ landlord: z.string(), minutes: z.int(), cents: cents.nullable() }),
                ),
              })
              .nullable(),
            ownTime: z
              .object({
                minutes: z.int(),
                cents: cents.nullable(),
                lines: z.array(
                  z.object({
                    id: z.uuid(),
                    month: day,
                    minutes: z.int(),
                    what: z.string().nullable(),
                    by: z.string().nullable(),
                  }),
                ),
              })
              .nullable(),
            time: time.nullable(),
            can: z.object({ setTime: z.boolean(), setSharing: z.boolean(), enterTime: z.boolean() }),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        year: request.query.year,
        ...(await yearCosts(tx, request.query.year)),
        time: (await timeSetting(tx)) ?? null,
        can: {
          setTime: tx.actor.role === "operatorLead" || tx.actor.role === "landlordLead",
          setSharing: tx.actor.role === "coordinator",
          enterTime: tx.actor.role === "landlordLead",
        },
      })),
  );

  app.put(
    "/api/cost-settings/time",
    {
      config: { access: ["operatorLead", "landlordLead"] },
      schema: {
        summary:
          "Dit, à partir d'un jour, comment l'opérateur ou le bailleur compte son temps, et ce que coûte une heure",
        body: time.extend({ from: day }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { from: first, ...value } = request.body;
        const from = Temporal.PlainDate.from(first);
        const errors = brokenTimeSetting(value);
        if (errors.length > 0) throw refused(errors);
        await writeSetting(tx, {
          id: "cost.time",
          organisationId: tx.actor.organisationId,
          value,
          from,
          source: tx.actor.role === "landlordLead" ? "réglage du bailleur" : "réglage de l'opérateur",
          checked: null,
        });
        return { done: true as const };
      }),
  );

  app.put(
    "/api/cost-settings/sharing",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Dit, à partir d'un jour, par quoi les moyens mutualisés se partagent entre bailleurs",
        body: z.object({ key: z.enum(SHARING_KEYS), from: day }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const from = Temporal.PlainDate.from(request.body.from);
        const errors = brokenBySettingFrom(from, todayInParis());
        if (errors.length > 0) throw refused(errors);
        await writeSetting(tx, {
          id: "cost.sharing",
          organisationId: null,
          value: { key: request.body.key },
          from,
          source: "réglage de la coordination",
          checked: null,
        });
        return { done: true as const };
      }),
  );

  app.put(
    "/api/cost-settings/keys",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary:
          "Dit, à partir d'un jour, par quoi la coordination, les frais de structure et le temps des bailleurs sont imputés aux mesures",
        description:
          "L'année entière suit les clés de son dernier jour : celles d'aujourd'hui pour l'année en cours.",
        body: keys.extend({ from: day }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { from: first, ...value } = request.body;
        const from = Temporal.PlainDate.from(first);
        const errors = brokenBySettingFrom(from, todayInParis());
        if (errors.length > 0) throw refused(errors);
        await writeSetting(tx, {
          id: "cost.keys",
          organisationId: null,
          value,
          from,
          source: "réglage de la coordination",
          checked: null,
        });
        return { done: true as const };
      }),
  );

  app.post(
    "/api/landlord-time",
    {
      config: { access: ["landlordLead"] },
      schema: {
        summary: "Ajoute du temps que le bailleur a passé pour le programme dans un mois",
        body: z.object({
          month: day,
          minutes: z.int().min(1).max(600_000),
          what: z.string().trim().max(200).nullable(),
        }),
        response: { 200: done },
      },
    },
    (request) => asActor(request, async (tx) => settled(await addLandlordTime(tx, request.body))),
  );

  app.delete(
    "/api/landlord-time/:id",
    {
      config: { access: ["landlordLead"] },
      schema: {
        summary: "Retire du temps du bailleur écrit par erreur",
        params: id,
        response: { 200: done },
      },
    },
    (request) => asActor(request, async (tx) => settled(await removeLandlordTime(tx, request.params.id))),
  );

  app.get(
    "/api/measures/:id/time",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "Temps passé sur une mesure : celui des contacts, et le reste ligne par ligne",
        params: id,
        response: {
          200: z.object({
            lines: z.array(
              z.object({
                id: z.uuid(),
                on: day,
                minutes: z.int(),
                what: z.string().nullable(),
                by: z.string().nullable(),
              }),
            ),
            contactMinutes: z.int(),
            contactsWithout: z.int(),
            cents: cents.nullable(),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const time = await timeOf(tx, request.params.id);
        if (!time) throw notFound();
        return time;
      }),
  );

  app.post(
    "/api/measures/:id/time",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "Ajoute du temps passé hors contact : dossier, appels, trajets",
        params: id,
        body: z.object({
          on: day,
          minutes: z.int().min(1).max(1440),
          what: z.string().trim().max(200).nullable(),
        }),
        response: { 200: done },
      },
    },
    (request) => asActor(request, async (tx) => settled(await addTime(tx, request.params.id, request.body))),
  );
}
