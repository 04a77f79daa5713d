/** Assignment over HTTP: who waits and what is proposed; the coordination gives households to operators, a lead names its worker. */
import type { FastifyRequest } from "fastify";
import { z } from "zod";

import { type App, asActor, languageOf } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { coveringOf } from "../zone/store.ts";
import { loadsAnswer, need, toAssign, toName } from "./contract.ts";
import { loads } from "./load.store.ts";
import { proposals, type Proposals, type ToPropose, toPropose } from "./proposal.store.ts";
import { assign, assignAll, handOver, nameCaseWorker, noteNeeds, toName as assigned } from "./store.ts";
import { proposalWords } from "./words.rules.ts";

const params = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });
const chosen = {
  operatorId: z.uuid(),
  overrideReason: z.string().trim().max(1000).nullable(),
  /** Who assigns read that the household said no to being supported. */
  despiteRefusal: z.boolean().default(false),
};
const COORDINATION = ["coordinator"] as const;

export async function assignmentRoutes(app: App): Promise<void> {
  app.get(
    "/api/assignments",
    {
      config: { access: ["coordinator", "operatorLead"] },
      schema: {
        summary:
          "Ménages admis qui attendent un opérateur, avec celui qui est proposé et pourquoi (coordination) ; ménages confiés dont la mesure n'a pas commencé ; charges",
        response: {
          200: loadsAnswer.extend({
            on: z.iso.date(),
            toAssign: z.array(toAssign),
            toName: z.array(toName),
            /** `oneByOne`: the solver had no answer; each household got the cheapest place left in its turn. */
            proposedBy: z.enum(["solver", "oneByOne"]),
          }),
        },
      },
    },
    async (request) => {
      const on = todayInParis();
      const language = languageOf(request);
      // Read under the walls; proposed beside the transaction, which waits for no solver.
      const read = await asActor(request, async (tx) => {
        const isCoordination = tx.actor.role === "coordinator";
        const found = isCoordination
          ? await toPropose(tx, on)
          : { ...NOBODY_WAITS, loads: await loads(tx, on) };
        const named = await assigned(tx);
        return { found, named: await toldToName(tx, named, found.loads.operators, language) };
      });
      const proposed = await proposals(read.found);
      const { months, lasts, operators } = read.found.loads;
      return {
        on: on.toString(),
        months: months.map(String),
        lasts,
        operators,
        toAssign: toldToAssign(read.found, proposed, language),
        toName: read.named,
        proposedBy: proposed.by,
      };
    },
  );

  app.get(
    "/api/loads",
    {
      config: { access: ["coordinator", "operatorLead"] },
      schema: {
        summary:
          "Charge de chaque opérateur et de chaque travailleur social, aujourd'hui, à la fin des mois qui viennent et de chaque mesure en cours ; plafonds",
        response: { 200: loadsAnswer.extend({ on: z.iso.date() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        const found = await loads(tx, on);
        return { ...found, on: on.toString(), months: found.months.map(String) };
      }),
  );

  app.put(
    "/api/referrals/:id/needs",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Note les besoins d'un ménage qui attend un opérateur ; la proposition en tient compte",
        params,
        body: z.object({ needs: z.array(need).max(10) }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await noteNeeds(tx, request.params.id, request.body.needs))),
  );

  app.post(
    "/api/referrals/:id/assignment",
    {
      config: { access: COORDINATION },
      schema: {
        summary:
          "Confie un ménage admis à un opérateur ; celui qui n'est pas proposé est choisi avec une raison",
        params,
        body: z.object(chosen),
        response: { 200: done },
      },
    },
    async (request) => {
      const proposed = await proposedNow(request);
      return asActor(request, async (tx) => {
        const { id } = request.params;
        return settled(await assign(tx, id, request.body, proposed.get(id), todayInParis()));
      });
    },
  );

  app.post(
    "/api/assignments",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Confie les ménages de toute une séance, ensemble ou pas du tout",
        body: z.object({
          assignments: z
            .array(z.object({ referralId: z.uuid(), ...chosen }))
            .min(1)
            .max(500),
        }),
        response: { 200: done },
      },
    },
    async (request) => {
      const proposed = await proposedNow(request);
      return asActor(request, async (tx) =>
        settled(await assignAll(tx, request.body.assignments, proposed, todayInParis())),
      );
    },
  );

  app.post(
    "/api/assignments/:id/hand-over",
    {
      config: { access: COORDINATION },
      schema: {
        summary:
          "Passe un ménage à un autre opérateur, mesure en cours comprise : l'accès suit, les deux opérateurs et le bailleur sont prévenus",
        params,
        body: z.object({
          operatorId: z.uuid(),
          workerId: z.uuid().nullable(),
          reason: z.string().trim().max(1000),
        }),
        response: { 200: done },
      },
    },
    (request) => asActor(request, async (tx) => settled(await handOver(tx, request.params.id, request.body))),
  );

  app.post(
    "/api/assignments/:id/worker",
    {
      config: { access: ["operatorLead"] },
      schema: {
        summary: "Nomme le travailleur social qui porte un ménage confié à l'opérateur",
        params,
        body: z.object({ caseWorkerId: z.uuid() }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await nameCaseWorker(tx, request.params.id, request.body.caseWorkerId)),
      ),
  );
}

/** Who waits for an operator is the coordination's list. */
const NOBODY_WAITS = {
  rows: [],
  cases: [],
  operators: [],
  weights: { outOfZone: 0, unmetNeed: 0, overCeiling: 0, load: 0, notKnown: 0 },
};

async function proposedNow(request: FastifyRequest): Promise<Proposals["byReferral"]> {
  const read = await asActor(request, (tx) => toPropose(tx, todayInParis()));
  return (await proposals(read)).byReferral;
}

type Named = readonly { id: string; name: string }[];
const namesOf = (operators: Named) => new Map(operators.map(({ id, name }) => [id, name]));

function toldToAssign(
  found: Omit<ToPropose, "cases" | "operators" | "weights">,
  { byReferral }: Proposals,
  language: Locale,
) {
  const operators = namesOf(found.loads.operators);
  return found.rows.map(({ zones, ...row }) => {
    const proposed = byReferral.get(row.referralId)?.proposed;
    return {
      ...row,
      proposal: proposed
        ? {
            operatorId: proposed.first.operatorId,
            secondOperatorId: proposed.second?.operatorId ?? null,
            ...proposalWords(proposed, { commune: row.commune, zones, operators }, language),
          }
        : null,
    };
  });
}

/** The reasons of the day an assignment was made, with the names of that day's zones. */
async function toldToName(
  tx: Tx & { actor: Actor },
  rows: Awaited<ReturnType<typeof assigned>>,
  operators: Named,
  language: Locale,
) {
  const told = [];
  for (const [assignedOn, sameDay] of Map.groupBy(rows, (row) => row.assignedOn)) {
    const codes = sameDay.flatMap(({ reason, communeInsee }) => (reason && communeInsee ? communeInsee : []));
    const zones = await coveringOf(tx, codes, Temporal.PlainDate.from(assignedOn));
    for (const { reason, communeInsee, ...row } of sameDay)
      told.push({
        ...row,
        proposal:
          reason &&
          proposalWords(
            reason,
            {
              commune: row.commune,
              zones: (communeInsee && zones.get(communeInsee)) || [],
              operators: namesOf(operators),
            },
            language,
          ),
      });
  }
  const place = new Map(rows.map(({ assignmentId }, index) => [assignmentId, index]));
  return told.toSorted((one, other) => place.get(one.assignmentId)! - place.get(other.assignmentId)!);
}
