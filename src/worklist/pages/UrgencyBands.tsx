/** How many accounts are in each band of urgency; a band shows its own. Counts and list come from one query. */
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { URGENCIES, type Urgency } from "../rules.ts";
import { URGENCY_WORDS } from "../wording.rules.ts";
import { worklistTexts } from "./texts.ts";
import classes from "./worklist.module.css";

type Props = {
  counts: Record<Urgency, number>;
  chosen: Urgency | undefined;
  onChoose: (urgency: Urgency | undefined) => void;
};

export function UrgencyBands({ counts, chosen, onChoose }: Props) {
  const t = useTexts(worklistTexts);
  const { language } = useLanguage();
  const bands = [
    { urgency: undefined, words: t.everyUrgency, n: counts.urgent + counts.soon + counts.watch },
    ...URGENCIES.map((urgency) => ({ urgency, words: URGENCY_WORDS[urgency][language], n: counts[urgency] })),
  ];
  return (
    <div role="group" aria-label={t.byUrgency} className={classes.bands}>
      {bands.map(({ urgency, words, n }) => (
        <button
          key={words}
          type="button"
          className={classes.band}
          aria-pressed={chosen === urgency}
          onClick={() => onChoose(urgency)}
        >
          {words} <strong>{n}</strong>
        </button>
      ))}
    </div>
  );
}
