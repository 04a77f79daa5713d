/** What the product is made of besides its own code: licences that AGPL-3.0-or-later can live with, fixed by hash, no script of theirs needed. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

type Locked = {
  version?: string;
  license?: string;
  integrity?: string;
  resolved?: string;
  optional?: boolean;
  hasInstallScript?: boolean;
};
const root = path.join(import.meta.dirname, "..");
const { packages } = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as {
  packages: Record<string, Locked>;
};
const locked = Object.entries(packages).filter(([where]) => where !== "");

/** Compatible with AGPL-3.0-or-later: https://www.gnu.org/licenses/license-list.html. Fonts and data keep their own, named in their packages. */
const GOOD = new Set(
  "MIT MIT-0 ISC 0BSD BSD-2-Clause BSD-3-Clause Apache-2.0 MPL-2.0 BlueOak-1.0.0 Unlicense CC0-1.0 Zlib PSF-2.0 Python-2.0 OFL-1.1 CC-BY-3.0 etalab-2.0".split(
    " ",
  ),
);

/** `(MIT OR GPL-2.0) AND ISC`: one of each alternative, all of what is joined. No package nests deeper. */
export function isGood(expression: string): boolean {
  return expression.split(/ AND /).every((part) =>
    part
      .replaceAll(/[()]/g, "")
      .split(/ OR /)
      .some((name) => GOOD.has(name.trim())),
  );
}

const licenceOf = (where: string, { license }: Locked): string | undefined => {
  if (license) return license;
  const file = path.join(root, where, "package.json");
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as { license?: string }).license
    : undefined;
};

describe("what is installed", () => {
  it("reads an expression as a lawyer does", () => {
    expect(
      ["MIT", "(MIT OR GPL-2.0)", "(ISC AND CC-BY-3.0)", "MIT AND ISC AND BSD-3-Clause"].every(isGood),
    ).toBe(true);
    expect(["GPL-2.0", "MIT AND SSPL-1.0", "UNLICENSED", ""].some(isGood)).toBe(false);
  });

  it("has licences that fit", () => {
    const unfit = locked
      .map(([where, one]) => ({ where, licence: licenceOf(where, one), optional: one.optional }))
      // A binary for another machine, of a package whose licence is read above: it is not here to be read.
      .filter(({ licence, optional }) => !(licence === undefined && optional))
      .filter(({ licence }) => !isGood(licence ?? ""));
    expect(unfit).toEqual([]);
  });

  it("runs no script but those known not to be needed: npm runs none of them unasked, and the tests pass without", () => {
    expect(locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([where]) => where)).toEqual([
      "node_modules/@esbuild-kit/core-utils/node_modules/esbuild",
      "node_modules/drizzle-kit/node_modules/esbuild",
      "node_modules/esbuild",
    ]);
  });

  it("names no registry: a lock file that does would pin every machine to it", () => {
    expect(locked.filter(([, { resolved }]) => resolved?.startsWith("http"))).toEqual([]);
  });
});
