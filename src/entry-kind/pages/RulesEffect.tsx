/** What rules that are not saved yet would change: how many entries, from what to what, with examples. */
import type { Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { useKindWords } from "./kind-words.ts";
import classes from "./kinds.module.css";
import { useSumColumns } from "./Labels.tsx";
import { kindTexts } from "./texts.ts";

export type Effect = Answer<"/api/ledger/kinds/rules/test", "post">;
type Change = Effect["changes"][number];

export function RulesEffect({ effect: { judged, unknown, changes } }: { effect: Effect }) {
  const t = useTexts(kindTexts);
  const words = useKindWords();
  const sums = useSumColumns<Change>();
  const entries = changes.reduce((sum, change) => sum + change.entries, 0);
  const labels = changes.reduce((sum, change) => sum + change.labels, 0);
  const columns: Column<Change>[] = [
    {
      id: "from",
      title: t.from,
      names: true,
      cell: (change) => words(change.from),
    },
    { id: "to", title: t.to, cell: (change) => <strong>{words(change.to)}</strong> },
    ...sums,
    {
      id: "samples",
      title: t.samples,
      cell: ({ samples }) => (
        <div className={classes.sample}>
          {samples.map((sample) => (
            <div key={sample}>{sample}</div>
          ))}
        </div>
      ),
    },
  ];
  return (
    <>
      <h3 className={panel.part}>{t.tested}</h3>
      <p>
        {entries === 0
          ? t.nothing({ n: judged.entries })
          : t.changing({ entries, labels, n: judged.entries })}{" "}
        {unknown.entries > 0 && t.stillUnknown(unknown)}
      </p>
      {changes.length > 0 && (
        <DataTable
          caption={t.tested}
          captionHidden
          rows={changes}
          rowKey={({ from, to }) => `${words(from)} ${words(to)}`}
          columns={columns}
        />
      )}
    </>
  );
}
