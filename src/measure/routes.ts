/** The measure over HTTP: lists, one measure; opened, renewed, closed; contacts and meetings written. */
import { z } from "zod";

import { type Access, type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { CASE, OPERATOR_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { writeContact, writeMeeting } from "./contact.store.ts";
import {
  closingText,
  completionText,
  contactText,
  measureFile,
  measureLine,
  meetingText,
  newMeasure,
  opening,
  renewalText,
  resumptionText,
  suspensionText,
} from "./contract.ts";
import { type ByActor, measureOf, measures, measuresOfHousehold, openings, SHOWN } from "./read.store.ts";
import {
  closeMeasure,
  completeClosing,
  type Done,
  handOverMeasure,
  openMeasure,
  renewMeasure,
  takeBackRenewal,
  resumeMeasure,
  suspendMeasure,
} from "./store.ts";

const params = z.object({ id: z.uuid() });
const CARRIERS = [...OPERATOR_STAFF, "coordinator"] as const;
const PAGE = 50;
/** `version`: of what may be written over by others. */
const written = z.object({ id: z.string(), version: z.string().optional() });

export async function measureRoutes(app: App): Promise<void> {
  app.get(
    "/api/measures",
    {
      config: { access: CARRIERS },
      schema: {
        summary:
          "Mesures que le lecteur peut voir : entretiens en retard d'abord, puis fins les plus proches",
        querystring: z.object({
          show: z.enum(SHOWN).default("all"),
          skip: z.coerce.number().int().min(0).max(100_000).default(0),
        }),
        response: {
          200: z.object({
            on: z.iso.date(),
            rows: z.array(measureLine),
            total: z.int(),
            openings: z.array(opening),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        const found = await measures(tx, { ...request.query, on, limit: PAGE });
        return { on: on.toString(), ...found, openings: await openings(tx) };
      }),
  );

  app.get(
    "/api/measures/:id",
    {
      config: { access: CASE },
      schema: {
        summary: "Une mesure : entretiens, renouvellement, fin ; contacts pour son opérateur seul",
        params,
        response: { 200: z.object({ on: z.iso.date(), measure: measureFile }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        const measure = await measureOf(tx, request.params.id, on);
        if (!measure) throw notFound();
        await recordRead(tx, measure.householdId, "measure", request.ip);
        return { on: on.toString(), measure };
      }),
  );

  app.get(
    "/api/households/:id/measures",
    {
      config: { access: CASE },
      schema: {
        summary: "Mesures d'un ménage, la dernière d'abord, et celle qui reste à ouvrir",
        params,
        response: {
          200: z.object({
            on: z.iso.date(),
            measures: z.array(measureFile),
            openings: z.array(opening),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        const found = await measuresOfHousehold(tx, request.params.id, on);
        if (!found) throw notFound();
        await recordRead(tx, request.params.id, "measure", request.ip);
        return { on: on.toString(), ...found };
      }),
  );

  app.post(
    "/api/households/:id/measures",
    {
      config: { access: CARRIERS },
      schema: {
        summary: "Ouvre la mesure d'une situation confiée à l'opérateur",
        params,
        body: newMeasure,
        response: { 200: written },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await openMeasure(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  /** A command on one measure: all answer with the id of what was written. */
  const command = <Body extends z.ZodType>(
    path: string,
    access: Access,
    summary: string,
    body: Body,
    run: (tx: ByActor, id: string, text: z.output<Body>) => Promise<Done>,
  ) =>
    app.post(
      `/api/measures/:id/${path}`,
      { config: { access }, schema: { summary, params, body, response: { 200: written } } },
      (request) =>
        asActor(request, async (tx) =>
          settled(await run(tx, (request.params as { id: string }).id, request.body as z.output<Body>)),
        ),
    );

  command(
    "contacts",
    OPERATOR_STAFF,
    "Note ou corrige un contact avec le ménage ; la note ne sort pas de l'opérateur",
    contactText,
    (tx, id, text) => writeContact(tx, id, text, todayInParis()),
  );
  command(
    "meetings",
    [...OPERATOR_STAFF, "socialAdviser"],
    "Note ou corrige un entretien tripartite et son compte rendu partagé",
    meetingText,
    (tx, id, text) => writeMeeting(tx, id, text, todayInParis()),
  );
  command(
    "renewal",
    ["coordinator"],
    "Renouvelle la mesure, avec sa raison, là où la coordination en décide",
    renewalText,
    (tx, id, { reason }) => renewMeasure(tx, id, reason, todayInParis()),
  );
  command(
    "renewal-taken-back",
    CARRIERS,
    "Revient sur un renouvellement qui n'a pas commencé",
    z.object({}),
    (tx, id) => takeBackRenewal(tx, id),
  );
  command(
    "suspension",
    CARRIERS,
    "Suspend l'accompagnement à partir d'un jour",
    suspensionText,
    (tx, id, text) => suspendMeasure(tx, id, text, todayInParis()),
  );
  command(
    "resumption",
    CARRIERS,
    "Note la reprise : la fin de la mesure recule des jours suspendus",
    resumptionText,
    (tx, id, { on }) => resumeMeasure(tx, id, on, todayInParis()),
  );
  command(
    "closing",
    CARRIERS,
    "Clôt la mesure avec son issue ; ce qui n'est pas connu peut venir après",
    closingText,
    (tx, id, text) => closeMeasure(tx, id, text, todayInParis()),
  );
  command(
    "completion",
    OPERATOR_STAFF,
    "Complète ce qui était inconnu à la clôture",
    completionText,
    (tx, id, text) => completeClosing(tx, id, text),
  );
  command(
    "worker",
    ["operatorLead"],
    "Confie la mesure à un autre travailleur social de l'opérateur",
    z.object({ workerId: z.uuid() }),
    (tx, id, { workerId }) => handOverMeasure(tx, id, workerId),
  );
}
