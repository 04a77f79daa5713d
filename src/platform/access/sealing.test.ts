/** What is sealed opens with the same secret, in its own place, untouched, and with nothing else. */
import { expect, test } from "vitest";

import { SEALED, sealingOf } from "./sealing.ts";

const own = sealingOf("a secret of the server, long enough", "webhooks");
const kept = own.seal("whsec", "webhook 1");

test("what is sealed reads as nothing, and opens with the same secret in its own place", () => {
  expect(kept).not.toContain("whsec");
  expect(kept.startsWith(SEALED)).toBe(true);
  expect(own.open(kept, "webhook 1")).toBe("whsec");
});

test.each([
  [
    "another secret",
    () => sealingOf("another secret of the server, as long", "webhooks").open(kept, "webhook 1"),
  ],
  [
    "another purpose",
    () => sealingOf("a secret of the server, long enough", "copies").open(kept, "webhook 1"),
  ],
  ["another's place", () => own.open(kept, "webhook 2")],
  ["a sign changed", () => own.open(`${kept.slice(0, -2)}${kept.endsWith("AA") ? "BB" : "AA"}`, "webhook 1")],
  ["half of it", () => own.open(kept.slice(0, 30), "webhook 1")],
])("does not open with %s", (_what, opened) => {
  expect(opened()).toBeUndefined();
});

test("twice the same text is never sealed alike", () => {
  expect(own.seal("whsec", "webhook 1")).not.toBe(kept);
});

test("what was kept before anything was sealed comes back as it is", () => {
  expect(own.open("bm90IHNlYWxlZA==", "webhook 1")).toBe("bm90IHNlYWxlZA==");
});
