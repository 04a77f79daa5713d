/** How one signs in, over HTTP: a person's own factors and sessions; an organisation's rule; a lost factor reset. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { passkeysPossible } from "../platform/access/passkeys.ts";
import { Problem, settled } from "../platform/access/problem.ts";
import { ROLES, type Role } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { lengthBounds, lengthsOf, setLengths, writtenBy } from "./lengths.store.ts";
import { deviceOf, REQUIREMENTS } from "./rules.ts";
import * as store from "./store.ts";

const KEEPERS: readonly Role[] = ["landlordLead", "operatorLead", "administrator"];

const done = z.object({ done: z.literal(true) });
const params = z.object({ id: z.uuid() });
const text = z.string();
const requirement = z.enum(REQUIREMENTS);

const bound = z.object({ least: z.int(), most: z.int() });
/** Numbers, not whole ones: a length that was written by hand into the database may be of any kind. */
const lengths = z.object({
  idleMinutes: z.number(),
  longestHours: z.number(),
  warnDays: z.number(),
  closeDays: z.number(),
});

const security = z.object({
  email: text,
  /** What this session owes before it opens anything else. */
  owes: z.enum(["nothing", "confirm", "enrol"]),
  /** Signed in a moment ago: factors may be changed. */
  recent: z.boolean(),
  required: z.boolean(),
  totp: z.boolean(),
  password: z.boolean(),
  codesLeft: z.int(),
  passkeysPossible: z.boolean(),
  passkeys: z.array(z.object({ id: z.uuid(), name: text, createdAt: text, lastUsedAt: text.nullable() })),
  sessions: z.array(
    z.object({
      id: z.uuid(),
      current: z.boolean(),
      browser: text.nullable(),
      system: text.nullable(),
      address: text.nullable(),
      method: text,
      secondFactor: z.boolean(),
      createdAt: text,
      lastSeenAt: text,
    }),
  ),
  /** ISO durations. */
  idle: text,
  longest: text,
  stepUp: text,
});

const again = () =>
  new Problem(403, "Reconnectez-vous pour faire ce changement.", "Sign in again to make this change.", [
    {
      rule: "session.recent",
      message: "Par sécurité, ce changement se fait juste après une connexion.",
      english: "For safety, this change is made right after signing in.",
    },
  ]);

