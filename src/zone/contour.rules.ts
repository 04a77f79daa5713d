/** Contours of communes: what of a GeoJSON file is taken, what is refused and why; and how they are laid on a flat sheet. */
import type { Broken } from "../platform/calendar/dated.ts";

/** Longitude and latitude in degrees (WGS 84), as GeoJSON orders them. */
export type Point = readonly [longitude: number, latitude: number];
/** Closed: its last point is its first. */
export type Ring = readonly Point[];

/** What a file holds for the communes we know. `unknown`: codes that are none of them; `missing`: how many have no outline. */
export type Contours = { rings: Map<string, Ring[]>; unknown: string[]; missing: number };

/** A larger file is refused whole; all of the country's communes, drawn finely, are smaller. */
export const LARGEST_CONTOUR_BYTES = 20 * 1024 ** 2;
const MOST_POINTS = 1_000_000;
/** Names under which public files give a commune's INSEE code. */
const CODE_NAMES = ["code", "insee", "INSEE_COM", "code_insee", "codgeo", "CODGEO", "com"] as const;
/** About a metre: finer than any screen shows. */
const DECIMALS = 1e5;

const refused = (rule: string, message: string, english: string): Broken[] => [
  { rule, message, english, field: "file" },
];

/**
 * Reads a GeoJSON text against the communes' codes. Several features of one code are parts of one commune; `former` says which
 * commune a merged one belongs to.
 */
export function readContours(
  text: string,
  communes: ReadonlySet<string>,
  former: ReadonlyMap<string, string> = new Map(),
): Contours | Broken[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return refused(
      "contours.json",
      "Ce fichier n'est pas du GeoJSON : il ne peut pas être lu. Exportez les communes au format GeoJSON.",
      "This file is no GeoJSON: it cannot be read. Export the communes as GeoJSON.",
    );
  }
  const features = featuresOf(content);
  if (!features)
    return refused(
      "contours.collection",
      "Ce fichier ne contient pas de « FeatureCollection » : exportez une couche de communes.",
      'This file holds no "FeatureCollection": export a layer of communes.',
    );
  const rings = new Map<string, Ring[]>();
  const unknown = new Set<string>();
  let points = 0;
  for (const [index, feature] of features.entries()) {
    const code = codeOf(feature);
    if (code === undefined)
      return refused(
        "contours.code",
        `L'objet n° ${index + 1} n'a pas de code INSEE (propriété « code », « insee » ou « INSEE_COM »).`,
        `Feature no. ${index + 1} has no INSEE code (property "code", "insee" or "INSEE_COM").`,
      );
    const drawn = ringsOf(feature);
    if (!drawn)
      return refused(
        "contours.polygon",
        `Le contour de ${code} n'est pas un polygone fermé en degrés (longitude, latitude).`,
        `The outline of ${code} is no closed polygon in degrees (longitude, latitude).`,
      );
    points += drawn.reduce((sum, ring) => sum + ring.length, 0);
    const insee = communes.has(code) ? code : former.get(code);
    if (insee !== undefined && communes.has(insee)) rings.set(insee, [...(rings.get(insee) ?? []), ...drawn]);
    else unknown.add(code);
  }
  if (points > MOST_POINTS)
    return refused(
      "contours.points",
      "Les contours sont trop fins : simplifiez-les à moins d'un million de points.",
      "The outlines are too fine: simplify them to less than a million points.",
    );
  if (rings.size === 0)
    return refused(
      "contours.communes",
      "Aucun objet de ce fichier n'est une commune du département.",
      "No feature of this file is a commune of this area.",
    );
  return { rings, unknown: [...unknown], missing: communes.size - rings.size };
}

type Loose = Record<string, unknown>;
const asObject = (value: unknown): Loose | undefined =>
  typeof value === "object" && value !== null ? (value as Loose) : undefined;

function featuresOf(content: unknown): unknown[] | undefined {
  const collection = asObject(content);
  const features = collection?.["type"] === "FeatureCollection" ? collection["features"] : undefined;
  return Array.isArray(features) ? features : undefined;
}

function codeOf(feature: unknown): string | undefined {
  const properties = asObject(asObject(feature)?.["properties"]);
  const code = CODE_NAMES.map((name) => properties?.[name]).find((value) => typeof value === "string");
  return typeof code === "string" && /^\d[\dAB]\d{3}$/.test(code) ? code : undefined;
}

