/** Arrangements on a household's file: what was proposed, and the way to look for one. */
import { useQuery } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { Proposals } from "./Proposals.tsx";
import { arrangementTexts } from "./texts.ts";

export default function ArrangementPanel({ householdId }: { householdId: string }) {
  const t = useTexts(arrangementTexts);
  const query = useQuery({
    queryKey: ["household", householdId, "arrangement"],
    queryFn: () =>
      answer(api.GET("/api/households/{id}/arrangement", { params: { path: { id: householdId } } })),
  });
  return (
    <Loaded query={query}>
      {({ start, proposals }) =>
        (proposals.length > 0 || start.accounts.length > 0) && (
          <Proposals
            proposals={proposals}
            householdId={householdId}
            actions={
              start.accounts.length > 0 && (
                <PageLink href={`/households/${householdId}/arrangement`}>{t.open}</PageLink>
              )
            }
          />
        )
      }
    </Loaded>
  );
}
