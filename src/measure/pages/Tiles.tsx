/** One choice among a few, as large tiles: a thumb finds them, a keyboard and a screen reader find radios. */
import type { CSSProperties } from "react";

import classes from "./measure.module.css";

type Props<T extends string> = {
  legend: string;
  name: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
  columns: number;
  error?: string | undefined;
};

export function Tiles<T extends string>({
  legend,
  name,
  options,
  value,
  onChange,
  columns,
  error,
}: Props<T>) {
  return (
    <fieldset className={classes.tiles}>
      <legend>{legend}</legend>
      <div className={classes.grid} style={{ "--columns": columns } as CSSProperties}>
        {options.map((option) => (
          <label key={option.value} className={classes.tile}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error && <p className={classes.error}>{error}</p>}
    </fieldset>
  );
}
