/** Opens a landlord's file far enough to know what it is: workbook or text, movements or balances, and which mapping reads it. */
import { mappingFor } from "./file-header.ts";
import type { FileKind, LedgerMapping } from "./mapping.rules.ts";
import { textBlocks } from "./text-blocks.ts";
import { notOpened, withoutWorkbook } from "./workbook.ts";

export type OpenedFile = {
  mapping: LedgerMapping & { kind: FileKind };
  isWorkbook: boolean;
  /** The file as text, from its first byte. */
  source: AsyncIterable<Uint8Array>;
};

/** Enough for a title and a header. */
const HEAD = 1 << 16;

/**
 * `given`: the mapping to use and no other; else one of those `saved`, where the file has its columns. Throws LedgerRefused on a
 * workbook that cannot be read; what a text file lacks is told by its reader.
 */
export async function openedFile(
  source: AsyncIterable<Uint8Array>,
  given: LedgerMapping | undefined,
  saved: Partial<Record<FileKind, LedgerMapping>>,
): Promise<OpenedFile> {
  const opened = notOpened();
  const bytes = withoutWorkbook(source, { sheet: given?.sheet, saved: Object.values(saved) }, opened);
  const head: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  while (size < HEAD && !ended) {
    const next = await bytes.next();
    ended = next.done === true;
    if (next.done) break;
    // The chunk's memory is its giver's: kept past its turn, it is copied.
    head.push(next.value.slice());
    size += next.value.length;
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      for (const piece of head.splice(0)) yield piece;
      if (!ended) yield* bytes;
    } finally {
      await bytes.return(undefined);
    }
  }
  const text = await beginningOf(head);
  const isGivenKind = given?.kind !== undefined;
  const mapping = given
    ? {
        ...given,
        kind: isGivenKind ? given.kind! : mappingFor(text, { movements: given, balances: given }).kind,
      }
    : mappingFor(text, saved);
  return { mapping, isWorkbook: opened.isWorkbook, source: whole() };
}

/** "" where it is no text: its reader says why. */
async function beginningOf(head: readonly Uint8Array[]): Promise<string> {
  try {
    for await (const { text } of textBlocks(head)) return text;
  } catch {
    // Empty or binary.
  }
  return "";
}
