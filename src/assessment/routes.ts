/** The assessment over HTTP: read whole by the operator, in counts by the coordination, by nobody else; written by the operator. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { OPERATOR_STAFF, type Role } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { isoDates } from "../platform/calendar/plain-date.ts";
import { versionRead, versionShown } from "../platform/editing/version.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { DOMAINS, MOMENTS, WORKS_ON } from "./rules.ts";
import { addKind, assessmentsOf, endKind, problemKinds, writeAssessment } from "./store.ts";

const params = z.object({ id: z.uuid() });
const day = z.iso.date();
const problem = z.object({
  domain: z.enum(DOMAINS),
  /** One of the domain's problems (rules.ts); null: in the worker's own words. */
  problem: z.string().max(40).nullable(),
  /** 0–4; null = not assessed. */
  severity: z.int().min(0).max(4).nullable(),
  workedOn: z.boolean(),
  detail: z.string().trim().max(2_000).nullable(),
  since: day.nullish(),
  wish: z.string().trim().max(1_000).nullish(),
  worksOn: z.enum(WORKS_ON).nullish(),
});

const kind = z.object({
  id: z.string(),
  domain: z.enum(DOMAINS),
  french: z.string(),
  english: z.string(),
  validFrom: day,
  validTo: day.nullable(),
});

const found = z.object({
  on: day,
  assessments: z.array(
    z.object({
      id: z.string(),
      moment: z.enum(MOMENTS),
      on: day,
      by: z.string().nullable(),
      /** Null: not for this reader. */
      problems: z.array(problem.extend({ id: z.string(), protected: z.boolean() })).nullable(),
      summary: z.array(z.object({ domain: z.enum(DOMAINS), problems: z.int(), workedOn: z.int() })),
      /** Null: not for this reader to change. */
      version: versionShown.nullable(),
    }),
  ),
  protectedConcerned: z.boolean().nullable(),
  /** Problems that the coordination added; empty where the reader sees no problem. */
  kinds: z.array(kind),
  can: z.object({ write: z.boolean() }),
});

/** `id` is the sender's: the same assessment sent twice is written once. */
const text = z.object({
  id: z.uuid(),
  moment: z.enum(MOMENTS),
  assessedOn: day,
  problems: z.array(problem).max(100),
  version: versionRead,
});

/** GET and PUT /api/households/{id}/assessment. */
export async function assessmentRoutes(app: App): Promise<void> {
  app.get(
    "/api/households/:id/assessment",
    {
      config: { access: [...OPERATOR_STAFF, "coordinator"] },
      schema: {
        summary: "Diagnostics d'un ménage : entiers pour son opérateur, en nombres pour la coordination",
        params,
        response: { 200: found },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const answer = await assessmentsOf(tx, request.params.id);
        if (!answer) throw notFound();
        await recordRead(tx, request.params.id, "assessment", request.ip);
        const kinds = OPERATOR_STAFF.includes(tx.actor.role as Role) ? await problemKinds(tx) : [];
        return { on: todayInParis().toString(), ...answer, kinds: kinds.map(isoDates) };
      }),
  );

  app.put(
    "/api/households/:id/assessment",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "Note un diagnostic et ses difficultés par domaine, même incomplet",
        params,
        body: text,
        response: { 200: z.object({ id: z.string(), version: versionShown }) },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await writeAssessment(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  app.get(
    "/api/problem-kinds",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Difficultés ajoutées à la liste du diagnostic, avec leurs dates",
        response: { 200: z.object({ on: day, kinds: z.array(kind) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        on: todayInParis().toString(),
        kinds: (await problemKinds(tx)).map(isoDates),
      })),
  );

  app.post(
    "/api/problem-kinds",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Ajoute une difficulté à un domaine du diagnostic, à partir d'un jour",
        body: z.object({
          domain: z.enum(DOMAINS),
          french: z.string().trim().max(80),
          english: z.string().trim().max(80),
          validFrom: day,
        }),
        response: { 200: z.object({ id: z.string() }) },
      },
    },
    (request) => asActor(request, async (tx) => settled(await addKind(tx, request.body, todayInParis()))),
  );

  app.post(
    "/api/problem-kinds/:id/end",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Ne propose plus une difficulté ajoutée ; ce qui est noté reste",
        params,
        response: { 200: z.object({ id: z.string() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await endKind(tx, request.params.id, todayInParis()))),
  );
}
