/** A server that is told to end says so before it does: the proxy sends people elsewhere, and none of them is cut off. */
import { expect, it } from "vitest";

import { testDatabase } from "../platform/database/test-database.ts";
import { appOf } from "./server-fixture.ts";

it("is no longer ready, answers who is here yet, and asks them to come by another connection", async () => {
  const database = await testDatabase();
  const leaving = new AbortController();
  const { app, close } = await appOf(database, { leaving: leaving.signal });
  const ask = (url: string) => app.inject({ method: "GET", url });
  const before = await ask("/readyz");
  expect([before.statusCode, before.headers.connection]).toEqual([200, "keep-alive"]);
  leaving.abort();
  const after = await ask("/readyz");
  expect([after.statusCode, after.headers.connection]).toEqual([503, "close"]);
  const other = await ask("/healthz");
  expect([other.statusCode, other.headers.connection]).toEqual([200, "close"]);
  await close();
  await database.close();
});
