/** A landlord's file of procedure acts over HTTP: sent from the page, or at night by its own program. */
import { z } from "zod";

import { oneFile } from "../file-assistant/routes.ts";
import { FILE_TYPES, taken, takingFiles, withUpload } from "../file-assistant/upload.ts";
import { type App, languageOf, whoAsks } from "../platform/access/http.ts";
import { LANDLORD_STAFF } from "../platform/access/roles.ts";
import { brokenIn } from "../platform/calendar/dated.ts";
import { importActs } from "./store.ts";

const LARGEST_BYTES = 10 * 1024 ** 2;
const flag = z.enum(["true", "false"]).default("false");

/** POST /api/procedure-acts/imports. */
export async function actImportRoutes(app: App): Promise<void> {
  await takingFiles(app, importRoute);
}

function importRoute(app: App): void {
  app.post(
    "/api/procedure-acts/imports",
    {
      config: { access: LANDLORD_STAFF, scope: "procedure:import" },
      schema: {
        summary: "Importe les actes de procédure d'un bailleur (CSV ou XLSX) et donne ses totaux de contrôle",
        description:
          "Une ligne par acte : N° compte, Acte, Date, et ce que l'acte dit de plus. Les lignes mauvaises reviennent avec leur raison, les bonnes sont gardées une fois ; « allOrNothing » ne garde rien si une ligne est mauvaise, « dryRun » dit ce qui changerait.",
        consumes: FILE_TYPES,
        querystring: z.object({ allOrNothing: flag, dryRun: flag }),
        body: oneFile,
        response: {
          200: z.object({
            outcome: z.enum(["kept", "refused", "dryRun"]),
            /** read = kept + known + the number of bad rows; kept is 0 where the file was refused. */
            read: z.int(),
            kept: z.int(),
            known: z.int(),
            bad: z.array(
              z.object({
                line: z.int(),
                text: z.string(),
                rule: z.string(),
                field: z.string().nullable(),
                message: z.string(),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const { bad, ...report } = await withUpload(request, LARGEST_BYTES, ({ source }) =>
        taken(
          app.database.transaction(whoAsks(request), (tx) =>
            importActs(tx, source(), {
              allOrNothing: request.query.allOrNothing === "true",
              dryRun: request.query.dryRun === "true",
            }),
          ),
        ),
      );
      for (const look of app.afterCommit) look();
      return {
        ...report,
        bad: bad.map(({ line, text, broken }) => ({
          line,
          text,
          rule: broken.rule,
          field: broken.field ?? null,
          message: brokenIn(broken, languageOf(request)),
        })),
      };
    },
  );
}
