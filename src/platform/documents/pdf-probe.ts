/** What tests look for in a PDF: whether it is tagged PDF/UA, whether its fonts are inside, and its text where pdftotext stands. */
import { spawnSync } from "node:child_process";

export type PdfProbe = {
  isPdf: boolean;
  tagged: boolean;
  universalAccess: boolean;
  title: string | undefined;
  language: string | undefined;
};

/** Reads the marks of accessibility that stand uncompressed in a PDF. */
export function probePdf(pdf: Buffer): PdfProbe {
  const raw = pdf.toString("latin1");
  const xmp = pdf.toString("utf8");
  return {
    isPdf: raw.startsWith("%PDF-") && raw.trimEnd().endsWith("%%EOF"),
    tagged: /\/MarkInfo\s*<<[^>]*\/Marked\s+true/.test(raw) && raw.includes("/StructTreeRoot"),
    universalAccess: /<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp),
    title: /<dc:title><rdf:Alt><rdf:li[^>]*>([^<]*)</.exec(xmp)?.[1],
    language: /\/Lang\s*\(([^)]*)\)/.exec(raw)?.[1],
  };
}

/** The text of a PDF by pdftotext (poppler), in reading order, spaces evened out; undefined where the machine lacks it. */
export function pdfText(pdf: Buffer): string | undefined {
  const run = spawnSync("pdftotext", ["-raw", "-", "-"], { input: pdf, maxBuffer: 64 * 1024 * 1024 });
  if (run.error || run.status !== 0) return undefined;
  return run.stdout.toString("utf8").replaceAll(/\s+/g, " ");
}
