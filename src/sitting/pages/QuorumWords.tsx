/** Whether enough people came: said, warned of, never a block. Who chairs, and how one decides. */
import { sourceIn } from "../../platform/calendar/source-words.ts";
import type { Answer } from "../../platform/ui/client.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import panel from "../../platform/ui/panel.module.css";
import { type SittingWords, sittingTexts } from "./texts.ts";

type Session = Answer<"/api/sessions/{id}">;
type Quorum = NonNullable<Session["quorum"]>;

export function QuorumWords({ quorum }: { quorum: Quorum }) {
  const s = useTexts(sittingTexts) as SittingWords;
  const { language } = useLanguage();
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
          s.quorumSource({ source: sourceIn(language, source) }),
        ].join(". ")}
      </p>
    </div>
  );
}

export function RulesWords({ rules: { chair, deciding } }: { rules: NonNullable<Session["rules"]> }) {
  const s = useTexts(sittingTexts) as SittingWords;
  return (
    <p>
      {s.chairedBy({ name: chair.name })} {chair.missing !== null && s.chairMissing({ name: chair.missing })}{" "}
      {s.decidedBy[deciding.by]} <PageLink href="/sessions/settings">{s.rulesPage}</PageLink>
    </p>
  );
}
