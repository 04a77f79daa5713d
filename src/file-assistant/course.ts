/** An import that tells where it is, one JSON line after the other; its last line is the report, or why nothing was kept. */
import { PassThrough } from "node:stream";

import type { FastifyReply, FastifyRequest } from "fastify";

import { languageOf } from "../platform/access/http.ts";
import { Problem } from "../platform/access/problem.ts";
import { brokenIn } from "../platform/calendar/dated.ts";

const BETWEEN_PROGRESS_MS = 200;
const LINES = "application/x-ndjson";

/** `bytes` of `total` are done; `read`: rows so far. */
export type Progress = { bytes: number; total: number; read: number; quarantined?: number };

/** `take` runs the import, telling where it is if it is given somebody to tell. The answer is its report, alone or after its course. */
export async function toldOnTheWay<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  signal: AbortSignal,
  take: (onProgress?: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  if (!request.headers.accept?.includes(LINES)) return take();
  const lines = new PassThrough();
  let last = 0;
  let ended = false;
  const begun = Promise.withResolvers<void>();
  const report = take(({ bytes, total, ...rest }) => {
    begun.resolve();
    // That all is read is told whatever the time: what follows it may be long.
    const isEnd = bytes >= total && !ended;
    if (!isEnd && Date.now() - last < BETWEEN_PROGRESS_MS) return;
    last = Date.now();
    ended ||= isEnd;
    lines.write(`${JSON.stringify({ progress: { bytes: Math.min(bytes, total), total, ...rest } })}\n`);
  });
  // What refuses a file shows before its first lines are read: an answer like any other. After that, the last line tells.
  await Promise.race([begun.promise, report]);
  void lastLine(report, request, signal).then((line) => lines.end(`${JSON.stringify(line)}\n`));
  return reply
    .type(LINES)
    .header("x-accel-buffering", "no")
    .send(lines as never) as never;
}

/** How an import that had begun to tell where it is ended: the status of its answer is sent already. */
async function lastLine(report: Promise<unknown>, request: FastifyRequest, signal: AbortSignal) {
  try {
    return { report: await report };
  } catch (error) {
    const language = languageOf(request);
    if (error instanceof Problem) {
      const errors = (error.errors ?? []).map((broken) => ({
        rule: broken.rule,
        ...(broken.field !== undefined && { field: broken.field }),
        message: brokenIn(broken, language),
      }));
      const title = language === "en" ? error.english : error.message;
      return { problem: { title, status: error.status, errors, requestId: request.id } };
    }
    if (!signal.aborted) request.log.error({ err: error }, "import broke off");
    const title =
      language === "en"
        ? "The import broke off: nothing was kept. Try again."
        : "L'import s'est interrompu : rien n'a été gardé. Réessayez.";
    return { problem: { title, status: 500, requestId: request.id } };
  }
}
