/** What may be told to whom, where letters may go, and when a failure is tried again. */
import { describe, expect, it } from "vitest";

import { isPrivate } from "./address.ts";
import { brokenWebhook, dataOf, kindsFor, nextWait } from "./rules.ts";

it("an operator is told of what it carries, a landlord of its own files; a funder of nothing", () => {
  expect(kindsFor("operator")).toEqual([
    "referral.assigned",
    "measure.opened",
    "measure.closed",
    "plan.signed",
    "plan.breached",
    "plan.cancelled",
  ]);
  expect(kindsFor("landlord")).toContain("relief.granted");
  expect(kindsFor("funder")).toEqual([]);
});

it("ids alone are sent: neither outcome, nor amount, nor day", () => {
  const payload = { measureId: "m", referralId: "r", outcome: "evicted", on: "2026-11-27", amountCents: 12 };
  expect(dataOf("measure.closed", payload, "h")).toEqual({
    measureId: "m",
    referralId: "r",
    householdId: "h",
  });
});

it("waits longer after each failure, never the same for two, and gives up after the tenth try", () => {
  const waits = Array.from({ length: 10 }, (_, n) => nextWait(n + 1, 0.5));
  expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400, undefined]);
  expect([nextWait(2, 0), nextWait(2, 1)]).toEqual([240, 360]);
});

const asked = (url: string) => ({ name: "ERP", url, kinds: ["measure.closed"] });

describe("an address", () => {
  it.each([
    ["https://erp.example.org/x", false, []],
    ["http://erp.example.org/x", false, ["webhook.url"]],
    ["http://10.0.0.5:8080/x", true, []],
    ["https://user:secret@erp.example.org", false, ["webhook.url"]],
    ["ftp://erp.example.org", true, ["webhook.url"]],
    ["erp.example.org", false, ["webhook.url"]],
  ])("%s, open %s: %j", (url, open, rules) => {
    expect(brokenWebhook(asked(url), "landlord", open).map(({ rule }) => rule)).toEqual(rules);
  });

  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "[::1]",
    "fe80::1%eth0",
    "fd00::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "not an address",
  ])("%s is of no public network", (address) => expect(isPrivate(address)).toBe(true));

  it.each(["8.8.8.8", "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])("%s is", (address) =>
    expect(isPrivate(address)).toBe(false),
  );
});
