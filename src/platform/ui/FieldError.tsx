/** A broken rule next to the field that broke it: what would be right, and which rule says so. */
import type { FieldProblem } from "./client.ts";
import classes from "./notices.module.css";

/** `id` goes into the field's `aria-describedby`. */
export function FieldError({ id, error }: { id?: string; error: FieldProblem | string | undefined }) {
  if (!error) return null;
  const { message, source } = typeof error === "string" ? { message: error, source: undefined } : error;
  return (
    <p id={id} className={classes.fieldError}>
      {message}
      {source && <span className={classes.source}> ({source})</span>}
    </p>
  );
}
