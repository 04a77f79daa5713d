/** Why a tenancy was detected: the sentence, how much it weighs, the rule it rests on. It informs a person; it decides nothing. */
import classes from "./ExplainedSignal.module.css";
import { useTexts } from "./language.tsx";
import { kitTexts } from "./texts.ts";

/** `defaultPoints`: where the landlord's own weights give others. */
export type SignalShown = {
  id: string;
  sentence: string;
  points: number;
  defaultPoints?: number;
  source?: string;
};

/** Signals, heaviest first as they come, and their sum; bars compare them with the heaviest. */
export function ExplainedSignals({ signals }: { signals: readonly SignalShown[] }) {
  const t = useTexts(kitTexts).signal;
  const heaviest = Math.max(1, ...signals.map((signal) => signal.points));
  const sum = signals.reduce((total, { points }) => total + points, 0);
  return (
    <>
      <ul className={classes.list}>
        {signals.map((signal) => (
          <ExplainedSignal key={signal.id} signal={signal} heaviest={heaviest} />
        ))}
      </ul>
      {signals.length > 1 && (
        <p className={classes.sum}>
          {t.sum({ parts: signals.map(({ points }) => points).join(" + "), n: sum })}
        </p>
      )}
    </>
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
        {signal.sentence}{" "}
        <span className={classes.soft}>
          {t.points({ n: signal.points })}
          {signal.defaultPoints !== undefined && ` (${t.defaultPoints({ n: signal.defaultPoints })})`}
        </span>
        {signal.source && <span className={classes.source}>{t.source({ source: signal.source })}</span>}
      </span>
    </li>
  );
}
