/** A browser's cookies over the real server, for tests of sign-in: signing in is what is tested. */
import { createAuth, type FactorChange } from "../platform/access/auth.ts";
import type { IdentityProvider } from "../platform/access/oidc.ts";
import type { App } from "../platform/access/http.ts";
import type { Database } from "../platform/database/database.ts";
import { createServer } from "./server.ts";
import { DEMO_PASSWORD, DEMO_SEED, demoUsers } from "./demo/organisations.ts";
import { changedFactorsOf, enteredOf, judgeOf, refusedPasswordOf } from "../sign-in/store.ts";

export const ORIGIN = "http://localhost:4300";

/** `told`: what people were told of their own sign-in. */
export async function signInServer(database: Database, provider?: IdentityProvider) {
  const told: { userId: string; what: FactorChange }[] = [];
  const mails: { email: string; url: string }[] = [];
  const write = changedFactorsOf(database);
  const auth = createAuth(database, {
    secret: "a secret of tests, long enough to sign",
    publicUrl: ORIGIN,
    sendPasswordReset: async ({ email }, url) => void mails.push({ email, url }),
    judge: judgeOf(database),
    refusedPassword: refusedPasswordOf(database),
    changed: async (userId, what) => {
      told.push({ userId, what });
      await write(userId, what);
    },
    entered: enteredOf(database),
    provider,
  });
  const app: App = await createServer({
    database,
    auth,
    publicUrl: ORIGIN,
    filesFolder: "/nonexistent",
    demo: false,
    webRoot: null,
    logLevel: "silent",
    maxEventLoopDelay: 0,
    requestsPerMinute: 100_000,
  });
  await app.ready();
  return { app, told, mails, browser: () => browserOf(app) };
}

export type Browser = ReturnType<typeof browserOf>;
let addresses = 0;

/** One browser: keeps cookies as they are set and taken away. Each comes from an address of its own. */
export function browserOf(app: App) {
  const cookies = new Map<string, string>();
  const remoteAddress = `10.1.${Math.floor(++addresses / 250)}.${(addresses % 250) + 1}`;
  const ask = async (method: "GET" | "POST" | "PUT" | "DELETE", url: string, body?: object) => {
    const answer = await app.inject({
      method,
      url,
      remoteAddress,
      headers: {
        origin: ORIGIN,
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36",
        cookie: [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; "),
        ...(method === "POST" && url.startsWith("/api/auth/") && { "content-type": "application/json" }),
      },
      ...(body && { payload: body }),
    });
    for (const { name, value, maxAge } of answer.cookies)
      if (maxAge === 0) cookies.delete(name);
      else cookies.set(name, value);
    const isJson = answer.body !== "" && String(answer.headers["content-type"]).includes("json");
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.body, headers: answer.headers };
  };
  const auth = (path: string, body: object = {}) => ask("POST", `/api/auth/${path}`, body);
  return {
    cookies,
    ask,
    auth,
    signIn: (email: string, password: string = DEMO_PASSWORD) => auth("sign-in/email", { email, password }),
  };
}

export const emailOf = (role: string, organisation?: string): string =>
  demoUsers(DEMO_SEED).find(
    (user) => user.role === role && (organisation === undefined || user.organisation === organisation),
  )!.email;
