/** A session over HTTP while it is held: read by each as they may, decided by the coordinator, with each member's voice. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { LANDLORD_STAFF, OPERATOR_STAFF } from "../platform/access/roles.ts";
import { recordReads } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import {
  decisionDraft,
  emergencyChoices,
  emergencyText,
  sessionFile,
  stepOutText,
  voiceText,
} from "./contract.ts";
import { decide, speak, stepOut } from "./decision.store.ts";
import { askEmergency, choicesFor } from "./emergency.store.ts";
import { type SessionFile, sessionOf } from "./read.store.ts";

const COORDINATION = ["coordinator"] as const;
const READERS = [...LANDLORD_STAFF, ...OPERATOR_STAFF, "coordinator", "committeeMember"] as const;
/** Posts from which somebody sits, and the coordination. */
const AT_THE_TABLE = ["committeeMember", "socialAdviser", "operatorLead", "coordinator"] as const;
const params = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });

/** The session as the asker reads it. Whoever reads a name opens that household's file: recorded, item by item. */
export async function openedSession(
  tx: Tx & { actor: Actor },
  id: string,
  part: string,
  ip: string,
): Promise<SessionFile> {
  const session = await sessionOf(tx, id, todayInParis());
  if (!session) throw notFound();
  const named = session.agenda.flatMap(({ household }) => household?.id ?? []);
  if (named.length > 0) await recordReads(tx, named, part, ip);
  return session;
}

export async function sittingRoutes(app: App): Promise<void> {
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
    (request) => asActor(request, (tx) => openedSession(tx, request.params.id, "session", request.ip)),
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

  app.put(
    "/api/agenda-items/:id/voice",
    {
      config: { access: AT_THE_TABLE },
      schema: {
        summary: "Ce qu'un membre dit d'une situation : pour, contre, abstention",
        params,
        body: voiceText,
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await speak(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  app.post(
    "/api/agenda-items/:id/recusal",
    {
      config: { access: AT_THE_TABLE },
      schema: {
        summary:
          "Une personne qui siège sort pour une situation (conflit d'intérêts) : elle lui est fermée dès lors",
        params,
        body: stepOutText,
        response: { 200: done },
      },
    },
    (request) => asActor(request, async (tx) => settled(await stepOut(tx, request.params.id, request.body))),
  );

  app.get(
    "/api/emergencies/new",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Ce qu'il faut pour demander une décision en urgence : qui attend, à qui la poser",
        response: { 200: emergencyChoices },
      },
    },
    (request) => asActor(request, choicesFor),
  );

  app.post(
    "/api/emergencies",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Demande une décision entre deux séances à ceux dont elle a besoin",
        body: emergencyText,
        response: { 200: z.object({ id: z.string() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await askEmergency(tx, request.body, todayInParis()))),
  );
}
