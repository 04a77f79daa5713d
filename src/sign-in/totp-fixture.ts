/** What an application of codes shows (RFC 6238), for tests: ours is better-auth's to check. */
import { createHmac } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The code of a secret in base32, `steps` of thirty seconds from now. */
export function codeOf(secret: string, steps = 0): string {
  const bits = [...secret.replaceAll(/[=\s]/g, "")]
    .map((sign) => ALPHABET.indexOf(sign.toUpperCase()).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac("sha1", key).update(counter).digest();
  const at = mac.at(-1)! & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** The secret in an `otpauth:` address. */
export const secretIn = (uri: string): string => new URL(uri).searchParams.get("secret")!;
