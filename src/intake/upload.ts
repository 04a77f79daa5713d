/** A file sent by a browser: kept on disk without a name until it is read, so that no transaction waits for a slow line. */
import { open, unlink, type FileHandle } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";

import type { FastifyReply, FastifyRequest } from "fastify";

import { Problem, refused } from "../platform/access/problem.ts";

export type Upload = { name: string; bytes: number; source: () => AsyncIterable<Uint8Array> };

/**
 * Receives the request's one file, then runs `work` on it; nothing of it stays, whatever happens. A file larger than
 * `largestBytes` is refused whole: a part of it is never taken in.
 */
export async function withUpload<T>(
  request: FastifyRequest,
  largestBytes: number,
  work: (upload: Upload) => Promise<T>,
): Promise<T> {
  const part = await request.file({ limits: { fileSize: largestBytes, files: 1 } });
  if (!part) {
    throw refused([
      {
        rule: "noFile",
        field: "file",
        message: "Choisissez le fichier à importer.",
        english: "Choose the file to import.",
      },
    ]);
  }
  const file = await nameless();
  try {
    let bytes = 0;
    for await (const chunk of part.file as AsyncIterable<Buffer>) {
      // Whole, or an error: `write` may stop short.
      await file.appendFile(chunk);
      bytes += chunk.length;
    }
    if (part.file.truncated) {
      const megabytes = Math.floor(largestBytes / 1024 ** 2);
      throw new Problem(
        413,
        "Le fichier est trop volumineux : rien n'a été importé.",
        "The file is too large: nothing was imported.",
        [
          {
            rule: "fileTooLarge",
            field: "file",
            message: `Il dépasse ${megabytes.toLocaleString("fr-FR")} Mo. Coupez-le par mois ou par agence, et importez chaque partie.`,
            english: `It exceeds ${megabytes.toLocaleString("en-IE")} MB. Cut it by month or by agency, and import each part.`,
          },
        ],
      );
    }
    const name = path.basename(part.filename || "").slice(0, 200) || "fichier";
    return await work({
      name,
      bytes,
      source: () => file.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 20 }),
    });
  } finally {
    await file.close();
  }
}

/** A file that has no name any more: gone when it is closed, or when the process ends in any way. */
async function nameless(): Promise<FileHandle> {
  const place = path.join(tmpdir(), `logement-toujours-${randomUUID()}`);
  const file = await open(place, "wx+", 0o600);
  await unlink(place);
  return file;
}

/** Fires when whoever asked has gone before the answer was whole: closed page, cut line, « cancel ». */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
