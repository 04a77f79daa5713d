/** Files received of a household over HTTP: listed, sent, opened, sorted and shared, taken out. Each opening is recorded. */
import { z } from "zod";

import { brokenBySettingFrom } from "../law/setting.rules.ts";
import { writeSetting } from "../law/setting.store.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { notFound, refused, settled } from "../platform/access/problem.ts";
import { CASE, OPERATOR_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { versionRead, versionShown } from "../platform/editing/version.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { FILE_KINDS, FILE_READERS, type FileFacts } from "./rules.ts";
import {
  addFile,
  changeFile,
  checkedFile,
  fileLimits,
  fileToOpen,
  receivedFiles,
  removeFile,
} from "./store.ts";
import { sentFile } from "./upload.ts";

const params = z.object({ id: z.uuid() });
const day = z.iso.date();
const done = z.object({ id: z.string() });
const limits = z.object({
  largestBytes: z.int().min(100_000).max(30_000_000),
  longestSide: z.int().min(800).max(10_000),
  mostPixels: z.int().min(1_000_000).max(200_000_000),
});

const facts = z.object({
  kind: z.enum(FILE_KINDS),
  documentOn: day.nullable(),
  isProtected: z.boolean(),
  sharedWith: z.array(z.enum(FILE_READERS)).max(FILE_READERS.length),
  agreedOn: day.nullable(),
});
/** The same as a form's fields say it: texts, empty where nothing was said. */
const fieldsOfForm = z.object({
  kind: z.enum(FILE_KINDS),
  documentOn: z.union([z.literal(""), day]).default(""),
  isProtected: z.enum(["", "true", "false"]).default(""),
});

const file = facts.extend({
  id: z.string(),
  version: versionShown,
  name: z.string(),
  receivedOn: day,
  mediaType: z.string(),
  byteSize: z.int(),
  by: z.string().nullable(),
  fromHousehold: z.boolean(),
  removedOn: day.nullable(),
  removedReason: z.string().nullable(),
  can: z.object({ change: z.boolean(), open: z.boolean() }),
});

const dayOf = (iso: string | null) => (iso ? Temporal.PlainDate.from(iso) : null);
const read = ({ documentOn, agreedOn, ...rest }: z.output<typeof facts>): FileFacts => ({
  ...rest,
  documentOn: dayOf(documentOn),
  agreedOn: dayOf(agreedOn),
});

export async function receivedFileRoutes(app: App): Promise<void> {
  app.get(
    "/api/households/:id/received-files",
    {
      config: { access: CASE },
      schema: {
        summary: "Documents reçus d'un ménage que le lecteur peut ouvrir, et ce qu'il peut en envoyer",
        params,
        response: { 200: z.object({ files: z.array(file), limits, can: z.object({ add: z.boolean() }) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await receivedFiles(tx, request.params.id);
        if (!found) throw notFound();
        await recordRead(tx, request.params.id, "receivedFiles", request.ip);
        return { ...found, limits: await fileLimits(tx, tx.actor.organisationId, todayInParis()) };
      }),
  );

  app.post(
    "/api/households/:id/received-files",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary:
          "Prend un document du ménage : photo ou PDF, avec sa nature et sa date (les champs avant le fichier)",
        consumes: ["multipart/form-data"],
        params,
        body: z.unknown().meta({
          type: "object",
          properties: {
            kind: { type: "string", enum: [...FILE_KINDS] },
            documentOn: { type: "string" },
            isProtected: { type: "string", enum: ["true", "false"] },
            file: { type: "string", format: "binary" },
          },
          required: ["kind", "file"],
        }),
        response: { 200: done },
      },
    },
    async (request) => {
      const today = todayInParis();
      const held = await asActor(request, (tx) => fileLimits(tx, tx.actor.organisationId, today));
      const sent = await sentFile(request, held);
      const checked = checkedFile(sent, held);
      if ("errors" in checked) throw refused(checked.errors);
      const fields = fieldsOfForm.safeParse(sent.fields);
      if (!fields.success)
        throw refused([
          {
            rule: "receivedFile.fields",
            field: String(fields.error.issues[0]?.path[0] ?? "kind"),
            message: "Dites ce qu'est ce document, et sa date sous la forme 2026-11-27.",
            english: "Say what this document is, and its date as 2026-11-27.",
          },
        ]);
      const { kind, documentOn, isProtected } = fields.data;
      const asked = { kind, documentOn, isProtected: isProtected === "true", sharedWith: [], agreedOn: null };
      return asActor(request, async (tx) =>
        settled(
          await addFile(
            tx,
            app.files,
            request.params.id,
            { ...read(asked), name: sent.name },
            checked,
            today,
          ),
        ),
      );
    },
  );

  app.put(
    "/api/received-files/:id",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary:
          "Dit ce qu'est un document reçu, avec qui le ménage accepte qu'il soit partagé, et depuis quand",
        params,
        body: facts.extend({ version: versionRead }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(
          await changeFile(
            tx,
            request.params.id,
            { ...read(request.body), version: request.body.version },
            todayInParis(),
          ),
        ),
      ),
  );

  app.get(
    "/api/received-files/:id/content",
    {
      config: { access: CASE },
      schema: {
        summary: "Ouvre un document reçu ; l'ouverture est inscrite au dossier",
        params,
        response: { 200: z.unknown().describe("image/jpeg, image/png, application/pdf") },
      },
    },
    async (request, reply) => {
      const found = await asActor(request, async (tx) => {
        const opened = await fileToOpen(tx, request.params.id);
        if (opened) await recordRead(tx, opened.householdId, "receivedFile", request.ip, request.params.id);
        return opened;
      });
      const bytes = found && (await app.files.get(request.params.id));
      if (!found || !bytes) throw notFound();
      return reply
        .type(found.mediaType)
        .header("content-disposition", `inline; filename*=UTF-8''${encodeURIComponent(found.name)}`)
        .send(Buffer.from(bytes));
    },
  );

  app.post(
    "/api/received-files/:id/removal",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "Retire un document reçu : son contenu est effacé, la raison reste",
        params,
        body: z.object({ reason: z.string().trim().max(500) }),
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    async (request) => {
      const answer = await asActor(request, async (tx) =>
        settled(await removeFile(tx, request.params.id, request.body.reason, todayInParis())),
      );
      await app.files.remove(request.params.id);
      return answer;
    },
  );

  app.put(
    "/api/received-file-setting",
    {
      config: { access: ["operatorLead"] },
      schema: {
        summary: "Fixe ce que l'opérateur accepte comme documents reçus, à partir d'un jour",
        body: z.object({ from: day, limits }),
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const from = Temporal.PlainDate.from(request.body.from);
        const broken = brokenBySettingFrom(from, todayInParis());
        if (broken.length > 0) throw refused(broken);
        await writeSetting(tx, {
          id: "receivedFile.limits",
          organisationId: tx.actor.organisationId,
          value: request.body.limits,
          source: "réglage de l'opérateur",
          checked: null,
          from,
        });
        return { done: true as const };
      }),
  );
}
