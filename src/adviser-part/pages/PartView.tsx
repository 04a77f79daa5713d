/** One part: what was asked, what the trade wrote last and before, and what its reader may do. */
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";

import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { unknownOf } from "../rules.ts";
import { FindingDialog } from "./FindingDialog.tsx";
import { FindingWords } from "./FindingWords.tsx";
import type { Finding, Part } from "./shown.ts";
import { partTexts } from "./texts.ts";

/** `name`: of whom, where several stand in a list; `actions`: what only its operator may do. */
export function PartView({
  part,
  on,
  name,
  actions,
}: {
  part: Part;
  on: string;
  name?: string;
  actions?: ReactNode;
}) {
  const t = useTexts(partTexts);
  const { language } = useLanguage();
  const [writing, setWriting] = useState<Finding | "new">();
  const day = (iso: string) => formatDate(iso, language);
  const [last, ...older] = part.findings;
  const one = (finding: Finding) => (
    <div key={finding.id}>
      <div className={panel.line}>
        <span>
          <strong>{t.by({ on: day(finding.on), by: finding.by })}</strong>{" "}
          {unknownOf(finding.facts).length > 0 && (
            <span className={panel.small}>{t.unknown({ n: unknownOf(finding.facts).length })}</span>
          )}
        </span>
        {part.can.write && finding.mine && (
          <Button variant="subtle" size="compact-sm" onClick={() => setWriting(finding)}>
            {t.change}
          </Button>
        )}
      </div>
      <FindingWords facts={finding.facts} />
    </div>
  );
  return (
    <>
      <div className={panel.line}>
        <span className={panel.small}>
          {[part.adviser ?? part.landlord, t.askedOn({ on: day(part.askedOn), by: part.askedBy })]
            .filter(Boolean)
            .join(", ")}{" "}
          {part.endedOn && <StatusBadge>{t.endedOn({ on: day(part.endedOn) })}</StatusBadge>}
        </span>
        {part.can.write && (
          <Button
            variant="default"
            size="xs"
            {...(name && { "aria-label": t.writeOf({ household: name }) })}
            onClick={() => setWriting("new")}
          >
            {t.write}
          </Button>
        )}
        {actions}
      </div>
      {part.question && <p className={panel.words}>{part.question}</p>}
      {last ? one(last) : <p>{t.nothingYet}</p>}
      {older.length > 0 && (
        <details className={panel.details}>
          <summary>{t.older({ n: older.length })}</summary>
          {older.map(one)}
        </details>
      )}
      {writing && (
        <FindingDialog
          part={part}
          on={on}
          {...(writing !== "new" && { finding: writing })}
          onClose={() => setWriting(undefined)}
        />
      )}
    </>
  );
}
