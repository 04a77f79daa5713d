/** A whole session given as proposed, in one action: how many to whom, and what each then carries. */
import { useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { type AssignmentWords, assignmentTexts } from "./texts.ts";

type Found = Answer<"/api/assignments">;

export function AllAsProposed({ found: { toAssign, operators } }: { found: Found }) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const queries = useQueryClient();
  // One that said no to being supported is looked at by itself.
  const assignments = toAssign.flatMap(({ referralId, proposal, supportRefused }) =>
    proposal && !supportRefused
      ? [{ referralId, operatorId: proposal.operatorId, overrideReason: null, despiteRefusal: false }]
      : [],
  );
  const refused = toAssign.filter(({ supportRefused }) => supportRefused).length;
  if (assignments.length === 0) return null;
  const rows = operators
    .map((operator) => ({
      ...operator,
      given: assignments.filter(({ operatorId }) => operatorId === operator.id).length,
    }))
    .filter(({ given }) => given > 0);
  const assignAll = async () => {
    await answer(api.POST("/api/assignments", { body: { assignments } }));
    say(t.allAssigned({ n: assignments.length }));
    await queries.invalidateQueries({ queryKey: ["assignments"] });
    await queries.invalidateQueries({ queryKey: ["referrals"] });
  };
  return (
    <p>
      <ConfirmButton
        variant="default"
        question={t.allQuestion({ n: assignments.length })}
        consequences={
          <>
            <p>{t.allWords}</p>
            {refused > 0 && <p>{t.allButRefused({ n: refused })}</p>}
            <DataTable
              caption={t.allTable}
              captionHidden
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                { id: "operator", title: t.operator, names: true, cell: ({ name }) => name },
                { id: "given", title: t.given, align: "right", cell: ({ given }) => given },
                {
                  id: "after",
                  title: t.after,
                  align: "right",
                  cell: ({ now, given, ceiling }) => t.ofCeiling({ n: now + given, ceiling }),
                },
              ]}
            />
          </>
        }
        confirm={t.allConfirm}
        onConfirm={assignAll}
      >
        {t.all({ n: assignments.length })}
      </ConfirmButton>
    </p>
  );
}
