/** Documents lead somewhere: every link and picture stands; the guide's pictures are taken by browser tests, and its words are the screen's. */
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { page } from "../drills/report.ts";

const root = path.join(import.meta.dirname, "..");
const files = (...patterns: string[]) => globSync(patterns, { cwd: root }).toSorted();
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
/** What stands in a page outside of code. */
const prose = (file: string) => read(file).replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, "");
const linksOf = (file: string) =>
  [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^[a-z]+:|^#/.test(link));
const targetOf = (file: string, link: string) => path.join(path.dirname(file), link.split("#")[0]!);

const pages = files("*.md", "docs/**/*.md");
const guide = files("docs/guide/*.md");

describe("documents", () => {
  it("are found", () => {
    expect(pages.length).toBeGreaterThan(40);
    expect(guide.length).toBe(13);
  });

  it("have no link or picture that leads nowhere", () => {
    const broken = pages.flatMap((file) =>
      linksOf(file)
        .filter((link) => !existsSync(path.join(root, targetOf(file, link))))
        .map((link) => `${file}: ${link}`),
    );
    expect(broken).toEqual([]);
  });
});

it("the figures of reliability.md are those of the drills' own results", () => {
  expect(read("docs/reliability.md")).toBe(page());
});

describe("the guide", () => {
  it("shows pictures that a browser test takes", () => {
    const tests = files("e2e/*.ts").map(read).join("\n");
    const isTaken = (name: string) =>
      ["", "-phone"].some((end) => {
        const bare = name.endsWith(end) ? name.slice(0, name.length - end.length) : name;
        return tests.includes(`"${bare}"`) || tests.includes(`/${bare}.png`);
      });
    const old = guide.flatMap((file) =>
      linksOf(file)
        .filter((link) => link.endsWith(".png"))
        .filter((link) => !isTaken(path.basename(link, ".png")))
        .map((link) => `${file}: ${link}`),
    );
    expect(old).toEqual([]);
  });

  it("quotes in bold what the screen says, to the letter", () => {
    const screen = files("src/**/*.ts", "src/**/*.tsx")
      .filter((file) => !file.endsWith(".test.ts"))
      .map(read)
      .join("\n");
    // Said of the words, not by the screen.
    const own = new Set(["en gras"]);
    const strange = guide.flatMap((file) =>
      [...prose(file).matchAll(/\*\*([^*]+)\*\*/g)]
        .map(([, words]) => words!)
        .filter((words) => !own.has(words) && !screen.includes(words))
        .map((words) => `${file}: ${words}`),
    );
    expect(strange).toEqual([]);
  });
});
