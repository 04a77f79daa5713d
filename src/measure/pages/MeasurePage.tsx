/** One measure at an address of its own: where lists, agenda and the story of the file lead to. */
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { MeasureView } from "./MeasureView.tsx";
import { measureTexts } from "./texts.ts";

/** `parts`: what later rooms show of the household's support, put together by the application. */
export function MeasurePage({ parts }: { parts?: (householdId: string) => ReactNode }) {
  const t = useTexts(measureTexts);
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const query = useQuery({
    queryKey: ["measure", id],
    queryFn: () => answer(api.GET("/api/measures/{id}", { params: { path: { id } } })),
  });
  const measure = query.data?.measure;
  const name = measure?.household ?? t.noName;
  return (
    <>
      <PageTitle
        key={name}
        title={measure ? name : t.title}
        {...(measure && {
          parent: { title: t.file, href: `/households/${measure.householdId}` },
          lead: measure.landlord,
        })}
      />
      <Loaded query={query}>
        {(found) => (
          <>
            <MeasureView measure={found.measure} on={found.on} />
            {parts?.(found.measure.householdId)}
          </>
        )}
      </Loaded>
    </>
  );
}
