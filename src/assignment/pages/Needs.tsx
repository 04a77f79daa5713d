/** Needs of a household for which an operator may be the specialist: a tick, and the proposal is made again. */
import { Checkbox } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { NEEDS, type Need } from "../settings.rules.ts";
import { type AssignmentWords, assignmentTexts } from "./texts.ts";

type Line = Answer<"/api/assignments">["toAssign"][number];

export function Needs({ line }: { line: Line }) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const queries = useQueryClient();
  const [problem, setProblem] = useState<unknown>();
  // The tick follows the hand at once; the list comes back with what the server kept.
  const [shown, setShown] = useState<readonly Need[]>(line.needs);
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
      setShown(line.needs);
      setProblem(refusal);
    }
  };
  return (
    <>
      {NEEDS.map((need) => (
        <Checkbox
          key={need}
          size="sm"
          label={t.needs[need]}
          aria-label={t.needOf({ need: t.needs[need], name: line.household ?? t.unnamed })}
          checked={shown.includes(need)}
          onChange={(event) => void change(need, event.currentTarget.checked)}
        />
      ))}
      {problem !== undefined && <ErrorBox error={problem} />}
    </>
  );
}
