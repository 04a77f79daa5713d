/** Lengths that a setting may not have, told on the field and with the reason; ISO durations and back. */
import { describe, expect, it } from "vitest";

import { legalOn } from "../law/legal-parameters.ts";
import { brokenByLengths, LENGTHS, lengthsIn, reasonsOf, settingsOf } from "./lengths.rules.ts";

const bounds = legalOn("session.bounds", Temporal.PlainDate.from("2026-11-27"))!.value;
const usual = { idleMinutes: 240, longestHours: 24, warnDays: 150, closeDays: 180 };

describe("lengths of sessions and unused accounts", () => {
  it("of the platform are within its own bounds", () => {
    const on = Temporal.PlainDate.from("2026-11-27");
    const platform = lengthsIn({
      idle: legalOn("session.idle", on)!.value,
      longest: legalOn("session.absolute", on)!.value,
      dormant: legalOn("account.dormant", on)!.value,
    });
    expect(platform).toEqual(usual);
    expect(brokenByLengths(platform, bounds)).toEqual([]);
  });

  it.each([
    [{ idleMinutes: 4 }, "idleMinutes", "Au moins 5. Moins couperait qui répond au téléphone"],
    [{ idleMinutes: 721 }, "idleMinutes", "Au plus 720. Plus laisserait ouvert le matin"],
    [{ longestHours: 721 }, "longestHours", "Au plus 720."],
    [{ longestHours: 3 }, "longestHours", "Une session entière dure au moins autant"],
    [{ warnDays: 29 }, "warnDays", "Au moins 30. Moins préviendrait qui est en congé"],
    [{ closeDays: 366 }, "closeDays", "Au plus 365."],
    [{ warnDays: 170 }, "closeDays", "Laissez au moins 14 jours"],
  ])("%o is refused on its field, with the reason", (change, field, words) => {
    const broken = brokenByLengths({ ...usual, ...change }, bounds);
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatchObject({ field });
    expect(broken[0]!.message).toContain(words);
  });

  it("at their bounds hold", () => {
    expect(brokenByLengths({ idleMinutes: 5, longestHours: 1, warnDays: 30, closeDays: 44 }, bounds)).toEqual(
      [],
    );
    expect(
      brokenByLengths({ idleMinutes: 720, longestHours: 720, warnDays: 351, closeDays: 365 }, bounds),
    ).toEqual([]);
  });

  it("go into settings and come back the same", () => {
    const {
      "session.idle": idle,
      "session.absolute": longest,
      "account.dormant": dormant,
    } = settingsOf(usual);
    expect(lengthsIn({ idle, longest, dormant })).toEqual(usual);
  });

  it("say why they are bounded in both languages", () => {
    for (const field of LENGTHS) expect(reasonsOf(field, "fr")).not.toEqual(reasonsOf(field, "en"));
  });
});
