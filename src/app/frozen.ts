/**
 * A file that its household had frozen is read and not written: the wall answers a writer as it answers a stranger. Who may read the
 * file is told why instead, with the day and the reason.
 */
import type { FastifyRequest } from "fastify";

import { Problem } from "../platform/access/problem.ts";
import { longDate } from "../platform/calendar/wording.ts";
import { frozenAmong } from "../rights/store.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The refusal to tell in the place of « introuvable »; undefined where the file is not frozen, or not the asker's to read. */
export async function frozenInstead(request: FastifyRequest): Promise<Problem | undefined> {
  const { userId, method, params } = request;
  if (!userId || method === "GET") return undefined;
  const ids = Object.values((params ?? {}) as Record<string, string>).filter((value) => UUID.test(value));
  if (ids.length === 0) return undefined;
  const found = await lookFor(request, userId, ids);
  if (!found) return undefined;
  const since = Temporal.PlainDate.from(found.since);
  return new Problem(
    423,
    `Ce dossier est limité depuis le ${longDate(since)} : rien ne s'y écrit. Motif : ${found.reason}`,
    `This file is restricted since ${longDate(since, "en")}: nothing is written there. Reason: ${found.reason}`,
  );
}

/** Nothing is found where it cannot be looked for: the asker is then told what was to be told. */
async function lookFor({ server, log }: FastifyRequest, userId: string, ids: readonly string[]) {
  try {
    return await server.database.transaction({ kind: "user", userId }, (tx) => frozenAmong(tx, ids));
  } catch (error) {
    log.warn({ err: error }, "frozen");
    return undefined;
  }
}
