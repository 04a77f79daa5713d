/** Nobody's words vanish: what one touched is taken, what both touched is asked, lines and ticks of both stand. */
import { describe, expect, test } from "vitest";

import { bothTexts, canKeepBoth, isSame, keyOf, mergeOf } from "./merge.rules.ts";

const before = {
  note: "Vu sur le palier.",
  day: "2026-11-03",
  ticked: ["wage"],
  actions: [{ id: "a", text: "Appeler la CAF" }],
};

describe("what two people changed of one record", () => {
  test("a field that only the other one changed is taken, and told", () => {
    const { values, conflicts, taken } = mergeOf(before, before, { ...before, day: "2026-11-04" });
    expect(values.day).toBe("2026-11-04");
    expect(conflicts).toEqual([]);
    expect(taken.map(({ path }) => path)).toEqual([["day"]]);
  });

  test("a field that only I changed stays mine and is not asked", () => {
    const { values, conflicts, taken } = mergeOf(
      before,
      { ...before, note: "Absente." },
      { ...before, day: "2026-11-04" },
    );
    expect(values).toEqual({ ...before, note: "Absente.", day: "2026-11-04" });
    expect(conflicts).toEqual([]);
    expect(taken).toHaveLength(1);
  });

  test("a field that both changed otherwise is asked, with what was there; until then mine stands", () => {
    const { values, conflicts } = mergeOf(
      before,
      { ...before, day: "2026-11-05" },
      { ...before, day: "2026-11-04" },
    );
    expect(conflicts).toEqual([
      { path: ["day"], before: "2026-11-03", mine: "2026-11-05", theirs: "2026-11-04" },
    ]);
    expect(values.day).toBe("2026-11-05");
  });

  test("what was chosen is what stands", () => {
    const { values } = mergeOf(
      before,
      { ...before, day: "2026-11-05" },
      { ...before, day: "2026-11-04" },
      {
        [keyOf(["day"])]: "2026-11-04",
      },
    );
    expect(values.day).toBe("2026-11-04");
  });

  test("both wrote the same: nothing is asked", () => {
    const same = { ...before, note: "Absente." };
    expect(mergeOf(before, same, { ...same })).toEqual({ values: same, conflicts: [], taken: [] });
  });

  test("lines are known by their name: both additions stand, wherever they are", () => {
    const mine = { ...before, actions: [...before.actions, { id: "m", text: "Ouvrir le FSL" }] };
    const theirs = { ...before, actions: [{ id: "t", text: "Écrire au bailleur" }, ...before.actions] };
    const { values, conflicts } = mergeOf(before, mine, theirs);
    expect(values.actions.map(({ id }) => id)).toEqual(["t", "a", "m"]);
    expect(conflicts).toEqual([]);
  });

  test("one word of a line is asked alone, the rest of the line is not", () => {
    const mine = { ...before, actions: [{ id: "a", text: "Appeler la CAF demain" }] };
    const theirs = { ...before, actions: [{ id: "a", text: "Écrire à la CAF" }] };
    expect(mergeOf(before, mine, theirs).conflicts.map(({ path }) => path)).toEqual([
      ["actions", "a", "text"],
    ]);
  });

  test("a line that I changed and the other one took out is asked: it does not go by itself", () => {
    const mine = { ...before, actions: [{ id: "a", text: "Appeler la CAF demain" }] };
    const { values, conflicts } = mergeOf(before, mine, { ...before, actions: [] });
    expect(conflicts.map(({ path, theirs }) => [path, theirs])).toEqual([[["actions", "a"], undefined]]);
    expect(values.actions).toEqual(mine.actions);
  });

  test("a line that the other one took out and I left alone is gone", () => {
    expect(mergeOf(before, before, { ...before, actions: [] }).values.actions).toEqual([]);
  });

  test("lines of a budget are known by what they are of: two people put in two amounts, both stand", () => {
    const wage = { kind: "wage", memberId: null, cents: null };
    const mine = [
      { ...wage, cents: 120_000 },
      { kind: "rsa", memberId: null, cents: 1 },
    ];
    const theirs = [
      wage,
      { kind: "rsa", memberId: null, cents: 1 },
      { kind: "rsa", memberId: null, cents: 2 },
    ];
    expect(mergeOf([wage], mine, theirs).values).toEqual([
      { ...wage, cents: 120_000 },
      { kind: "rsa", memberId: null, cents: 1 },
      { kind: "rsa", memberId: null, cents: 2 },
    ]);
  });

  test("ticks of both stand, and what either took away is taken away", () => {
    const mine = { ...before, ticked: ["wage", "pension"] };
    expect(mergeOf(before, mine, { ...before, ticked: ["rsa"] }).values.ticked).toEqual(["rsa", "pension"]);
  });

  test("domains written by name meet field by field", () => {
    const was: { ticked: Record<string, { detail: string }> } = { ticked: {} };
    const { values, conflicts } = mergeOf(
      was,
      { ticked: { "budget.own0": { detail: "Crédits" } } },
      { ticked: { "family.separation": { detail: "Depuis mai" } } },
    );
    expect(values).toEqual({
      ticked: { "family.separation": { detail: "Depuis mai" }, "budget.own0": { detail: "Crédits" } },
    });
    expect(conflicts).toEqual([]);
  });

  test("nobody had read anything: two first texts are asked of", () => {
    const { conflicts } = mergeOf<object>({}, { note: "Première visite." }, { note: "Un appel ce matin." });
    expect(conflicts.map(({ path }) => path)).toEqual([["note"]]);
  });
});

const of = (was: string, mine: string, theirs: string) => ({ path: ["note"], before: was, mine, theirs });

describe("both texts", () => {
  test("that go on from the same words hold them once", () => {
    expect(bothTexts(of("Vu.", "Vu. Elle rappelle mardi.", "Vu. Le chauffage est coupé."))).toBe(
      "Vu. Le chauffage est coupé.\n\nElle rappelle mardi.",
    );
  });

  test("of which one holds the other are the longer one", () => {
    expect(bothTexts(of("", "Vu.", "Vu. Absent."))).toBe("Vu. Absent.");
  });

  test("that share nothing stand one after the other", () => {
    expect(bothTexts(of("Vu.", "Un appel.", "Une visite."))).toBe("Une visite.\n\nUn appel.");
  });

  test("are offered for words, not for a day, a choice or a text that was emptied", () => {
    expect(canKeepBoth(of("", "Un appel.", "Une visite."))).toBe(true);
    expect(canKeepBoth(of("", "2026-11-05", "2026-11-04"))).toBe(false);
    expect(canKeepBoth(of("", "held", "missed"))).toBe(false);
    expect(canKeepBoth(of("Vu.", "", "Une visite."))).toBe(false);
  });
});

test("an empty field and one that is not there say the same", () => {
  expect(isSame({ note: "", day: null }, {})).toBe(true);
  expect(isSame({ note: "Vu." }, {})).toBe(false);
});
