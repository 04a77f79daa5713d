/** What the household agreed to on its referral: item by item, with its day, and how it takes it back. */
import { useQuery } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { type AgreementItem, keyOf } from "../rules.ts";
import classes from "./agreement.module.css";
import { type Agreements, answerOf, type Given, nameOf, rowsOf } from "./agreement-rows.ts";
import { RecordAgreements } from "./RecordAgreements.tsx";
import { agreementTexts, type AgreementWords } from "./texts.ts";
import { WithdrawAgreement } from "./WithdrawAgreement.tsx";

export function AgreementSection({
  referralId,
  informedOn,
}: {
  referralId: string;
  informedOn: string | null;
}) {
  const t = useTexts(agreementTexts) as AgreementWords;
  const { language } = useLanguage();
  const query = useQuery({
    queryKey: ["referral", referralId, "agreements"],
    queryFn: () =>
      answer(api.GET("/api/referrals/{id}/agreements", { params: { path: { id: referralId } } })),
  });
  const found = query.data;
  return (
    <Section
      title={t.title}
      lead={t.lead}
      {...(found &&
        found.can.record.length > 0 && {
          actions: <RecordAgreements referralId={referralId} informedOn={informedOn} agreements={found} />,
        })}
    >
      <Loaded query={query}>
        {(agreements) => (
          <>
            <ul className={classes.rows}>
              {rowsOf(t).map(({ title, items }) => (
                <li key={title} className={classes.row}>
                  <h3>{title}</h3>
                  {items[0]?.domain === "situation" && <p className={panel.small}>{t.byDefault}</p>}
                  <div className={classes.cells}>
                    {items.map((item) => (
                      <Cell key={keyOf(item)} {...{ item, agreements, referralId, t, language }} />
                    ))}
                  </div>
                </li>
              ))}
            </ul>
            <Shared agreements={agreements} t={t} language={language} />
            <Past agreements={agreements} t={t} language={language} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

type Shown = { agreements: Agreements; t: AgreementWords; language: Language };

const stateOf = (given: Given | undefined) =>
  given === undefined ? "unasked" : given.endedOn !== null ? "withdrawn" : given.given ? "yes" : "no";
const TONES = { unasked: "neutral", yes: "good", no: "attention", withdrawn: "attention" } as const;

function Cell({
  item,
  agreements,
  referralId,
  t,
  language,
}: Shown & { item: AgreementItem; referralId: string }) {
  const given = answerOf(item, agreements.answers);
  const state = stateOf(given);
  return (
    <div>
      {item.recipient && <p className={panel.small}>{t.recipients[item.recipient]}</p>}
      <div className={classes.state}>
        <StatusBadge tone={TONES[state]}>{t.state[state]}</StatusBadge>
        {given && (
          <span className={panel.small}>
            {[
              t.since({ on: formatDate(given.endedOn ?? given.answeredOn, language) }),
              given.how && given.endedOn === null && t.hows[given.how].toLowerCase(),
            ]
              .filter(Boolean)
              .join(", ")}
          </span>
        )}
        {given && state === "yes" && agreements.can.withdraw && (
          <WithdrawAgreement {...{ given, referralId, measureRuns: agreements.measureRuns }} />
        )}
      </div>
    </div>
  );
}

/** For who was let know: how many problems the operator noted, and no word of them. */
function Shared({ agreements, t, language }: Shown) {
  if (agreements.shared.length === 0) return null;
  return (
    <>
      <h3 className={panel.part}>{t.shared}</h3>
      <ul className={panel.list}>
        {agreements.shared.map(({ domain, assessedOn, problems, workedOn }) => (
          <li key={domain}>
            {t.sharedOf({
              what: t.domains[domain],
              n: problems,
              worked: workedOn,
              on: formatDate(assessedOn, language),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Past({ agreements, t, language }: Shown) {
  const past = agreements.answers.filter(({ endedOn }) => endedOn !== null);
  if (past.length === 0) return null;
  return (
    <details className={panel.details}>
      <summary>{t.past}</summary>
      <ul className={panel.list}>
        {past.map((given) => {
          const on = formatDate(given.endedOn!, language);
          const ended =
            given.endedWhy === "withdrawn"
              ? t.ended.withdrawn({ on, who: given.endedBy ?? t.somebody })
              : t.ended.replaced({ on });
          return (
            <li key={given.id}>
              {t.pastOf({
                what: nameOf(given, t),
                answer: given.given ? t.state.yes : t.state.no,
                on: formatDate(given.answeredOn, language),
                ended,
              })}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
