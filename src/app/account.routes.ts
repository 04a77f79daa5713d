/** Who is signed in, and the accounts that a demonstration offers. */
import { sql } from "drizzle-orm";
import { z } from "zod";

import { asActor, type App } from "../platform/access/http.ts";
import { ROLES, type Role } from "../platform/access/roles.ts";
import { notFound } from "../platform/access/problem.ts";
import { type Locale, LOCALES } from "../platform/calendar/wording.ts";
import { DEMO_PASSWORD, DEMO_SEED, demoUsers, ORGANISATIONS } from "./demo/organisations.ts";

const me = z.object({
  user: z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    /** The language chosen last, on any device; null = none yet. */
    language: z.enum(LOCALES).nullable(),
    organisation: z.object({
      id: z.uuid(),
      code: z.string(),
      name: z.string(),
      kind: z.string(),
    }),
  }),
});

const demoAccounts = z.object({
  accounts: z.array(
    z.object({
      email: z.string(),
      password: z.string(),
      name: z.string(),
      role: z.enum(ROLES),
      organisation: z.string(),
    }),
  ),
});

export async function accountRoutes(
  app: App,
  { demo, providerName }: { demo: boolean; providerName?: string | undefined },
): Promise<void> {
  app.get(
    "/api/sign-in",
    {
      config: { access: "public" },
      schema: {
        summary: "Par où l'on se connecte ici, en plus du mot de passe",
        response: { 200: z.object({ provider: z.string().nullable() }) },
      },
    },
    () => ({ provider: providerName ?? null }),
  );

  app.get("/api/me", { config: { access: "signedIn" }, schema: { response: { 200: me } } }, (request) =>
    asActor(request, async ({ actor, rows }) => ({
      user: {
        language:
          (await rows<{ language: Locale | null }>(sql`select language from notification_setting`))[0]
            ?.language ?? null,
        id: actor.userId,
        name: actor.name,
        email: actor.email,
        role: actor.role as Role,
        organisation: {
          id: actor.organisationId,
          code: actor.organisationCode,
          name: actor.organisationName,
          kind: actor.organisationKind,
        },
      },
    })),
  );

  app.put(
    "/api/me/language",
    {
      config: { access: "signedIn" },
      schema: {
        summary: "Retient ma langue : celle des pages sur un autre appareil, et des courriels",
        body: z.object({ language: z.enum(LOCALES) }),
        response: { 200: z.object({ language: z.enum(LOCALES) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { language } = request.body;
        await tx.rows(sql`
          insert into notification_setting (user_id, language) values (${tx.actor.userId}::uuid, ${language})
              on conflict (user_id) do update set language = excluded.language`);
        return { language };
      }),
  );

  app.get(
    "/api/demo-accounts",
    { config: { access: "public" }, schema: { response: { 200: demoAccounts } } },
    () => {
      if (!demo) throw notFound();
      const nameOf = new Map(ORGANISATIONS.map(({ code, name }) => [code, name]));
      return {
        accounts: demoUsers(DEMO_SEED).map((user) => ({
          ...user,
          password: DEMO_PASSWORD,
          organisation: nameOf.get(user.organisation) ?? user.organisation,
        })),
      };
    },
  );
}
