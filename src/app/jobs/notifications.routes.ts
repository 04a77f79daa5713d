/** A person's notices over HTTP: read, counted, marked; whether they come by mail too. Each sees their own alone. */
import { sql } from "drizzle-orm";
import { z } from "zod";

import { asActor, type App } from "../../platform/access/http.ts";
import { FROM_THE_BEGINNING } from "../../platform/access/problem.ts";
import type { Tx } from "../../platform/database/database.ts";
import { KNOWN_NOTICES, NOTICE_KINDS } from "./concerned.ts";

const notice = z.object({
  id: z.uuid(),
  kind: z.enum(NOTICE_KINDS),
  at: z.string(),
  read: z.boolean(),
  /** As far as the reader still sees the household; null = no longer, or of none. */
  household: z.string().nullable(),
  href: z.string().nullable(),
});
type Notice = z.infer<typeof notice>;

const unread = async (tx: Tx) => {
  const [row] = await tx.rows<{ unread: number }>(
    sql`select count(*) as unread from notification where read_at is null and ${KNOWN_NOTICES}`,
  );
  return { unread: row?.unread ?? 0 };
};
const counted = z.object({ unread: z.int() });
const setting = z.object({
  byMail: z.boolean(),
  /** The list of the morning, for a landlord's staff. */
  morningList: z.boolean(),
  /** What falls within a week in the procedures, for who follows households. */
  deadlinesByMail: z.boolean(),
});
async function settingOf(tx: Tx): Promise<z.infer<typeof setting>> {
  const [row] = await tx.rows<z.infer<typeof setting>>(
    sql`select by_mail as "byMail", morning_list as "morningList", deadlines_by_mail as "deadlinesByMail" from notification_setting`,
  );
  return row ?? { byMail: false, morningList: false, deadlinesByMail: false };
}
const cursor = z.string().regex(/^\d{1,15}$/, FROM_THE_BEGINNING);

/** GET /api/notifications, /api/notifications/unread; POST /api/notifications/read; GET and PUT /api/notification-setting. */
export async function notificationRoutes(app: App): Promise<void> {
  app.get(
    "/api/notifications",
    {
      config: { access: "signedIn" },
      schema: {
        summary: "Mes notifications, les plus récentes d'abord",
        querystring: z.object({
          limit: z.coerce.number().int().min(1).max(100).default(30),
          cursor: cursor.optional(),
        }),
        response: {
          200: z.object({
            rows: z.array(notice),
            total: z.int(),
            unread: z.int(),
            next: z.string().nullable(),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { limit, cursor: from } = request.query;
        const skip = Number(from ?? 0);
        const rows = await tx.rows<Notice>(sql`
          select n.id, n.kind, n.created_at as at, n.read_at is not null as read, h.name as household,
                 case when n.kind in ('referral.submitted', 'referral.onAgenda', 'referral.assigned', 'referral.withdrawn', 'referral.closed',
                                     'agreement.withdrawn', 'item.decided')
                       and n.payload ->> 'referralId' is not null then '/referrals/' || (n.payload ->> 'referralId')
                      when n.kind in ('session.planned', 'session.answered', 'emergency.asked', 'minutes.signed') then '/sessions/' || (n.payload ->> 'sessionId')
                      when n.kind = 'worker.named' and n.payload ->> 'measureId' is not null
                      then '/measures/' || (n.payload ->> 'measureId')
                      when n.kind in ('rehousing.profileShown', 'rehousing.homeProposed', 'rehousing.homeTold') then '/rehousing'
                      when n.kind in ('rehousing.opened', 'rehousing.told', 'rehousing.closed') and h.id is not null
                      then '/households/' || h.id || '/rehousing'
                      when n.kind = 'followUp.asked' then '/follow-ups'
                      when n.kind = 'joining.asked' then case n.payload ->> 'step'
                             when 'mapping' then '/ledger/imports' when 'ledger' then '/ledger/imports' when 'worklist' then '/worklist'
                             else '/joining/' || (n.payload ->> 'organisationId') end
                      when n.kind in ('handOver.asked', 'handOver.declined') then '/assignments'
                      when h.id is not null then '/households/' || h.id end as href
            from notification n left join household h on h.id = n.household_id
           where n.${KNOWN_NOTICES}
           order by n.created_at desc, n.id limit ${limit} offset ${skip}`);
        const [all] = await tx.rows<{ total: number }>(
          sql`select count(*) as total from notification where ${KNOWN_NOTICES}`,
        );
        const total = all?.total ?? 0;
        const next = skip + rows.length < total && rows.length > 0 ? String(skip + rows.length) : null;
        return { rows, total, next, ...(await unread(tx)) };
      }),
  );

  app.get(
    "/api/notifications/unread",
    {
      config: { access: "signedIn" },
      schema: { summary: "Nombre de mes notifications non lues", response: { 200: counted } },
    },
    (request) => asActor(request, unread),
  );

  app.post(
    "/api/notifications/read",
    {
      config: { access: "signedIn" },
      schema: {
        summary: "Marque comme lues ces notifications, ou toutes si aucune n'est nommée",
        body: z.object({ ids: z.array(z.uuid()).max(100).optional() }),
        response: { 200: counted },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { ids } = request.body;
        await tx.rows(sql`
          update notification set read_at = now() where read_at is null
             and (${ids === undefined} or id in (select jsonb_array_elements_text(${JSON.stringify(ids ?? [])}::jsonb)::uuid))`);
        return unread(tx);
      }),
  );

  app.get(
    "/api/notification-setting",
    {
      config: { access: "signedIn" },
      schema: { summary: "Si mes notifications viennent aussi par courriel", response: { 200: setting } },
    },
    (request) =>
      asActor(request, async (tx) => {
        return settingOf(tx);
      }),
  );

  app.put(
    "/api/notification-setting",
    {
      config: { access: "signedIn" },
      schema: {
        summary: "Règle ce qui me vient aussi par courriel ; ce qui n'est pas dit reste comme il est",
        body: setting.partial(),
        response: { 200: setting },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { byMail = null, morningList = null, deadlinesByMail = null } = request.body;
        await tx.rows(sql`
          insert into notification_setting (user_id, by_mail, morning_list, deadlines_by_mail)
          values (${tx.actor.userId}::uuid, coalesce(${byMail}::boolean, false), coalesce(${morningList}::boolean, false),
                  coalesce(${deadlinesByMail}::boolean, false))
              on conflict (user_id) do update set by_mail = coalesce(${byMail}::boolean, notification_setting.by_mail),
                 morning_list = coalesce(${morningList}::boolean, notification_setting.morning_list),
                 deadlines_by_mail = coalesce(${deadlinesByMail}::boolean, notification_setting.deadlines_by_mail)`);
        return settingOf(tx);
      }),
  );
}
