/** A landlord's labels: those that no rule knows, and each kind with its own. */
import { Button } from "@mantine/core";

import type { Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import panel from "../../platform/ui/panel.module.css";
import { useKindWords } from "./kind-words.ts";
import classes from "./kinds.module.css";
import { kindTexts } from "./texts.ts";

export type Kind = Answer<"/api/ledger/kinds">["kinds"][number];
type Group = Kind["largest"][number];
type Sums = Pick<Kind, "labels" | "entries" | "debitCents" | "creditCents">;

/** The columns that count, the same in every table of labels. */
export function useSumColumns<Row extends Sums>(): Column<Row>[] {
  const t = useTexts(kindTexts);
  const { language } = useLanguage();
  const count = (n: number) => n.toLocaleString(language);
  return [
    { id: "entries", title: t.entries, align: "right", cell: (row) => count(row.entries) },
    { id: "labels", title: t.labels, align: "right", cell: (row) => count(row.labels) },
    { id: "debit", title: t.debit, align: "right", cell: (row) => <MoneyText cents={row.debitCents} /> },
    { id: "credit", title: t.credit, align: "right", cell: (row) => <MoneyText cents={row.creditCents} /> },
  ];
}

/** `onWrite`: for who writes rules; called with the words of the group. */
export function UnknownLabels({
  kinds,
  onWrite,
}: {
  kinds: readonly Kind[];
  onWrite?: (words: string) => void;
}) {
  const t = useTexts(kindTexts);
  const sums = useSumColumns<Group>();
  const unknown = kinds.find(({ kind }) => kind === "unknown");
  if (!unknown) {
    return (
      <Section title={t.unknown}>
        {kinds.length === 0 ? (
          <EmptyState title={t.noEntries} action={<PageLink href="/ledger/imports">{t.imports}</PageLink>}>
            {t.noEntriesWords}
          </EmptyState>
        ) : (
          <EmptyState title={t.allKnown}>{t.allKnownWords}</EmptyState>
        )}
      </Section>
    );
  }
  const columns: Column<Group>[] = [
    {
      id: "label",
      title: t.label,
      names: true,
      cell: ({ words, sample }) =>
        words === "" ? (
          <span className={classes.words}>{sample}</span>
        ) : (
          <div>
            <span className={classes.words}>{words}</span>
            <div className={classes.sample}>{t.example({ sample })}</div>
          </div>
        ),
    },
    ...sums,
  ];
  if (onWrite) {
    columns.push({
      id: "write",
      title: t.follow,
      cell: ({ words, sample }) => (
        <Button
          size="xs"
          variant="default"
          aria-label={t.writeFor({ words: words || sample })}
          onClick={() => onWrite(words || sample)}
        >
          {t.write}
        </Button>
      ),
    });
  }
  return (
    <Section title={t.unknown} lead={t.unknownLead(unknown)}>
      <DataTable
        caption={t.unknown}
        captionHidden
        rows={unknown.largest}
        rowKey={({ words }) => words}
        columns={columns}
      />
      {unknown.largest.length < unknown.groups && (
        <p className={panel.small}>{t.firstOnly({ shown: unknown.largest.length, total: unknown.groups })}</p>
      )}
    </Section>
  );
}

const EXAMPLES = 5;
/** A share under this one is some all the same, and is not shown as none. */
const LEAST = 0.001;

export function KindTable({ kinds }: { kinds: readonly Kind[] }) {
  const t = useTexts(kindTexts);
  const words = useKindWords();
  const sums = useSumColumns<Kind>();
  const all = kinds.reduce((sum, { entries }) => sum + entries, 0);
  const { language } = useLanguage();
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  return (
    <Section title={t.kinds}>
      <DataTable
        caption={t.kinds}
        captionHidden
        rows={kinds}
        rowKey={(kind) => words(kind)}
        columns={[
          {
            id: "kind",
            title: t.kind,
            names: true,
            cell: (kind) => (
              <div>
                {words(kind)}
                <details className={classes.sample}>
                  <summary>{t.mostSeen}</summary>
                  <ul>
                    {kind.largest.slice(0, EXAMPLES).map((group) => (
                      <li key={group.words}>{group.sample}</li>
                    ))}
                  </ul>
                </details>
              </div>
            ),
          },
          {
            id: "share",
            title: t.share,
            cell: (kind) => (
              <span className={classes.share}>
                <span aria-hidden>
                  <span style={{ width: `${(100 * kind.entries) / all}%` }} />
                </span>
                {kind.entries / all < LEAST
                  ? `< ${percent.format(LEAST)}`
                  : percent.format(kind.entries / all)}
              </span>
            ),
          },
          ...sums,
        ]}
      />
    </Section>
  );
}
