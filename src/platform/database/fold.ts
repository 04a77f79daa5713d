/** How names are looked for: accents, dashes, spaces and capitals do not count. The same on both engines, whatever their order of letters. */
import { sql, type SQL } from "drizzle-orm";

/** A column, folded. */
export const foldedColumn = (column: SQL): SQL =>
  sql`regexp_replace(lower(translate(${column}, 'ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜàâäçéèêëîïôöùûüœŒ', 'AAACEEEEIIOOUUUaaaceeeeiioouuuoo')), '[^a-z0-9]+', '', 'g')`;

/** What a person typed, folded: letters and digits alone, so that nothing in it is a sign of a pattern. */
export const foldedWords = (typed: string): string =>
  typed
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "");
