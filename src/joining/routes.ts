/** Joining over HTTP: how far each organisation is, what is left and by whom; each does its own steps, and asks the others. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { ROLES } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { STEPS } from "./rules.ts";
import {
  agreementOf,
  asked,
  askFor,
  confirmSettings,
  isTheirs,
  joining,
  setInvitationDays,
  writeAgreement,
} from "./store.ts";

const LEADS = ["landlordLead", "operatorLead"] as const;
const WHO_FOLLOWS = ["administrator", "coordinator", ...LEADS] as const;

const day = z.iso.date();
const params = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });
const step = z.enum(STEPS);
const state = z.enum(["done", "pending", "open", "later"]);

const organisation = {
  id: z.uuid(),
  name: z.string(),
  code: z.string(),
  kind: z.enum(["landlord", "operator"]),
  joinedOn: day.nullable(),
};
const agreement = z.object({
  reference: z.string().trim().max(200),
  signedOn: day.nullable(),
  validFrom: day,
  validTo: day.nullable(),
  /** A year's contribution in cents; null = unknown, or none is written. */
  amountCents: z.int().nullable(),
});

export async function joiningRoutes(app: App): Promise<void> {
  app.get(
    "/api/joining",
    {
      config: { access: WHO_FOLLOWS },
      schema: {
        summary: "Bailleurs et opérateurs, et ce qui reste à faire pour que chacun travaille",
        response: {
          200: z.object({
            rows: z.array(
              z.object({ ...organisation, done: z.int(), total: z.int(), next: step.nullable() }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        rows: (await joining(tx)).map(({ steps, ...row }) => ({
          ...row,
          done: steps.filter((one) => one.state === "done").length,
          total: steps.length,
          next: steps.find((one) => one.state === "open" || one.state === "pending")?.id ?? null,
        })),
      })),
  );

  app.get(
    "/api/joining/:id",
    {
      config: { access: WHO_FOLLOWS },
      schema: {
        summary: "Les étapes d'un organisme qui arrive : où chacune en est, et qui la fait",
        params,
        response: {
          200: z.object({
            ...organisation,
            today: day,
            steps: z.array(
              z.object({
                id: step,
                state,
                by: z.array(z.enum(ROLES)),
                mine: z.boolean(),
                askedAt: z.string().nullable(),
              }),
            ),
            /** Null: none, or not this reader's to read. */
            agreement: agreement.nullable(),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = request.params;
        const [found] = await joining(tx, id);
        if (!found) throw notFound();
        const when = await asked(tx, id);
        return {
          ...found,
          today: todayInParis().toString(),
          steps: found.steps.map((one) => ({
            ...one,
            by: [...one.by],
            mine: isTheirs(tx, id, one),
            askedAt: when.get(one.id) ?? null,
          })),
          agreement: await agreementOf(tx, id),
        };
      }),
  );

  app.post(
    "/api/joining/:id/ask",
    {
      config: { access: WHO_FOLLOWS },
      schema: {
        summary: "Demande à qui de droit de faire une étape : notification, et courriel à qui en veut",
        params,
        body: z.object({ step }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await askFor(tx, request.params.id, request.body.step))),
  );

  app.post(
    "/api/joining/:id/settings",
    {
      config: { access: LEADS },
      schema: {
        summary: "Le responsable dit que les réglages de la plateforme conviennent, ou donne le sien",
        params,
        body: z.object({
          /** Days for which its invitations are good; null: the platform's values suit. */
          invitationDays: z.int().min(1).max(60).nullable(),
          from: day,
        }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { invitationDays, from } = request.body;
        const { id } = request.params;
        return settled(
          invitationDays === null
            ? await confirmSettings(tx, id)
            : await setInvitationDays(
                tx,
                id,
                { days: invitationDays, from: Temporal.PlainDate.from(from) },
                todayInParis(),
              ),
        );
      }),
  );

  app.post(
    "/api/joining/:id/agreement",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Note la convention de l'organisme et sa contribution",
        params,
        body: agreement,
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await writeAgreement(tx, request.params.id, request.body))),
  );
}
