/** Communes that were merged: files of outlines are often older than the list of communes. Source: @etalab/decoupage-administratif. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

type Official = { code: string; type: string; anciensCodes?: string[] };

/** The code that a commune had before it was merged → the commune that holds its land today. Reads the official list (about 0.1 s). */
export function formerCommunes(): Map<string, string> {
  const path = fileURLToPath(import.meta.resolve("@etalab/decoupage-administratif/data/communes.json"));
  const communes = JSON.parse(readFileSync(path, "utf8")) as Official[];
  return new Map(
    communes
      .filter(({ type }) => type === "commune-actuelle")
      .flatMap(({ code, anciensCodes = [] }) => anciensCodes.map((former) => [former, code] as const)),
  );
}
