/** A frame to sign in, with finger, pen or mouse. Gives strokes on a field of 1000 × 300, whatever its size on the screen. */
import { Button } from "@mantine/core";
import { type PointerEvent, useState } from "react";

import { SIGNATURE_FIELD } from "../rules.ts";
import classes from "./signature.module.css";

const { width, height } = SIGNATURE_FIELD;

type Props = {
  label: string;
  hint: string;
  clear: string;
  strokes: readonly number[][];
  onChange: (strokes: number[][]) => void;
};

export function SignaturePad({ label, hint, clear, strokes, onChange }: Props) {
  const [isDown, setDown] = useState(false);
  const at = (event: PointerEvent<SVGSVGElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      Math.round(((event.clientX - box.left) / box.width) * width),
      Math.round(((event.clientY - box.top) / box.height) * height),
    ];
  };
  return (
    <figure className={classes.figure}>
      <figcaption>
        {label}. {hint}
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className={classes.pad}
        role="img"
        aria-label={label}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDown(true);
          onChange([...strokes, at(event)]);
        }}
        onPointerMove={(event) => {
          const last = strokes.at(-1);
          if (!isDown || !last) return;
          onChange([...strokes.slice(0, -1), [...last, ...at(event)]]);
        }}
        onPointerUp={() => setDown(false)}
        onPointerCancel={() => setDown(false)}
      >
        <path d={strokes.map((stroke) => `M${stroke.join(" ")}`).join("")} className={classes.stroke} />
      </svg>
      <Button size="xs" variant="default" onClick={() => onChange([])} disabled={strokes.length === 0}>
        {clear}
      </Button>
    </figure>
  );
}
