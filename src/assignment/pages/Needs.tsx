/** Needs of a household for which an operator may be the specialist, each with where it is known from: a tick, and the proposal is made again. */
import { Checkbox } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import type { Need } from "../settings.rules.ts";
import { type AssignmentWords, assignmentTexts } from "./texts.ts";

type Line = Answer<"/api/assignments">["toAssign"][number];

const had = ({ needs }: Line): readonly Need[] => needs.flatMap(({ need, has }) => (has ? need : []));

export function Needs({ line }: { line: Line }) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<unknown>();
  // The tick follows the hand at once; the list comes back with what the server kept.
  const [shown, setShown] = useState(() => had(line));
  const change = async (need: Need, isThere: boolean) => {
    const needs = isThere ? [...shown, need] : shown.filter((one) => one !== need);
    setShown(needs);
    setProblem(undefined);
    try {
      await answer(
        api.PUT("/api/referrals/{id}/needs", {
          params: { path: { id: line.referralId } },
          body: { needs: [...needs] },
        }),
      );
      say(t.proposedAgain);
      await queries.invalidateQueries({ queryKey: ["assignments"] });
    } catch (refusal) {
      setShown(had(line));
      setProblem(refusal);
    }
  };
  return (
    <>
      {line.needs.map(({ need, has, from }) => (
        <Checkbox
          key={need}
          size="sm"
          label={t.needs[need]}
          description={
            from
              ? t.needFrom[from.kind]({
                  has: has === true,
                  by: from.by ?? t.somebody,
                  on: from.on && formatDate(from.on, language),
                })
              : t.needUnsaid
          }
          aria-label={t.needOf({ need: t.needs[need], name: line.household ?? t.unnamed })}
          checked={shown.includes(need)}
          onChange={(event) => void change(need, event.currentTarget.checked)}
        />
      ))}
      {problem !== undefined && <ErrorBox error={problem} />}
    </>
  );
}
