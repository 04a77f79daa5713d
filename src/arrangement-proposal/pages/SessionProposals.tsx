/** The arrangements proposed for the items of a session, below its agenda. Nothing where there is none. */
import { useQuery } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { ProposalWords } from "./Proposals.tsx";
import { arrangementTexts } from "./texts.ts";

export function SessionProposals({ sessionId }: { sessionId: string }) {
  const t = useTexts(arrangementTexts);
  const query = useQuery({
    queryKey: ["session", sessionId, "arrangements"],
    queryFn: () =>
      answer(api.GET("/api/sessions/{id}/arrangements", { params: { path: { id: sessionId } } })),
  });
  return (
    <Loaded query={query}>
      {(items) =>
        items.length > 0 && (
          <Section title={t.atSession}>
            {items.map(({ itemId, position, household, proposal }) => (
              <article key={itemId}>
                <h3>{[t.item({ n: position }), household].filter(Boolean).join(" – ")}</h3>
                <ProposalWords proposal={proposal} />
              </article>
            ))}
          </Section>
        )
      }
    </Loaded>
  );
}
