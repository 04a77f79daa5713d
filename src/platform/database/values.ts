/** How values of raw SQL come back, the same from both drivers: days and instants as ISO strings, bigints and sums as numbers. */
import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";

const dialect = new PgDialect();

/** Text and parameters of a Drizzle `sql` statement. */
export function compile(statement: SQL): { text: string; values: unknown[] } {
  const { sql: text, params } = dialect.sqlToQuery(statement);
  return { text, values: params };
}

/** Several statements as one text, their parameters written into it. */
export function compileAll(statements: readonly SQL[]): string {
  return statements.map((one) => compile(one.inlineParams()).text).join(";\n");
}

const instant = (value: string) => new Date(value).toISOString();

/** Parsers by type oid: int8, numeric, date, timestamp, timestamptz. */
export const parsers: Record<number, (value: string) => unknown> = {
  20: Number,
  1700: Number,
  1082: (value) => value,
  1114: (value) => instant(`${value}Z`),
  1184: instant,
};
