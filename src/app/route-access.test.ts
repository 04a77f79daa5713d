/** The page of who may see what says, line by line, what the code lets through. */
import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

import type { Access } from "../platform/access/http.ts";
import { ROLES } from "../platform/access/roles.ts";
import { ACCESS_LINES } from "./route-access.ts";

const said = (who: Access) => {
  if (who === "public") return "anybody";
  return who === "signedIn" ? "anybody signed in" : ROLES.filter((role) => who.includes(role)).join(", ");
};

it("each line of the access table stands in docs/security/access.md with its posts, in its order, and no other", () => {
  const page = readFileSync(new URL("../../docs/security/access.md", import.meta.url), "utf8");
  const rows = page
    .slice(page.indexOf("## By address"))
    .split("\n")
    .filter((line) => line.startsWith("| "));
  expect(rows.slice(1)).toEqual(
    ACCESS_LINES.map(([line, who, routes]) => `| ${line} | ${said(who)} | ${routes.length} |`),
  );
});
