/** For the coordination: how many possible doubles wait for a decision, in all or of one household, and the way to them. */
import { useQuery } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { referralTexts } from "./texts.ts";

/** Of one household, nothing is shown where there is none. */
export function PossibleDoubles({ householdId }: { householdId?: string }) {
  const t = useTexts(referralTexts);
  const query = useQuery({
    queryKey: ["duplicates", "count", householdId ?? ""],
    queryFn: () =>
      answer(
        api.GET("/api/duplicates/count", {
          params: { query: householdId === undefined ? {} : { household: householdId } },
        }),
      ),
  });
  const waiting = query.data?.waiting;
  if (waiting === undefined || (householdId !== undefined && waiting === 0)) return null;
  return (
    <p>
      {householdId !== undefined && <StatusBadge tone="attention">!</StatusBadge>}{" "}
      <PageLink href="/referrals/duplicates">{t.doubles({ n: waiting })}</PageLink>
    </p>
  );
}
