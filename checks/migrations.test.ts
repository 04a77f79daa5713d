/**
 * An old server goes on reading and writing while a new one has migrated: a migration only adds (docs/operations/install.md). What takes away
 * comes a version later, named here with the version whose servers no longer read it.
 */
import { globSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, it } from "vitest";

const FOLDER = path.join(import.meta.dirname, "../src/platform/database/migrations");
/** Those before were written while there was one server and no installation to keep running. */
const HELD_FROM = 69;
/** By file: why no server that still runs misses what it takes away. */
const CONTRACTS: Readonly<Record<string, string>> = {};

const BREAKING: readonly [what: string, sign: RegExp][] = [
  ["drops a table, a column or a type", /\bdrop\s+(table|column|type)\b/i],
  ["renames", /\brename\s+(to|column|constraint)\b|\brename\s+"?\w+"?\s+to\b/i],
  ["makes a column required", /\balter\s+column\s+\S+\s+set\s+not\s+null\b/i],
  ["changes a column's type", /\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b/i],
  [
    "adds a required column that an old server does not fill",
    /\badd\s+column\s+(?![^;]*\b(default|generated)\b)[^;]*\bnot\s+null\b/i,
  ],
];
const breaks = (text: string): string[] =>
  text
    .split("--> statement-breakpoint")
    .flatMap((statement) => BREAKING.filter(([, sign]) => sign.test(statement)).map(([what]) => what));

it("sees what an old server would not survive, and nothing else", () => {
  expect(
    breaks(`ALTER TABLE "a" DROP COLUMN "b";--> statement-breakpoint
      alter table a rename column b to c;--> statement-breakpoint
      ALTER TABLE "a" ALTER COLUMN "b" SET NOT NULL;--> statement-breakpoint
      ALTER TABLE "a" ALTER COLUMN "b" SET DATA TYPE bigint;--> statement-breakpoint
      ALTER TABLE "a" ADD COLUMN "b" text NOT NULL;`),
  ).toEqual(BREAKING.map(([what]) => what));
  expect(
    breaks(`CREATE TABLE "a" ("b" text NOT NULL);--> statement-breakpoint
      ALTER TABLE "a" ADD COLUMN "c" text DEFAULT 'x' NOT NULL;--> statement-breakpoint
      ALTER TABLE "a" ADD COLUMN "d" text;--> statement-breakpoint
      DROP POLICY "e" ON "a";--> statement-breakpoint
      DROP INDEX "f";`),
  ).toEqual([]);
});

it("each new migration only adds, or says why nobody misses what it takes", () => {
  const found = globSync("*.sql", { cwd: FOLDER })
    .filter((file) => Number(file.slice(0, 4)) >= HELD_FROM && !(file in CONTRACTS))
    .flatMap((file) =>
      breaks(readFileSync(path.join(FOLDER, file), "utf8")).map((what) => `${file}: ${what}`),
    );
  expect(found).toEqual([]);
});
