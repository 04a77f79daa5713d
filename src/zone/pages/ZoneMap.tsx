/** The map of zones: communes filled by zone, chosen by click or by keyboard. The list under it says the same in words. */
import { type KeyboardEvent, useId, useMemo, useState } from "react";

import { useTexts } from "../../platform/ui/language.tsx";
import { drawn, nextTowards, type Ring } from "../contour.rules.ts";
import { zoneTexts, type ZoneWords } from "./texts.ts";
import classes from "./zone.module.css";

export type MapCommune = { insee: string; name: string; zoneIds: readonly string[] };
type Zone = { id: string; name: string; operator: string };
type Props = {
  /** As the contract tells them: each point is a pair. */
  contours: readonly { insee: string; rings: readonly (readonly (readonly number[])[])[] }[];
  communes: readonly MapCommune[];
  zones: readonly Zone[];
  chosen: ReadonlySet<string>;
  onChoose: (insee: string) => void;
};

/** Light enough for dark words and outlines; told apart by their number on the map as well. */
const FILLS = ["#cfe3d8", "#f3d9a4", "#c4d6ea", "#eec6bc", "#d9cbe6", "#dfe3b0", "#c9e4e6", "#e6d3c2"];

export default function ZoneMap({ contours, communes, zones, chosen, onChoose }: Props) {
  const t = useTexts(zoneTexts) as ZoneWords;
  const id = useId();
  const map = useMemo(
    () => drawn(new Map(contours.map(({ insee, rings }) => [insee, rings as readonly Ring[]]))),
    [contours],
  );
  const byCode = useMemo(() => new Map(communes.map((commune) => [commune.insee, commune])), [communes]);
  const shown = [...map.shapes].flatMap(([insee, shape]) => {
    const commune = byCode.get(insee);
    return commune ? [{ ...commune, ...shape }] : [];
  });
  const [at, setAt] = useState<string>();
  const [focused, setFocused] = useState(false);
  // A commune chosen in the list is where the keyboard starts from.
  const start = at ?? [...chosen].at(-1);
  const current = shown.find(({ insee }) => insee === start) ?? shown[0];
  const optionId = (insee: string) => `${id}-${insee}`;
  const numberOf = new Map(zones.map((zone, index) => [zone.id, index + 1]));
  const fillOf = ({ zoneIds }: MapCommune) =>
    zoneIds.length === 0
      ? "var(--lt-surface)"
      : zoneIds.length > 1
        ? `url(#${id}-overlap)`
        : FILLS[((numberOf.get(zoneIds[0]!) ?? 1) - 1) % FILLS.length];
  const wordsOf = (commune: MapCommune) =>
    t.onMap({
      name: commune.name,
      zones: commune.zoneIds.flatMap((zoneId) => zones.find((zone) => zone.id === zoneId)?.name ?? []),
    });

  const onKeyDown = (event: KeyboardEvent) => {
    if (!current) return;
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      onChoose(current.insee);
    } else if (
      event.key === "ArrowUp" ||
      event.key === "ArrowDown" ||
      event.key === "ArrowLeft" ||
      event.key === "ArrowRight"
    ) {
      event.preventDefault();
      const next = nextTowards(map.shapes, current.insee, event.key);
      if (next) setAt(next);
    }
  };
  return (
    <div className={classes.mapFrame}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a drawing of choices, walked by arrow keys */}
      <svg
        role="listbox"
        aria-label={t.map}
        aria-describedby={`${id}-keys`}
        aria-multiselectable
        aria-activedescendant={current && optionId(current.insee)}
        tabIndex={0}
        viewBox={`-4 -4 ${map.width + 8} ${map.height + 8}`}
        className={classes.map}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        <defs>
          <pattern
            id={`${id}-overlap`}
            width="12"
            height="12"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="12" height="12" fill="#fff" />
            <rect width="6" height="12" fill="#922c22" />
          </pattern>
        </defs>
        {shown.map((commune) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- keys are heard by the listbox
          <path
            key={commune.insee}
            id={optionId(commune.insee)}
            role="option"
            aria-selected={chosen.has(commune.insee)}
            aria-label={wordsOf(commune)}
            d={commune.path}
            fillRule="evenodd"
            fill={fillOf(commune)}
            className={classes.commune}
            data-hole={commune.zoneIds.length === 0 || undefined}
            onPointerEnter={() => setAt(commune.insee)}
            onClick={() => onChoose(commune.insee)}
          />
        ))}
        <g aria-hidden pointerEvents="none">
          {shown
            .filter(({ insee }) => chosen.has(insee))
            .map(({ insee, path }) => (
              <path key={insee} d={path} className={classes.chosen} />
            ))}
          {current && focused && <path d={current.path} className={classes.current} />}
          {zones.map((zone) => {
            const own = shown.filter(({ zoneIds }) => zoneIds.includes(zone.id));
            if (own.length === 0) return null;
            const x = own.reduce((sum, shape) => sum + shape.x, 0) / own.length;
            const y = own.reduce((sum, shape) => sum + shape.y, 0) / own.length;
            return (
              <g key={zone.id} transform={`translate(${x} ${y})`}>
                <circle r="24" className={classes.number} />
                <text textAnchor="middle" dy="11" className={classes.numberText}>
                  {numberOf.get(zone.id)}
                </text>
              </g>
            );
          })}
        </g>
      </svg>
      <div className={classes.legend}>
        <p id={`${id}-keys`} className={classes.keys}>
          {t.mapKeys}
        </p>
        <p aria-hidden className={classes.here}>
          {current ? wordsOf(current) : ""}
        </p>
        <ul className={classes.legendList}>
          {zones.map((zone) => (
            <li key={zone.id}>
              <span
                className={classes.swatch}
                style={{ background: FILLS[(numberOf.get(zone.id)! - 1) % FILLS.length] }}
                aria-hidden
              >
                {numberOf.get(zone.id)}
              </span>
              {t.zoneOf({ zone: zone.name, operator: zone.operator })}
            </li>
          ))}
          <li>
            <span className={`${classes.swatch} ${classes.overlap}`} aria-hidden />
            {t.severalZones}
          </li>
          <li>
            <span className={`${classes.swatch} ${classes.hole}`} aria-hidden />
            {t.nobody}
          </li>
        </ul>
      </div>
    </div>
  );
}
