/**
 * The bundled list of stolen passwords: hashes in order, looked up without leaving the machine. Made by `node checks/breached-list.ts`
 * (docs/operations/sign-in.md says of which lists, and how an installation brings a longer one).
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import { formsOf } from "./passwords.ts";

/** First bytes of the SHA-256 of a form: six bytes make one chance in three thousand million that a good password is refused. */
export const HASH_BYTES = 6;
const FILE = new URL("breached-passwords.bin", import.meta.url);

export const hashOf = (form: string): Buffer =>
  createHash("sha256").update(form).digest().subarray(0, HASH_BYTES);

let kept: Buffer | undefined;
const list = (): Buffer => (kept ??= readFileSync(FILE));

/** How many forms the list holds. */
export const breachedCount = (): number => list().length / HASH_BYTES;

function holds(form: string): boolean {
  const wanted = hashOf(form);
  const hashes = list();
  let [low, high] = [0, hashes.length / HASH_BYTES - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = wanted.compare(hashes, middle * HASH_BYTES, (middle + 1) * HASH_BYTES);
    if (order === 0) return true;
    if (order < 0) high = middle - 1;
    else low = middle + 1;
  }
  return false;
}

/** Whether a form of the password was stolen. */
export const isBreached = ({ whole, bases }: ReturnType<typeof formsOf>): boolean =>
  [whole, ...bases].some(holds);
