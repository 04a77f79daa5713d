/** People at work on a drill's server: signed in as demonstration accounts, each answer kept with the number of its request. */
import { DEMO_PASSWORD, DEMO_SEED, demoUsers } from "../src/app/demo/organisations.ts";
import type { Role } from "../src/platform/access/roles.ts";

/** What drills read of answers, whichever route gave it. */
type Body = {
  id?: string;
  ids?: string[];
  importId?: number;
  /** Of what is written over: the version that stands. */
  version?: string;
  stale?: { version: string };
  measures?: { id: string }[];
  measure?: { householdId: string };
  rows?: { householdId: string | null }[];
  accounts?: { accountId: number; balanceCents: number }[];
  grants?: { id: string; fund: string; status: string }[];
  bases?: { measureId: string; monthsLeft: number; billCents: number | null }[];
  reliefs?: { id: string; status: string; conditions: string | null }[];
};

/** `status` 0: no answer came (cut, refused, or past `patience`). */
export type Answer = { status: number; body: Body; requestId: string | null; ms: number; text: string };

export type Person = {
  email: string;
  get: (url: string) => Promise<Answer>;
  /** An answer that goes on for as long as somebody listens. */
  open: (url: string, signal: AbortSignal) => Promise<Response>;
  send: (method: "POST" | "PUT", url: string, body: object | FormData) => Promise<Answer>;
};

/** Longer than the server may take to give up: what comes later counts as hung. */
const PATIENCE_MS = 60_000;

/** `address` is asked for at each request: the server may have moved. */
export async function signIn(address: () => string, role: Role, organisation?: string): Promise<Person> {
  const account = demoUsers(DEMO_SEED).find(
    (user) => user.role === role && (!organisation || user.organisation === organisation),
  );
  if (!account) throw new Error(`no demonstration account is ${role} of ${organisation}`);
  const { email } = account;
  const answer = await fetch(`${address()}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address() },
    body: JSON.stringify({ email, password: DEMO_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return {
    email,
    open: (url, signal) => fetch(`${address()}${url}`, { headers: { cookie }, signal }),
    get: (url) => ask(`${address()}${url}`, { headers: { cookie } }),
    send: (method, url, body) =>
      ask(`${address()}${url}`, {
        method,
        headers: { cookie, ...(!(body instanceof FormData) && { "content-type": "application/json" }) },
        body: body instanceof FormData ? body : JSON.stringify(body),
      }),
  };
}

export async function ask(url: string, request: RequestInit = {}): Promise<Answer> {
  const started = performance.now();
  const since = () => Math.round(performance.now() - started);
  try {
    const answer = await fetch(url, { ...request, signal: AbortSignal.timeout(PATIENCE_MS) });
    const text = await answer.text();
    const isJson = String(answer.headers.get("content-type")).includes("json");
    return {
      status: answer.status,
      body: isJson ? (JSON.parse(text) as Body) : {},
      text,
      requestId: answer.headers.get("x-request-id"),
      ms: since(),
    };
  } catch (error) {
    return { status: 0, body: {}, requestId: null, ms: since(), text: String(error) };
  }
}
