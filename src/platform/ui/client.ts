/** The typed way to the server: paths and shapes come from its OpenAPI contract, errors from its problem+json. */
import createClient from "openapi-fetch";

import type { paths } from "./api.d.ts";
import { chosenLanguage } from "./language.tsx";
import { settleSignOut } from "./sign-out.ts";

/** What a page may send or read: `Answer<"/api/me">`. */
export type Answer<
  P extends keyof paths,
  M extends keyof paths[P] = "get" & keyof paths[P],
> = paths[P][M] extends {
  responses: { 200: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;

/** What a form sends: `Sent<"/api/households/{id}/plans">`. */
export type Sent<
  P extends keyof paths,
  M extends keyof paths[P] = "post" & keyof paths[P],
> = paths[P][M] extends {
  requestBody?: { content: { "application/json": infer Body } };
}
  ? Body
  : never;

/** Of a 409: what stands now, as the page's own GET gives it, who wrote it last and when. */
export type Standing = {
  version: string;
  by: string | null;
  at: string | null;
  standing: Record<string, unknown>;
};

export type FieldProblem = { field?: string; message: string; rule?: string; source?: string };

/** An answer that is not the one hoped for, in the words the server chose. `status` 0: the server was not reached. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string | undefined;
  readonly detail: string | undefined;
  readonly errors: readonly FieldProblem[];
  readonly requestId: string | undefined;
  readonly stale: Standing | undefined;

  constructor(status: number, body: Partial<ProblemBody> = {}, requestId?: string) {
    super(body.title ?? `HTTP ${status}`);
    this.name = "Problem";
    this.status = status;
    this.title = body.title;
    this.detail = body.detail;
    this.errors = body.errors ?? [];
    this.requestId = body.requestId ?? requestId;
    this.stale = body.stale;
  }
}
type ProblemBody = {
  title: string;
  detail: string;
  errors: FieldProblem[];
  requestId: string;
  stale: Standing;
};

/** Says to a page that has moved on to sign-in that its session ended. Set once by the shell. */
let whenSignedOut = (): void => {};
export function onSignedOut(then: () => void): void {
  whenSignedOut = then;
}

export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? "" });
api.use({
  async onRequest({ request }) {
    await settleSignOut();
    request.headers.set("accept-language", chosenLanguage());
  },
  onResponse({ response }) {
    if (response.status === 401) whenSignedOut();
  },
});

type Fetched<T> = { data?: T; error?: unknown; response: Response };

/** The body of the answer. Throws a `Problem` on any other: for queries and forms alike. */
export async function answer<T>(fetched: Promise<Fetched<T>>): Promise<T> {
  const { data, error, response } = await fetched.catch((cause: unknown) => {
    throw cause instanceof TypeError ? new Problem(0) : cause; // fetch's only error: no connection
  });
  if (!response.ok) {
    const body = typeof error === "object" && error !== null ? error : {};
    throw new Problem(response.status, body, response.headers.get("x-request-id") ?? undefined);
  }
  return data as T;
}
