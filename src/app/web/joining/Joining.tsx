/** Landlords and operators that join, those with most left first; the administrator brings one in from nothing. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { answer, api } from "../../../platform/ui/client.ts";
import { DataTable } from "../../../platform/ui/DataTable.tsx";
import { useTexts } from "../../../platform/ui/language.tsx";
import { Loaded } from "../../../platform/ui/Loaded.tsx";
import { useMe } from "../../../platform/ui/me.ts";
import { PageLink } from "../../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../../platform/ui/PageTitle.tsx";
import { OrganisationDialog } from "../people/OrganisationDialog.tsx";
import { joiningTexts, type JoiningWords } from "./texts.ts";

export default function Joining() {
  const t = useTexts(joiningTexts) as JoiningWords;
  const { role } = useMe();
  const navigate = useNavigate();
  const [beginning, setBeginning] = useState(false);
  const query = useQuery({ queryKey: ["joining"], queryFn: () => answer(api.GET("/api/joining")) });
  const isLead = role === "landlordLead" || role === "operatorLead";
  return (
    <>
      <PageTitle
        title={t.title}
        lead={isLead ? t.leadOwn : t.lead}
        {...(role === "administrator" && {
          actions: <Button onClick={() => setBeginning(true)}>{t.begin}</Button>,
        })}
      />
      <Loaded query={query}>
        {({ rows }) => (
          <DataTable
            caption={t.caption}
            captionHidden
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                id: "name",
                title: t.organisation,
                names: true,
                cell: ({ id, name }) => <PageLink href={`/joining/${id}`}>{name}</PageLink>,
              },
              { id: "kind", title: t.kind, cell: ({ kind }) => t.kinds[kind] },
              { id: "progress", title: t.progress, align: "right", cell: (row) => t.of(row) },
              { id: "next", title: t.next, cell: ({ next }) => (next ? t.steps[next] : t.allDone) },
            ]}
          />
        )}
      </Loaded>
      {beginning && (
        <OrganisationDialog
          onClose={() => setBeginning(false)}
          onCreated={({ id }) => void navigate({ to: "/joining/$id", params: { id } })}
        />
      )}
    </>
  );
}
