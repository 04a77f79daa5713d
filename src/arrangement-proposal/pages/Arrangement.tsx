/** One household's arrangement: its situation, three answers side by side, levers moved by hand, proposed to the committee. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";

import type { Arranged } from "../../arrangement/rules.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { Answers } from "./Answers.tsx";
import { LeverEditor } from "./LeverEditor.tsx";
import { Proposals } from "./Proposals.tsx";
import { SituationForm } from "./SituationForm.tsx";
import {
  caseOfFacts,
  factsOfSituation,
  type Found,
  leversOfMoved,
  type Moved,
  movedOf,
  NOTHING_MOVED,
  type Situation,
  situationOf,
} from "./situation.ts";
import { arrangementTexts } from "./texts.ts";

export default function Arrangement() {
  const t = useTexts(arrangementTexts);
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const file = useQuery({
    queryKey: ["household", id],
    queryFn: () => answer(api.GET("/api/households/{id}", { params: { path: { id } } })),
  });
  const query = useQuery({
    queryKey: ["household", id, "arrangement"],
    queryFn: () => answer(api.GET("/api/households/{id}/arrangement", { params: { path: { id } } })),
  });
  const name = file.data?.name;
  return (
    <>
      <PageTitle
        key={name ?? ""}
        title={name ? t.of({ household: name }) : t.title}
        lead={t.lead}
        parent={{ title: name ?? t.title, href: `/households/${id}` }}
      />
      <Loaded query={query}>{(found) => <Worked householdId={id} found={found} />}</Loaded>
    </>
  );
}

function Worked({ householdId, found }: { householdId: string; found: Found }) {
  const t = useTexts(arrangementTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { start, proposals } = found;
  const [situation, setSituation] = useState<Situation | undefined>(() => situationOf(start, todayInParis()));
  const [moved, setMoved] = useState<Moved>(NOTHING_MOVED);
  /** The answer that the levers still are, untouched. */
  const [taken, setTaken] = useState<{ goal: Goal; moved: Moved; levers: Arranged["levers"] }>();
  const facts = useMemo(() => situation && factsOfSituation(situation, start), [situation, start]);
  const known = useMemo(() => caseOfFacts(facts), [facts]);
  const solving = useMutation({
    mutationFn: () => answer(api.POST("/api/arrangements/solve", { body: facts })),
  });
  const proposing = useMutation({
    mutationFn: ({ arranged, note }: { arranged: Arranged; note: string }) =>
      answer(
        api.POST("/api/households/{id}/arrangements", {
          params: { path: { id: householdId } },
          body: {
            accountId: situation!.accountId,
            goal: taken && taken.moved === moved ? taken.goal : "byHand",
            facts: facts!,
            levers: arranged.levers,
            note: note || null,
          },
        }),
      ),
    onSuccess: () => {
      say(t.proposed);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
    },
  });
  const nameOf = useCallback(
    (funder: string) => {
      if (funder === "landlord") return t.landlord;
      const fund = start.grants.find((one) => one.funder === funder);
      return (
        (language === "en" ? fund?.english : null) ??
        fund?.name ??
        (funder === start.relief?.fund ? t.reliefFund : funder)
      );
    },
    [start, language, t],
  );
  const solved = solving.data;
  // Moving a lever changes neither the answers found nor the situation they were found for: they are not drawn again.
  const answers = useMemo(
    () =>
      solved && (
        <Answers
          solved={solved}
          nameOf={nameOf}
          onTake={(one) => {
            const next = movedOf(one.levers!, one.planMonths ?? 0);
            setMoved(next);
            // Relief that differs from month to month is not what the hand moves: then it is one's own from the start.
            const same = known && JSON.stringify(leversOfMoved(next, known)) === JSON.stringify(one.levers);
            setTaken(same ? { goal: one.goal, moved: next, levers: one.levers! } : undefined);
          }}
        />
      ),
    [solved, nameOf, known],
  );
  const { mutate: search, isPending: searching } = solving;
  const form = useMemo(
    () =>
      situation && (
        <SituationForm
          start={start}
          situation={situation}
          onChange={setSituation}
          onSearch={() => facts && search()}
          searching={searching}
        />
      ),
    [start, situation, facts, search, searching],
  );
  const proposed = useMemo(
    () => proposals.length > 0 && <Proposals proposals={proposals} householdId={householdId} />,
    [proposals, householdId],
  );
  if (!situation) return <p>{t.noDebt}</p>;
  return (
    <>
      {form}
      {solving.error && <ErrorBox error={solving.error} />}
      {answers}
      {known && (
        <LeverEditor
          facts={known}
          moved={moved}
          nameOf={nameOf}
          onMove={setMoved}
          onPropose={(arranged, note) => proposing.mutate({ arranged, note })}
          proposing={proposing.isPending}
          problem={proposing.error ?? undefined}
        />
      )}
      {proposed}
    </>
  );
}

type Goal = "leastPublicMoney" | "soonestClear" | "mostResidualIncome";
