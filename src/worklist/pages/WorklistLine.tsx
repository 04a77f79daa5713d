/** One account of the list, in two lines: whom, how much, why first of all, and what was done last. */
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { StatusBadge, type Tone } from "../../platform/ui/StatusBadge.tsx";
import { type Handling, isOutreach, type Urgency } from "../rules.ts";
import { HANDLING_WORDS, RESULT_WORDS, URGENCY_WORDS } from "../wording.rules.ts";
import { worklistTexts } from "./texts.ts";
import type { Line } from "./list.ts";
import classes from "./worklist.module.css";

const TONES: Record<Urgency, Tone> = { urgent: "danger", soon: "attention", watch: "neutral" };

type Props = { line: Line; officer: string | undefined; isOpen: boolean; onOpen: () => void };

export function WorklistLine({ line, officer, isOpen, onOpen }: Props) {
  const t = useTexts(worklistTexts);
  const { language } = useLanguage();
  const me = useMe();
  const { lastOutreach, handledAs } = line;
  // Outreach stands in its own words; what else was decided is a state.
  const state = handledAs && !isOutreach(handledAs);
  return (
    <button
      type="button"
      className={classes.line}
      data-line={line.accountId}
      aria-current={isOpen ? "true" : undefined}
      onClick={onOpen}
    >
      <span className={classes.name}>
        {line.leaseholder} <span className={classes.number}>{line.account}</span>
      </span>
      <MoneyText cents={line.balanceCents} strong />
      <span className={classes.why}>{line.signals[0]?.sentence}</span>
      <span className={classes.known}>
        <StatusBadge tone={TONES[line.urgency]}>{URGENCY_WORDS[line.urgency][language]}</StatusBadge>
        {line.contested && <StatusBadge tone="attention">{t.contested}</StatusBadge>}
        {state && (
          <StatusBadge tone="info">
            {HANDLING_WORDS[handledAs as Handling]?.[language] +
              (line.snoozedUntil ? ` ${t.until({ date: formatDate(line.snoozedUntil, language) })}` : "")}
          </StatusBadge>
        )}
        <span>
          {lastOutreach
            ? [
                `${HANDLING_WORDS[lastOutreach.kind][language]} ${formatDate(lastOutreach.on, language)}`,
                lastOutreach.result && RESULT_WORDS[lastOutreach.result][language],
              ]
                .filter(Boolean)
                .join(", ")
            : t.neverContacted}
        </span>
        <span>
          {line.officerId === me.id
            ? t.followedByMe
            : officer
              ? t.followedBy({ name: officer })
              : t.followedByNobody}
        </span>
      </span>
    </button>
  );
}
