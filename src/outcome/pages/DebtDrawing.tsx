/** Each group's median debt at entry and at exit, joined by a line: its length is what changed. */
import { useElementSize } from "@mantine/hooks";

import { formatCents } from "../../platform/money/format.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import type { DebtGroup } from "../rules.ts";
import { outcomeTexts } from "./texts.ts";
import classes from "./outcome.module.css";

const ROW = 40;
const TOP = 34;
const LEFT = 26;
const RIGHT = 36;

/** A round step that cuts the range into about four. */
function stepOf(most: number): number {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  return [1, 2, 2.5, 5, 10].map((times) => times * power).find((step) => step >= rough)!;
}

export default function DebtDrawing({ groups }: { groups: readonly DebtGroup[] }) {
  const t = useTexts(outcomeTexts);
  const { language } = useLanguage();
  const { ref, width } = useElementSize();
  const wide = Math.max(280, width);
  const step = stepOf(Math.max(...groups.flatMap((group) => [group.startMedian, group.endMedian]), 100));
  const most = step * Math.ceil(Math.max(...groups.flatMap((g) => [g.startMedian, g.endMedian]), 100) / step);
  const xOf = (cents: number) => LEFT + (Math.max(0, cents) / most) * (wide - LEFT - RIGHT);
  const height = TOP + groups.length * ROW + 26;
  const euros = (cents: number) => formatCents(Math.round(cents / 100) * 100, language).replace(/[.,]00/, "");
  return (
    <div ref={ref}>
      <svg width="100%" height={height} viewBox={`0 0 ${wide} ${height}`} className={classes.drawing}>
        <g transform="translate(26 12)">
          <circle r="6" className={classes.start} cx="6" />
          <text x="18" dy="4">
            {t.start}
          </text>
          <circle r="6" className={classes.end} cx="92" />
          <text x="104" dy="4">
            {t.end}
          </text>
        </g>
        {Array.from({ length: Math.round(most / step) + 1 }, (_, n) => n * step).map((cents) => (
          <g key={cents}>
            <line x1={xOf(cents)} x2={xOf(cents)} y1={TOP} y2={height - 22} className={classes.grid} />
            <text
              x={xOf(cents)}
              y={height - 6}
              textAnchor={cents === most ? "end" : "middle"}
              className={classes.tick}
            >
              {euros(cents)}
            </text>
          </g>
        ))}
        {groups.map((group, index) => {
          const y = TOP + index * ROW + ROW / 2;
          const [from, to] = [xOf(group.startMedian), xOf(group.endMedian)];
          return (
            <g key={group.rank}>
              <text x="4" y={y + 4} className={classes.tick}>
                {group.rank}
              </text>
              <line x1={from} x2={to} y1={y} y2={y} className={to <= from ? classes.fell : classes.rose} />
              <circle cx={from} cy={y} r="6.5" className={classes.start} />
              <circle cx={to} cy={y} r="6.5" className={classes.end} />
            </g>
          );
        })}
      </svg>
    </div>
  );
}