function ringsOf(feature: unknown): Ring[] | undefined {
  const geometry = asObject(asObject(feature)?.["geometry"]);
  const polygons =
    geometry?.["type"] === "Polygon"
      ? [geometry["coordinates"]]
      : geometry?.["type"] === "MultiPolygon"
        ? geometry["coordinates"]
        : undefined;
  if (!Array.isArray(polygons)) return undefined;
  const found: Ring[] = [];
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return undefined;
    for (const ring of polygon) {
      const points = Array.isArray(ring) ? ring.map(pointOf) : [];
      if (points.length < 4 || points.includes(undefined)) return undefined;
      const [first, last] = [points[0]!, points.at(-1)!];
      if (first[0] !== last[0] || first[1] !== last[1]) return undefined;
      found.push(points as Point[]);
    }
  }
  return found.length > 0 ? found : undefined;
}

const round = (degrees: number) => Math.round(degrees * DECIMALS) / DECIMALS;

function pointOf(point: unknown): Point | undefined {
  if (!Array.isArray(point)) return undefined;
  const [longitude, latitude] = point as unknown[];
  if (typeof longitude !== "number" || typeof latitude !== "number") return undefined;
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
    ? [round(longitude), round(latitude)]
    : undefined;
}

/** Outlines on a flat sheet: `path` for SVG (fill-rule evenodd), the middle of each, and the sheet's size. */
export type Drawn = { width: number; height: number; shapes: Map<string, Shape> };
export type Shape = { path: string; x: number; y: number };

/**
 * A département on a sheet `width` wide. Degrees of longitude are shortened as on the middle parallel: over 150 km, shapes stay
 * true within half a percent, and no library of projections is needed.
 */
export function drawn(contours: ReadonlyMap<string, readonly Ring[]>, width = 1000): Drawn {
  const all = [...contours.values()].flat(2);
  const [west, east] = spread(all.map(([longitude]) => longitude));
  const [south, north] = spread(all.map(([, latitude]) => latitude));
  const shortened = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / Math.max((east - west) * shortened, 1e-9);
  const onSheet = ([longitude, latitude]: Point): [number, number] => [
    Math.round((longitude - west) * shortened * scale * 10) / 10,
    Math.round((north - latitude) * scale * 10) / 10,
  ];
  const shapes = new Map<string, Shape>();
  for (const [insee, rings] of contours) {
    const sheet = rings.map((ring) => ring.map(onSheet));
    const [x, y] = middleOf(sheet);
    shapes.set(insee, {
      path: sheet.map((ring) => `M${ring.map((at) => at.join(" ")).join("L")}Z`).join(""),
      x,
      y,
    });
  }
  return { width, height: Math.ceil((north - south) * scale), shapes };
}

function spread(values: readonly number[]): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, most];
}

/** The middle of the box around the largest part: inside, or close enough to tell neighbours apart. */
function middleOf(rings: readonly (readonly (readonly [number, number])[])[]): [number, number] {
  let [x, y, largest] = [0, 0, -1];
  for (const ring of rings) {
    const [left, right] = spread(ring.map(([at]) => at));
    const [top, bottom] = spread(ring.map(([, at]) => at));
    const size = (right - left) * (bottom - top);
    if (size > largest) [x, y, largest] = [(left + right) / 2, (top + bottom) / 2, size];
  }
  return [x, y];
}

/** Kilometres of a degree of latitude. */
const DEGREE_KM = 111.2;

/** As the crow flies, from the middle of one commune to that of another, in whole kilometres. */
export function kilometresBetween(one: readonly Ring[], other: readonly Ring[]): number {
  const [[x, y], [toX, toY]] = [middleOf(one), middleOf(other)];
  const shortened = Math.cos((((y + toY) / 2) * Math.PI) / 180);
  return Math.round(DEGREE_KM * Math.hypot((toX - x) * shortened, toY - y));
}

/** The commune that an arrow key reaches: the nearest in that direction, straight ahead first; undefined at the edge. */
export function nextTowards(
  shapes: ReadonlyMap<string, Shape>,
  from: string,
  key: "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight",
): string | undefined {
  const here = shapes.get(from);
  if (!here) return undefined;
  let best: { insee: string; cost: number } | undefined;
  for (const [insee, { x, y }] of shapes) {
    if (insee === from) continue;
    const [dx, dy] = [x - here.x, y - here.y];
    const [ahead, aside] =
      key === "ArrowUp"
        ? [-dy, dx]
        : key === "ArrowDown"
          ? [dy, dx]
          : key === "ArrowLeft"
            ? [-dx, dy]
            : [dx, dy];
    if (ahead <= 0 || Math.abs(aside) > ahead) continue;
    const cost = ahead + Math.abs(aside);
    if (!best || cost < best.cost) best = { insee, cost };
  }
  return best?.insee;
}
