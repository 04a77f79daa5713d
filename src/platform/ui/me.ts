/** Who is signed in: name, role, organisation. The shell has read it before any page shows. */
import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";

import { answer, api, type Answer } from "./client.ts";

export type Me = Answer<"/api/me">["user"];
export type Role = Me["role"];

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async () => (await answer(api.GET("/api/me"))).user,
  staleTime: Number.POSITIVE_INFINITY,
});

export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}
