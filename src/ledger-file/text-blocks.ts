/** Turns the bytes of a file into text that ends at line ends: encoding found on the way, binary files refused, endless lines cut. */
import { isAscii, isUtf8 } from "node:buffer";

import type { Said } from "../platform/calendar/wording.ts";
import { LedgerRefused } from "./quarantine.rules.ts";

/** A piece of text made of whole lines (the last of the file may lack its line end), or a line too long to be one. */
export type TextBlock = { text: string; cut: false } | { text: string; cut: true };

/** A line longer than this is set aside with its first characters; memory stays flat whatever its length. */
export const LINE_BYTES = 1 << 20;
const KEPT_OF_CUT_LINE = 2_000;
const NEW_LINE = 10;

const IMAGE: Said = { fr: "une image", en: "a picture" };
const MAGIC: readonly [kind: Said, bytes: readonly number[]][] = [
  [{ fr: "un document PDF", en: "a PDF document" }, [0x25, 0x50, 0x44, 0x46]],
  [
    { fr: "un classeur Excel (.xlsx) ou une archive ZIP", en: "an Excel workbook (.xlsx) or a ZIP archive" },
    [0x50, 0x4b, 0x03, 0x04],
  ],
  [{ fr: "un ancien classeur Excel (.xls)", en: "an old Excel workbook (.xls)" }, [0xd0, 0xcf, 0x11, 0xe0]],
  [{ fr: "une archive compressée (.gz)", en: "a compressed archive (.gz)" }, [0x1f, 0x8b]],
  [IMAGE, [0x89, 0x50, 0x4e, 0x47]],
  [IMAGE, [0xff, 0xd8, 0xff]],
];

type Encoding = "utf-8" | "windows-1252" | undefined;

/**
 * Yields the text of `source`. `encoding`: asked when the first letters are read, what the file is being known by then. Throws
 * LedgerRefused on an empty or binary file; AbortError once `signal` fires.
 */
export async function* textBlocks(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: Encoding | (() => Encoding) = undefined,
  signal?: AbortSignal,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<TextBlock> {
  const decode = decoder(encoding);
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let cutting = false;
  let bytes = 0;
  let started = false;

  for await (const piece of transcoded(source)) {
    signal?.throwIfAborted();
    bytes += piece.byteLength;
    onBytes?.(bytes);
    let chunk = piece;
    if (!started) {
      // The first bytes tell the kind of file: wait until there are enough of them.
      waiting.push(chunk);
      waitingBytes += chunk.byteLength;
      if (waitingBytes < 8) continue;
      chunk = withoutBom(joined(waiting));
      refuseBinary(chunk);
      waiting = [];
      waitingBytes = 0;
      started = true;
    }
    if (cutting) {
      const end = chunk.indexOf(NEW_LINE);
      if (end < 0) continue;
      cutting = false;
      chunk = chunk.subarray(end + 1);
    }
    const end = chunk.lastIndexOf(NEW_LINE);
    if (end >= 0) {
      waiting.push(chunk.subarray(0, end + 1));
      yield* pieces(joined(waiting), decode);
      waiting = end + 1 < chunk.length ? [chunk.slice(end + 1)] : [];
      waitingBytes = chunk.length - end - 1;
    } else if (chunk.length > 0) {
      waiting.push(chunk.slice());
      waitingBytes += chunk.length;
    }
    if (waitingBytes > LINE_BYTES) {
      yield { text: decode(joined(waiting).subarray(0, KEPT_OF_CUT_LINE)), cut: true };
      waiting = [];
      waitingBytes = 0;
      cutting = true;
    }
  }
  const last = started ? joined(waiting) : withoutBom(joined(waiting));
  if (!started) refuseBinary(last);
  if (last.length > 0) yield* pieces(last, decode);
}

/** Lines within one block are checked too: a chunk may hold a very long line between two line ends. */
function* pieces(block: Uint8Array, decode: (bytes: Uint8Array) => string): Generator<TextBlock> {
  let from = 0;
  let start = 0;
  // Blocks are seldom longer than a line may be: nothing to look for.
  while (block.length - start > LINE_BYTES) {
    const end = block.indexOf(NEW_LINE, start);
    const stop = end < 0 ? block.length : end + 1;
    if (stop - start > LINE_BYTES) {
      if (start > from) yield { text: decode(block.subarray(from, start)), cut: false };
      yield { text: decode(block.subarray(start, start + KEPT_OF_CUT_LINE)), cut: true };
      from = stop;
    }
    start = stop;
  }
  if (from < block.length) yield { text: decode(block.subarray(from)), cut: false };
}

/** ASCII until the first byte that is not; from there UTF-8 where the text is valid UTF-8, else Windows-1252. */
function decoder(encoding: Encoding | (() => Encoding)): (bytes: Uint8Array) => string {
  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
  const windows = new TextDecoder("windows-1252");
  let found: Encoding;
  return (bytes) => {
    if (isAscii(bytes))
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    found ??= typeof encoding === "function" ? encoding() : encoding;
    found ??= isUtf8(bytes) ? "utf-8" : "windows-1252";
    return found === "utf-8" ? utf8.decode(bytes) : windows.decode(bytes);
  };
}

/** Files saved as "Unicode text" by Windows are UTF-16: brought to UTF-8 first. */
async function* transcoded(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let utf16: TextDecoder | undefined;
  let first = true;
  const utf8 = new TextEncoder();
  for await (const chunk of source) {
    if (first && chunk.length >= 2) {
      first = false;
      if (chunk[0] === 0xff && chunk[1] === 0xfe) utf16 = new TextDecoder("utf-16le");
      else if (chunk[0] === 0xfe && chunk[1] === 0xff) utf16 = new TextDecoder("utf-16be");
    }
    yield utf16 ? utf8.encode(utf16.decode(chunk, { stream: true })) : chunk;
  }
}

function withoutBom(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

function refuseBinary(start: Uint8Array): void {
  const remedy =
    "Exportez les écritures en CSV (texte, séparateur point-virgule), puis importez ce fichier-là.";
  const inEnglish = "Export the entries as CSV (text, separated by semicolons), then import that file.";
  if (start.length === 0) {
    throw new LedgerRefused({
      rule: "emptyFile",
      message: `Le fichier est vide. ${remedy}`,
      english: `The file is empty. ${inEnglish}`,
    });
  }
  const magic = MAGIC.find(([, bytes]) => bytes.every((byte, at) => start[at] === byte));
  const kind =
    magic?.[0] ??
    (mostlyBinary(start.subarray(0, 65_536)) ? { fr: "un fichier binaire", en: "a binary file" } : undefined);
  if (kind) {
    throw new LedgerRefused({
      rule: "binaryFile",
      message: `Ce n'est pas un fichier de texte, mais ${kind.fr}. ${remedy}`,
      english: `This is not a text file but ${kind.en}. ${inEnglish}`,
    });
  }
}

/** One NUL may be a damaged letter, and its line alone is set aside; one byte in a hundred is no text. */
function mostlyBinary(start: Uint8Array): boolean {
  let nuls = 0;
  for (const byte of start) if (byte === 0) nuls++;
  return nuls * 100 > start.length;
}
