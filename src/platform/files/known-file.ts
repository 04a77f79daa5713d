/**
 * What a file is, read from its bytes from the first to the last, whatever its name says: a JPEG or PNG picture, a PDF, or nothing that
 * we take. A picture is written anew without what it carries besides its pixels (place, camera, comments); one that hides another file is refused.
 */
import { picture } from "./picture.ts";

export type MediaType = "image/jpeg" | "image/png" | "application/pdf";
export type KnownFile = {
  mediaType: MediaType;
  bytes: Uint8Array;
  width: number | null;
  height: number | null;
};
/** `cut`: begins as one of ours and is not whole. `another`: holds another file, or a program. */
export type Unknown = "empty" | "otherType" | "cut" | "another";

const text = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

/** Reads the whole file; the bytes given back are those to keep. */
export function knownFile(bytes: Uint8Array): KnownFile | Unknown {
  if (bytes.length === 0) return "empty";
  if (text(bytes.subarray(0, 5)) === "%PDF-") return pdf(bytes);
  return picture(bytes) ?? "otherType";
}

/** Ends after which nothing follows, as readers of archives look for theirs from the end. */
const ARCHIVE_TAIL = 65_557;
/** What a PDF does by itself when it is opened. Names may be written with codes: `/J#61vaScript`. */
const ACTIVE = /\/(JavaScript|JS|Launch|RichMedia)\b/;

function pdf(bytes: Uint8Array): KnownFile | Unknown {
  const whole = text(bytes);
  const end = whole.lastIndexOf("%%EOF");
  if (end < 0 || !/(startxref)\s+\d+\s+$/.test(whole.slice(Math.max(0, end - 64), end))) return "cut";
  if (
    whole
      .slice(end + 5)
      .replaceAll("\0", "")
      .trim() !== ""
  )
    return "another";
  const beginning = whole.slice(5, 1024).toLowerCase();
  if (["<html", "<script", "<!doctype", "%pdf-", "pk\u0003\u0004"].some((sign) => beginning.includes(sign)))
    return "another";
  if (whole.slice(-ARCHIVE_TAIL).includes("PK\u0005\u0006")) return "another";
  // What is packed in streams is noise to this reading: only what stands open is looked at.
  const open = whole.replaceAll(/\bstream\r?\n[\s\S]*?endstream/g, "");
  const names = open.replaceAll(/#([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCodePoint(parseInt(code, 16)),
  );
  if (ACTIVE.test(names)) return "another";
  return { mediaType: "application/pdf", bytes, width: null, height: null };
}
