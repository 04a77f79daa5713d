/** Which refused requests of people who are signed in go into the access log: a post's, a wall's, and a row that is hidden from them. */
import type { FastifyRequest } from "fastify";

import type { Refusals } from "../access-log/refusals.ts";
import { Forbidden } from "../platform/access/problem.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `status`: what was answered. `byWall`: the database's policies turned a row away. */
export function noteRefused(
  refusals: Refusals,
  request: FastifyRequest,
  error: unknown,
  { status, byWall }: { status: number; byWall: boolean },
): void {
  const { userId, method, params, id, ip } = request;
  const { url } = request.routeOptions;
  if (!userId || !url) return;
  const refusal = { userId, route: `${method} ${url}`, requestId: id, ipAddress: ip };
  if (error instanceof Forbidden || byWall) return refusals.note(refusal);
  if (status !== 404) return;
  const ids = Object.values((params ?? {}) as Record<string, string>).filter((value) => UUID.test(value));
  if (ids.length > 0) refusals.note({ ...refusal, ifHidden: ids });
}
