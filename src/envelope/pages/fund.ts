/** A fund as its pages are given it. */
import type { Answer } from "../../platform/ui/client.ts";

export type Fund = Answer<"/api/funds">["funds"][number];
