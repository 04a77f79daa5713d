/** The control totals of a file taken in: what became of its lines, adding up to what was read, and whether it does. */
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { formatCents } from "../../platform/money/format.ts";
import { Fates } from "../../file-assistant/pages/Fates.tsx";
import classes from "../../ledger/pages/ledger.module.css";
import { controlOf, FATES, type FlatTotals, type Sums, totalsOf } from "../control.rules.ts";
import { controlTexts } from "./texts.ts";

/** Totals as the server gives them: sums are null on imports made before they were kept. */
type Given = { [name in keyof FlatTotals]: FlatTotals[name] | null };
type Fate = (typeof FATES)[number] | "missing" | "file";

const isWhole = (totals: Given): totals is FlatTotals =>
  totals.fileDebitCents !== null && totals.knownDebitCents !== null && totals.quarantinedDebitCents !== null;

export function ControlTotals({ found }: { found: Given }) {
  const t = useTexts(controlTexts);
  const { language } = useLanguage();
  if (!isWhole(found)) {
    return (
      <>
        <dl className={classes.facts}>
          <div>
            <dt>{t.debitKept}</dt>
            <dd>
              <MoneyText cents={found.debitCents} />
            </dd>
          </div>
          <div>
            <dt>{t.creditKept}</dt>
            <dd>
              <MoneyText cents={found.creditCents} />
            </dd>
          </div>
        </dl>
        <p className={classes.small}>{t.before}</p>
      </>
    );
  }
  const totals = totalsOf(found);
  const control = controlOf(totals);
  const row = (id: Fate, { lines, debitCents, creditCents }: Sums) => ({
    id,
    title: t.rows[id],
    lines,
    amounts: [debitCents, creditCents],
  });
  const money = (cents: number) => formatCents(cents, language);
  const { balanced, lines: n, debitCents, creditCents } = control;
  return (
    <Fates
      caption={t.caption}
      what={t.what}
      lines={t.lines}
      amounts={[t.debit, t.credit]}
      rows={[...FATES.map((id) => row(id, totals[id])), ...(balanced ? [] : [row("missing", control)])]}
      file={row("file", totals.file)}
      balanced={balanced}
      badge={balanced ? t.balanced : t.unbalanced}
      words={
        balanced
          ? t.balancedWords
          : t.unbalancedWords({ n, debit: money(debitCents), credit: money(creditCents) })
      }
    />
  );
}
