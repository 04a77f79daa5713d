/** Shapes of the mapping assistant over HTTP. */
import { z } from "zod";

import { VARIANTS, type LedgerColumn } from "../ledger-file/columns.rules.ts";
import { FILE_KINDS } from "../ledger-file/mapping.rules.ts";

const header = z.string().trim().min(1).max(200);
const headers = Object.fromEntries(Object.keys(VARIANTS).map((column) => [column, header])) as Record<
  LedgerColumn,
  typeof header
>;
const kind = z.enum(FILE_KINDS);
const dateFormat = z.enum(["dmy", "ymd", "mdy", "serial"]);
const amountFormat = z.enum(["comma", "point"]);
const side = z.enum(["debit", "credit"]);
const sheet = z.string().min(1).max(100);

export const mapping = z.strictObject({
  kind: kind.optional(),
  columns: z.strictObject(headers).partial().optional(),
  separator: z.enum([";", ",", "\t", "|"]).optional(),
  encoding: z.enum(["utf-8", "windows-1252"]).optional(),
  dateFormat: dateFormat.optional(),
  amountFormat: amountFormat.optional(),
  positiveIs: side.optional(),
  sheet: sheet.optional(),
  noHeader: z.boolean().optional(),
});

/** What the person chose so far of how the file is read; a query says true and false in words. */
export const chosen = mapping
  .pick({ kind: true, separator: true, encoding: true, sheet: true })
  .extend({ noHeader: z.enum(["true", "false"]).optional() })
  .strip();

const told = <T extends z.ZodType>(value: T) =>
  z.object({ value: value.nullable(), asked: z.boolean(), example: z.string().nullable() });

/** What a look at any file tells: how its rows are cut, its first rows, its columns, and what it does not tell of days and amounts. */
export const filePreview = z.object({
  separator: z.string(),
  encoding: z.enum(["utf-8", "windows-1252", "utf-16"]).nullable(),
  isWorkbook: z.boolean(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  noHeader: z.boolean(),
  headers: z.array(z.string()),
  columns: z.record(z.string(), z.string()),
  toldBy: z.record(z.string(), z.enum(["saved", "header", "contents"])),
  rows: z.array(z.array(z.string())),
  dateFormat: told(dateFormat),
  amountFormat: told(amountFormat),
  missing: z.object({ rule: z.string(), message: z.string() }).nullable(),
});

export const preview = filePreview.extend({ kind, positiveIs: told(side) });
