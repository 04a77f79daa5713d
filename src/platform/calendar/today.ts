/** The one reading of the clock: what day it is where the tenants live. Rules never call it, they are given their day. */

/** Today in Paris, whatever the machine's own time zone. */
export const todayInParis = (): Temporal.PlainDate => Temporal.Now.plainDateISO("Europe/Paris");

/** The hour of the day there, 0–23. */
export const hourInParis = (): number => Temporal.Now.zonedDateTimeISO("Europe/Paris").hour;
