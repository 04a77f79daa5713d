/** Around tripartite meetings over HTTP: who is invited and with what words, the diary's entry, signatures, the signed page. */
import { z } from "zod";

import { MEETING_KINDS } from "../measure/rules.ts";
import { type App, asActor, languageOf } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { CASE, OPERATOR_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { LOCALES } from "../platform/calendar/wording.ts";
import { printed } from "../platform/facts/words.ts";
import { signature } from "../signature/contract.ts";
import { meetingCalendar } from "./calendar.ts";
import { invitationPdf, sharedMinutesPdf } from "./documents.ts";
import { letterOf, MEANS, PARTIES, smsOf } from "./rules.ts";
import { invite, meetingOf, signMinutes, toldOf, tripartiteOf } from "./store.ts";

const params = z.object({ id: z.uuid() });
const day = z.iso.date();
const done = z.object({ id: z.string() });
const party = z.enum(PARTIES);
const pdf = z.unknown().describe("application/pdf");
/** Who holds a meeting: the operator, the landlord's social adviser. */
const HOLDERS = [...OPERATOR_STAFF, "socialAdviser"] as const;

const meeting = z.object({
  id: z.string(),
  measureId: z.string(),
  householdId: z.string(),
  landlordId: z.string(),
  landlord: z.string(),
  operatorId: z.string(),
  operator: z.string(),
  worker: z.string().nullable(),
  kind: z.enum(MEETING_KINDS),
  state: z.enum(["planned", "held", "missed"]),
  on: day,
  atTime: z.string().nullable(),
  place: z.string().nullable(),
  attended: z.array(party),
  minutes: z.string().nullable(),
  invited: z.array(z.object({ party, means: z.enum(MEANS), name: z.string().nullable(), on: day })),
  signatures: z.array(
    z.object({ party, name: z.string(), how: z.enum(["drawn", "typed", "paper"]), on: day }),
  ),
  agreed: z.boolean(),
  means: z.array(z.enum(MEANS)).nullable(),
  can: z.object({ invite: z.boolean(), sign: z.boolean() }),
});

export async function tripartiteRoutes(app: App): Promise<void> {
  app.get(
    "/api/households/:id/tripartite",
    {
      config: { access: CASE },
      schema: {
        summary: "Entretiens tripartites d'un ménage : qui est invité, qui a signé le compte rendu",
        params,
        response: {
          200: z.object({
            on: day,
            meetings: z.array(meeting),
            professionals: z.array(z.object({ userId: z.string(), name: z.string(), party })),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        const found = await tripartiteOf(tx, request.params.id, on);
        if (!found) throw notFound();
        await recordRead(tx, request.params.id, "tripartite", request.ip);
        return { on: on.toString(), ...found };
      }),
  );

  app.get(
    "/api/meetings/:id/invitation",
    {
      config: { access: HOLDERS },
      schema: {
        summary: "Ce qui est dit au ménage pour l'inviter : SMS à copier, courriel",
        params,
        querystring: printed,
        response: {
          200: z.object({
            sms: z.string(),
            phone: z.string().nullable(),
            mail: z.object({ to: z.string().nullable(), subject: z.string(), text: z.string() }),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await meetingOf(tx, request.params.id);
        if (!found?.holds) throw notFound();
        await recordRead(tx, found.householdId, "tripartite.invitation", request.ip);
        const { language } = request.query;
        const told = toldOf(found);
        const { subject, lines } = letterOf(told, language);
        return {
          sms: smsOf(told, language),
          phone: found.reach.phone,
          mail: { to: found.reach.email, subject, text: lines.join("\n\n") },
        };
      }),
  );

  /** A page of a meeting, for who may read it. */
  const page = (
    path: string,
    summary: string,
    access: readonly (typeof CASE)[number][],
    print: typeof invitationPdf,
    { held, name }: { held: boolean; name: string },
  ) =>
    app.get(
      `/api/meetings/:id/${path}`,
      { config: { access }, schema: { summary, params, querystring: printed, response: { 200: pdf } } },
      async (request, reply) => {
        const { id } = request.params as { id: string };
        const { language } = request.query as z.output<typeof printed>;
        const content = await asActor(request, async (tx) => {
          const found = await meetingOf(tx, id);
          if (!found || (held ? found.state !== "held" : !found.holds)) throw notFound();
          await recordRead(tx, found.householdId, path, request.ip);
          return print(found, todayInParis(), language);
        });
        return reply
          .type("application/pdf")
          .header("content-disposition", `inline; filename="${name}.pdf"`)
          .send(content);
      },
    );
  page("invitation.pdf", "Invitation du ménage, sur papier (PDF)", HOLDERS, invitationPdf, {
    held: false,
    name: "invitation",
  });
  page(
    "minutes.pdf",
    "Compte rendu partagé d'un entretien tripartite, avec les signatures (PDF)",
    CASE,
    sharedMinutesPdf,
    { held: true, name: "compte-rendu" },
  );

  app.get(
    "/api/meetings/:id/meeting.ics",
    {
      config: { access: HOLDERS },
      schema: {
        summary: "L'entretien comme entrée d'agenda (iCalendar), avec des initiales seulement",
        produces: ["text/calendar"],
        params,
        response: { 200: z.any() },
      },
    },
    async (request, reply) => {
      const found = await asActor(request, (tx) => meetingOf(tx, request.params.id));
      if (!found?.holds) throw notFound();
      const { publicUrl } = request.server;
      return reply
        .type("text/calendar; charset=utf-8")
        .header("content-disposition", 'attachment; filename="entretien.ics"')
        .send(meetingCalendar(found, languageOf(request), { publicUrl }).content);
    },
  );

  app.post(
    "/api/meetings/:id/invitations",
    {
      config: { access: HOLDERS },
      schema: {
        summary: "Note une invitation à un entretien prévu ; par courriel ou agenda, elle part",
        params,
        body: z.object({
          party,
          means: z.enum(MEANS),
          userId: z.uuid().nullable(),
          language: z.enum(LOCALES),
        }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await invite(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  app.post(
    "/api/meetings/:id/signatures",
    {
      config: { access: HOLDERS },
      schema: {
        summary: "Note que l'un des trois signe le compte rendu, à l'écran ou sur papier",
        params,
        body: z.object({
          party,
          name: z.string().trim().max(120),
          signature,
          signedOn: day,
          witness: z.string().trim().max(120).nullable(),
        }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await signMinutes(tx, request.params.id, request.body, todayInParis())),
      ),
  );
}
