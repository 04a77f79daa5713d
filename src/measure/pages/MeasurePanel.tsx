/** A household's measures on its file, the latest open, the former ones folded; and the one that waits to be opened. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { OpenDialog } from "./LifeDialogs.tsx";
import { MeasureView } from "./MeasureView.tsx";
import { measureTexts } from "./texts.ts";

type Found = Answer<"/api/households/{id}/measures">;

export default function MeasurePanel({ householdId }: { householdId: string }) {
  const query = useQuery({
    queryKey: ["household", householdId, "measures"],
    queryFn: () =>
      answer(api.GET("/api/households/{id}/measures", { params: { path: { id: householdId } } })),
  });
  return (
    <Loaded query={query}>
      {({ on, measures, openings }) => (
        <>
          {openings.map((opening) => (
            <Waiting key={opening.assignmentId} opening={opening} on={on} />
          ))}
          {measures.map((measure) => (
            <MeasureView key={measure.id} measure={measure} on={on} />
          ))}
        </>
      )}
    </Loaded>
  );
}

function Waiting({ opening, on }: { opening: Found["openings"][number]; on: string }) {
  const t = useTexts(measureTexts);
  const { language } = useLanguage();
  const [isOpening, setIsOpening] = useState(false);
  const { operator, assignedOn, worker, can } = opening;
  return (
    <Section
      title={t.title}
      {...(can.open && { actions: <Button onClick={() => setIsOpening(true)}>{t.open}</Button> })}
    >
      <p>
        {t.waits({ operator, on: formatDate(assignedOn, language) })}{" "}
        {worker !== null && `${t.column.worker} : ${worker}.`}
      </p>
      {isOpening && <OpenDialog opening={opening} on={on} onClose={() => setIsOpening(false)} />}
    </Section>
  );
}
