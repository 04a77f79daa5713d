/** The outlines of communes that the administrator loaded: taken in whole, replaced whole, read by who draws a map. */
import { sql } from "drizzle-orm";

import type { Broken } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { formerCommunes } from "./former-communes.ts";
import { type Contours, kilometresBetween, readContours, type Ring } from "./contour.rules.ts";

type Asked = Tx & { actor: Actor };

/** What is shown now; null: nobody has loaded any. */
export type Loaded = { source: string; loadedAt: string; communes: number; missing: number } | null;

export async function loadedContours(tx: Tx): Promise<Loaded> {
  const [row] = await tx.rows<NonNullable<Loaded>>(sql`
    select min(source) as source, max(loaded_at) as "loadedAt", count(*)::int as communes,
           (select count(*)::int from commune) - count(*)::int as missing from commune_contour`);
  return row && row.communes > 0 ? row : null;
}

export async function contours(tx: Tx): Promise<{ insee: string; rings: Ring[] }[]> {
  return tx.rows(sql`select insee, rings from commune_contour order by insee`);
}

/** Kilometres from each of these communes to each of those that are asked; a commune that no outline draws is not there. */
export async function kilometres(
  tx: Tx,
  from: readonly string[],
  to: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const drawn = new Map(
    (
      await tx.rows<{ insee: string; rings: Ring[] }>(sql`
        select insee, rings from commune_contour
         where insee in (select jsonb_array_elements_text(${JSON.stringify([...from, ...to])}::jsonb))`)
    ).map(({ insee, rings }) => [insee, rings]),
  );
  const known = (insee: string, other: string): number | undefined => {
    const [one, two] = [drawn.get(insee), drawn.get(other)];
    return insee === other ? 0 : one && two && kilometresBetween(one, two);
  };
  return new Map(
    from.map((insee) => [
      insee,
      new Map(
        to.flatMap((other) => (known(insee, other) === undefined ? [] : [[other, known(insee, other)!]])),
      ),
    ]),
  );
}

/** Replaces every outline by those of the file, or says why the file cannot be taken; what was there then stays. */
export async function loadContours(
  tx: Asked,
  { text, source }: { text: string; source: string },
): Promise<Pick<Contours, "unknown" | "missing"> | { errors: Broken[] }> {
  const communes = await tx.rows<{ insee: string }>(sql`select insee from commune`);
  const read = readContours(text, new Set(communes.map(({ insee }) => insee)), formerCommunes());
  if (Array.isArray(read)) return { errors: read };
  await removeContours(tx);
  const rows = [...read.rings].map(([insee, rings]) => ({ insee, rings }));
  await tx.rows(sql`
    insert into commune_contour (insee, rings, source, loaded_by)
    select row ->> 'insee', row -> 'rings', ${source}, ${tx.actor.userId}::uuid
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as given (row)`);
  return { unknown: read.unknown, missing: read.missing };
}

export async function removeContours(tx: Tx): Promise<void> {
  await tx.rows(sql`delete from commune_contour`);
}
