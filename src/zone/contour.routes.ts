/** Contours of communes over HTTP: the administrator loads a GeoJSON file, whoever draws zones reads them. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { Problem, refused, settled } from "../platform/access/problem.ts";
import { CASE, type Role } from "../platform/access/roles.ts";
import { LARGEST_CONTOUR_BYTES } from "./contour.rules.ts";
import { contours, loadContours, loadedContours, removeContours } from "./contour.store.ts";

const ADMINISTRATOR = ["administrator"] as const;
/** Who draws zones, and who reads figures by commune. */
const WHO_SEES_MAPS: readonly Role[] = [...CASE, "committeeMember", "funder", "administrator"];
const MEGABYTE = 1024 ** 2;

const point = z.tuple([z.number(), z.number()]);
const loaded = z
  .object({ source: z.string(), loadedAt: z.string(), communes: z.int(), missing: z.int() })
  .nullable();
const file = z
  .unknown()
  .meta({ type: "object", properties: { file: { type: "string", format: "binary" } }, required: ["file"] });

export async function contourRoutes(app: App): Promise<void> {
  app.get(
    "/api/communes/contours",
    {
      config: { access: WHO_SEES_MAPS },
      schema: {
        summary: "Contours des communes, tels que l'administrateur les a chargés (degrés, WGS 84)",
        response: {
          200: z.object({
            loaded,
            communes: z.array(z.object({ insee: z.string(), rings: z.array(z.array(point)) })),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        loaded: await loadedContours(tx),
        communes: (await contours(tx)) as { insee: string; rings: [number, number][][] }[],
      })),
  );

  app.put(
    "/api/communes/contours",
    {
      config: { access: ADMINISTRATOR },
      schema: {
        summary: "Charge les contours des communes depuis un fichier GeoJSON ; ils remplacent les précédents",
        consumes: ["multipart/form-data"],
        body: file,
        response: {
          200: z.object({ loaded, unknown: z.array(z.string()), missing: z.int() }),
        },
      },
    },
    async (request) => {
      const part = await request.file({ limits: { fileSize: LARGEST_CONTOUR_BYTES, files: 1 } });
      if (!part)
        throw refused([
          {
            rule: "contours.file",
            field: "file",
            message: "Choisissez un fichier GeoJSON.",
            english: "Choose a GeoJSON file.",
          },
        ]);
      // Read whole: it is validated whole, and its size is bounded.
      const chunks: Buffer[] = [];
      for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk);
      if (part.file.truncated) throw tooLarge();
      const source = part.filename.split(/[/\\]/).at(-1)!.trim().slice(0, 200) || "GeoJSON";
      const text = Buffer.concat(chunks).toString("utf8");
      return asActor(request, async (tx) => {
        const taken = settled(await loadContours(tx, { text, source }));
        return { ...taken, unknown: taken.unknown.slice(0, 100), loaded: await loadedContours(tx) };
      });
    },
  );

  app.delete(
    "/api/communes/contours",
    {
      config: { access: ADMINISTRATOR },
      schema: {
        summary: "Retire les contours : les secteurs restent, sans carte",
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        await removeContours(tx);
        return { done: true as const };
      }),
  );
}

function tooLarge(): Problem {
  const most = LARGEST_CONTOUR_BYTES / MEGABYTE;
  return new Problem(
    413,
    "Le fichier est trop volumineux : rien n'a été chargé.",
    "The file is too large: nothing was loaded.",
    [
      {
        rule: "contours.size",
        field: "file",
        message: `Il dépasse ${most} Mo : simplifiez les contours ou gardez le seul département.`,
        english: `It exceeds ${most} MB: simplify the outlines or keep this one area.`,
      },
    ],
  );
}
