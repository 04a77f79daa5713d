/** The HTTP server: composes rooms' routes, sign-in, the contract and the web bundle behind one set of guards. */
import { randomUUID } from "node:crypto";

import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import underPressure from "@fastify/under-pressure";
import { z } from "zod";
import Fastify, { type FastifyError, type FastifyRequest } from "fastify";
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";

import { bearerOf } from "../access-token/rules.ts";
import { refusalLog } from "../access-log/refusals.ts";
import { shown, type TokenRefusal } from "../access-token/store.ts";
import type { Auth } from "../platform/access/auth.ts";
import { type Access, type App, languageOf } from "../platform/access/http.ts";
import type { Role } from "../platform/access/roles.ts";
import { BETWEEN_LANGUAGES, forbidden, notFound, Problem, signedOut } from "../platform/access/problem.ts";
import { frozenInstead } from "./frozen.ts";
import { noteRefused } from "./refused.ts";
import { type Sealing, UNSEALED } from "../platform/access/sealing.ts";
import { Stale, type StandingNow } from "../platform/editing/version.ts";
import { brokenIn } from "../platform/calendar/dated.ts";
import { standingOf } from "../sign-in/store.ts";
import { sourceIn } from "../platform/calendar/source-words.ts";
import type { Locale, Said } from "../platform/calendar/wording.ts";
import { DatabaseAway, NoPost, NoToken, type Database } from "../platform/database/database.ts";
import { folderOfFiles } from "../platform/files/file-store.ts";
import { accountRoutes } from "./account.routes.ts";
import { authBridge } from "./auth-bridge.ts";
import { homeRoutes } from "./home.routes.ts";
import { metricRoutes } from "./metrics.ts";
import { ROOM_ROUTES } from "./rooms.ts";
import { searchRoutes } from "./search.routes.ts";
import { webRoutes } from "./web-bundle.ts";

/** Whom a request's cookie stands for. Tests that name the person who asks have no session: nothing is owed then. */
type SignedIn = { user: { id: string }; session: { id: string } | null };

export type ServerSettings = {
  database: Database;
  auth: Pick<Auth, "handler"> & {
    api: { getSession: (asked: { headers: Headers }) => Promise<SignedIn | null> };
  };
  publicUrl: string;
  /** Folder of the files that people send; made with the first of them. */
  filesFolder: string;
  /** Shows the demonstration accounts on the sign-in page. */
  demo: boolean;
  /** What the button of the identity provider says; undefined where there is none. */
  providerName?: string | undefined;
  /** Webhooks may call private addresses, and without TLS. */
  privateWebhooks?: boolean;
  /** Seals webhooks' secrets in the database; without it they stand as they are. */
  webhookSealing?: Sealing;
  /** Folder of the built web bundle; null serves the API alone (tests). */
  webRoot: string | null;
  logLevel?: string;
  /** Where the log goes (default: standard output). */
  logTo?: { write: (text: string) => void };
  /** Milliseconds behind which requests are turned away (503); 0: never. Default 5000 on PostgreSQL, never on the embedded engine. */
  maxEventLoopDelay?: number;
  /** From one address. */
  requestsPerMinute?: number;
  /** With a token, good or bad, from one address (default 60). */
  tokenRequestsPerMinute?: number;
  /** Opens `GET /metrics` to who shows it; without one there is no such address. */
  metricsToken?: string | undefined;
  /**
   * So many proxies of ours stand before the server: a person's address is what the outermost of them saw. What a client adds to
   * `X-Forwarded-For` by itself stands further left, and is believed by nobody.
   */
  trustProxy?: number;
  /** Aborted once the server is to end: it says that it is not ready, and whoever keeps a connection is asked to open another. */
  leaving?: AbortSignal;
  /** Told of each /api route as it is declared: how tests walk them all. */
  onApiRoute?: (route: { method: string; url: string; access: Access }) => void;
};

