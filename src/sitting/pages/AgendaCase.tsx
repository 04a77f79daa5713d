/** One case of the agenda as the reader may read it: facts, to whom it is proposed, who takes no part, voices, the decision. */
import classes from "../../committee/pages/committee.module.css";
import { DECISION_TONES } from "../../committee/pages/session-words.ts";
import { committeeTexts, type CommitteeWords } from "../../committee/pages/texts.ts";
import type { Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import panel from "../../platform/ui/panel.module.css";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { Levers } from "../../preparation/pages/Levers.tsx";
import { SharedDomains } from "../../preparation/pages/SharedDomains.tsx";
import { preparationTexts, type PreparationTexts } from "../../preparation/pages/texts.ts";
import { procedureTexts, wordOf } from "../../procedure/pages/texts.ts";
import { DecisionWords } from "./DecisionWords.tsx";
import { type SittingWords, sittingTexts } from "./texts.ts";

type Session = Answer<"/api/sessions/{id}">;
type Item = Session["agenda"][number];

export function AgendaCase({ item, session, name }: { item: Item; session: Session; name: string }) {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const s = useTexts(sittingTexts) as SittingWords;
  const p = useTexts(preparationTexts) as PreparationTexts;
  const { stages } = useTexts(procedureTexts);
  const { language } = useLanguage();
  const { decision, deferred, household, proposedOperator, steppedOut, voices } = item;
  const facts: [string, React.ReactNode][] = [
    [
      `${t.debt} ${t.asOf({ on: formatDate(item.asOf, language) })}`,
      <MoneyText key="debt" cents={item.debtCents} strong />,
    ],
    [t.amountDue, <MoneyText key="due" cents={item.amountDueCents} />],
    [t.months, item.monthsDue === null ? t.unknown : item.monthsDue.toLocaleString(language)],
    [t.stage, item.stage === null ? t.unknown : wordOf(stages, item.stage)],
    [t.tie, item.tie === null ? t.unknown : t.ties[item.tie]],
  ];
  return (
    <>
      <div className={classes.head}>
        <h3>
          {household?.open ? (
            <>
              {item.position}. <PageLink href={`/households/${household.id}`}>{name}</PageLink>
            </>
          ) : household ? (
            `${item.position}. ${name}`
          ) : (
            name
          )}
        </h3>
        <StatusBadge tone={decision ? DECISION_TONES[decision.kind] : "neutral"}>
          {decision ? t.kinds[decision.kind] : t.undecided}
        </StatusBadge>
      </div>
      <p className={panel.small}>
        {[
          item.landlord,
          item.commune,
          t.tracks[item.track],
          proposedOperator && !decision && s.proposedTo(proposedOperator),
        ]
          .filter(Boolean)
          .join(" · ")}
        {" · "}
        <PageLink href={`/sessions/${session.id}/items/${item.id}`} aria-label={s.prepareOf({ name })}>
          {s.prepare}
        </PageLink>
        {household?.open && (
          <>
            {" · "}
            <PageLink href={`/referrals/${household.referralId}`}>{t.referral}</PageLink>
          </>
        )}
      </p>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {item.situation && <p className={panel.words}>{item.situation}</p>}
      {item.shared.length > 0 && (
        <details className={panel.details}>
          <summary>{p.shared}</summary>
          <SharedDomains shared={item.shared} />
        </details>
      )}
      {item.levers.length > 0 && (
        <details className={panel.details}>
          <summary>{p.leversN({ n: item.levers.length })}</summary>
          <Levers levers={item.levers} />
        </details>
      )}
      {deferred && (
        <p className={panel.words}>
          {t.deferredBefore({
            on: formatDate(deferred.on, language),
            missing: deferred.missing ?? t.unknown,
          })}
        </p>
      )}
      {steppedOut.length > 0 && (
        <p className={panel.words}>
          {s.steppedOut({
            names: steppedOut.map((one) => one.name + (one.reason ? ` (${one.reason})` : "")).join(", "),
          })}
        </p>
      )}
      {voices.length > 0 && (
        <div>
          <p className={panel.small}>
            {s.voicesTitle}
            {session.kind === "emergency" &&
              session.can.edit &&
              ` : ${s.answered({ n: voices.length, asked: session.members.length })}`}
          </p>
          <ul className={panel.list}>
            {voices.map((one) => (
              <li key={one.userId}>
                {s.voiceOf({ name: one.name, voice: s.voices[one.voice] })}
                {one.comment && <p className={panel.words}>{one.comment}</p>}
              </li>
            ))}
          </ul>
        </div>
      )}
      {decision && <DecisionWords decision={decision} operator={item.operator} />}
    </>
  );
}
