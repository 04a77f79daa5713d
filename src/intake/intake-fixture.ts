/** The ledger's routes with two landlords and their people, for tests: sends files as a browser does. */
import multipart from "@fastify/multipart";
import { sql } from "drizzle-orm";
import Fastify from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";

import type { App } from "../platform/access/http.ts";
import type { Problem } from "../platform/access/problem.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import type { IntakeSettings } from "./sending.routes.ts";
import { statedBalanceRoutes } from "../stated-balance/routes.ts";
import { fileAssistantRoutes } from "../file-assistant/routes.ts";
import { entryKindRoutes } from "../entry-kind/routes.ts";
import { ledgerRoutes } from "../ledger/routes.ts";
import { intakeRoutes } from "./routes.ts";

const person = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
/** Of the landlord AIH: the arrears officer, the lead, the social adviser. */
export const OFFICER = person(1);
export const LEAD = person(2);
export const ADVISER = person(3);
/** The arrears officer of SDH; a case worker. */
export const OTHER = person(4);
export const WORKER = person(5);

export const HEADER = "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit";
export const entry = (
  account: string,
  on: string,
  label: string,
  debit: string,
  credit = "",
  insee = "38185",
) => `${account};L-${account};${insee};Titulaire ${account};${on};${label};${debit};${credit}`;
export const GOOD = [
  entry("A1", "01/10/2026", "Loyer 10/2026", "500,00"),
  entry("A1", "08/10/2026", "Virement", "", "450,00"),
  entry("A1", "01/11/2026", "Loyer 11/2026", "1 234,56 €"),
  entry("A2", "01/11/2026", "Loyer 11/2026", "410,10"),
];
export const TWIN = entry("A1", "08/10/2026", "Virement", "", "450,00");
export const csv = (lines: readonly string[]) => [HEADER, ...lines, ""].join("\n");

const TABLES = [
  "assignment",
  "referral",
  "ledger_entry",
  "account_month",
  "ledger_quarantine",
  "ledger_import",
  "ledger_mapping",
  "stated_balance",
  "withdrawn_entry",
  "entry_kind_rule",
  "tenant_account",
  "tenancy",
  "person",
  "household",
  "dwelling",
  "outbox_event",
];

type Sent = { who?: string; name?: string; accept?: string; query?: string; to?: string };

export async function ledgerServer(settings: IntakeSettings = {}) {
  const database = await testDatabase();
  const rows = <T>(statement: ReturnType<typeof sql>) =>
    database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
  await rows(
    sql`insert into commune (insee, name, postcodes) values ('38185', 'Grenoble', array['38000', '38100'])`,
  );
  await rows(sql`insert into organisation (kind, code, name) values ('landlord', 'AIH', 'Alpes Isère Habitat'),
                   ('landlord', 'SDH', 'SDH'), ('operator', 'RELAIS', 'Le Relais')`);
  for (const [userId, role, code] of [
    [OFFICER, "arrearsOfficer", "AIH"],
    [LEAD, "landlordLead", "AIH"],
    [ADVISER, "socialAdviser", "AIH"],
    [OTHER, "arrearsOfficer", "SDH"],
    [WORKER, "caseWorker", "RELAIS"],
  ]) {
    await rows(sql`
      insert into member (user_id, organisation_id, role, name, email)
      select ${userId}::uuid, id, ${role}, ${`${role} ${code}`}, ${`${role}@${code}.example`} from organisation where code = ${code}`);
  }
  const app: App = Fastify().withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorate("database", database);
  app.decorate("afterCommit", new Set<() => void>());
  app.decorateRequest("userId", undefined);
  app.addHook("onRequest", async (request) => {
    request.userId = request.headers["x-user"] as string;
  });
  app.setErrorHandler((error, _request, reply) => {
    const { status = 500, message, errors } = error as Problem;
    return reply.status(status).send({ title: message, errors });
  });
  await app.register(multipart);
  await fileAssistantRoutes(app);
  await statedBalanceRoutes(app);
  await intakeRoutes(app, settings);
  await ledgerRoutes(app);
  await entryKindRoutes(app);

  return {
    app,
    rows,
    close: async () => {
      await app.close();
      await database.close();
    },
    empty: async () => {
      for (const table of TABLES) await rows(sql`delete from ${sql.identifier(table)}`);
    },
    /** Rows of each table an import may write; none = nothing half done. */
    held: async () => {
      const found: Record<string, number> = {};
      for (const table of TABLES) {
        const [row] = await rows<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)}`);
        if (row!.n > 0) found[table] = row!.n;
      }
      return found;
    },
    /** `body`: of an answer in lines, the last one. */
    send: async (file: string | Buffer, { who = OFFICER, name = "octobre.csv", ...sent }: Sent = {}) => {
      const form = new FormData();
      form.append("file", new Blob([typeof file === "string" ? file : new Uint8Array(file)]), name);
      const encoded = new Response(form);
      const answer = await app.inject({
        method: "POST",
        url: `/api/ledger/${sent.to ?? "imports"}${sent.query ?? ""}`,
        headers: {
          "x-user": who,
          "content-type": encoded.headers.get("content-type")!,
          ...(sent.accept && { accept: sent.accept }),
        },
        payload: Buffer.from(await encoded.arrayBuffer()),
      });
      const last = answer.body.trim().split("\n").at(-1)!;
      return {
        status: answer.statusCode,
        text: answer.body,
        body: last.startsWith("{") ? JSON.parse(last) : null,
      };
    },
    ask: async (method: "GET" | "POST" | "PUT", url: string, who = OFFICER, body?: object) => {
      const headers = { "x-user": who };
      const answer = await app.inject({ method, url, headers, ...(body && { payload: body }) });
      const json = answer.headers["content-type"]?.toString().includes("json");
      return { status: answer.statusCode, text: answer.body, body: json ? answer.json() : null };
    },
  };
}
