/** A copy on disk: compressed, encrypted, sealed. One byte changed, or another key, and nothing of it is kept. */
import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdCompress, createZstdDecompress } from "node:zlib";

import { NoCopy } from "./parts.ts";

const MAGIC = Buffer.from("LTCOPY1\n");
const SALT = 16;
const IV = 12;
const TAG = 16;
const BEGIN = MAGIC.length + SALT + IV;

/** A passphrase is stretched (scrypt, 64 MB) to the 32 bytes of AES-256. */
const keyOf = (passphrase: string, salt: Uint8Array) =>
  scryptSync(passphrase, salt, 32, { N: 1 << 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 });

/** Writes `bytes` sealed into `file`, which is there whole or not at all. Gives its size, and the SHA-256 of what it holds. */
export async function seal(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  passphrase: string,
): Promise<{ bytes: number; checksum: string }> {
  const [salt, iv] = [randomBytes(SALT), randomBytes(IV)];
  const cipher = createCipheriv("aes-256-gcm", keyOf(passphrase, salt), iv, { authTagLength: TAG });
  const hash = createHash("sha256");
  const part = `${file}.part`;
  try {
    const out = createWriteStream(part, { mode: 0o600 });
    out.write(Buffer.concat([MAGIC, salt, iv]));
    await pipeline(
      Readable.from(hashed(bytes, hash), { objectMode: false, highWaterMark: 1 << 20 }),
      createZstdCompress(),
      cipher,
      out,
    );
    const end = await open(part, "a");
    try {
      await end.write(cipher.getAuthTag());
      await end.sync();
    } finally {
      await end.close();
    }
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return { bytes: (await stat(file)).size, checksum: hash.digest("hex") };
}

/** The bytes of a sealed file. Throws NoCopy at their end at the latest where the key is another or a byte was changed. */
export async function unsealed(
  file: string,
  passphrase: string,
): Promise<{ bytes: AsyncIterable<Uint8Array>; size: number; checksum: () => string }> {
  const { size } = await stat(file);
  const source = await open(file);
  const head = Buffer.alloc(BEGIN);
  const tag = Buffer.alloc(TAG);
  try {
    await source.read(head, 0, BEGIN, 0);
    await source.read(tag, 0, TAG, Math.max(0, size - TAG));
  } finally {
    await source.close();
  }
  if (size < BEGIN + TAG || !head.subarray(0, MAGIC.length).equals(MAGIC))
    throw new NoCopy(`${file} n'est pas une sauvegarde de Logement Toujours.`);
  const salt = head.subarray(MAGIC.length, MAGIC.length + SALT);
  const decipher = createDecipheriv("aes-256-gcm", keyOf(passphrase, salt), head.subarray(BEGIN - IV), {
    authTagLength: TAG,
  });
  decipher.setAuthTag(tag);
  const hash = createHash("sha256");
  const opened = async function* () {
    const plain = createZstdDecompress();
    const through = pipeline(createReadStream(file, { start: BEGIN, end: size - TAG - 1 }), decipher, plain);
    through.catch(() => {});
    try {
      yield* hashed(plain, hash);
      await through;
    } catch (error) {
      throw new NoCopy(
        "La sauvegarde ne s'ouvre pas : la clé n'est pas la sienne, ou le fichier a été modifié ou coupé.",
        { cause: error },
      );
    }
  };
  return { bytes: opened(), size, checksum: () => hash.digest("hex") };
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}
