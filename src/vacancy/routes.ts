/** Vacant homes over HTTP: lists, one entered, a file taken in (page or token), taken, withdrawn, free again. */
import { z } from "zod";

import { oneFile } from "../file-assistant/routes.ts";
import { FILE_TYPES, taken, takingFiles, withUpload } from "../file-assistant/upload.ts";
import { type App, asActor, languageOf, whoAsks } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import { CASE, LANDLORD_STAFF } from "../platform/access/roles.ts";
import { ENERGY_CLASSES, VACANCY_STATUSES } from "./rules.ts";
import { changeStatus, importHomes, saveHome, vacancies, vacancyImports } from "./store.ts";

const day = z.iso.date();
const cents = z.int();
const text = (most: number) => z.string().trim().max(most);
const facts = z.object({
  reference: text(60),
  rooms: z.int(),
  surfaceM2: z.int().nullable(),
  communeInsee: text(5),
  address: text(300).nullable(),
  rentCents: cents,
  chargesCents: cents,
  energyClass: z.enum(ENERGY_CLASSES).nullable(),
  energyCents: cents.nullable(),
  stepFree: z.boolean().nullable(),
  availableOn: z.string().max(20),
});
const asked = facts.extend({
  surfaceM2: z.int().nullable().default(null),
  address: text(300).nullable().default(null),
  energyClass: z.enum(ENERGY_CLASSES).nullable().default(null),
  energyCents: cents.nullable().default(null),
  stepFree: z.boolean().nullable().default(null),
});
const aside = z.object({
  line: z.int(),
  field: z.string(),
  value: z.string(),
  message: z.string(),
  raw: z.string(),
});
const totals = z.object({
  id: z.uuid(),
  fileName: z.string(),
  read: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  setAside: z.int(),
  fileCents: cents,
  setAsideCents: cents,
  aside: z.array(aside),
});
const LARGEST_BYTES = 10 * 1024 ** 2;

/** GET and POST /api/vacancies, POST /api/vacancies/imports, POST /api/vacancies/{id}/status. */
export async function vacancyRoutes(app: App): Promise<void> {
  app.get(
    "/api/vacancies",
    {
      config: { access: CASE },
      schema: {
        summary: "Logements libres : les siens pour un bailleur, tous pour un opérateur et la coordination",
        response: {
          200: z.object({
            homes: z.array(
              facts.extend({
                id: z.uuid(),
                landlordId: z.uuid(),
                landlord: z.string(),
                commune: z.string(),
                availableOn: day,
                status: z.enum(VACANCY_STATUSES),
                statusOn: day,
                statusWhy: z.string().nullable(),
                promised: z.boolean(),
              }),
            ),
            imports: z.array(totals.extend({ by: z.string().nullable(), at: z.string() })),
            can: z.object({ write: z.boolean() }),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        homes: await vacancies(tx),
        imports: (await vacancyImports(tx)).map((one) => ({
          ...one,
          aside: one.aside.map((line) => inLanguage(line, languageOf(request))),
        })),
        can: { write: (LANDLORD_STAFF as readonly string[]).includes(tx.actor.role) },
      })),
  );

  app.post(
    "/api/vacancies",
    {
      config: { access: LANDLORD_STAFF, scope: "vacancies:import" },
      schema: {
        summary: "Note un logement libre, ou corrige celui qui porte la même référence",
        body: asked,
        response: { 200: z.object({ outcome: z.string() }) },
      },
    },
    (request) =>
      app.database.transaction(whoAsks(request), async (tx) => settled(await saveHome(tx, request.body))),
  );

  app.post(
    "/api/vacancies/:id/status",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Dit un logement pris, retiré, ou libre à nouveau",
        params: z.object({ id: z.uuid() }),
        body: z.object({
          status: z.enum(VACANCY_STATUSES),
          on: z.string().max(20),
          why: text(500).optional(),
        }),
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await changeStatus(tx, request.params.id, request.body))),
  );

  await takingFiles(app, importRoute);
}

function importRoute(app: App): void {
  app.post(
    "/api/vacancies/imports",
    {
      config: { access: LANDLORD_STAFF, scope: "vacancies:import" },
      schema: {
        summary: "Importe une liste de logements libres (CSV ou XLSX), et donne ses totaux de contrôle",
        description:
          "Un logement se reconnaît à sa référence : nouveau, corrigé ou inchangé. Une ligne illisible est mise de côté avec son champ, sa règle et le remède ; les autres sont prises. Le fichier vient par un formulaire, ou tel quel dans la requête, avec son nom dans « name ».",
        consumes: FILE_TYPES,
        querystring: z.object({ name: text(200).min(1).optional() }),
        body: oneFile,
        response: { 200: totals },
      },
    },
    (request) =>
      withUpload(request, LARGEST_BYTES, ({ name, source }) =>
        taken(
          app.database.transaction(whoAsks(request), async (tx) => {
            const done = await importHomes(tx, request.query.name ?? name, source());
            return { ...done, aside: done.aside.map((line) => inLanguage(line, languageOf(request))) };
          }),
        ),
      ),
  );
}

const inLanguage = <T extends { message: string; english: string }>(
  { english, ...line }: T,
  language: "fr" | "en",
) => ({ ...line, message: language === "en" ? english : line.message });
