/** Rules of zones and of outlines: a pasted list of communes, a GeoJSON file, a flat sheet, and the way of an arrow key. */
import { describe, expect, it } from "vitest";

import { drawn, kilometresBetween, nextTowards, readContours, type Ring } from "./contour.rules.ts";
import { readCommuneList } from "./rules.ts";

const COMMUNES = [
  { insee: "38185", name: "Grenoble", postcodes: ["38000", "38100"] },
  { insee: "38382", name: "Saint-Égrève", postcodes: ["38120"] },
  { insee: "38158", name: "Fontanil-Cornillon", postcodes: ["38120"] },
];

describe("a pasted list of communes", () => {
  it.each([
    ["INSEE codes", "38185\n38382", ["38185", "38382"], []],
    ["a postcode: all of its communes", "38120", ["38382", "38158"], []],
    ["names, whatever their accents, and « St »", "grenoble ; ST EGREVE", ["38185", "38382"], []],
    ["what is none of them, as typed", "Grenoble\nLyon\n\n", ["38185"], ["Lyon"]],
    ["the same twice, once", "38185;Grenoble;38000", ["38185"], []],
  ])("reads %s", (_, text, insees, unread) => {
    expect(readCommuneList(text, COMMUNES)).toEqual({ insees, unread });
  });
});

const ring = (west: number, south: number, size = 0.1): [number, number][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const feature = (code: unknown, geometry: unknown) => ({ type: "Feature", properties: { code }, geometry });
const polygon = (...rings: unknown[]) => ({ type: "Polygon", coordinates: rings });
const collection = (...features: unknown[]) => JSON.stringify({ type: "FeatureCollection", features });
const known = new Set(["38185", "38382"]);

describe("a GeoJSON file of outlines", () => {
  it("is read polygon by polygon; parts of one commune are put together", () => {
    const parts = { type: "MultiPolygon", coordinates: [[ring(5, 45)], [ring(6, 45)]] };
    const read = readContours(
      collection(feature("38185", parts), feature("38185", polygon(ring(5.5, 45)))),
      known,
    );
    expect(read).toMatchObject({ unknown: [], missing: 1 });
    expect("rings" in read && read.rings.get("38185")).toHaveLength(3);
  });

  it("a commune merged into another is a part of it", () => {
    const read = readContours(
      collection(feature("38367", polygon(ring(5, 45))), feature("38185", polygon(ring(5.1, 45)))),
      known,
      new Map([["38367", "38185"]]),
    );
    expect("rings" in read && read.rings.get("38185")).toHaveLength(2);
    expect(read).toMatchObject({ unknown: [] });
  });

  it.each([
    ["that is no JSON", "<svg/>", "contours.json"],
    ["that is no collection", JSON.stringify({ type: "Polygon" }), "contours.collection"],
    ["without codes", collection(feature(38185, polygon(ring(5, 45)))), "contours.code"],
    [
      "with a line",
      collection(feature("38185", { type: "LineString", coordinates: ring(5, 45) })),
      "contours.polygon",
    ],
    ["with an open ring", collection(feature("38185", polygon(ring(5, 45).slice(0, 4)))), "contours.polygon"],
    ["in metres", collection(feature("38185", polygon(ring(913_000, 6_458_000)))), "contours.polygon"],
    [
      "with text for a point",
      collection(
        feature(
          "38185",
          polygon([
            ["a", 1],
            [1, 1],
            [2, 2],
            ["a", 1],
          ]),
        ),
      ),
      "contours.polygon",
    ],
    ["of elsewhere", collection(feature("01001", polygon(ring(5, 46)))), "contours.communes"],
  ])("%s is refused and says what would be right", (_, text, rule) => {
    expect(readContours(text, known)).toMatchObject([{ rule, field: "file" }]);
  });
});

const square = (x: number, y: number): Ring[] => [
  [
    [x, y],
    [x + 0.1, y],
    [x + 0.1, y + 0.1],
    [x, y + 0.1],
    [x, y],
  ],
];

describe("the way between two communes", () => {
  it.each([
    [square(5.67, 45.14), square(5.53, 45.33), 24],
    [square(5.67, 45.14), square(5.67, 45.14), 0],
    [square(5, 45), square(5, 46), 111],
    [square(5, 45), square(6, 45), 79],
  ])("is counted from middle to middle", (one, other, kilometres) => {
    expect(kilometresBetween(one, other)).toBe(kilometres);
  });
});

describe("three squares on a sheet", () => {
  const three = drawn(
    new Map<string, Ring[]>([
      ["west", [ring(5, 45)]],
      ["east", [ring(5.1, 45)]],
      ["north", [ring(5, 45.1)]],
    ]),
  );

  it("north is up, west is left, and a degree of longitude is shorter than one of latitude", () => {
    const [west, east, north] = ["west", "east", "north"].map((name) => three.shapes.get(name)!);
    expect(west!.x).toBeLessThan(east!.x);
    expect(north!.y).toBeLessThan(west!.y);
    expect((west!.y - north!.y) / (east!.x - west!.x)).toBeCloseTo(1 / Math.cos((45.1 * Math.PI) / 180), 2);
  });

  it.each([
    ["west", "ArrowRight", "east"],
    ["west", "ArrowUp", "north"],
    ["north", "ArrowDown", "west"],
    ["west", "ArrowLeft", undefined],
    ["elsewhere", "ArrowLeft", undefined],
  ] as const)("from %s, %s leads to %s", (from, key, to) => {
    expect(nextTowards(three.shapes, from, key)).toBe(to);
  });
});