const UNSAFE = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/** Builds the server, not yet listening. Every /api route must declare its access and its answers, or start fails. */
export async function createServer(settings: ServerSettings): Promise<App> {
  const proxies = settings.trustProxy ?? 0;
  const app: App = Fastify({
    logger: {
      level: settings.logLevel ?? "warn",
      // The multipart plugin, at its most talkative, tells all headers.
      redact: ["req.headers.cookie", "req.headers.authorization", "busboyOptions.headers"],
      ...(settings.logTo && { stream: settings.logTo }),
    },
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    trustProxy: proxies > 0 ? (_address, hop) => hop < proxies : false,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorate("database", settings.database);
  app.decorate("publicUrl", settings.publicUrl);
  app.decorate("privateWebhooks", settings.privateWebhooks ?? false);
  app.decorate("webhookSealing", settings.webhookSealing ?? UNSEALED);
  app.decorate("files", folderOfFiles(settings.filesFolder));
  app.decorate("afterCommit", new Set<() => void>());
  app.decorateRequest("userId", undefined);
  app.decorateRequest("sessionId", undefined);
  app.decorateRequest("standing", undefined);
  app.decorateRequest("token", undefined);

  await app.register(helmet, {
    global: true,
    enableCSPNonces: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: settings.publicUrl.startsWith("https:"),
    referrerPolicy: { policy: "same-origin" },
  });
  await app.register(rateLimit, {
    max: settings.requestsPerMinute ?? 3000,
    timeWindow: "1 minute",
    keyGenerator: (request) => request.ip,
    // A whole office comes from one address; its pages and scripts cost nothing and are not counted.
    allowList: (request) => !request.url.startsWith("/api/"),
  });
  await app.register(underPressure, {
    // The embedded engine computes in this very loop: a long query would turn away the one person who waits for it.
    maxEventLoopDelay: settings.maxEventLoopDelay ?? (settings.database.engine === "postgres" ? 5000 : 0),
    exposeStatusRoute: false,
  });
  await app.register(multipart, { limits: { fileSize: 2 * 1024 ** 3, files: 1, fields: 20 } });
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Logement Toujours",
        version: "0.1.0",
        description: "L'application web en est le premier client, le logiciel d'un bailleur le second.",
        license: { name: "AGPL-3.0-or-later", identifier: "AGPL-3.0-or-later" },
      },
      components: {
        securitySchemes: {
          session: {
            type: "apiKey",
            in: "cookie",
            name: "logement-toujours.session_token",
            description: "La session d'une personne qui s'est connectée.",
          },
          token: {
            type: "http",
            scheme: "bearer",
            description:
              "Un jeton créé par le responsable du bailleur, pour ce que dit sa portée : « ledger:import » n'ouvre que l'import d'un fichier d'écritures, « relief:export » que les remises à porter sur les avis et leur accusé, « procedure:import » que les actes de procédure.",
          },
        },
      },
    },
    transform: (input) => {
      const { schema, url } = jsonSchemaTransform(input);
      const { access, scope } = input.route.config ?? {};
      const session: Record<string, string[]> = { session: [] };
      const security = access === "public" ? [] : [session, ...(scope ? [{ token: [] }] : [])];
      return { schema: { ...schema, security }, url };
    },
  });

  app.addHook("onRoute", (route) => {
    if (
      !route.url.startsWith("/api/") ||
      route.url.startsWith("/api/auth/") ||
      route.url.startsWith("/api/docs")
    )
      return;
    if (route.method === "HEAD" || route.method === "OPTIONS") return;
    if (!route.config?.access) throw new Error(`${String(route.method)} ${route.url} declares no access`);
    if (!route.schema?.response)
      throw new Error(`${String(route.method)} ${route.url} has no contract for its answer`);
    for (const method of [route.method].flat())
      settings.onApiRoute?.({ method, url: route.url, access: route.config.access });
  });

  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    if (settings.leaving?.aborted) reply.header("connection", "close");
    if (request.url.startsWith("/api/")) reply.header("cache-control", "no-store");
    // Cookies are SameSite=Lax; a browser also says where a changing request comes from, and it must be us.
    const origin = request.headers.origin;
    if (UNSAFE.has(request.method) && origin && origin !== settings.publicUrl)
      throw new Problem(403, "Requête venue d'un autre site.", "A request from another site.");
  });

  // A program with a token: known before its file is read, and let through to what its scope names, whatever cookie comes along.
  const tokensPerMinute = app.createRateLimit({
    max: settings.tokenRequestsPerMinute ?? 60,
    timeWindow: "1 minute",
    keyGenerator: (request) => `token ${request.ip}`,
  });
  app.addHook("onRequest", async (request, reply) => {
    const bearer = bearerOf(request.headers.authorization);
    const { access, scope } = request.routeOptions.config;
    if (bearer === undefined || !access || access === "public") return;
    const limit = await tokensPerMinute(request);
    if (!limit.isAllowed && limit.isExceeded) {
      reply.header("retry-after", limit.ttlInSeconds);
      throw new Problem(429, REFUSED_UNREAD[429]!.fr, REFUSED_UNREAD[429]!.en);
    }
    const token = await shown(settings.database, bearer, request.ip);
    if ("refused" in token) {
      reply.header("www-authenticate", 'Bearer error="invalid_token"');
      throw badToken(token.refused);
    }
    if (!scope || !token.scopes.includes(scope)) {
      reply.header("www-authenticate", 'Bearer error="insufficient_scope"');
      throw new Problem(403, "Ce jeton n'ouvre pas cette adresse.", "This token does not open this address.");
    }
    request.token = { id: token.id, secretHash: token.secretHash, scope };
  });

  /** Who holds the request's session, in which post, and where the session stands. */
  async function lookedUp(request: FastifyRequest) {
    const session = await settings.auth.api.getSession({
      headers: new Headers(request.headers as Record<string, string>),
    });
    if (!session) return undefined;
    const { user, session: held } = session;
    return settings.database.transaction(
      { kind: "user", userId: user.id, requestId: request.id },
      async (tx) => ({
        userId: user.id,
        sessionId: held?.id,
        role: tx.actor?.role as Role,
        standing: held ? await standingOf(tx, held.id) : undefined,
      }),
    );
  }
  // A page asks twenty things at once: those that come while the same session is being looked up share what is found, and nothing longer.
  const lookups = new Map<string, ReturnType<typeof lookedUp>>();
  function askerOf(request: FastifyRequest): ReturnType<typeof lookedUp> {
    const { cookie } = request.headers;
    if (cookie === undefined) return lookedUp(request);
    const underWay = lookups.get(cookie) ?? lookedUp(request).finally(() => lookups.delete(cookie));
    lookups.set(cookie, underWay);
    return underWay;
  }

  app.addHook("preHandler", async (request) => {
    if (request.token) return;
    const access: Access | undefined = request.routeOptions.config.access;
    if (!access || access === "public") return;
    const asker = await askerOf(request);
    if (!asker) throw signedOut();
    const { role, standing } = asker;
    request.userId = asker.userId;
    request.sessionId = asker.sessionId;
    request.standing = standing;
    if (standing?.verdict === "ended") throw signedOut();
    if (standing && standing.verdict !== "open" && !request.routeOptions.config.halfway)
      throw factorOwed(standing.verdict);
    if (access === "signedIn") return;
    if (!access.includes(role)) throw forbidden();
  });

  const refusals = refusalLog(settings.database, {
    log: (error) => app.log.warn({ err: error }, "refusal not written"),
  });
  app.addHook("onClose", () => refusals.settle());
  app.setErrorHandler(async (error: FastifyError | Problem | Error, request, reply) => {
    const told = problemOf(error, languageOf(request));
    const frozen = told.status === 404 ? await frozenInstead(request) : undefined;
    const problem = frozen ? problemOf(frozen, languageOf(request)) : told;
    if (!frozen)
      noteRefused(refusals, request, error, { status: problem.status, byWall: isRefusedByWall(error) });
    const away = awayIn(error);
    if (away) request.log.error({ said: away.message }, "database away");
    else if (problem.status >= 500) request.log.error({ err: error }, "unexpected");
    // The asker is told what to mend; whoever runs the application, that a form let it through.
    else if (/^(22|23503|42501)/.test(sqlStateOf(error))) request.log.warn({ err: error }, "unkeepable");
    return (
      reply
        .status(problem.status)
        // Also where a limit refused it before anything of ours was asked.
        .header("x-request-id", request.id)
        .type("application/problem+json")
        .send(JSON.stringify({ type: "about:blank", ...problem, requestId: request.id }))
    );
  });

  metricRoutes(app, settings.database, settings.metricsToken);
  await app.register(authBridge(settings.auth));
  await accountRoutes(app, settings);
  await searchRoutes(app);
  await homeRoutes(app);
  for (const routes of ROOM_ROUTES) await routes(app);
  app.get("/api/openapi.json", { config: { access: "public" }, schema: { hide: true, response: {} } }, () =>
    app.swagger(),
  );
  await app.register(swaggerUi, { routePrefix: "/api/docs", staticCSP: true });
  app.get("/healthz", { schema: { hide: true } }, () => ({ ok: true }));
  app.get("/readyz", { schema: { hide: true } }, async (_request, reply) => {
    if (settings.leaving?.aborted) return reply.status(503).send({ ok: false, leaving: true });
    await settings.database.transaction({ kind: "system" }, async () => undefined);
    return { ok: true };
  });
  if (settings.webRoot) await webRoutes(app, settings.webRoot);
  else {
    app.setNotFoundHandler(() => {
      throw notFound();
    });
  }
  return app;
}

