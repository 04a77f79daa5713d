/** Secret links by which a person's own calendar program reads their days: what they may hold, how one is written. */

/** What a link gives: each purpose is a feed that a later room makes. */
export const PURPOSES = ["procedure", "agenda"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A day in a calendar outside the application: initials alone, no address, no word of a file. With `atTime` (Paris, `14:30`), an hour of it. */
export type CalendarDay = {
  id: string;
  on: string;
  atTime?: string | null;
  title: string;
  description: string;
  page: string;
};

/** The address of a link, under the application's own. */
export const pathOf = (purpose: Purpose, secret: string): string => `/api/calendar/${purpose}/${secret}.ics`;
