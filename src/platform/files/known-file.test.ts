/** Files told by their bytes: what is kept of a picture, what is refused, and that no name leads out of the folder. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { folderOfFiles } from "./file-store.ts";
import { exif, JPEG, PDF, PNG } from "./file-samples.ts";
import { knownFile } from "./known-file.ts";

const latin = (text: string) => Buffer.from(text, "latin1");
const more = (bytes: Buffer, text: string) => Buffer.concat([bytes, latin(text)]);
/** A part put right after a JPEG's first two bytes. */
const part = (marker: number, body: Buffer) =>
  Buffer.concat([
    JPEG.subarray(0, 2),
    Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]),
    body,
    JPEG.subarray(2),
  ]);

describe("a file is what its bytes say", () => {
  it.each([
    ["a JPEG", JPEG, { mediaType: "image/jpeg", width: 40, height: 20 }],
    ["a PNG", PNG, { mediaType: "image/png", width: 3, height: 2 }],
    ["a PDF", PDF, { mediaType: "application/pdf", width: null, height: null }],
  ])("%s is known, with its size", (_, bytes, expected) => {
    expect(knownFile(bytes)).toMatchObject(expected);
  });

  it("a picture keeps neither place nor words, but which way up it was held", () => {
    const photo = part(0xe1, exif(6, "GPS 45.18 5.72 Canon"));
    const known = knownFile(photo);
    if (typeof known === "string") throw new Error(known);
    const kept = Buffer.from(known.bytes).toString("latin1");
    expect(kept).not.toContain("GPS");
    expect(kept).toContain("Exif\0\0");
    // Read again, it is the same: nothing more to take out.
    expect(knownFile(known.bytes)).toEqual(known);
    expect(known.bytes).toHaveLength(JPEG.length + 36);
  });

  it.each([
    ["nothing", Buffer.alloc(0), "empty"],
    ["a web page", latin("<html><script>alert(1)</script>"), "otherType"],
    ["an archive", latin("PK\u0003\u0004x"), "otherType"],
    ["an animated GIF", latin("GIF89a"), "otherType"],
    ["a program", latin("MZ\u0090\u0000"), "otherType"],
    ["a JPEG cut short", JPEG.subarray(0, JPEG.length - 40), "cut"],
    ["a PNG cut short", PNG.subarray(0, PNG.length - 4), "cut"],
    ["a PNG with a changed byte", Buffer.from(PNG.map((byte, at) => (at === 20 ? byte ^ 1 : byte))), "cut"],
    ["a PDF cut short", PDF.subarray(0, PDF.length - 12), "cut"],
    [
      "the first bytes of a PNG, then a web page",
      more(PNG.subarray(0, 8), "<script>alert(1)</script>"),
      "cut",
    ],
    ["a JPEG that is also an archive", more(JPEG, "PK\u0003\u0004…PK\u0005\u0006"), "another"],
    ["a JPEG that is also a PDF", more(JPEG, PDF.toString("latin1")), "another"],
    ["a JPEG whose comment is a program", part(0xfe, latin("*/=1;</x><script>alert(1)</script>")), "another"],
    ["a PNG followed by a page", more(PNG, "<html>"), "another"],
    ["a PDF that is also an archive", more(PDF, "PK\u0005\u0006"), "another"],
    [
      "a PDF that runs a program",
      latin(PDF.toString("latin1").replace("/Pages", "/OpenAction<</S/J#61vaScript/JS(x)>>/Pages")),
      "another",
    ],
    [
      "a PDF that begins as a web page",
      latin(PDF.toString("latin1").replace("%PDF-1.4", "%PDF-1.4<html>")),
      "another",
    ],
  ])("%s is refused", (_, bytes, why) => {
    expect(knownFile(bytes)).toBe(why);
  });
});

describe("the folder of files", () => {
  it("keeps, gives back and forgets; a name is never a place", async () => {
    const root = await mkdtemp(path.join(tmpdir(), "lt-files-"));
    try {
      const files = folderOfFiles(path.join(root, "files"));
      const id = crypto.randomUUID();
      await files.put(id, JPEG);
      expect(Buffer.from((await files.get(id))!)).toEqual(JPEG);
      await files.remove(id);
      expect(await files.get(id)).toBeUndefined();
      for (const name of ["../../x", "..", "", `${id}/../../x`, id.toUpperCase()])
        await expect(async () => files.put(name, JPEG)).rejects.toThrow(RangeError);
      expect(await readdir(root)).toEqual(["files"]);
    } finally {
      await rm(root, { recursive: true });
    }
  });
});
