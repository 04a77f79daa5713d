/** Who is signed in, and the accounts that a demonstration offers. */
import { z } from "zod";

import { asActor, type App } from "../platform/access/http.ts";
import { ROLES, type Role } from "../platform/access/roles.ts";
import { notFound } from "../platform/access/problem.ts";
import { DEMO_PASSWORD, DEMO_SEED, demoUsers, ORGANISATIONS } from "./demo/organisations.ts";

const me = z.object({
  user: z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
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

export async function accountRoutes(app: App, { demo }: { demo: boolean }): Promise<void> {
  app.get("/api/me", { config: { access: "signedIn" }, schema: { response: { 200: me } } }, (request) =>
    asActor(request, async ({ actor }) => ({
      user: {
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