/** The session was opened by a password alone, and that is not enough here. */
const factorOwed = (verdict: "confirm" | "enrol") =>
  new Problem(403, "Un second facteur est demandé.", "A second factor is asked for.", [
    verdict === "confirm"
      ? {
          rule: "secondFactor.confirm",
          message: "Terminez la connexion avec votre second facteur.",
          english: "Finish signing in with your second factor.",
        }
      : {
          rule: "secondFactor.enrol",
          message: "Votre fonction demande un second facteur : ajoutez-en un pour continuer.",
          english: "Your post asks for a second factor: add one to go on.",
        },
  ]);

const TOKEN_REFUSED: Record<TokenRefusal, Said> = {
  unknown: {
    fr: "Ce jeton n'existe pas. Recopiez-le en entier, ou demandez-en un au responsable de l'organisme.",
    en: "There is no such token. Copy it whole, or ask the organisation's lead for one.",
  },
  expired: {
    fr: "Ce jeton a expiré. Demandez-en un autre au responsable de l'organisme.",
    en: "This token has expired. Ask the organisation's lead for another.",
  },
  revoked: {
    fr: "Ce jeton a été révoqué. Demandez-en un autre au responsable de l'organisme.",
    en: "This token was revoked. Ask the organisation's lead for another.",
  },
};

