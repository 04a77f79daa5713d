/** What becomes of the households: questions that wait for the landlord, and its answers. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateText } from "../../platform/ui/DateText.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { AnswerDialog, type Line } from "./AnswerDialog.tsx";
import { closingTexts } from "./texts.ts";

export default function FollowUps() {
  const t = useTexts(closingTexts);
  const [answering, setAnswering] = useState<Line>();
  const query = useQuery({ queryKey: ["follow-ups"], queryFn: () => answer(api.GET("/api/follow-ups")) });
  return (
    <>
      <PageTitle title={t.pageTitle} lead={t.lead} />
      <Loaded query={query}>
        {({ on, rows }) => (
          <>
            <DataTable
              caption={t.pageTitle}
              captionHidden
              rows={rows}
              rowKey={({ id }) => id}
              empty={<EmptyState title={t.none}>{t.noneWords}</EmptyState>}
              columns={[
                {
                  id: "household",
                  title: t.household,
                  names: true,
                  cell: ({ household, householdId }) =>
                    household ? (
                      <PageLink href={`/households/${householdId}`}>{household}</PageLink>
                    ) : (
                      t.household
                    ),
                },
                { id: "operator", title: t.operator, cell: ({ operator }) => operator },
                { id: "closedOn", title: t.closedOn, cell: ({ closedOn }) => <DateText iso={closedOn} /> },
                { id: "question", title: t.question, cell: ({ months }) => t.after({ months }) },
                {
                  id: "answer",
                  title: t.answerColumn,
                  cell: (line) =>
                    line.whereabouts ? (
                      t.whereabouts[line.whereabouts]
                    ) : line.can.answer ? (
                      <Button
                        size="xs"
                        aria-label={t.answerOf({
                          household: line.household ?? t.household,
                          months: line.months,
                        })}
                        onClick={() => setAnswering(line)}
                      >
                        {t.answer}
                      </Button>
                    ) : (
                      t.waits
                    ),
                },
              ]}
            />
            {answering && <AnswerDialog line={answering} on={on} onClose={() => setAnswering(undefined)} />}
          </>
        )}
      </Loaded>
    </>
  );
}
