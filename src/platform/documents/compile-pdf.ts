/** Printed documents: a Typst template and its data give a tagged PDF/UA-1, with its own fonts embedded.
 *  The compiler is made at the first document and kept warm: about 5 ms for each one after. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler, type NodeError } from "@myriaddreamin/typst-ts-node-compiler";

import type { Locale } from "../calendar/wording.ts";

/** What every template receives besides its own fields: the PDF's title and language, compulsory in PDF/UA. JSON values only. */
export type DocumentData = {
  title: string;
  lang?: Locale;
  /** ISO day that the file bears as its date: with one, the same data give the same bytes. */
  madeOn?: string;
};

/** A template that does not compile, or data that cannot be printed: a programming error, with the compiler's words. */
export class DocumentError extends Error {
  override name = "DocumentError";
}

/** Fonts under free licences (OFL), read from packages so that a machine without fonts prints the same page. */
const FONTS = [
  "atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf",
  "atkinson-hyperlegible-next/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf",
  "atkinson-hyperlegible-next/600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf",
  "atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf",
  "noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
];

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

let warm: NodeCompiler | undefined;

function compiler(): NodeCompiler {
  if (warm) return warm;
  const { resolve } = createRequire(import.meta.url);
  const fontBlobs = FONTS.map((file) => readFileSync(resolve(`@expo-google-fonts/${file}`)));
  warm = NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontBlobs }] });
  return warm;
}

/**
 * PDF of a template (`new URL("minutes.typ", import.meta.url)`) filled with `data`, which the template reads by `document-data()`.
 * Texts of `data` are printed as they are: nothing in them is read as Typst. A character that no font of the house has
 * (another script, a control character) is printed as `?`: a document is never refused for a name. Throws DocumentError.
 */
export function compilePdf<T extends DocumentData>(template: URL, data: T): Buffer {
  if (data.title.trim() === "") throw new DocumentError("a document needs a title (PDF/UA-1)");
  let json = JSON.stringify(data, (_, value: unknown) =>
    typeof value === "string" ? printable(value) : value,
  );
  // Each pass names the characters it cannot show: two passes are enough, more only if the compiler names some at a time.
  for (let pass = 1; ; pass++) {
    try {
      return render(template, json, data.madeOn);
    } catch (error) {
      const missing = missingCharacters(error);
      if (missing.length === 0 || pass > 20)
        throw error instanceof DocumentError ? error : asDocumentError(error);
      for (const character of missing) json = json.replaceAll(JSON.stringify(character).slice(1, -1), "?");
    }
  }
}

function render(template: URL, json: string, madeOn: string | undefined): Buffer {
  const mainFilePath = `${ROOT}${relative(ROOT, fileURLToPath(template))}`;
  const compiled = compiler().compile({ mainFilePath, inputs: { data: json } });
  const document = compiled.result;
  if (!document) throw new DocumentError(worded(compiled.takeError()));
  const pdf = compiler().pdf(document, {
    pdfStandard: "ua-1",
    ...(madeOn && { creationTimestamp: Date.parse(`${madeOn}T12:00:00Z`) / 1000 }),
  });
  compiler().evictCache(10);
  return pdf;
}

function worded(error: NodeError | null): string {
  return error ? JSON.stringify(error.shortDiagnostics) : "the template gave no document";
}

function asDocumentError(error: unknown): DocumentError {
  return new DocumentError(error instanceof Error ? error.message : String(error), { cause: error });
}

/** French numbers carry narrow no-break spaces that few fonts have; control characters have no shape; halves of pairs are no text. */
function printable(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll("\u202f", "\u00a0")
      .replaceAll("\r\n", "\n")
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g, " ")
  );
}

/** The clusters of text that the compiler says no font can show; it writes the rare ones as Rust does: `\u{e000}`. */
function missingCharacters(error: unknown): string[] {
  const message = error instanceof Error ? error.message : String(error);
  const named = message.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gs);
  const texts = [...named].map((match) =>
    (match[1] ?? "").replaceAll(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) =>
      String.fromCodePoint(parseInt(code, 16)),
    ),
  );
  return [...new Set(texts)].filter((text) => text !== "" && text !== "?");
}
