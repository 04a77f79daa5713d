/** The organisation's register of what people asked on their data. */
import { useQuery } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { RequestTable } from "./RequestTable.tsx";
import { rightsTexts } from "./texts.ts";

export default function Rights() {
  const t = useTexts(rightsTexts);
  const { role } = useMe();
  const isOfficer = role === "dataProtectionOfficer";
  const query = useQuery({ queryKey: ["rights"], queryFn: () => answer(api.GET("/api/rights-requests")) });
  return (
    <>
      <PageTitle title={t.title} lead={isOfficer ? t.leadOfficer : t.lead} />
      <Loaded query={query}>
        {(rows) => <RequestTable rows={rows} empty={<EmptyState title={t.none} />} readOnly={isOfficer} />}
      </Loaded>
    </>
  );
}
