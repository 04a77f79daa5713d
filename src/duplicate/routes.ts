/** Possible doubles over HTTP, for the coordination: found, decided; operators see links of files they carry; a landlord has no route here, and no answer of its own changes. */
import { sql } from "drizzle-orm";
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { OPERATOR_STAFF } from "../platform/access/roles.ts";
import { recordReads } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { words } from "../platform/facts/words.ts";
import { REFERRAL_STATUSES } from "../referral/rules.ts";
import { LIKENESSES, STRENGTHS, TRAIL_PARTS, VERDICTS } from "./rules.ts";
import { decidePair, linkedWith, merges, pairs, waitingPairs } from "./store.ts";

const COORDINATION = ["coordinator"] as const;
const day = z.iso.date();

const side = z.object({
  householdId: z.string(),
  name: z.string(),
  births: z.array(day),
  phones: z.array(z.string()),
  homes: z.array(
    z.object({
      landlord: z.string(),
      address: z.string().nullable(),
      town: z.string().nullable(),
      account: z.string().nullable(),
    }),
  ),
  referrals: z.array(
    z.object({
      id: z.string(),
      status: z.enum(REFERRAL_STATUSES),
      landlord: z.string(),
      submittedOn: day.nullable(),
    }),
  ),
  operator: z.string().nullable(),
});

export async function duplicateRoutes(app: App): Promise<void> {
  app.get(
    "/api/duplicates",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Dossiers qui sont peut-être d'un même ménage, les plus sûrs d'abord",
        querystring: z.object({ show: z.enum(["waiting", "decided"]).default("waiting") }),
        response: {
          200: z.object({
            pairs: z.array(
              z.object({
                one: side,
                other: side,
                same: z.array(z.enum(LIKENESSES)),
                strength: z.enum(STRENGTHS),
                /** Of two landlords, files are linked, never merged. */
                canMerge: z.boolean(),
                decided: z
                  .object({
                    verdict: z.enum(VERDICTS),
                    on: day,
                    by: z.string().nullable(),
                    words: z.string().nullable(),
                  })
                  .nullable(),
              }),
            ),
            /** Of what was decided: the merges made. */
            merged: z.array(
              z.object({
                householdId: z.string(),
                name: z.string(),
                goneName: z.string(),
                on: day,
                by: z.string().nullable(),
                words: z.string().nullable(),
                /** What was moved or left out, counted; the rows themselves stay in the trail. */
                moved: z.array(z.object({ part: z.enum(TRAIL_PARTS), n: z.int() })),
                referralEnded: z.boolean(),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await pairs(tx, request.query.show);
        const ids = found.flatMap(({ one, other }) => [one.householdId, other.householdId]);
        await recordReads(tx, ids, "duplicate", request.ip);
        return { pairs: found, merged: request.query.show === "decided" ? await merges(tx) : [] };
      }),
  );

  app.get(
    "/api/duplicates/count",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Combien de doublons possibles attendent une décision, en tout ou d'un ménage",
        querystring: z.object({ household: z.uuid().optional() }),
        response: { 200: z.object({ waiting: z.int() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({ waiting: await waitingPairs(tx, request.query.household ?? null) })),
  );

  app.get(
    "/api/households/:id/linked",
    {
      config: { access: [...OPERATOR_STAFF, "coordinator"] },
      schema: {
        summary: "Dossiers que la coordination a reliés à celui-ci, parmi ceux que le lecteur suit",
        params: z.object({ id: z.uuid() }),
        response: {
          200: z.object({
            rows: z.array(
              z.object({
                householdId: z.string(),
                name: z.string(),
                landlords: z.array(z.string()),
                linkedOn: day,
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const [seen] = await tx.rows(sql`select 1 from household where id = ${request.params.id}::uuid`);
        if (!seen) throw notFound();
        const rows = await linkedWith(tx, request.params.id);
        if (rows.length > 0)
          await recordReads(
            tx,
            rows.map(({ householdId }) => householdId),
            "linked",
            request.ip,
          );
        return { rows };
      }),
  );

  app.post(
    "/api/duplicates/decisions",
    {
      config: { access: COORDINATION },
      schema: {
        summary:
          "Décide : autres personnes, dossiers reliés, ou réunis en un seul avec la trace de ce qui a été versé",
        body: z.object({
          one: z.uuid(),
          other: z.uuid(),
          verdict: z.enum(VERDICTS),
          keep: z.uuid().nullable(),
          words: words(1000),
        }),
        response: { 200: z.object({ verdict: z.enum(VERDICTS) }) },
      },
    },
    (request) => asActor(request, async (tx) => settled(await decidePair(tx, request.body, todayInParis()))),
  );
}
