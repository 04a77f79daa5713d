/** Nobody's words vanish: each writing route says what it does to what stands, and its contract is held against it. */
import { describe, expect, it } from "vitest";

import { contractServer } from "./contract-fixture.ts";
import { ROUTE_EFFECTS, ROUTES_TOLD } from "./route-effects.ts";

type Body = { properties?: Record<string, unknown>; anyOf?: Body[]; oneOf?: Body[] };
type Operation = { requestBody?: { content: Record<string, { schema?: Body }> } };

const app = await contractServer();
const { paths } = app.swagger() as { paths: Record<string, Record<string, Operation>> };

const WRITING = new Set(["post", "put", "patch", "delete"]);
/** Fields of the body by `METHOD /path`, of every route that writes. */
const written = new Map(
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => WRITING.has(method))
      .map(([method, { requestBody }]) => {
        const bodies = Object.values(requestBody?.content ?? {}).flatMap(({ schema }) =>
          schema ? [schema] : [],
        );
        const route = `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
        return [route, bodies.flatMap(fieldsOf)] as const;
      }),
  ),
);

function fieldsOf(body: Body): string[] {
  return [
    ...Object.keys(body.properties ?? {}),
    ...[...(body.anyOf ?? []), ...(body.oneOf ?? [])].flatMap(fieldsOf),
  ];
}

/** Sent back by a form: a digest of what was read, a contact's number, the state of a landlord's rules. */
const VERSIONS = new Set(["version", "basedOn", "revision"]);
const carriesVersion = (route: string) => written.get(route)!.some((field) => VERSIONS.has(field));
const effects = [...ROUTE_EFFECTS];

describe("a route that writes", () => {
  it("is told once, with what it does to what stands; none is told that is not there", () => {
    expect(ROUTES_TOLD.toSorted()).toEqual([...written.keys()].toSorted());
  });

  it("and overwrites a shared record takes the version that was read; no other one does", () => {
    const carrying = [...written.keys()].filter(carriesVersion);
    expect(carrying.toSorted()).toEqual(
      effects.flatMap(([route, { effect }]) => (effect === "edits" ? [route] : [])).toSorted(),
    );
  });

  it("and is a PUT edits, sets from a day on, keeps one choice, or is one's own", () => {
    const others = effects.filter(
      ([route, { effect }]) =>
        route.startsWith("PUT") && !["edits", "sets", "chooses", "own"].includes(effect as string),
    );
    expect(others).toEqual([]);
  });

  it("and sets from a day on asks for the day, or takes today", () => {
    const undated = effects.flatMap(([route, { effect }]) =>
      effect === "sets" && !["from", "validFrom"].some((day) => written.get(route)!.includes(day))
        ? [route]
        : [],
    );
    expect(undated.toSorted()).toEqual([
      // The committee's rules are of one kind each: each has its day.
      "PUT /api/rent-relief-settings",
      "PUT /api/snapshot-setting",
      "PUT /api/weights/bills-due",
    ]);
  });
});

describe("a route that takes away", () => {
  /** What its address says, whatever the table says. */
  const DESTROYS =
    /^DELETE |\/(removal|withdraw|withdrawal|revoke|revocation|replace|cancel|close|closing|end|lift|stop|suspension|reset|hand-over|renewal-taken-back|secret|runs)$/;

  it("is undone by another route or asks its reason; what is one's own alone is made again", () => {
    const neither = [...written.keys()].filter((route) => {
      const effect = ROUTE_EFFECTS.get(route)?.effect;
      return DESTROYS.test(route) && typeof effect !== "object" && effect !== "own";
    });
    expect(neither).toEqual([
      // The open files of a departed person go to colleagues one by one: nothing ends, and each may be handed on again.
      "POST /api/people/:id/hand-over",
    ]);
  });

  it("is undone by a route that is there", () => {
    const gone = effects.flatMap(([route, { effect }]) =>
      typeof effect === "object" && "undo" in effect && !written.has(effect.undo) ? [route] : [],
    );
    expect(gone).toEqual([]);
  });

  it("asks in its contract what it says that it asks", () => {
    const unasked = effects.flatMap(([route, { effect }]) =>
      typeof effect === "object" && "asks" in effect && !written.get(route)!.includes(effect.asks)
        ? [route]
        : [],
    );
    expect(unasked).toEqual([]);
  });
});
