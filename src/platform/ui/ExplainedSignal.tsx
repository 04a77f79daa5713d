/** Why a tenancy was detected: the sentence, how much it weighs, the rule it rests on. It informs a person; it decides nothing. */
import classes from "./ExplainedSignal.module.css";
import { useTexts } from "./language.tsx";
import { kitTexts } from "./texts.ts";

export type SignalShown = { id: string; sentence: string; points: number; source?: string };

/** Signals, heaviest first as they come; bars compare them with the heaviest. */
export function ExplainedSignals({ signals }: { signals: readonly SignalShown[] }) {
  const heaviest = Math.max(1, ...signals.map((signal) => signal.points));
  return (
    <ul className={classes.list}>
      {signals.map((signal) => (
        <ExplainedSignal key={signal.id} signal={signal} heaviest={heaviest} />
      ))}
    </ul>
  );
}

function ExplainedSignal({ signal, heaviest }: { signal: SignalShown; heaviest: number }) {
  const t = useTexts(kitTexts).signal;
  return (
    <li className={classes.signal}>
      <span className={classes.weight} aria-hidden>
        <span style={{ width: `${(100 * signal.points) / heaviest}%` }} />
      </span>
      <span className={classes.words}>
        {signal.sentence} <span className={classes.soft}>{t.points({ n: signal.points })}</span>
        {signal.source && <span className={classes.source}>{t.source({ source: signal.source })}</span>}
      </span>
    </li>
  );
}
