/** Sessions over HTTP: the coordinator plans, names who sits, invites and fills the agenda; everybody reads which sessions are theirs. */
import { z } from "zod";

import { type App, asActor, languageOf } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { LANDLORD_STAFF, OPERATOR_STAFF } from "../platform/access/roles.ts";
import { versionRead } from "../platform/editing/version.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import {
  addItems,
  orderItems,
  proposalFor,
  proposeOperator,
  removeItem,
  waitingReferrals,
} from "./agenda.store.ts";
import { members, organisationLine, person, sessionLine, sessionText, waitingReferral } from "./contract.ts";
import { calendarOf } from "./invitation.ts";
import { invitationOf } from "./invitation.store.ts";
import { mayBeNamed, operators, sessions } from "./read.store.ts";
import {
  answerInvitation,
  invite,
  numberFor,
  planSession,
  saveMembers,
  saveSession,
} from "./session.store.ts";

const COORDINATION = ["coordinator"] as const;
const READERS = [...LANDLORD_STAFF, ...OPERATOR_STAFF, "coordinator", "committeeMember"] as const;
const params = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });

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
        response: {
          200: z.object({
            number: z.string(),
            people: z.array(person),
            operators: z.array(organisationLine),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        number: await numberFor(tx, request.query.heldOn ?? todayInParis().toString()),
        people: await mayBeNamed(tx),
        operators: await operators(tx),
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

  app.put(
    "/api/sessions/:id",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Change une séance",
        params,
        body: sessionText.extend({ version: versionRead }),
        response: { 200: done },
      },
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
        body: z.object({ members, version: versionRead }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await saveMembers(tx, request.params.id, request.body))),
  );

  app.put(
    "/api/sessions/:id/coming",
    {
      config: { access: ["committeeMember", "socialAdviser", "operatorLead"] },
      schema: {
        summary: "Une personne qui siège dit qu'elle ne peut pas venir, ou qu'elle vient finalement",
        params,
        body: z.object({ comes: z.boolean() }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await answerInvitation(tx, request.params.id, request.body.comes)),
      ),
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
      asActor(request, async (tx) => {
        const waiting = await waitingReferrals(tx, todayInParis());
        const proposed = new Set(await proposalFor(tx, request.params.id, waiting));
        return { rows: waiting.map((row) => ({ ...row, proposed: proposed.has(row.id) })) };
      }),
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

  app.post(
    "/api/agenda-items/:id/removal",
    {
      config: { access: COORDINATION },
      schema: {
        summary:
          "Retire de l'ordre du jour, avec la raison, une situation qui n'a pas été décidée ; elle attend une autre séance",
        params,
        body: z.object({ reason: z.string().trim().max(1_000) }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await removeItem(tx, request.params.id, request.body.reason, todayInParis())),
      ),
  );

  app.put(
    "/api/agenda-items/:id/operator",
    {
      config: { access: COORDINATION },
      schema: {
        summary:
          "À quel opérateur une situation est proposée avant la décision : son responsable lit alors le nom",
        params,
        body: z.object({ operatorId: z.uuid().nullable() }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await proposeOperator(tx, request.params.id, request.body.operatorId)),
      ),
  );

  app.post(
    "/api/sessions/:id/invitation",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Envoie à qui siège l'invitation, par courriel, avec une entrée d'agenda (iCalendar)",
        params,
        response: { 200: z.object({ invited: z.int() }) },
      },
    },
    (request) => asActor(request, async (tx) => settled(await invite(tx, request.params.id, todayInParis()))),
  );

  app.get(
    "/api/sessions/:id/session.ics",
    {
      config: { access: READERS },
      schema: {
        summary: "La séance comme entrée d'agenda (iCalendar), pour qui y siège et la coordination",
        produces: ["text/calendar"],
        params,
        response: { 200: z.any() },
      },
    },
    async (request, reply) => {
      const found = await asActor(request, (tx) => invitationOf(tx, request.params.id, tx.actor.userId));
      if (!found) throw notFound();
      return reply
        .type("text/calendar; charset=utf-8")
        .header("content-disposition", `attachment; filename="commission-${found.number}.ics"`)
        .send(calendarOf(found, languageOf(request)).content);
    },
  );
}
