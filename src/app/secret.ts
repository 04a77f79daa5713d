/** The installation's secret: LT_SECRET, or one drawn once and kept beside the data, readable by its owner alone. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { type Sealing, sealingOf } from "../platform/access/sealing.ts";

export const secretFile = (folder: string): string => path.join(folder, "secret");

/** Signs session cookies and seals what stands sealed; drawn at the first start. `given`: LT_SECRET. */
export function secretOf(folder: string, given: string | undefined): string {
  if (given !== undefined) return given;
  const file = secretFile(folder);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return kept(file);
}

/** What would open the secrets of webhooks at the next start; undefined where no secret is there yet. It draws none. */
export function standingSealing(folder: string, given: string | undefined): Sealing | undefined {
  const file = secretFile(folder);
  const secret = given ?? (existsSync(file) ? kept(file) : undefined);
  return secret === undefined ? undefined : webhookSealingOf(secret);
}

export const webhookSealingOf = (secret: string): Sealing => sealingOf(secret, "webhooks");

const kept = (file: string) => readFileSync(file, "utf8").trim();