function badToken(refusal: TokenRefusal): Problem {
  const { fr: message, en: english } = TOKEN_REFUSED[refusal];
  return new Problem(401, "Ce jeton n'ouvre rien.", "This token opens nothing.", [
    { rule: `token.${refusal}`, message, english },
  ]);
}

type ProblemBody = { title: string; status: number; detail?: string; errors?: object[]; stale?: StandingNow };

const LOCALES = { fr: z.locales.fr().localeError, en: z.locales.en().localeError };
const inWords = (said: ReturnType<typeof LOCALES.fr>) => (typeof said === "string" ? said : said?.message);

/** A broken contract in the reader's language: zod's own English sentence is said in French, one of ours has both (`inBoth`). */
function saidOf(issue: { keyword: string; message?: string; params: object }, english: boolean): string {
  const raw = { ...issue.params, code: issue.keyword } as Parameters<typeof LOCALES.fr>[0];
  const [message = issue.keyword, inEnglish] = (issue.message ?? issue.keyword).split(BETWEEN_LANGUAGES);
  if (inEnglish !== undefined) return english ? inEnglish : message;
  if (english || message !== inWords(LOCALES.en(raw))) return message;
  return inWords(LOCALES.fr(raw)) ?? message;
}

/** What the server refuses before a route reads it, by status. */
const REFUSED_UNREAD: Record<number, Said> = {
  400: {
    fr: "La demande ne peut pas être lue : elle n'est pas du JSON bien formé.",
    en: "The request cannot be read: it is not well-formed JSON.",
  },
  429: {
    fr: "Trop de demandes à la suite. Patientez une minute, puis réessayez.",
    en: "Too many requests in a row. Wait a minute, then try again.",
  },
  413: {
    fr: "La demande est trop volumineuse : rien n'a été enregistré.",
    en: "The request is too large: nothing was saved.",
  },
  406: {
    fr: "La demande ne porte pas de fichier : envoyez-le par un formulaire, ou tel quel dans la requête.",
    en: "The request carries no file: send it by a form, or as the body of the request.",
  },
  415: {
    fr: "La demande n'est pas dans un format accepté : envoyez du JSON.",
    en: "The request is not in an accepted format: send JSON.",
  },
};

