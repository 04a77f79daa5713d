/** Whom an energy adviser goes to see: name, address, what was asked and what they wrote; nothing else of the file. */
import { useQuery } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { PartView } from "./PartView.tsx";
import { partTexts } from "./texts.ts";

export default function EnergyVisits() {
  const t = useTexts(partTexts);
  const query = useQuery({
    queryKey: ["energy-visits"],
    queryFn: () => answer(api.GET("/api/energy-visits")),
  });
  return (
    <>
      <PageTitle title={t.visitsTitle} lead={t.visitsLead} />
      <Loaded query={query}>
        {({ on, visits }) =>
          visits.length === 0 ? (
            <EmptyState title={t.visitsNone}>{t.visitsNoneWords}</EmptyState>
          ) : (
            visits.map(({ household, address, postcode, town, ...part }) => (
              <Section
                key={part.id}
                title={household ?? t.noName}
                lead={
                  [address, [postcode, town].filter(Boolean).join(" ")].filter(Boolean).join(", ") ||
                  t.noAddress
                }
              >
                <PartView part={part} on={on} name={household ?? t.noName} />
              </Section>
            ))
          )
        }
      </Loaded>
    </>
  );
}
