/** Global search: households by name, tenant accounts by number. What it finds is what the database lets the reader see. */
import { sql } from "drizzle-orm";
import { z } from "zod";

import { asActor, type App } from "../platform/access/http.ts";

const found = z.object({
  kind: z.enum(["household", "tenantAccount", "referral", "measure", "session"]),
  id: z.string(),
  title: z.string(),
  subtitle: z.string().nullable(),
  href: z.string(),
});

/** Hits of each kind at most: enough to pick from, few enough to read. */
const EACH = 8;

export async function searchRoutes(app: App): Promise<void> {
  app.get(
    "/api/search",
    {
      config: { access: "signedIn" },
      schema: {
        summary: "Ménages par nom, comptes locataires par numéro, dans ce que le lecteur peut voir",
        querystring: z.object({ q: z.string().trim().min(2).max(100) }),
        response: { 200: z.array(found) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        // What people type is matched as it stands: the pattern's own signs are escaped.
        const words = request.query.q.toLowerCase().replace(/[\\%_]/g, "\\$&");
        const households = await tx.rows<z.infer<typeof found>>(sql`
          select 'household' as kind, h.id, h.name as title, d.town as subtitle, '/households/' || h.id as href
            from household h
            left join lateral (select w.town from tenancy t join dwelling w on w.landlord_id = t.landlord_id and w.id = t.dwelling_id
                                where t.household_id = h.id order by t.starts_on desc nulls last limit 1) d on true
           where lower(h.name) like ${`%${words}%`}
           order by lower(h.name) like ${`${words}%`} desc, h.name, h.id
           limit ${EACH}`);
        const accounts = await tx.rows<z.infer<typeof found>>(sql`
          select 'tenantAccount' as kind, a.id::text, a.number as title, a.leaseholder_name as subtitle,
                 '/households/' || a.household_id as href
            from tenant_account a
           where lower(a.number) like ${`${words}%`}
           order by a.number, a.id
           limit ${EACH}`);
        return [...households, ...accounts];
      }),
  );
}
