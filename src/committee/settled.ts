/** A command's answer as the committee's routes give it: what was done, a refusal with its rules, or nothing there. */
import { notFound, refused } from "../platform/access/problem.ts";
import type { Done } from "./agenda.store.ts";

/** Throws the problem to be told where nothing was done. */
export function settled<T extends object>(answer: Done<T>): T {
  if (!answer) throw notFound();
  if ("errors" in answer) throw refused(answer.errors);
  return answer;
}
