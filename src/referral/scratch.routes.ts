/** A referral begun from a tenant met in person, who may have no account yet: the landlord's own are offered first. */
import { z } from "zod";

import { brokenByTenant } from "../parties/tenant.rules.ts";
import { communesOf, knownTenants, writeTenant } from "../parties/tenant.store.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { LANDLORD_STAFF } from "../platform/access/roles.ts";
import { recordReads } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { words } from "../platform/facts/words.ts";
import { beginReferral } from "./draft.store.ts";

const day = z.iso.date();

const met = z.object({
  lastName: z.string().trim().max(120),
  firstName: words(120),
  birthDate: day.nullable(),
  phone: words(40),
  email: words(200),
  people: z.int().min(1).max(30).nullable(),
  address: words(300),
  postcode: words(10),
  communeInsee: z.string().length(5).nullable(),
  startsOn: day.nullable(),
  /** Those found are other people: go on. */
  anyway: z.boolean().default(false),
});

const known = z.object({
  householdId: z.string(),
  name: z.string(),
  birthDate: day.nullable(),
  address: z.string().nullable(),
  town: z.string().nullable(),
  accounts: z.array(z.string()),
  same: z.array(z.enum(["name", "birthDate", "phone", "address"])),
});

export async function scratchRoutes(app: App): Promise<void> {
  app.post(
    "/api/referrals",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary:
          "Oriente un locataire rencontré, sans compte peut-être ; propose d'abord les vôtres qui lui ressemblent",
        body: met,
        response: {
          /** Begun, or one's own tenants who may be the same person: nothing is written then. */
          200: z.object({ id: z.string().nullable(), known: z.array(known) }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { anyway, ...tenant } = request.body;
        const on = todayInParis();
        const errors = brokenByTenant(tenant, on);
        settled(errors.length > 0 ? { errors } : { done: true });
        const found = await knownTenants(tx, tenant);
        if (found.length > 0 && !anyway) {
          await recordReads(
            tx,
            found.map(({ householdId }) => householdId),
            "household",
            request.ip,
          );
          return { id: null, known: found };
        }
        const begun = await beginReferral(tx, await writeTenant(tx, tenant), on);
        if (!begun) throw notFound();
        return { id: begun.id, known: [] };
      }),
  );

  app.get(
    "/api/communes/of/:postcode",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Communes d'un code postal",
        params: z.object({ postcode: z.string().max(10) }),
        response: { 200: z.array(z.object({ insee: z.string(), name: z.string() })) },
      },
    },
    (request) => asActor(request, (tx) => communesOf(tx, request.params.postcode)),
  );
}
