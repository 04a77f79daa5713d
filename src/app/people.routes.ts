/** People and organisations over HTTP: leads for their own, the administrator for all; and the door of an invitation. */
import { z } from "zod";

import type { PostKind } from "../parties/people.rules.ts";
import * as store from "../parties/people.store.ts";
import { asActor, type App } from "../platform/access/http.ts";
import { ROLES, type Role } from "../platform/access/roles.ts";
import { notFound, refused } from "../platform/access/problem.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { acceptInvitation, openInvitation } from "./jobs/invitations.ts";

const LEADS: readonly Role[] = ["landlordLead", "operatorLead", "administrator"];
const ADMINISTRATOR: readonly Role[] = ["administrator"];
const KINDS = [
  "landlord",
  "operator",
  "coordination",
  "funder",
  "administration",
] as const satisfies PostKind[];

const role = z.enum(ROLES);
const instant = z.string();
const done = z.object({ done: z.literal(true) });
const byId = z.object({ id: z.uuid() });
const text = z.string().trim().max(200);

const peopleAnswer = z.object({
  people: z.array(
    z.object({
      userId: z.uuid(),
      name: z.string(),
      email: z.string(),
      role,
      organisationId: z.uuid(),
      organisation: z.string(),
      active: z.boolean(),
      arrivedAt: instant,
      leftAt: instant.nullable(),
      /** Open files this person owns, as far as the reader sees them. */
      files: z.int(),
      can: z.object({ close: z.boolean(), reopen: z.boolean() }),
    }),
  ),
  invitations: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      role,
      organisationId: z.uuid(),
      organisation: z.string(),
      createdAt: instant,
      expiresAt: instant,
      expired: z.boolean(),
    }),
  ),
  /** Where one may invite, and to which posts. */
  openings: z.array(z.object({ id: z.uuid(), name: z.string(), posts: z.array(role) })),
});

const organisationsAnswer = z.object({
  rows: z.array(
    z.object({
      id: z.uuid(),
      code: z.string(),
      name: z.string(),
      kind: z.enum(KINDS),
      joinedOn: z.iso.date().nullable(),
      people: z.int(),
      invited: z.int(),
    }),
  ),
});

/** A refusal stays one: a store's broken rules, or the same answer for what is missing and what is closed. */
function settled<T extends object | true>(answer: T | Broken[] | undefined | false): T {
  if (Array.isArray(answer)) throw refused(answer);
  if (!answer) throw notFound();
  return answer;
}

/** GET /api/people, /api/organisations; invitations: POST, again, DELETE, opened and accepted by their link; posts: close, reopen. */
export async function peopleRoutes(app: App): Promise<void> {
  app.get(
    "/api/people",
    {
      config: { access: LEADS },
      schema: { summary: "Les personnes de l'organisme et ses invitations", response: { 200: peopleAnswer } },
    },
    (request) =>
      asActor(request, async (tx) => {
        const openings = await store.openings(tx);
        const given = (organisationId: string, post: string) =>
          openings.some(({ id, posts }) => id === organisationId && posts.includes(post));
        return {
          people: (await store.people(tx)).map((person) => {
            const may = person.userId !== tx.actor.userId && given(person.organisationId, person.role);
            return {
              ...person,
              role: person.role as Role,
              can: { close: may && person.active, reopen: may && !person.active },
            };
          }),
          invitations: (await store.invitations(tx)).map((one) => ({ ...one, role: one.role as Role })),
          openings: openings.map((place) => ({ ...place, posts: place.posts as Role[] })),
        };
      }),
  );

  app.post(
    "/api/invitations",
    {
      config: { access: LEADS },
      schema: {
        summary: "Invite une personne : un lien à usage unique part par courriel",
        body: z.object({ organisationId: z.uuid(), role: z.string().max(40), name: text, email: text }),
        response: { 200: byId },
      },
    },
    (request) => asActor(request, async (tx) => settled(await store.invite(tx, request.body))),
  );

  app.post(
    "/api/invitations/:id/again",
    {
      config: { access: LEADS },
      schema: {
        summary: "Renvoie l'invitation ; l'ancien lien ne vaut plus",
        params: byId,
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        done: settled(await store.inviteAgain(tx, request.params.id)) as true,
      })),
  );

  app.delete(
    "/api/invitations/:id",
    {
      config: { access: LEADS },
      schema: { summary: "Retire une invitation", params: byId, response: { 200: done } },
    },
    (request) =>
      asActor(request, async (tx) => ({ done: settled(await store.revoke(tx, request.params.id)) as true })),
  );

  app.post(
    "/api/people/:id/close",
    {
      config: { access: LEADS },
      schema: {
        summary:
          "Ferme l'accès d'une personne : ses sessions s'arrêtent, ses dossiers passent à un responsable",
        params: byId,
        response: { 200: z.object({ files: z.int() }) },
      },
    },
    (request) => asActor(request, async (tx) => settled(await store.closePost(tx, request.params.id))),
  );

  app.post(
    "/api/people/:id/reopen",
    {
      config: { access: LEADS },
      schema: {
        summary: "Rouvre l'accès d'une personne, à la même fonction",
        params: byId,
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        done: settled(await store.reopenPost(tx, request.params.id)) as true,
      })),
  );

  app.get(
    "/api/organisations",
    {
      config: { access: ADMINISTRATOR },
      schema: {
        summary: "Les organismes et le nombre de leurs personnes",
        response: { 200: organisationsAnswer },
      },
    },
    (request) => asActor(request, async (tx) => ({ rows: await store.organisations(tx) })),
  );

  app.post(
    "/api/organisations",
    {
      config: { access: ADMINISTRATOR },
      schema: {
        summary: "Crée un organisme et invite son premier responsable",
        body: z.object({
          kind: z.enum(KINDS),
          code: text,
          name: text,
          joinedOn: z.iso.date().nullable(),
          lead: z.object({ name: text, email: text }),
        }),
        response: { 200: byId },
      },
    },
    (request) => asActor(request, async (tx) => settled(await store.createOrganisation(tx, request.body))),
  );

  const slow = { rateLimit: { max: 30, timeWindow: "1 minute" } };
  app.post(
    "/api/invitations/open",
    {
      config: { access: "public", ...slow },
      schema: {
        summary: "Ce que dit l'invitation de ce lien",
        body: z.object({ token: z.string().max(200) }),
        response: { 200: z.object({ name: z.string(), email: z.string(), role, organisation: z.string() }) },
      },
    },
    async (request) => {
      const found = await openInvitation(app.database, request.body.token);
      if (!found) throw notFound();
      return { ...found, role: found.role as Role };
    },
  );

  app.post(
    "/api/invitations/accept",
    {
      config: { access: "public", ...slow },
      schema: {
        summary:
          "Ouvre le compte de la personne invitée, avec son mot de passe ; le lien ne sert qu'une fois",
        body: z.object({ token: z.string().max(200), newPassword: z.string().max(1000) }),
        response: { 200: z.object({ email: z.string() }) },
      },
    },
    async (request) => settled(await acceptInvitation(app.database, request.body)),
  );
}
