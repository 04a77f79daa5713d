/** Which test files can open a database: read from their imports, theirs and all those after them. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** An engine, or what starts another process or thread, where one cannot see what it opens. */
const DOORS = /^(pg|pg-boss|@electric-sql\/pglite.*|(node:)?child_process|(node:)?worker_threads)$/;
/** `import … from "x"`, `export … from "x"`, `import "x"`, `import("x")`; what is imported as a type alone is gone when it runs. */
const IMPORTS =
  /(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;
/** An import whose address is computed could be anything. */
const COMPUTED = /\bimport\(\s*[^"'\s]/;

const known = new Map<string, string[]>();

/** The modules that a file names, relative ones as paths from the root. */
function importsOf(file: string): string[] {
  const found = known.get(file);
  if (found) return found;
  const text = readFileSync(file, "utf8");
  const named = [...text.matchAll(IMPORTS)].map((match) => match[1] ?? match[2]!);
  const imports = named.map((name) =>
    name.startsWith(".") ? path.join(path.dirname(file), name.replace(/[?#].*$/, "")) : name,
  );
  if (COMPUTED.test(text)) imports.push("node:child_process");
  known.set(file, imports);
  return imports;
}

/** Whether the test can open a database, by itself or by anything it loads. */
export function reachesDatabase(test: string): boolean {
  const seen = new Set<string>();
  const waiting = [test];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const name of importsOf(file)) {
      if (DOORS.test(name)) return true;
      if (/\.tsx?$/.test(name) && existsSync(name)) waiting.push(name);
    }
  }
  return false;
}
