/** One measure as its reader may see it: where it stands, its meetings, its contacts for its own operator, what can be done. */
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";

import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import panel from "../../platform/ui/panel.module.css";
import { AskHandOverDialog } from "../../assignment/pages/AskHandOverDialog.tsx";
import { HandOverDialog as HandOverDialogToOperator } from "../../assignment/pages/HandOverDialog.tsx";
import { ClosingDialog } from "./ClosingDialog.tsx";
import { ContactDialog } from "./ContactDialog.tsx";
import { Contacts } from "./Contacts.tsx";
import { HandOverDialog, RenewDialog, TakeBackDialog } from "./LifeDialogs.tsx";
import classes from "./measure.module.css";
import { Meetings } from "./Meetings.tsx";
import { ResumeDialog, SuspendDialog } from "./SuspensionDialogs.tsx";
import { type Measure, STANDING_TONES } from "./shown.ts";
import { measureTexts } from "./texts.ts";

type Act = "ask" | "move" | "contact" | "renew" | "close" | "handOver" | "suspend" | "resume" | "takeBack";

export function MeasureView({ measure, on }: { measure: Measure; on: string }) {
  const t = useTexts(measureTexts);
  const [acting, setActing] = useState<Act>();
  const { can, rank } = measure;
  const done = () => setActing(undefined);
  return (
    <Section
      title={rank > 1 ? t.renewalTitle({ n: rank - 1 }) : t.title}
      {...(can.contact && {
        actions: <Button onClick={() => setActing("contact")}>{t.noteContact}</Button>,
      })}
    >
      <Standing measure={measure} />
      <Facts measure={measure} />
      <Meetings measure={measure} on={on} />
      {measure.contacts !== null && <Contacts measure={measure} on={on} contacts={measure.contacts} />}
      <div className={classes.actions}>
        {can.renew && (
          <Button variant="default" size="xs" onClick={() => setActing("renew")}>
            {t.renew}
          </Button>
        )}
        {can.takeBack && (
          <Button variant="default" size="xs" onClick={() => setActing("takeBack")}>
            {t.takeBack}
          </Button>
        )}
        {can.suspend && (
          <Button variant="default" size="xs" onClick={() => setActing("suspend")}>
            {t.suspend}
          </Button>
        )}
        {can.resume && (
          <Button variant="default" size="xs" onClick={() => setActing("resume")}>
            {t.resume}
          </Button>
        )}
        {can.close && (
          <Button variant="default" size="xs" onClick={() => setActing("close")}>
            {t.close}
          </Button>
        )}
        {can.complete && (
          <Button variant="default" size="xs" onClick={() => setActing("close")}>
            {t.complete}
          </Button>
        )}
        {can.handOver && measure.workers.length > 1 && (
          <Button variant="default" size="xs" onClick={() => setActing("handOver")}>
            {t.handOver}
          </Button>
        )}
        {measure.askedOf !== null && (
          <Button variant="default" size="xs" onClick={() => setActing("ask")}>
            {t.askMove}
          </Button>
        )}
        {measure.movedBy !== null && (
          <Button variant="default" size="xs" onClick={() => setActing("move")}>
            {t.move}
          </Button>
        )}
      </div>
      {acting === "ask" && measure.askedOf !== null && (
        <AskHandOverDialog
          assignmentId={measure.askedOf}
          name={measure.household ?? t.title}
          onClose={done}
        />
      )}
      {acting === "move" && measure.movedBy !== null && (
        <HandOverDialogToOperator
          assignmentId={measure.movedBy}
          from={measure.operator}
          name={measure.household ?? t.title}
          onClose={done}
        />
      )}
      {acting === "contact" && <ContactDialog measure={measure} on={on} onClose={done} />}
      {acting === "renew" && <RenewDialog measure={measure} onClose={done} />}
      {acting === "takeBack" && <TakeBackDialog measure={measure} onClose={done} />}
      {acting === "suspend" && <SuspendDialog measure={measure} on={on} onClose={done} />}
      {acting === "resume" && <ResumeDialog measure={measure} on={on} onClose={done} />}
      {acting === "close" && <ClosingDialog measure={measure} on={on} onClose={done} />}
      {acting === "handOver" && <HandOverDialog measure={measure} onClose={done} />}
    </Section>
  );
}

