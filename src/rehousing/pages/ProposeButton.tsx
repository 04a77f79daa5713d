/** Proposes a home to a household, once it was said what follows. */
import { answer, api } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { useChanged } from "./changed.ts";
import { rehousingTexts } from "./texts.ts";
import type { Ranked } from "./words.tsx";

type Props = {
  requestId: string;
  householdId: string;
  household: string | null;
  home: Pick<Ranked["home"], "id" | "reference" | "landlord">;
};

export function ProposeButton({ requestId, householdId, household, home }: Props) {
  const t = useTexts(rehousingTexts);
  const changed = useChanged(householdId);
  const name = household ?? t.thisHousehold;
  const propose = async () => {
    await answer(
      api.POST("/api/rehousing/{id}/proposals", {
        params: { path: { id: requestId } },
        body: { vacancyId: home.id },
      }),
    );
    changed(t.proposed);
  };
  return (
    <ConfirmButton
      variant="default"
      size="xs"
      label={t.proposeOf({ reference: home.reference, name })}
      question={t.proposeQuestion({ home: `${home.reference} (${home.landlord})`, name })}
      consequences={<p>{t.proposeWords}</p>}
      confirm={t.propose}
      onConfirm={propose}
    >
      {t.propose}
    </ConfirmButton>
  );
}
