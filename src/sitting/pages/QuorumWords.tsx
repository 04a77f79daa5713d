/** Whether enough people came: said, warned of, never a block. */
import type { Answer } from "../../platform/ui/client.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { type SittingWords, sittingTexts } from "./texts.ts";

type Quorum = NonNullable<Answer<"/api/sessions/{id}">["quorum"]>;

export function QuorumWords({ quorum }: { quorum: Quorum }) {
  const s = useTexts(sittingTexts) as SittingWords;
  const { met, lacking, source } = quorum;
  const said = met === null ? s.quorumOpen : met ? s.quorumMet : s.quorumMissed;
  return (
    <div>
      <p>
        <strong>{said(quorum)}</strong>
      </p>
      <p className={panel.small}>
        {[
          ...(met === false ? [lacking.map((part) => s.quorumLacking[part]).join(", ")] : []),
          s.quorumSource({ source }),
        ].join(". ")}
      </p>
    </div>
  );
}
