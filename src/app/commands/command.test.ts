/** What commands print: the shapes of docs/commands.md, and nothing besides. */
import { afterEach, expect, it, vi } from "vitest";

import { answerDeadlines } from "../../procedure-clock/facts.ts";
import { print, refuse } from "./command.ts";
import { unknownLandlord } from "./detect.ts";

afterEach(() => vi.restoreAllMocks());

type Json = { dates: object[]; problems: object[]; errors: object[] };

function printed(work: () => void): { json: Json; told: string } {
  const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  work();
  return { json: JSON.parse(String(out.mock.lastCall?.[0])) as Json, told: told.mock.calls.join("") };
}

it("the dates of a procedure keep the shape of the command: the pages' English is not printed", () => {
  const answer = answerDeadlines({
    lease: "2021",
    landlordKind: "social",
    acts: [
      { kind: "paymentOrder", on: "2026-03-10" },
      { kind: "summons", on: "2026-03-01" },
    ],
  });
  expect("dates" in answer && answer.dates[0]!.english).toContain("same day number");
  const { dates, problems } = printed(() => print(answer)).json;
  expect(Object.keys(dates[0]!).toSorted()).toEqual([
    "alternatives",
    "id",
    "latest",
    "on",
    "reading",
    "rule",
    "source",
  ]);
  expect(dates[0]).toMatchObject({
    alternatives: [
      { on: "2026-05-10", reading: expect.any(String) },
      { on: "2026-05-12", reading: expect.any(String) },
    ],
  });
  expect(JSON.stringify(dates)).not.toContain("english");
  expect(problems[0]).toEqual({ rule: "acts.order", message: expect.stringContaining("vérifiez") });
});

it("a refusal says its sentence, and has English for pages alone", () => {
  expect(unknownLandlord("XYZ").english).toContain('No landlord has the code "XYZ"');
  const { json, told } = printed(() => refuse([unknownLandlord("XYZ")]));
  expect(json.errors).toEqual([
    { rule: "landlord.known", field: "landlord", message: expect.stringContaining("« XYZ »") },
  ]);
  expect(told).toContain("Aucun bailleur");
});
