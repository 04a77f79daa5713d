/** The synthetic Isère: its territory has no hole, its people can sign in, its ledgers look like a landlord's. */
import { describe, expect, test } from "vitest";
import { ledgerFile } from "./ledger-file.ts";
import { amountDue, balance, history, monthsBefore } from "./ledger-history.ts";
import { demoUsers, ORGANISATIONS } from "./organisations.ts";
import { course, drawPayerKind } from "./payer-courses.ts";
import { random } from "./random.ts";
import { tenancies, type DemoTenancy } from "./tenancies.ts";
import { communesOfIsere, operatorOf, ZONES } from "./territory.ts";

const communes = communesOfIsere();
const months = monthsBefore(Temporal.PlainDate.from("2026-11-23"), 24);

function entriesOf(tenancy: DemoTenancy) {
  const chance = random(38, `course/${tenancy.index}`);
  const kind = drawPayerKind(chance);
  return history(tenancy, course(chance, kind, 24, amountDue(tenancy, months, 0)), months);
}

async function asText(stock: DemoTenancy[]): Promise<string> {
  const utf8 = new TextDecoder();
  let text = "";
  for await (const chunk of ledgerFile(stock, entriesOf)) text += utf8.decode(chunk, { stream: true });
  return text;
}

describe("territory and organisations", () => {
  test("each of the 512 communes of Isère has exactly one reference operator", () => {
    expect(communes).toHaveLength(512);
    const covering = communes.map(
      (commune) => ZONES.filter((zone) => zone.intercommunalities.includes(commune.intercommunality)).length,
    );
    expect(new Set(covering)).toEqual(new Set([1]));
    expect(new Set(communes.map(operatorOf))).toEqual(new Set(["RELAIS", "OISEAU", "SOLENI"]));
  });

  test("every commune has a postcode and inhabitants", () => {
    expect(
      communes.filter(({ postcode, population }) => !postcode.startsWith("38") || population <= 0),
    ).toEqual([]);
  });

  test("no two people share an e-mail, and every organisation has somebody", () => {
    const users = demoUsers(38);
    expect(new Set(users.map((user) => user.email)).size).toBe(users.length);
    expect(new Set(users.map((user) => user.organisation)).size).toBe(ORGANISATIONS.length);
    expect(users.map((user) => user.email)).toContain("agent.aih@demo.logement-toujours.example");
  });
});

describe("ledgers", () => {
  test("the same seed gives the same file, another seed another one", async () => {
    expect(await asText(tenancies(7, 40, communes))).toBe(await asText(tenancies(7, 40, communes)));
    expect(await asText(tenancies(7, 40, communes))).not.toBe(await asText(tenancies(8, 40, communes)));
  });

  test("no account number is used twice", () => {
    const stock = tenancies(38, 6_000, communes);
    expect(new Set(stock.map(({ account }) => account)).size).toBe(6_000);
  });

  test("the file ends with the month before today, and its lines have as many cells as its header", async () => {
    const lines = (await asText(tenancies(38, 60, communes))).trimEnd().split("\r\n");
    expect(new Set(lines.map((line) => line.split(";").length))).toEqual(new Set([11]));
    const dates = lines.slice(1).map((line) => line.split(";")[7]!.split("/").toReversed().join("-"));
    expect(dates.toSorted().at(0)).toMatch(/^2024-11/);
    expect(dates.toSorted().at(-1)).toMatch(/^2026-10/);
  });

  test("somebody who pays every bill owes nothing at the end", () => {
    const [tenancy] = tenancies(38, 1, communes) as [DemoTenancy];
    const paid = history(tenancy, course(random(1, "regular"), "regular", 24, 40_000), months);
    expect(balance(paid)).toBe(0);
  });
});
