/** How a coordinator's spreadsheet is read, as the page sends it and as the command's file holds it. */
import { z } from "zod";

import * as ledger from "../file-assistant/contract.ts";

/** As a ledger's, with our columns; an empty header: not in this file. */
export const takeoverMapping = ledger.mapping
  .omit({ kind: true, positiveIs: true, columns: true })
  .extend({ columns: z.record(z.string().max(40), z.string().trim().max(200)).optional() });
