/** JPEG and PNG pictures walked part by part, and written anew with the parts that make the picture. */
import { crc32 } from "node:zlib";

type Kept<Media extends string> = { mediaType: Media; bytes: Uint8Array; width: number; height: number };
/** `cut`: begins as a picture and is not whole. `another`: holds another file, or a program. */
type NotTaken = "cut" | "another";
export type Picture = Kept<"image/jpeg" | "image/png">;

/** Signs of another kind of file, or of a program, where none belongs. */
const OTHERS = [
  "%pdf-",
  "pk\u0003\u0004",
  "pk\u0005\u0006",
  "<html",
  "<script",
  "<svg",
  "<?php",
  "\u007felf",
];
const holdsAnother = (bytes: Uint8Array): boolean => {
  const found = Buffer.from(bytes).toString("latin1").toLowerCase();
  return OTHERS.some((sign) => found.includes(sign));
};

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const startsWith = (bytes: Uint8Array, sign: readonly number[]) =>
  sign.every((byte, at) => bytes[at] === byte);

/** Undefined where it does not begin as a picture that we take. */
export function picture(bytes: Uint8Array): Picture | NotTaken | undefined {
  const isJpeg = startsWith(bytes, [0xff, 0xd8, 0xff]);
  if (!isJpeg && !startsWith(bytes, PNG)) return undefined;
  try {
    return isJpeg ? jpeg(bytes) : png(bytes);
  } catch (error) {
    // Read past the end: it is not whole.
    if (error instanceof RangeError) return "cut";
    throw error;
  }
}

/** Parts of a JPEG besides SOF, SOS and tables that make what one sees: JFIF, colour profile, Adobe's colours. */
const keptApp = (marker: number, part: Uint8Array) =>
  marker === 0xe0 ||
  marker === 0xee ||
  (marker === 0xe2 && Buffer.from(part.subarray(0, 11)).toString("latin1") === "ICC_PROFILE");

function jpeg(bytes: Uint8Array): Picture | NotTaken {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | undefined;
  let turned = 1;
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return "cut";
    while (view.getUint8(at) === 0xff) at += 1;
    const marker = view.getUint8(at);
    at += 1;
    if (marker === 0xd9) break;
    const length = view.getUint16(at);
    const end = at + length;
    if (length < 2 || end > bytes.length) return "cut";
    const part = bytes.subarray(at + 2, end);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) size = { height: view.getUint16(at + 3), width: view.getUint16(at + 5) };
    const isWords = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
    if (isWords && holdsAnother(part)) return "another";
    if (marker === 0xe1) turned = turnOf(part) ?? turned;
    if (!isWords || keptApp(marker, part)) kept.push(Uint8Array.of(0xff, marker), bytes.subarray(at, end));
    at = end;
    if (marker !== 0xda) continue;
    // The picture itself: until a marker that is neither a stuffed byte nor a restart.
    const from = at;
    for (;;) {
      const next = view.getUint8(at);
      const after = next === 0xff ? view.getUint8(at + 1) : 0;
      if (next === 0xff && after !== 0 && after !== 0xff && !(after >= 0xd0 && after <= 0xd7)) break;
      at += 1;
    }
    kept.push(bytes.subarray(from, at));
  }
  if (bytes.subarray(at).some((byte) => byte !== 0)) return "another";
  if (!size || kept.length < 4) return "cut";
  if (turned !== 1) kept.splice(1, 0, turnPart(turned));
  return { mediaType: "image/jpeg", bytes: Buffer.concat([...kept, Uint8Array.of(0xff, 0xd9)]), ...size };
}

/** Which way up a telephone held the picture (1 to 8), the one thing of its EXIF that is seen. Undefined where it is not said. */
function turnOf(part: Uint8Array): number | undefined {
  if (Buffer.from(part.subarray(0, 6)).toString("latin1") !== "Exif\0\0") return undefined;
  const tiff = new DataView(part.buffer, part.byteOffset + 6, part.byteLength - 6);
  try {
    const little = tiff.getUint16(0) === 0x4949;
    const first = tiff.getUint32(4, little);
    const count = tiff.getUint16(first, little);
    for (let n = 0; n < count; n += 1) {
      const entry = first + 2 + n * 12;
      const value = tiff.getUint16(entry + 8, little);
      if (tiff.getUint16(entry, little) === 0x0112 && value >= 1 && value <= 8) return value;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

/** An EXIF part that says which way up, and nothing else. */
function turnPart(turned: number): Uint8Array {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    turned,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const body = [...Buffer.from("Exif\0\0", "latin1"), ...tiff];
  return Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body]);
}

/** Chunks of a PNG that make what one sees; a capital first letter says that a chunk is needed. */
const KEPT_CHUNKS = new Set(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "sRGB", "iCCP", "pHYs"]);

function png(bytes: Uint8Array): Picture | NotTaken {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  let size: { width: number; height: number } | undefined;
  let at = 8;
  for (let name = ""; name !== "IEND";) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return "cut";
    name = Buffer.from(bytes.subarray(at + 4, at + 8)).toString("latin1");
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return "cut";
    if (at === 8 && name !== "IHDR") return "cut";
    if (name === "IHDR") size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (KEPT_CHUNKS.has(name)) kept.push(bytes.subarray(at, end));
    else if (holdsAnother(bytes.subarray(at + 8, end - 4))) return "another";
    at = end;
  }
  if (bytes.subarray(at).some((byte) => byte !== 0)) return "another";
  if (!size) return "cut";
  return { mediaType: "image/png", bytes: Buffer.concat(kept), ...size };
}
