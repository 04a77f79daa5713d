/** Calendar links over HTTP: one's own is made and ended; a calendar program reads its days by the secret alone. */
import ical, { ICalEventTransparency } from "ical-generator";
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound } from "../platform/access/problem.ts";
import type { Role } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import { NoPost, type Tx } from "../platform/database/database.ts";
import { type CalendarDay, pathOf, type Purpose } from "./rules.ts";
import { endLink, linkOf, makeLink, shownLink } from "./store.ts";

/** What a later room gives for its purpose: who may have such a link, its name, its days as their holder reads them. */
export type Feed = {
  purpose: Purpose;
  access: readonly Role[];
  name: Readonly<Record<Locale, string>>;
  days: (tx: Tx, on: Temporal.PlainDate, language: Locale) => Promise<CalendarDay[]>;
};

const link = z.object({ createdAt: z.string(), lastUsedAt: z.string().nullable() }).nullable();

/** GET, POST and DELETE /api/calendar-links/{purpose}; GET /api/calendar/{purpose}/{secret}.ics. */
export function calendarLinkRoutes({ purpose, access, name, days }: Feed) {
  return async (app: App): Promise<void> => {
    const own = `/api/calendar-links/${purpose}`;
    app.get(
      own,
      {
        config: { access },
        schema: {
          summary: "Mon lien d'agenda, sans son secret : depuis quand, et quand il a servi",
          response: { 200: z.object({ link }) },
        },
      },
      (request) => asActor(request, async (tx) => ({ link: (await linkOf(tx, purpose)) ?? null })),
    );

    app.post(
      own,
      {
        config: { access },
        schema: {
          summary: "Crée mon lien d'agenda et ferme le précédent ; sa réponse est la seule à le montrer",
          response: { 200: z.object({ url: z.string() }) },
        },
      },
      (request) =>
        asActor(request, async (tx) => ({
          url: `${app.publicUrl}${pathOf(purpose, await makeLink(tx, purpose))}`,
        })),
    );

    app.delete(
      own,
      {
        config: { access },
        schema: {
          summary: "Ferme mon lien d'agenda : il n'ouvre plus rien, tout de suite",
          response: { 200: z.object({ done: z.literal(true) }) },
        },
      },
      (request) =>
        asActor(request, async (tx) => {
          if (!(await endLink(tx, purpose))) throw notFound();
          return { done: true as const };
        }),
    );

    app.get(
      `/api/calendar/${purpose}/:secret.ics`,
      {
        config: { access: "public" },
        schema: {
          summary: "Les jours d'une personne pour son logiciel d'agenda : initiales seules",
          params: z.object({ secret: z.string().max(100) }),
          response: { 200: z.string() },
        },
      },
      async (request, reply) => {
        const holder = await shownLink(app.database, purpose, request.params.secret);
        if (!holder) throw notFound();
        const who = {
          kind: "user",
          userId: holder.userId,
          requestId: request.id,
          ipAddress: request.ip,
        } as const;
        const { language } = holder;
        const found = await app.database
          .transaction(who, async (tx) =>
            access.includes(tx.actor?.role as Role) ? days(tx, todayInParis(), language) : undefined,
          )
          .catch((error: unknown): undefined => {
            if (!(error instanceof NoPost)) throw error;
          });
        // A post that was closed, or that no longer has such days: as if the link had never been.
        if (!found) throw notFound();
        return reply.type("text/calendar; charset=utf-8").send(written(name[language], found, app.publicUrl));
      },
    );
  };
}

function written(name: string, days: readonly CalendarDay[], publicUrl: string): string {
  const calendar = ical({ name, prodId: { company: "Logement Toujours", product: "agenda" }, ttl: 60 * 60 });
  for (const { id, on, atTime, title, description, page } of days) {
    const day = Temporal.PlainDate.from(on);
    const starts = atTime
      ? day.toZonedDateTime({ timeZone: "Europe/Paris", plainTime: Temporal.PlainTime.from(atTime) })
      : null;
    calendar.createEvent({
      id,
      // An hour is written in UTC: no time zone has to be carried along.
      ...(starts
        ? { start: starts.toInstant(), end: starts.add({ hours: 1 }).toInstant() }
        : { start: day, allDay: true }),
      summary: title,
      description,
      url: `${publicUrl}${page}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