const AWAY: Said = {
  fr: "La base de données ne répond pas. Réessayez dans un instant ; si vous enregistriez, vérifiez d'abord que ce n'est pas déjà fait.",
  en: "The database does not answer. Try again in a moment; if you were saving, check first that it is not done already.",
};

/** The sign-in library wraps it: whoever is signed in meets it there first. */
const awayIn = (error: Error): DatabaseAway | undefined =>
  error instanceof DatabaseAway ? error : error.cause instanceof Error ? awayIn(error.cause) : undefined;

const NO_ROOM: Said = {
  fr: "La machine n'a plus de place : rien n'a été enregistré. Prévenez la personne qui tient l'application, puis réessayez.",
  en: "The machine has no room left: nothing was saved. Tell whoever runs the application, then try again.",
};

const UNWRITABLE = {
  status: 400,
  title: {
    fr: "Un texte contient un signe qui ne peut pas être gardé (signe de contrôle invisible) : retapez-le plutôt que de le coller.",
    en: "A text holds a sign that cannot be kept (an invisible control sign): type it again rather than pasting it.",
  },
};
const OUT_OF_RANGE = {
  status: 400,
  title: {
    fr: "Un nombre ou un jour dépasse toute limite : vérifiez ce que vous avez saisi.",
    en: "A number or a day is out of any range: check what you typed.",
  },
};
/** Two waited for each other, or changed the same at once (where an installation asks for stricter transactions), and one had to give way. */
const GAVE_WAY = {
  status: 503,
  title: {
    fr: "Quelqu'un d'autre écrivait au même moment : rien n'a été enregistré. Réessayez.",
    en: "Somebody else was writing at the same moment: nothing was saved. Try again.",
  },
};
/** What the database refuses of what was sent, by its SQLSTATE: the asker is told what to mend. */
const REFUSED_BY_DATABASE: Record<string, { status: number; title: Said }> = {
  // The sign NUL in a text, and in JSON: it keeps all others.
  "22021": UNWRITABLE,
  "22P05": UNWRITABLE,
  "40P01": GAVE_WAY,
  "40001": GAVE_WAY,
  // A number that its type cannot hold, a day past the calendar's end.
  "22003": OUT_OF_RANGE,
  "22008": OUT_OF_RANGE,
  // A commune's code, say, that is nobody's: forms offer what there is, a program may send anything.
  "23503": {
    status: 422,
    title: {
      fr: "Une valeur désignée ici n'existe pas, ou plus : choisissez-la de nouveau dans la liste.",
      en: "Something named here does not exist, or no longer: choose it from the list again.",
    },
  },
};
/** The query builder wraps what the database said. */
const saidByDatabase = (error: Error): Error =>
  error.cause instanceof Error ? saidByDatabase(error.cause) : error;
