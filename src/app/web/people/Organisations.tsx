/** The programme's organisations, and how many people have access in each; the administrator adds one with its first lead. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../../platform/ui/client.ts";
import { DataTable, type Column } from "../../../platform/ui/DataTable.tsx";
import { DateText } from "../../../platform/ui/DateText.tsx";
import { useTexts } from "../../../platform/ui/language.tsx";
import { Loaded } from "../../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../../platform/ui/PageTitle.tsx";
import { OrganisationDialog } from "./OrganisationDialog.tsx";
import { peopleTexts } from "./texts.ts";

type Row = Answer<"/api/organisations">["rows"][number];

export default function Organisations() {
  const t = useTexts(peopleTexts);
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ["organisations"],
    queryFn: () => answer(api.GET("/api/organisations")),
  });
  const columns: Column<Row>[] = [
    { id: "name", title: t.createName, names: true, cell: ({ name }) => name },
    { id: "code", title: t.code, cell: ({ code }) => code },
    { id: "kind", title: t.kind, cell: ({ kind }) => t.kinds[kind] },
    { id: "joined", title: t.joined, cell: ({ joinedOn }) => <DateText iso={joinedOn} /> },
    { id: "people", title: t.accesses, align: "right", cell: ({ people }) => people },
    { id: "invited", title: t.invited, align: "right", cell: ({ invited }) => invited },
  ];
  return (
    <>
      <PageTitle
        title={t.organisationsTitle}
        lead={t.organisationsLead}
        actions={<Button onClick={() => setAdding(true)}>{t.create}</Button>}
      />
      <Loaded query={query}>
        {({ rows }) => (
          <DataTable
            caption={t.organisationsTitle}
            captionHidden
            rows={rows}
            rowKey={(row) => row.id}
            columns={columns}
          />
        )}
      </Loaded>
      {adding && <OrganisationDialog onClose={() => setAdding(false)} />}
    </>
  );
}
