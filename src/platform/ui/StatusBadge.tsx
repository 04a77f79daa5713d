/** The state of a thing in one word. The word carries the meaning; shape and colour repeat it. */
import classes from "./StatusBadge.module.css";

export type Tone = "neutral" | "good" | "attention" | "danger" | "info";

export function StatusBadge({ tone = "neutral", children }: { tone?: Tone; children: string }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  );
}
