/** Sessions over HTTP: the coordinator plans, fills the agenda, decides and signs; everybody else reads what concerns them. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { printed } from "../platform/facts/words.ts";
import { LANDLORD_STAFF, OPERATOR_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { addItems, decide, orderItems, removeItem, waitingReferrals } from "./agenda.store.ts";
import {
  decisionDraft,
  members,
  person,
  sessionFile,
  sessionLine,
  sessionText,
  waitingReferral,
} from "./contract.ts";
import { minutesPdf } from "./minutes-document.ts";
import { minutesOf } from "./minutes.store.ts";
import { mayBeNamed, type SessionFile, sessionOf, sessions } from "./read.store.ts";
import { numberFor, planSession, saveMembers, saveSession, signMinutes } from "./session.store.ts";

const COORDINATION = ["coordinator"] as const;
const READERS = [...LANDLORD_STAFF, ...OPERATOR_STAFF, "coordinator", "committeeMember"] as const;
const params = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });

/** The session as the asker reads it. Whoever reads a name opens that household's file: recorded, item by item. */
async function opened(tx: Tx & { actor: Actor }, id: string, part: string, ip: string): Promise<SessionFile> {
  const session = await sessionOf(tx, id, todayInParis());
  if (!session) throw notFound();
  for (const { household } of session.agenda) if (household) await recordRead(tx, household.id, part, ip);
  return session;
}

export async function committeeRoutes(app: App): Promise<void> {
  app.get(
    "/api/sessions",
    {
      config: { access: READERS },
      schema: {
        summary: "Séances de la commission que le lecteur peut voir, la dernière d'abord",
        response: { 200: z.object({ on: z.iso.date(), rows: z.array(sessionLine), canPlan: z.boolean() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        on: todayInParis().toString(),
        rows: await sessions(tx),
        canPlan: tx.actor.role === "coordinator",
      })),
  );

  app.get(
    "/api/sessions/new",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Ce qu'il faut pour prévoir une séance : le numéro proposé pour un jour, qui peut siéger",
        querystring: z.object({ heldOn: z.iso.date().optional() }),
        response: { 200: z.object({ number: z.string(), people: z.array(person) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        number: await numberFor(tx, request.query.heldOn ?? todayInParis().toString()),
        people: await mayBeNamed(tx),
      })),
  );

  app.post(
    "/api/sessions",
    {
      config: { access: COORDINATION },
      schema: {
        summary:
          "Prévoit une séance et nomme qui siège ; les situations ajournées viennent à son ordre du jour",
        body: sessionText.extend({ members: z.array(z.uuid()).max(60) }),
        response: { 200: z.object({ id: z.string() }) },
      },
    },
    (request) => asActor(request, async (tx) => settled(await planSession(tx, request.body, todayInParis()))),
  );

  app.get(
    "/api/sessions/:id",
    {
      config: { access: READERS },
      schema: {
        summary:
          "Une séance : qui siège, l'ordre du jour, les décisions ; un nom pour ceux que la situation concerne",
        params,
        response: { 200: sessionFile },
      },
    },
    (request) => asActor(request, (tx) => opened(tx, request.params.id, "session", request.ip)),
  );

  app.put(
    "/api/sessions/:id",
    {
      config: { access: COORDINATION },
      schema: { summary: "Change une séance", params, body: sessionText, response: { 200: done } },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await saveSession(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  app.put(
    "/api/sessions/:id/members",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Qui siège à la séance, et qui y était présent ou excusé",
        params,
        body: z.object({ members }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await saveMembers(tx, request.params.id, request.body.members))),
  );

  app.get(
    "/api/sessions/:id/waiting",
    {
      config: { access: COORDINATION },
      schema: {
        summary:
          "Orientations qui attendent une commission, les plus pressantes puis les plus anciennes d'abord",
        params,
        response: { 200: z.object({ rows: z.array(waitingReferral) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        rows: await waitingReferrals(tx, todayInParis()),
      })),
  );

  app.post(
    "/api/sessions/:id/items",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Inscrit des orientations à l'ordre du jour, à la suite",
        params,
        body: z.object({ referralIds: z.array(z.uuid()).min(1).max(200) }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await addItems(tx, request.params.id, request.body.referralIds, todayInParis())),
      ),
  );

  app.put(
    "/api/sessions/:id/order",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Range l'ordre du jour",
        params,
        body: z.object({ itemIds: z.array(z.uuid()).max(500) }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await orderItems(tx, request.params.id, request.body.itemIds))),
  );

  app.delete(
    "/api/agenda-items/:id",
    {
      config: { access: COORDINATION },
      schema: {
        summary:
          "Retire de l'ordre du jour une situation qui n'a pas été décidée ; elle attend une autre séance",
        params,
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await removeItem(tx, request.params.id, todayInParis()))),
  );

  app.put(
    "/api/agenda-items/:id/decision",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Écrit ou corrige la décision, tant que le procès-verbal n'est pas signé",
        params,
        body: decisionDraft,
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await decide(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  app.post(
    "/api/sessions/:id/sign",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Signe le procès-verbal : la séance ne change plus",
        params,
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await signMinutes(tx, request.params.id, todayInParis()))),
  );

  app.get(
    "/api/sessions/:id/minutes.pdf",
    {
      config: { access: READERS },
      schema: {
        summary:
          "Procès-verbal en PDF : entier pour la coordination, sans nom pour les membres, un extrait pour qui une situation concerne",
        produces: ["application/pdf"],
        params,
        querystring: printed,
        response: { 200: z.any() },
      },
    },
    async (request, reply) => {
      const session = await asActor(request, (tx) => opened(tx, request.params.id, "minutes", request.ip));
      if (!session.can.minutes) throw notFound();
      const { language } = request.query;
      return reply
        .type("application/pdf")
        .header(
          "content-disposition",
          `inline; filename="${language === "en" ? "minutes" : "proces-verbal"}-${session.number}.pdf"`,
        )
        .send(minutesPdf(minutesOf(session, language), language));
    },
  );
}
