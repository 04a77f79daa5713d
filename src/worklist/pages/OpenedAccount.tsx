/** The account that is open: its figures, why it rose, what one does, what was done before. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { ExplainedSignals } from "../../platform/ui/ExplainedSignal.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { APPRAISALS, type Handling, OUTREACH_KINDS } from "../rules.ts";
import { REASON_WORDS, RESULT_WORDS } from "../wording.rules.ts";
import { Key } from "./Key.tsx";
import { ReferButton } from "./ReferButton.tsx";
import { worklistTexts } from "./texts.ts";
import type { Line } from "./list.ts";
import classes from "./worklist.module.css";

type Opened = Answer<"/api/worklist/{accountId}">;
type Entry = Opened["history"][number];
type Props = {
  line: Line;
  officer: string | undefined;
  /** Not 0: it was opened by hand or by Enter, and reading begins at its name. */
  entered: number;
  onAct: (as: Handling) => void;
  onAssign: () => void;
  onUndo: (entry: string) => void;
  onClose: () => void;
  onMove: (by: 1 | -1) => void;
};

export function OpenedAccount({ line, officer, entered, onAct, onAssign, onUndo, onClose, onMove }: Props) {
  const t = useTexts(worklistTexts);
  const { language } = useLanguage();
  const me = useMe();
  const heading = useRef<HTMLHeadingElement>(null);
  const query = useQuery({
    queryKey: ["worklist", "opened", line.accountId, language],
    queryFn: () =>
      answer(api.GET("/api/worklist/{accountId}", { params: { path: { accountId: line.accountId } } })),
  });
  useEffect(() => {
    // On a phone the account takes the place of the list, however it was reached.
    if (entered > 0 || window.matchMedia("(max-width: 62em)").matches) heading.current?.focus();
  }, [entered]);
  const referred = line.handledAs === "referred";
  return (
    <section className={classes.panel} aria-label={t.opened({ name: line.leaseholder })}>
      <div className={classes.head}>
        <h2 ref={heading} tabIndex={-1} data-walk>
          {line.leaseholder}
        </h2>
        <div className={classes.acts}>
          <Button size="compact-sm" variant="default" onClick={() => onMove(-1)}>
            {t.previous}
            <Key of="previous" />
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onMove(1)}>
            {t.next}
            <Key of="next" />
          </Button>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {t.close}
          </Button>
        </div>
      </div>
      <div className={classes.links}>
        <PageLink href={`/households/${line.householdId}`}>{t.file}</PageLink>
        <PageLink href={`/ledger/accounts/${line.accountId}`}>{`${t.account} ${line.account}`}</PageLink>
        {line.commune && <span>{line.commune}</span>}
      </div>
      <dl className={classes.figures}>
        <div>
          <dt>{t.balance}</dt>
          <dd>
            <MoneyText cents={line.balanceCents} strong />
          </dd>
        </div>
        <div>
          <dt>{t.amountDue}</dt>
          <dd>
            <MoneyText cents={line.amountDueCents} />
          </dd>
        </div>
        <div>
          <dt>{t.points}</dt>
          <dd>{t.pointsWords({ n: line.priority })}</dd>
        </div>
        <div>
          <dt>{t.estimate}</dt>
          <dd>
            {t.estimateWords({ percent: Math.round(100 * line.probability) })}
            {query.data?.estimate.origin === "default" && ` (${t.estimateDefault})`}
          </dd>
        </div>
        <div>
          <dt>{t.officerField}</dt>
          <dd>{line.officerId === me.id ? t.me : (officer ?? t.nobody)}</dd>
        </div>
      </dl>

      <h3>{t.act}</h3>
      <div className={classes.acts}>
        {OUTREACH_KINDS.map((kind) => (
          <Button key={kind} size="compact-md" onClick={() => onAct(kind)}>
            {t.acts[kind]}
            <Key of={kind} />
          </Button>
        ))}
      </div>
      <div className={classes.acts}>
        {APPRAISALS.map((kind) => (
          <Button key={kind} size="compact-md" variant="default" onClick={() => onAct(kind)}>
            {t.acts[kind]}
            <Key of={kind} />
          </Button>
        ))}
        <Button size="compact-md" variant="default" onClick={onAssign}>
          {t.assign}
          <Key of="assign" />
        </Button>
        <span data-act="refer">
          <ReferButton
            householdId={line.householdId}
            name={line.leaseholder}
            referred={referred}
            variant="default"
            size="compact-md"
          />
        </span>
        <Button
          component="a"
          size="compact-md"
          variant="default"
          href={`/api/worklist/${line.accountId}/reason.pdf?language=${language}`}
          target="_blank"
          rel="noreferrer"
          data-act="print"
        >
          {t.print}
          <Key of="print" />
        </Button>
      </div>

      <h3>{t.why}</h3>
      {line.contested && <StatusBadge tone="attention">{t.contested}</StatusBadge>}
      <ExplainedSignals signals={line.signals} />
      {isReached(query.data) && !line.signals.some(({ id }) => id === "legalArrears") && (
        <p className={classes.legal}>
          <StatusBadge tone="danger">{t.legalReached}</StatusBadge>{" "}
          {query.data?.legalArrears?.reportBy &&
            t.reportBy({ date: formatDate(query.data.legalArrears.reportBy, language) })}
        </p>
      )}
      <p className={classes.soft}>
        {t.since({ date: formatDate(line.firstSignalOn, language) })}{" "}
        {query.data && estimateWords(query.data.estimate, t, language)}{" "}
        <PageLink href="/weights">{t.weights}</PageLink>
      </p>

      <h3>{t.before}</h3>
      <Loaded query={query}>
        {({ history }) =>
          history.length === 0 ? (
            <p className={classes.soft}>{t.nothingYet}</p>
          ) : (
            <ol className={classes.history}>
              {history.map((entry) => (
                <HistoryLine key={entry.id} entry={entry} onUndo={onUndo} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  );
}

function estimateWords(
  estimate: Opened["estimate"],
  t: ReturnType<typeof useTexts<typeof worklistTexts.fr>>,
  language: Language,
): string {
  if (estimate.origin === "default") return t.estimateOf.default;
  return t.estimateOf.learned({
    from: formatDate(estimate.from, language),
    to: formatDate(estimate.to, language),
    cases: new Intl.NumberFormat(language).format(estimate.cases),
  });
}

const isReached = (opened: Opened | undefined) => opened?.legalArrears?.constituted === true;

function HistoryLine({ entry, onUndo }: { entry: Entry; onUndo: (entry: string) => void }) {
  const t = useTexts(worklistTexts);
  const { language } = useLanguage();
  const { kind, result, why, until, by, to, words } = entry;
  const what = [
    result && RESULT_WORDS[result][language],
    why && REASON_WORDS[why][language],
    until && t.until({ date: formatDate(until, language) }),
    to && (kind === "takenBack" ? t.fromWhom({ name: to }) : t.toWhom({ name: to })),
  ].filter(Boolean);
  return (
    <li>
      <span>
        <time dateTime={entry.on}>{formatDate(entry.on, language)}</time> <strong>{t.entry[kind]}</strong>
        {what.length > 0 && ` : ${what.join(", ")}`}
        {by && ` (${t.by({ name: by })})`}
      </span>
      {entry.canUndo && (
        <Button size="compact-xs" variant="default" onClick={() => onUndo(entry.id)}>
          {t.undo}
        </Button>
      )}
      {words && <p>{words}</p>}
    </li>
  );
}