export async function signInRoutes(app: App): Promise<void> {
  app.get(
    "/api/account/security",
    {
      config: { access: "signedIn", halfway: true },
      schema: { summary: "Mes facteurs de connexion et mes sessions", response: { 200: security } },
    },
    (request) =>
      asActor(request, async (tx) => {
        const sessionId = request.sessionId ?? "";
        const standing = request.standing ?? { verdict: "open", recent: false };
        const { factors, sessions, settings } = await store.accountSecurity(tx);
        return {
          email: tx.actor.email,
          owes:
            standing.verdict === "confirm" || standing.verdict === "enrol"
              ? standing.verdict
              : ("nothing" as const),
          recent: standing.recent,
          required: (settings["secondFactor.required"] as string[]).includes(tx.actor.role),
          ...factors,
          passkeysPossible: passkeysPossible(app.publicUrl),
          sessions: sessions.map(({ userAgent, ipAddress, ...one }) => ({
            ...one,
            ...deviceOf(userAgent),
            address: ipAddress,
            current: one.id === sessionId,
          })),
          idle: String(settings["session.idle"]),
          longest: String(settings["session.absolute"]),
          stepUp: String(settings["session.stepUp"]),
        };
      }),
  );

  app.delete(
    "/api/account/sessions/:id",
    {
      config: { access: "signedIn" },
      schema: { summary: "Met fin à une de mes sessions", params, response: { 200: done } },
    },
    (request) => asActor(request, async (tx) => settled(await store.endSession(tx, request.params.id))),
  );

  app.post(
    "/api/account/sessions/end-others",
    {
      config: { access: "signedIn" },
      schema: {
        summary: "Met fin à toutes mes autres sessions",
        response: { 200: z.object({ ended: z.int() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        if (!request.sessionId) throw again();
        return { ended: await store.endOtherSessions(tx, request.sessionId) };
      }),
  );

  app.delete(
    "/api/account/passkeys/:id",
    {
      config: { access: "signedIn" },
      schema: { summary: "Retire une de mes clés d'accès", params, response: { 200: done } },
    },
    async (request) => {
      if (!request.standing?.recent) throw again();
      const gone = await asActor(request, async (tx) =>
        settled(await store.removePasskey(tx, request.params.id)),
      );
      await store.changedFactorsOf(app.database)(request.userId!, "passkeyOff");
      return gone;
    },
  );

  app.post(
    "/api/people/:id/second-factor/reset",
    {
      config: { access: KEEPERS },
      schema: {
        summary: "Retire le second facteur perdu d'une personne ; ses sessions s'arrêtent",
        params,
        body: z.object({ reason: z.string().max(500) }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await store.resetSecondFactor(tx, request.params.id, request.body.reason)),
      ),
  );

  app.post(
    "/api/people/:id/sign-out",
    {
      config: { access: KEEPERS },
      schema: {
        summary: "Ferme toutes les sessions d'une personne, qui se reconnecte",
        params,
        response: { 200: z.object({ ended: z.int() }) },
      },
    },
    (request) => asActor(request, async (tx) => settled(await store.signOut(tx, request.params.id))),
  );

  app.get(
    "/api/security-settings",
    {
      config: { access: KEEPERS },
      schema: {
        summary:
          "Par organisme : à qui un second facteur est demandé, qui en a un, durée des sessions et fermeture des comptes inutilisés",
        response: {
          200: z.object({
            bounds: z.object({
              idleMinutes: bound,
              longestHours: bound,
              warnDays: bound,
              closeDays: bound,
              noticeDays: z.int(),
            }),
            rows: z.array(
              z.object({
                id: z.uuid(),
                name: text,
                kind: text,
                requirement,
                posts: z.array(z.enum(ROLES)),
                since: z.iso.date().nullable(),
                lengths,
                /** What the organisation set for itself, the latest first; null: what a version is not of. */
                written: z.array(
                  z.object({
                    from: z.iso.date().nullable(),
                    to: z.iso.date().nullable(),
                    by: text.nullable(),
                    idleMinutes: z.number().nullable(),
                    longestHours: z.number().nullable(),
                    warnDays: z.number().nullable(),
                    closeDays: z.number().nullable(),
                    posts: z.array(z.enum(ROLES)).nullable(),
                  }),
                ),
                people: z.array(
                  z.object({
                    userId: z.uuid(),
                    name: text,
                    role: z.enum(ROLES),
                    enrolled: z.boolean(),
                    lastSeenAt: text.nullable(),
                    warnedAt: text.nullable(),
                  }),
                ),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const organisations = await store.organisationsSecurity(tx);
        const ids = organisations.map(({ id }) => id);
        const held = await lengthsOf(tx, ids);
        const written = await writtenBy(tx, ids);
        return {
          bounds: lengthBounds(todayInParis()),
          rows: organisations.map(({ people, posts, ...one }) => ({
            ...one,
            posts: posts as Role[],
            lengths: held.get(one.id)!,
            written: written.flatMap(({ organisationId, posts: asked, ...version }) =>
              organisationId === one.id ? [{ ...version, posts: asked as Role[] | null }] : [],
            ),
            people: people.map((person) => ({ ...person, role: person.role as Role })),
          })),
        };
      }),
  );

  app.put(
    "/api/security-settings/:id",
    {
      config: { access: KEEPERS },
      schema: {
        summary: "Dit à qui un second facteur est demandé dans un organisme, à partir d'un jour",
        params,
        body: z.object({ requirement, from: z.iso.date() }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(
          await store.setRequirement(tx, request.params.id, {
            requirement: request.body.requirement,
            from: Temporal.PlainDate.from(request.body.from),
          }),
        ),
      ),
  );

  app.put(
    "/api/security-settings/:id/lengths",
    {
      config: { access: KEEPERS },
      schema: {
        summary:
          "Fixe la durée des sessions d'un organisme et la fermeture de ses comptes inutilisés, à partir d'un jour",
        params,
        body: z.object({
          idleMinutes: z.int(),
          longestHours: z.int(),
          warnDays: z.int(),
          closeDays: z.int(),
          from: z.iso.date(),
        }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { from, ...asked } = request.body;
        return settled(
          await setLengths(tx, request.params.id, { ...asked, from: Temporal.PlainDate.from(from) }),
        );
      }),
  );
}
