/** Requests for a hand-over over HTTP: a lead asks and may take it back; the coordination declines, or hands over. */
import { z } from "zod";

import { organisationLine } from "../committee/contract.ts";
import { operators } from "../committee/read.store.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import { recordReads } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { day } from "./contract.ts";
import { askHandOver, endRequest, handOverRequests } from "./request.store.ts";

const params = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });

const request = z.object({
  id: z.string(),
  assignmentId: z.string(),
  householdId: z.string(),
  household: z.string().nullable(),
  operator: z.string(),
  wanted: organisationLine.nullable(),
  reason: z.string(),
  askedOn: day,
  askedBy: z.string().nullable(),
  answer: z.enum(["handed", "declined", "withdrawn"]).nullable(),
  answeredOn: day.nullable(),
  answerWords: z.string().nullable(),
  can: z.object({ answer: z.boolean(), withdraw: z.boolean() }),
});

export async function handOverRequestRoutes(app: App): Promise<void> {
  app.get(
    "/api/hand-over-requests",
    {
      config: { access: ["coordinator", "operatorLead"] },
      schema: {
        summary: "Passages à un autre opérateur demandés : ceux qui attendent, puis ceux du dernier mois",
        response: { 200: z.object({ rows: z.array(request), operators: z.array(organisationLine) }) },
      },
    },
    (asked) =>
      asActor(asked, async (tx) => {
        const rows = await handOverRequests(tx, todayInParis());
        const named = rows.flatMap(({ household, householdId }) => (household === null ? [] : householdId));
        if (named.length > 0) await recordReads(tx, named, "handOverRequest", asked.ip);
        return { rows, operators: await operators(tx) };
      }),
  );

  app.post(
    "/api/assignments/:id/hand-over-request",
    {
      config: { access: ["operatorLead"] },
      schema: {
        summary: "Demande qu'un autre opérateur reprenne un ménage ; la coordination décide",
        params,
        body: z.object({ operatorId: z.uuid().nullable(), reason: z.string().trim().max(1000) }),
        response: { 200: done },
      },
    },
    (asked) =>
      asActor(asked, async (tx) =>
        settled(await askHandOver(tx, asked.params.id, asked.body, todayInParis())),
      ),
  );

  app.post(
    "/api/hand-over-requests/:id/end",
    {
      config: { access: ["coordinator", "operatorLead"] },
      schema: {
        summary: "La coordination refuse et dit pourquoi, ou l'opérateur reprend sa demande",
        params,
        body: z.object({ words: z.string().trim().max(1000).nullable() }),
        response: { 200: done },
      },
    },
    (asked) => asActor(asked, async (tx) => settled(await endRequest(tx, asked.params.id, asked.body.words))),
  );
}
