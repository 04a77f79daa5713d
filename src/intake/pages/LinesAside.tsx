/** The first lines that a file's report sets aside, where no page keeps them: all or nothing, and dry runs. */
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import type { Report } from "./send-file.ts";
import { importTexts } from "./texts.ts";

export function LinesAside({ report: { quarantine, quarantined } }: { report: Report }) {
  const t = useTexts(importTexts);
  return (
    <>
      {quarantine.length < quarantined && <p>{t.firstOnly({ n: quarantine.length })}</p>}
      <DataTable
        caption={t.lines}
        captionHidden
        rows={quarantine}
        rowKey={(row) => `${row.line} ${row.rule}`}
        columns={[
          { id: "line", title: t.line, names: true, cell: (row) => row.line },
          { id: "rule", title: t.problem, cell: (row) => t.rules[row.rule] ?? row.rule },
          { id: "why", title: t.why, cell: (row) => row.message },
        ]}
      />
    </>
  );
}
