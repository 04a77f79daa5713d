/** The agenda in order: facts of each case, its decision, and for the coordination what can be done with it. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import panel from "../../platform/ui/panel.module.css";
import { procedureTexts, wordOf } from "../../procedure/pages/texts.ts";
import classes from "../../committee/pages/committee.module.css";
import { DecisionDialog } from "./DecisionDialog.tsx";
import { DecisionWords } from "./DecisionWords.tsx";
import { DECISION_TONES } from "../../committee/pages/session-words.ts";
import { committeeTexts, type CommitteeWords } from "../../committee/pages/texts.ts";

type Session = Answer<"/api/sessions/{id}">;
type Item = Session["agenda"][number];

export function Agenda({ session }: { session: Session }) {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const queries = useQueryClient();
  const [deciding, setDeciding] = useState<Item>();
  const refresh = () => queries.invalidateQueries({ queryKey: ["sessions"] });
  const { agenda, can } = session;
  const order = useMutation({
    mutationFn: (itemIds: string[]) =>
      answer(
        api.PUT("/api/sessions/{id}/order", { params: { path: { id: session.id } }, body: { itemIds } }),
      ),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: (id: string) => answer(api.DELETE("/api/agenda-items/{id}", { params: { path: { id } } })),
    onSuccess: () => say(t.removed),
    onSettled: refresh,
  });
  const nameOf = (item: Item) => item.household?.name ?? t.unnamed({ n: item.position });
  const move = (at: number, by: -1 | 1) => {
    const ids = agenda.map(({ id }) => id);
    const [moved] = ids.splice(at, 1);
    ids.splice(at + by, 0, moved!);
    order.mutate(ids, { onSuccess: () => say(t.moved({ name: nameOf(agenda[at]!), n: at + by + 1 })) });
  };
  const failure = order.error ?? remove.error;
  return (
    <Section
      title={t.agenda}
      {...(!session.whole
        ? { lead: t.ownItems }
        : agenda.some(({ household }) => household === null) && { lead: t.pseudonymised })}
    >
      {failure && <ErrorBox error={failure} />}
      {agenda.length === 0 && <p>{t.agendaEmpty}</p>}
      <ol className={panel.list}>
        {agenda.map((item, at) => (
          <li key={item.id} className={classes.card}>
            <Case item={item} name={nameOf(item)} />
            {can.edit && (
              <div className={classes.actions}>
                {item.can.decide && (
                  <Button
                    size="xs"
                    variant={item.decision ? "default" : "filled"}
                    aria-label={(item.decision ? t.correctOf : t.decideOf)({ name: nameOf(item) })}
                    onClick={() => setDeciding(item)}
                  >
                    {item.decision ? t.correct : t.decide}
                  </Button>
                )}
                <Button
                  size="xs"
                  variant="default"
                  // Not "disabled": the focus stays on the button of who moves a case to the end.
                  data-disabled={at === 0 || undefined}
                  aria-disabled={at === 0}
                  aria-label={t.up({ name: nameOf(item) })}
                  onClick={() => at > 0 && move(at, -1)}
                >
                  ↑
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  data-disabled={at === agenda.length - 1 || undefined}
                  aria-disabled={at === agenda.length - 1}
                  aria-label={t.down({ name: nameOf(item) })}
                  onClick={() => at < agenda.length - 1 && move(at, 1)}
                >
                  ↓
                </Button>
                {item.can.remove && (
                  <Button
                    size="xs"
                    variant="subtle"
                    aria-label={t.removeOf({ name: nameOf(item) })}
                    onClick={() => remove.mutate(item.id)}
                  >
                    {t.remove}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
      {deciding && (
        <DecisionDialog item={deciding} name={nameOf(deciding)} onClose={() => setDeciding(undefined)} />
      )}
    </Section>
  );
}

function Case({ item, name }: { item: Item; name: string }) {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const { stages } = useTexts(procedureTexts);
  const { language } = useLanguage();
  const { decision, deferred, household } = item;
  return (
    <>
      <div className={classes.head}>
        <h3>
          {household ? (
            <>
              {item.position}. <PageLink href={`/households/${household.id}`}>{name}</PageLink>
            </>
          ) : (
            name
          )}
        </h3>
        <StatusBadge tone={decision ? DECISION_TONES[decision.kind] : "neutral"}>
          {decision ? t.kinds[decision.kind] : t.undecided}
        </StatusBadge>
      </div>
      <p className={panel.small}>
        {[item.landlord, item.commune, t.tracks[item.track]].filter(Boolean).join(" · ")}
        {household && (
          <>
            {" · "}
            <PageLink href={`/referrals/${household.referralId}`}>{t.referral}</PageLink>
          </>
        )}
      </p>
      <dl className={classes.facts}>
        <div>
          <dt>
            {t.debt} {t.asOf({ on: formatDate(item.asOf, language) })}
          </dt>
          <dd>
            <MoneyText cents={item.debtCents} strong />
          </dd>
        </div>
        <div>
          <dt>{t.amountDue}</dt>
          <dd>
            <MoneyText cents={item.amountDueCents} />
          </dd>
        </div>
        <div>
          <dt>{t.months}</dt>
          <dd>{item.monthsDue === null ? t.unknown : item.monthsDue.toLocaleString(language)}</dd>
        </div>
        <div>
          <dt>{t.stage}</dt>
          <dd>{item.stage === null ? t.unknown : wordOf(stages, item.stage)}</dd>
        </div>
        <div>
          <dt>{t.tie}</dt>
          <dd>{item.tie === null ? t.unknown : t.ties[item.tie]}</dd>
        </div>
      </dl>
      {item.situation && <p className={panel.words}>{item.situation}</p>}
      {deferred && (
        <p className={panel.words}>
          {t.deferredBefore({
            on: formatDate(deferred.on, language),
            missing: deferred.missing ?? t.unknown,
          })}
        </p>
      )}
      {decision && <DecisionWords decision={decision} operator={item.operator} />}
    </>
  );
}
