/** Columns that every room spells the same way. */
import { bigint, date, timestamp, uuid } from "drizzle-orm/pg-core";

/** A row's own random key. */
export const idColumn = () => uuid("id").primaryKey().defaultRandom();
/** Integer cents. */
export const centsColumn = (name: string) => bigint(name, { mode: "number" });
/** A day without time, ISO string. */
export const dayColumn = (name: string) => date(name, { mode: "string" });
/** When the row was written. */
export const createdAtColumn = () => timestamp("created_at", { withTimezone: true }).notNull().defaultNow();
