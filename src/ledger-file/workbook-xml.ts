/** What a workbook's own XML says and the library that reads it leaves out: merged cells, formulas without a result. */

export type Place = { row: number; column: number };

/** `C12` → row 11, column 2. */
export function cellAt(address: string): Place {
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

export function mergedRanges(xml: string): { from: Place; to: Place }[] {
  return [...xml.matchAll(/<(?:\w+:)?mergeCell ref="([A-Z]+\d+):([A-Z]+\d+)"/g)].map(([, from, to]) => ({
    from: cellAt(from!),
    to: cellAt(to!),
  }));
}

/** Cells whose formula was never computed: a program wrote it, and no spreadsheet has opened the file since. */
export function uncomputed(xml: string): { at: string; formula: string }[] {
  return [
    ...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*><f[^>]*>([^<]{0,500})<\/f>(?:<v\s*\/>|<v><\/v>)?<\/c>/g),
  ].map(([, at, formula]) => ({ at: at!, formula: unescaped(formula!) }));
}

/** Name of each sheet → its part of the archive. */
export function sheetPaths(parts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const targets = new Map(
    tags(parts.get("xl/_rels/workbook.xml.rels") ?? "", "Relationship").map((tag) => [
      attribute(tag, "Id"),
      attribute(tag, "Target").replace(/^\/?(xl\/)?/, "xl/"),
    ]),
  );
  return new Map(
    tags(parts.get("xl/workbook.xml") ?? "", "sheet").map((tag) => [
      attribute(tag, "name"),
      targets.get(attribute(tag, "r:id")) ?? "",
    ]),
  );
}

const tags = (xml: string, name: string): string[] =>
  xml.match(new RegExp(`<(?:\\w+:)?${name} [^>]*>`, "g")) ?? [];

function attribute(tag: string, name: string): string {
  return unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
}

const SIGNS: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
const unescaped = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => SIGNS[name]!);