function Standing({ measure }: { measure: Measure }) {
  const t = useTexts(measureTexts);
  const { language } = useLanguage();
  const day = (iso: string) => formatDate(iso, language);
  const { standing, startsOn, endsOn, closedOn, renewed, renewal } = measure;
  return (
    <>
      <p>
        <StatusBadge tone={STANDING_TONES[standing]}>{t.standing[standing]}</StatusBadge>{" "}
        {[
          t.span({ from: day(startsOn), to: day(endsOn) }),
          closedOn && !renewed && closedOn !== endsOn && t.endedOn({ on: day(closedOn) }),
          renewed && t.renewedFrom({ on: day(renewal.startsOn) }),
          measure.operator,
          measure.worker === null ? t.nobody : t.worker({ name: measure.worker }),
        ]
          .filter(Boolean)
          .join(", ")}
      </p>
      {measure.suspensions.map(({ from, resumedOn, reason }) => (
        <p key={from}>
          {resumedOn === null ? (
            <StatusBadge tone="attention">
              {t.suspendedSince({ on: day(from), reason: t.suspensionReasons[reason] })}
            </StatusBadge>
          ) : (
            t.suspendedBetween({ from: day(from), to: day(resumedOn), reason: t.suspensionReasons[reason] })
          )}
        </p>
      ))}
      {measure.renewalReason && <p>{t.reason({ reason: measure.renewalReason })}</p>}
      {renewal.toDecide && (
        <p>
          <StatusBadge tone="attention">{t.toDecide({ on: day(endsOn) })}</StatusBadge>
        </p>
      )}
    </>
  );
}

function Facts({ measure }: { measure: Measure }) {
  const t = useTexts(measureTexts);
  const isOver = measure.standing === "closed" && !measure.renewed;
  const { paymentResumed, outcome, tieAtReferral, tieAtEnd, unknown } = measure;
  return (
    <>
      <dl className={classes.facts}>
        {isOver && <Fact name={t.outcome}>{outcome ? t.outcomes[outcome] : <Unknown />}</Fact>}
        <Fact name={t.contacts}>
          {t.counts(measure.counts)}
          {measure.silent && (
            <>
              {" "}
              <StatusBadge tone="attention">{t.silent}</StatusBadge>
            </>
          )}
        </Fact>
        <Fact name={t.debtAtStart}>
          <MoneyText cents={measure.debtAtStartCents} />
        </Fact>
        {isOver ? (
          <Fact name={t.debtAtEnd}>
            <MoneyText cents={measure.debtAtEndCents} />
          </Fact>
        ) : (
          measure.standing !== "toStart" &&
          !measure.renewed && (
            <Fact name={t.debtToday}>
              <MoneyText cents={measure.debtTodayCents} />
            </Fact>
          )
        )}
        <Fact name={t.tieAtReferral}>{tieAtReferral ? t.ties[tieAtReferral] : <Unknown />}</Fact>
        {isOver && <Fact name={t.tieAtEnd}>{tieAtEnd ? t.ties[tieAtEnd] : <Unknown />}</Fact>}
        {isOver && (
          <Fact name={t.paymentResumed}>
            {paymentResumed === null ? <Unknown /> : paymentResumed ? t.yes : t.no}
          </Fact>
        )}
      </dl>
      {measure.closingSummary && (
        <>
          <h3 className={panel.part}>{t.closingSummary}</h3>
          <p className={classes.text}>{measure.closingSummary}</p>
        </>
      )}
      {unknown.length > 0 && (
        <p>
          {t.stillUnknown} : {unknown.map((fact) => t.fact[fact]).join(", ")}.
        </p>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Unknown() {
  const t = useTexts(measureTexts);
  return <span className="unknown">{t.unknown.toLowerCase()}</span>;
}
