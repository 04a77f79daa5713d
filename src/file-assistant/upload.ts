/** A file sent by a browser or by a program: kept on disk without a name until it is read, so that no transaction waits for a slow line. */
import { open, unlink, type FileHandle } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";

import type { FastifyReply, FastifyRequest } from "fastify";

import { LedgerRefused } from "../ledger-file/quarantine.rules.ts";
import type { App } from "../platform/access/http.ts";
import { Problem, refused } from "../platform/access/problem.ts";

/** What a request that is, or holds, a landlord's file may say it is. */
export const FILE_TYPES = [
  "multipart/form-data",
  "text/csv",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/octet-stream",
];

/** Registers routes in a place of their own, whose requests may be the file itself, whatever kind they say it is. */
export async function takingFiles(app: App, routes: (inner: App) => void): Promise<void> {
  await app.register(async (inner) => {
    inner.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    routes(inner as unknown as App);
  });
}

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
  if (request.body instanceof Readable) return withRawBody(request, request.body, largestBytes, work);
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
    if (part.file.truncated) throw tooLarge(largestBytes);
    return await work({ name: nameOf(part.filename), bytes, source: sourceOf(file) });
  } finally {
    await file.close();
  }
}

/** The same, the file being the request's whole body: what a program sends. Its name comes in the address. */
async function withRawBody<T>(
  request: FastifyRequest,
  body: Readable,
  largestBytes: number,
  work: (upload: Upload) => Promise<T>,
): Promise<T> {
  const file = await nameless();
  try {
    if (Number(request.headers["content-length"] ?? 0) > largestBytes) throw tooLarge(largestBytes);
    let bytes = 0;
    // Not destroyed where it is left: the sender is still to hear why.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > largestBytes) throw tooLarge(largestBytes);
      await file.appendFile(chunk);
    }
    return await work({ name: "fichier", bytes, source: sourceOf(file) });
  } catch (error) {
    // What is left of it flows away, or the connection would wait for it for ever.
    body.resume();
    if (!request.raw.readableAborted || error instanceof Problem) throw error;
    throw cutOff();
  } finally {
    await file.close();
  }
}

/** Who sends went away before the file was whole. */
const cutOff = (): Problem =>
  new Problem(
    400,
    "L'envoi s'est interrompu : rien n'a été gardé.",
    "The sending was cut off: nothing was kept.",
  );

const nameOf = (given: string | undefined) => path.basename(given || "").slice(0, 200) || "fichier";

const sourceOf = (file: FileHandle) => () =>
  file.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 18 });

function tooLarge(largestBytes: number): Problem {
  const megabytes = Math.floor(largestBytes / 1024 ** 2);
  return new Problem(
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

/** A file that cannot be read is a rule that was broken, like any other. */
export async function taken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof LedgerRefused)
      throw new Problem(
        422,
        "Ce fichier ne peut pas être lu : rien n'a été importé.",
        "This file cannot be read: nothing was imported.",
        [error.broken],
      );
    if ((error as Error).name === "AbortError") throw cutOff();
    throw error;
  }
}
