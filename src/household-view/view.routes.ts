/** A household's own page over HTTP: HTML alone, opened by a code once, then by a cookie of this page; read as the role that sees its own rows. */
import { readFileSync } from "node:fs";

import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";

import { type App, languageOf } from "../platform/access/http.ts";
import { Problem } from "../platform/access/problem.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Answered, Broken } from "../platform/calendar/dated.ts";
import { type Locale, LOCALES } from "../platform/calendar/wording.ts";
import { NoHousehold } from "../platform/database/database.ts";
import { FILE_KINDS } from "../received-file/rules.ts";
import { checkedFile, fileToOpen } from "../received-file/store.ts";
import { sentFile } from "../received-file/upload.ts";
import { closeBySecret, openByCode, sessionHashOf } from "./link.store.ts";
import { html } from "./html.ts";
import { framed, openPage, ownPage, PAGE, withdrawPage } from "./page.ts";
import { answerItem, type Own, ownLimits, ownView, sendFile, sendMessage } from "./view.store.ts";
import { WORDS } from "./words.ts";

const SESSION = "lt_household";
const LANGUAGE = "lt_household_language";

const cookie = (request: FastifyRequest, name: string): string | undefined =>
  new RegExp(`(?:^|; )${name}=([\\w-]+)`).exec(request.headers.cookie ?? "")?.[1];

const own = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const FILES = {
  "style.css": ["text/css; charset=utf-8", own("style.css")],
  "shrink.js": ["text/javascript; charset=utf-8", own("../received-file/shrink.js")],
  "sending.js": ["text/javascript; charset=utf-8", own("sending.js")],
} as const;

/** Codes typed from one address in a minute, and anything asked. */
const CODES_PER_MINUTE = 10;
const ASKED_PER_MINUTE = 120;

const languageFor = (request: FastifyRequest): Locale =>
  LOCALES.find((one) => one === cookie(request, LANGUAGE)) ?? languageOf(request);
const page = (reply: FastifyReply, text: string, status = 200) =>
  reply.status(status).header("cache-control", "no-store").type("text/html; charset=utf-8").send(text);

export async function householdViewRoutes(app: App): Promise<void> {
  await app.register((inner) => routes(inner as unknown as App));
}

