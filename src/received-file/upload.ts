/** One file sent by a form, with its fields, read whole within a limit. */
import type { FastifyRequest } from "fastify";

import { refused } from "../platform/access/problem.ts";
import { brokenByContent, type FileLimits } from "./rules.ts";

export type Sent = { name: string; bytes: Uint8Array; fields: Record<string, string> };

/** Throws the problem where no file came, or a larger one than the limit. The name is the sender's own: paths are not cut off it. */
export async function sentFile(request: FastifyRequest, limits: FileLimits): Promise<Sent> {
  const part = await request.file({
    preservePath: true,
    limits: { fileSize: limits.largestBytes, files: 1, fields: 20, fieldSize: 20_000 },
  });
  if (!part?.filename) throw refused([brokenByContent("missing", limits)]);
  const chunks: Buffer[] = [];
  for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk);
  if (part.file.truncated) throw refused([brokenByContent("tooLarge", limits)]);
  // Fields that stand before the file in the form.
  const fields: Record<string, string> = {};
  for (const [name, field] of Object.entries(part.fields))
    if (field && !Array.isArray(field) && field.type === "field") fields[name] = String(field.value);
  return { name: part.filename, bytes: Buffer.concat(chunks), fields };
}
