/** What a landlord's entries are: labels that no rule knows, its own rules and their trial, every kind with its labels. */
import { useQuery } from "@tanstack/react-query";

import { BUILT_IN_RULES } from "../../ledger/entry-kind.rules.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { useKindWords } from "./kind-words.ts";
import classes from "./kinds.module.css";
import { KindTable, UnknownLabels } from "./Labels.tsx";
import { RulesEditor } from "./RulesEditor.tsx";
import { kindTexts } from "./texts.ts";

type Saved = Answer<"/api/ledger/kinds/rules">;

export default function Kinds() {
  const t = useTexts(kindTexts);
  const rules = useQuery({
    queryKey: ["ledger", "kinds", "rules"],
    queryFn: () => answer(api.GET("/api/ledger/kinds/rules")),
    // Rules being written must not be taken away by those of a colleague: saving tells of them.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const labels = useQuery({
    queryKey: ["ledger", "kinds", "labels"],
    queryFn: () => answer(api.GET("/api/ledger/kinds")),
  });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Loaded query={labels}>
        {({ kinds }) => (
          <Loaded query={rules}>
            {(saved) => (
              <>
                {saved.can.edit ? (
                  <RulesEditor key={saved.revision} saved={saved} kinds={kinds} />
                ) : (
                  <>
                    <UnknownLabels kinds={kinds} />
                    <ReadRules saved={saved} />
                  </>
                )}
                {kinds.length > 0 && <KindTable kinds={kinds} />}
                <BuiltInRules />
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

function ReadRules({ saved }: { saved: Saved }) {
  const t = useTexts(kindTexts);
  const words = useKindWords();
  const { language } = useLanguage();
  return (
    <Section title={t.own} lead={t.ownLead}>
      <DataTable
        caption={t.own}
        captionHidden
        rows={saved.rules}
        rowKey={(rule) => rule.words}
        columns={[
          {
            id: "words",
            title: t.words,
            names: true,
            cell: (rule) => <span className={classes.words}>{rule.words}</span>,
          },
          { id: "kind", title: t.kind, cell: words },
          {
            id: "by",
            title: t.savedBy,
            cell: ({ savedByName, savedAt }) =>
              t.by({ name: savedByName ?? "–", on: formatDate(savedAt, language) }),
          },
        ]}
        empty={<EmptyState title={t.noRule}>{t.noRuleWords}</EmptyState>}
      />
    </Section>
  );
}

function BuiltInRules() {
  const t = useTexts(kindTexts);
  const words = useKindWords();
  return (
    <Section title={t.builtIn} lead={t.builtInLead}>
      <details className={classes.how}>
        <summary>{t.seeBuiltIn({ n: BUILT_IN_RULES.length })}</summary>
        <DataTable
          caption={t.builtIn}
          captionHidden
          rows={BUILT_IN_RULES.map((rule, at) => ({ ...rule, order: at + 1 }))}
          rowKey={({ order }) => String(order)}
          columns={[
            { id: "order", title: t.order, align: "right", cell: ({ order }) => order },
            { id: "kind", title: t.kind, names: true, cell: words },
            {
              id: "words",
              title: t.words,
              cell: (rule) => <span className={classes.words}>{rule.words.replaceAll("/", "/\u200b")}</span>,
            },
          ]}
        />
      </details>
    </Section>
  );
}