async function routes(app: App): Promise<void> {
  const secure = app.publicUrl.startsWith("https:") ? "; Secure" : "";
  const keep = (reply: FastifyReply, name: string, value: string, seconds: number) =>
    reply.header(
      "set-cookie",
      `${name}=${value}; Path=${PAGE}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`,
    );
  const asHousehold = <T>(request: FastifyRequest, work: (tx: Own) => Promise<T>): Promise<T> => {
    const secret = cookie(request, SESSION);
    if (secret === undefined) throw new NoHousehold();
    const who = {
      kind: "household",
      sessionHash: sessionHashOf(secret),
      requestId: request.id,
      ipAddress: request.ip,
    } as const;
    return app.database.transaction(who, (tx) => work(tx as Own));
  };
  const limit = (max: number, of: string) =>
    app.createRateLimit({
      max,
      timeWindow: "1 minute",
      keyGenerator: (request) => `${of} ${request.ip}`,
      // The server's own limit leaves pages out; these are counted.
      allowList: [],
    });
  const codes = limit(CODES_PER_MINUTE, "household code");
  const asked = limit(ASKED_PER_MINUTE, "household page");

  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: 20_000 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))),
  );
  app.addHook("onRequest", async (request) => {
    const held = await asked(request);
    if (!held.isAllowed && held.isExceeded) throw new Problem(429, WORDS.fr.tooMany, WORDS.en.tooMany);
  });
  // A page, whatever happens: nobody reads JSON here.
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const language = languageFor(request);
    const w = WORDS[language];
    if (error instanceof NoHousehold)
      return page(reply, openPage(language, { wrong: cookie(request, SESSION) && w.closed }), 401);
    const status = error instanceof Problem ? error.status : (error.statusCode ?? 500);
    if (status >= 500) request.log.error({ err: error }, "unexpected");
    const refused =
      error instanceof Problem
        ? error.errors?.map(({ message, english }) => (language === "en" ? english : message)).join(" ")
        : undefined;
    const told =
      refused ?? (error instanceof Problem ? (language === "en" ? error.english : error.message) : w.problem);
    const body = backTo(language);
    return page(reply, framed(language, { title: w.title, wrong: told, body }), status);
  });

  const shown = async (request: FastifyRequest, reply: FastifyReply, broken?: readonly Broken[]) => {
    const today = todayInParis();
    const language = languageFor(request);
    const done = z.object({ done: z.string().optional() }).parse(request.query).done ?? "";
    const { view, limits } = await asHousehold(request, async (tx) => ({
      view: await ownView(tx, today, language),
      limits: await ownLimits(tx, today),
    }));
    const told = broken ? undefined : WORDS[language].done[done];
    return page(
      reply,
      ownPage(view, language, { longestSide: limits.longestSide, told, broken }),
      broken ? 422 : 200,
    );
  };
  /** After a form: to the page with what was done, or the page with what forbids it. */
  const answered = async (request: FastifyRequest, reply: FastifyReply, what: string, answer: Answered) => {
    if (answer && "errors" in answer) return shown(request, reply, answer.errors as Broken[]);
    for (const look of app.afterCommit) look();
    return reply.redirect(answer ? `${PAGE}?done=${what}` : PAGE, 303);
  };

  for (const [name, [type, text]] of Object.entries(FILES))
    app.get(`${PAGE}/${name}`, { schema: { hide: true } }, (_request, reply) =>
      reply.header("cache-control", "public, max-age=3600").type(type).send(text),
    );

  app.get(PAGE, { schema: { hide: true } }, async (request, reply) => {
    if (cookie(request, SESSION) !== undefined) return shown(request, reply);
    const { code } = z
      .object({ code: z.string().max(20).optional() })
      .catch({})
      .parse(request.query);
    return page(reply, openPage(languageFor(request), code === undefined ? {} : { code }));
  });

  app.get(`${PAGE}/language/:language`, { schema: { hide: true } }, (request, reply) => {
    const { language } = z.object({ language: z.enum(LOCALES).catch("fr") }).parse(request.params);
    return keep(reply, LANGUAGE, language, 365 * 86_400).redirect(PAGE, 303);
  });

  app.post(`${PAGE}/open`, { schema: { hide: true } }, async (request, reply) => {
    const language = languageFor(request);
    const w = WORDS[language];
    const held = await codes(request);
    if (!held.isAllowed && held.isExceeded) return page(reply, openPage(language, { wrong: w.tooMany }), 429);
    const { code } = z
      .object({ code: z.string().max(40) })
      .catch({ code: "" })
      .parse(request.body);
    const today = todayInParis();
    const opened = await openByCode(app.database, code, today);
    if (!opened) return page(reply, openPage(language, { code, wrong: w.wrong }), 422);
    const days = today.until(Temporal.PlainDate.from(opened.expiresOn)).days + 1;
    return keep(reply, SESSION, opened.secret, days * 86_400).redirect(PAGE, 303);
  });

  app.post(`${PAGE}/close`, { schema: { hide: true } }, async (request, reply) => {
    const held = cookie(request, SESSION);
    if (held) await closeBySecret(app.database, held);
    return keep(reply, SESSION, "", 0).redirect(PAGE, 303);
  });

  app.post(`${PAGE}/message`, { schema: { hide: true } }, async (request, reply) => {
    const { text } = z.object({ text: z.string() }).catch({ text: "" }).parse(request.body);
    return answered(request, reply, "message", await asHousehold(request, (tx) => sendMessage(tx, text)));
  });

  app.post(`${PAGE}/file`, { schema: { hide: true } }, async (request, reply) => {
    const today = todayInParis();
    // Who asks is known before a byte of the file is read.
    const limits = await asHousehold(request, (tx) => ownLimits(tx, today));
    const sent = await sentFile(request, limits);
    const known = checkedFile(sent, limits);
    if ("errors" in known) return shown(request, reply, known.errors);
    const kind = z.enum(FILE_KINDS).catch("other").parse(sent.fields["kind"]);
    const answer = await asHousehold(request, (tx) =>
      sendFile(tx, app.files, { kind, name: sent.name }, known, today),
    );
    return answered(request, reply, "file", answer);
  });

  app.get(`${PAGE}/file/:id`, { schema: { hide: true } }, async (request, reply) => {
    const { id } = z
      .object({ id: z.uuid().catch("00000000-0000-4000-8000-000000000000") })
      .parse(request.params);
    const found = await asHousehold(request, (tx) => fileToOpen(tx, id));
    const bytes = found && (await app.files.get(id));
    if (!found || !bytes) throw new Problem(404, WORDS.fr.problem, WORDS.en.problem);
    return reply
      .header("cache-control", "no-store")
      .type(found.mediaType)
      .header("content-disposition", `inline; filename*=UTF-8''${encodeURIComponent(found.name)}`)
      .send(Buffer.from(bytes));
  });

  app.get(`${PAGE}/agreement/:key`, { schema: { hide: true } }, async (request, reply) => {
    const language = languageFor(request);
    const { key } = z.object({ key: z.string() }).parse(request.params);
    const view = await asHousehold(request, (tx) => ownView(tx, todayInParis(), language));
    const item = view.agreements?.items.find((one) => one.key === key && one.standing === "yes");
    return item ? page(reply, withdrawPage(language, item)) : reply.redirect(PAGE, 303);
  });

  app.post(`${PAGE}/agreement`, { schema: { hide: true } }, async (request, reply) => {
    const { key, given } = z
      .object({ key: z.string(), given: z.enum(["yes", "no"]) })
      .catch({ key: "", given: "no" })
      .parse(request.body);
    const answer = await asHousehold(request, (tx) =>
      answerItem(tx, { key, given: given === "yes" }, todayInParis()),
    );
    return answered(request, reply, "agreement", answer);
  });
}

const backTo = (language: Locale) => html`<p><a href="${PAGE}">${WORDS[language].back}</a></p>`;
