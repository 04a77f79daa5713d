/** The flow of referrals, from left to right; the width of a band is their number. */
import { useElementSize } from "@mantine/hooks";
import { Layer, Rectangle, Sankey } from "recharts";

import { useTexts } from "../../platform/ui/language.tsx";
import type { FlowLink } from "../rules.ts";
import { outcomeTexts } from "./texts.ts";

const COLOURS: Record<string, string> = {
  "decision.admitted": "#1f5c47",
  "outcome.stayed": "#1f5c47",
  "outcome.rehoused": "#327259",
  "outcome.leaseTransferred": "#327259",
  "outcome.running": "#2f6292",
  "outcome.left": "#a8382c",
  "outcome.evicted": "#76221a",
  "decision.refused": "#a8382c",
};
const OTHER = "#5f717a";
/** Below it, a phone: names in smaller type. */
const NARROW = 560;
const NAMED_FROM = 18;

type NodeProps = {
  x: number;
  y: number;
  width: number;
  height: number;
  payload: { name: string; value: number; sourceNodes?: number[]; targetNodes?: number[] };
};

export default function FlowDrawing({ links }: { links: readonly FlowLink[] }) {
  const t = useTexts(outcomeTexts);
  const { ref, width } = useElementSize();
  const names = [...new Set(links.flatMap(({ from, to }) => [from, to]))];
  const isNarrow = width < NARROW;
  const wide = Math.max(300, width);
  const nodeOf = ({ x, y, width: thick, height, payload }: NodeProps) => {
    const isLast = x > wide * 0.6;
    // On a phone the names of small nodes in the middle would lie over those at the end.
    const isNamed = isLast || !isNarrow || height >= NAMED_FROM;
    return (
      <Layer>
        <Rectangle x={x} y={y} width={thick} height={height} fill={COLOURS[payload.name] ?? OTHER} />
        {isNamed && (
          <text
            x={isLast ? x - 5 : x + thick + 5}
            y={y + height / 2}
            textAnchor={isLast ? "end" : "start"}
            dominantBaseline="middle"
            fontSize={isNarrow ? 11 : 13}
            fill="var(--lt-ink)"
            stroke="#fff"
            strokeWidth={3}
            paintOrder="stroke"
          >
            {`${t.nodes[payload.name] ?? payload.name} ${payload.value}`}
          </text>
        )}
      </Layer>
    );
  };
  return (
    // Nothing in it is to be reached: the table says the same.
    <div ref={ref} inert>
      {width > 0 && (
        <Sankey
          width={wide}
          height={isNarrow ? 380 : 340}
          data={{
            nodes: names.map((name) => ({ name })),
            links: links.map(({ from, to, households }) => ({
              source: names.indexOf(from),
              target: names.indexOf(to),
              value: households,
            })),
          }}
          node={nodeOf as never}
          nodeWidth={12}
          nodePadding={isNarrow ? 16 : 20}
          sort
          align="left"
          margin={{ top: 8, right: 4, bottom: 8, left: 4 }}
          link={{ stroke: "#6fa38a", strokeOpacity: 0.35 }}
        />
      )}
    </div>
  );
}
