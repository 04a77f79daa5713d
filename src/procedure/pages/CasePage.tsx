/** One household's procedure on a page of its own: where a calendar or a deadline leads. */
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";

import { answer, api } from "../../platform/ui/client.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import ProcedurePanel from "./ProcedurePanel.tsx";
import { procedureTexts } from "./texts.ts";

export default function CasePage() {
  const t = useTexts(procedureTexts);
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const query = useQuery({
    queryKey: ["household", id],
    queryFn: () => answer(api.GET("/api/households/{id}", { params: { path: { id } } })),
  });
  return (
    <>
      <PageTitle
        key={query.data?.name ?? ""}
        title={query.data?.name ? t.casePage({ name: query.data.name }) : t.casePageAlone}
        parent={{ title: t.toFile, href: `/households/${id}` }}
      />
      <Loaded query={query}>{(file) => <ProcedurePanel householdId={file.id} />}</Loaded>
    </>
  );
}