const sqlStateOf = (error: Error): string => String((saidByDatabase(error) as { code?: unknown }).code ?? "");

const isRefusedByWall = (error: Error): boolean =>
  sqlStateOf(error) === "42501" && saidByDatabase(error).message.includes("row-level security");

/** Its answer to what it refused; undefined where what it says is a fault of ours. */
function refusedByDatabase(error: Error): { status: number; title: Said } | undefined {
  const state = sqlStateOf(error);
  // Half a sign (a lone surrogate) makes a JSON that is none.
  if (state === "22P02" && saidByDatabase(error).message.includes("type json")) return UNWRITABLE;
  return REFUSED_BY_DATABASE[state];
}

/** What the multipart reader (busboy) says of a form that ends before its end: a telephone that lost its network. It names no code. */
const CUT_SHORT = /unexpected end of multipart data$/i;

function problemOf(error: FastifyError | Problem | Error, language: Locale): ProblemBody {
  const english = language === "en";
  if (error instanceof Problem) {
    return {
      title: english ? error.english : error.message,
      status: error.status,
      ...(error instanceof Stale && { stale: error.stale }),
      ...(error.errors && {
        errors: error.errors.map(({ english: inEnglish, message, source, ...rest }) => ({
          ...rest,
          message: brokenIn({ message, english: inEnglish }, language),
          ...(source !== undefined && { source: sourceIn(language, source) }),
        })),
      }),
    };
  }
  // It held when the request came in, and was revoked since.
  if (error instanceof NoToken) return problemOf(badToken("revoked"), language);
  if (error instanceof NoPost) {
    return {
      status: 403,
      title: english ? "Your account holds no active post." : "Votre compte n'a pas de fonction active.",
    };
  }
  if (["53100", "ENOSPC", "EDQUOT"].includes(sqlStateOf(error)))
    return { status: 507, title: NO_ROOM[language] };
  if (awayIn(error)) return { status: 503, title: AWAY[language] };
  if (hasZodFastifySchemaValidationErrors(error)) {
    return {
      status: 400,
      title: english
        ? "Some information is missing or malformed."
        : "Certaines informations manquent ou sont mal formées.",
      errors: error.validation.map((issue) => ({
        field: issue.instancePath.split("/").filter(Boolean).join("."),
        message: saidOf(issue, english),
      })),
    };
  }
  // The wall refused a row that a query let through: a forbidden row looks like a missing one.
  if (isRefusedByWall(error)) return problemOf(notFound(), language);
  const refusal = refusedByDatabase(error);
  if (refusal) return { status: refusal.status, title: refusal.title[language] };
  if (CUT_SHORT.test(error.message))
    return {
      status: 400,
      title: english
        ? "The file broke off before its end: nothing was saved. Send it again."
        : "L'envoi du fichier s'est interrompu avant la fin : rien n'a été enregistré. Envoyez-le de nouveau.",
    };
  const status = (error as FastifyError).statusCode ?? 500;
  if (status < 500) {
    const said = REFUSED_UNREAD[status];
    return { status, title: said ? said[language] : error.message };
  }
  if (status === 503)
    return {
      status,
      title: english
        ? "Too many people ask at once. Try again in a moment."
        : "Trop de demandes en même temps. Réessayez dans un instant.",
    };
  return {
    status: 500,
    title: english
      ? "Something unexpected happened. Give this number to whoever runs the application."
      : "Un imprévu s'est produit. Donnez ce numéro à la personne qui tient l'application.",
  };
}
