/** What the parts of the page share: a line of the list, and what may be chosen of. */
import { answer, api, type Answer } from "../../platform/ui/client.ts";

export type Line = Answer<"/api/worklist">["rows"][number];
export type Choices = Answer<"/api/worklist/choices">;

export const choicesQuery = {
  queryKey: ["worklist", "choices"],
  queryFn: () => answer(api.GET("/api/worklist/choices")),
};
