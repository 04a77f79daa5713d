/** Communes filled by the number of households supported: darker is more. The table under it says the same. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { drawn, type Ring } from "../../zone/contour.rules.ts";
import type { CommuneCount } from "../rules.ts";
import classes from "./outcome.module.css";
import { outcomeTexts } from "./texts.ts";

const SHADES = ["#dbe9e1", "#93bba6", "#4c8a6f", "#174a39"];
const HIDDEN = "#e9dcc0";

/** The bounds of the classes, from and to: each reaches as many times further, as a town holds many times what a village does. */
function classesOf(counts: readonly number[]): [number, number][] {
  const most = Math.max(0, ...counts);
  const ends = SHADES.map((_, index) => Math.round(most ** ((index + 1) / SHADES.length)));
  return ends
    .map((end, index): [number, number] => [index === 0 ? 1 : ends[index - 1]! + 1, end])
    .filter(([from, to]) => from <= to);
}

export default function CommuneMap({ communes }: { communes: readonly CommuneCount[] }) {
  const t = useTexts(outcomeTexts);
  const contours = useQuery({
    queryKey: ["contours"],
    queryFn: () => answer(api.GET("/api/communes/contours")),
  });
  const outlines = contours.data?.communes;
  const map = useMemo(
    () =>
      drawn(
        new Map((outlines ?? []).map(({ insee, rings }) => [insee, rings as unknown as readonly Ring[]])),
      ),
    [outlines],
  );
  if (!outlines) return null;
  if (outlines.length === 0) return <p className={classes.tick}>{t.mapNoContours}</p>;
  const bounds = classesOf(communes.flatMap(({ households }) => households ?? []));
  const byCode = new Map(communes.map((commune) => [commune.insee, commune.households]));
  const fillOf = (insee: string) => {
    const n = byCode.get(insee);
    if (n === null) return HIDDEN;
    const at = n === undefined ? -1 : bounds.findIndex(([from, to]) => n >= from && n <= to);
    return at < 0 ? "#fff" : SHADES[at];
  };
  return (
    <>
      <svg viewBox={`-4 -4 ${map.width + 8} ${map.height + 8}`} className={classes.map}>
        {[...map.shapes].map(([insee, { path }]) => (
          <path key={insee} d={path} fillRule="evenodd" fill={fillOf(insee)} className={classes.commune} />
        ))}
      </svg>
      <ul className={classes.legend}>
        {bounds.map(([from, to], index) => (
          <li key={from}>
            <span className={classes.swatch} style={{ background: SHADES[index] }} />
            {t.mapLegend({ from, to })}
          </li>
        ))}
        <li>
          <span className={classes.swatch} />
          {t.mapNobody}
        </li>
        {communes.some(({ households }) => households === null) && (
          <li>
            <span className={classes.swatch} style={{ background: HIDDEN }} />
            {t.mapHidden}
          </li>
        )}
      </ul>
    </>
  );
}
