/** The agreements that cover a year: what each pays for, its rules by cost line, what falls due, and spending outside its rules. */
import { Anchor, Button, Stack } from "@mantine/core";
import { useState } from "react";

import { todayInParis } from "../../platform/calendar/today.ts";
import { formatCents } from "../../platform/money/format.ts";
import { brokenIn } from "../../platform/calendar/dated.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { brokenByAgreement } from "../rules.ts";
import { AgreementDialog } from "./AgreementDialog.tsx";
import { Corrections } from "./Corrections.tsx";
import { Removed } from "./Removed.tsx";
import { fundingTexts } from "./texts.ts";
import { type Found, payerName, useSaved } from "./year.tsx";

type Agreement = Found["agreements"][number];
type Due = Agreement["dues"][number];

export function Agreements({ found }: { found: Found }) {
  const t = useTexts(fundingTexts);
  return (
    <Section title={t.agreements}>
      {found.agreements.length === 0 && <p>{t.noAgreements}</p>}
      <ul className={panel.list}>
        {found.agreements.map((agreement) => (
          <li key={agreement.id}>
            <One agreement={agreement} found={found} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function One({ agreement, found }: { agreement: Agreement; found: Found }) {
  const t = useTexts(fundingTexts);
  const { language } = useLanguage();
  const { name, startsOn, endsOn, paysFor, conditions, rules, dues } = agreement;
  const [correcting, setCorrecting] = useState(false);
  const lastCorrected = agreement.revisions.at(-1)?.on;
  const spent = found.lines.filter(({ kind }) => kind === "spent");
  // Whoever sees part of the spending alone cannot tell a share of the whole.
  const broken = found.can.write
    ? brokenByAgreement(
        rules,
        spent.map(({ costLine, amountCents, agreementId }) => ({
          costLine,
          amountCents,
          own: agreementId === agreement.id,
        })),
        (line, locale) => fundingTexts[locale].costLines[line],
        (cents, locale) => formatCents(cents, locale),
      )
    : [];
  return (
    <>
      <h3 className={panel.part}>
        {payerName(t, agreement)} · {name}
      </h3>
      <p className={panel.small}>
        {t.runs({ from: formatDate(startsOn, language), to: formatDate(endsOn, language) })}
      </p>
      {lastCorrected && (
        <p className={panel.small}>{t.correctedOn({ on: formatDate(lastCorrected, language) })}</p>
      )}
      {found.can.write && (
        <p className={panel.small}>
          <Anchor
            href={`/api/funding/agreements/${agreement.id}/report.pdf?year=${found.year}`}
            target="_blank"
          >
            {t.report({ year: found.year })}
          </Anchor>{" "}
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t.correctOf({ name })}
            onClick={() => setCorrecting(true)}
          >
            {t.correct}
          </Button>
        </p>
      )}
      {paysFor && (
        <p className={panel.words}>
          {t.paysFor} : {paysFor}
        </p>
      )}
      {conditions && (
        <p className={panel.words}>
          {t.conditions} : {conditions}
        </p>
      )}
      {broken.length > 0 && (
        <div role="status">
          <strong>{t.breaks}</strong>
          <ul>
            {broken.map((one) => (
              <li key={`${one.rule}/${one.field}`}>{brokenIn(one, language)}</li>
            ))}
          </ul>
        </div>
      )}
      <Stack gap="md" mt="sm">
        {rules.length > 0 && (
          <DataTable
            caption={t.rules}
            rows={rules}
            rowKey={({ costLine }) => costLine}
            columns={[
              { id: "line", title: t.costLine, names: true, cell: ({ costLine }) => t.costLines[costLine] },
              {
                id: "eligible",
                title: t.eligible,
                cell: ({ eligible }) =>
                  t.eligibility[eligible === null ? "unknown" : eligible ? "yes" : "no"],
              },
              {
                id: "ceiling",
                title: t.ceiling,
                align: "right",
                cell: ({ ceilingCents }) =>
                  ceilingCents === null ? t.notSaid : <MoneyText cents={ceilingCents} />,
              },
              {
                id: "share",
                title: t.share,
                align: "right",
                cell: ({ sharePercent }) =>
                  sharePercent === null ? t.notSaid : t.shareOf({ n: sharePercent }),
              },
            ]}
          />
        )}
        {dues.length > 0 && <Dues dues={dues} writes={found.can.write} />}
        <Corrections agreement={agreement} />
        <Removed removed={found.removed.filter(({ said }) => said?.agreementId === agreement.id)} />
      </Stack>
      {correcting && (
        <AgreementDialog found={found} agreement={agreement} onClose={() => setCorrecting(false)} />
      )}
    </>
  );
}

function Dues({ dues, writes }: { dues: readonly Due[]; writes: boolean }) {
  const t = useTexts(fundingTexts);
  const { language } = useLanguage();
  const saved = useSaved(() => {});
  const [problem, setProblem] = useState<unknown>();
  const today = todayInParis().toString();
  const done = async (id: string) => {
    try {
      await answer(api.POST("/api/funding/dues/{id}", { params: { path: { id } }, body: { on: today } }));
      saved();
    } catch (refusal) {
      setProblem(refusal);
    }
  };
  return (
    <>
      <DataTable
        caption={t.dues}
        rows={dues}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "what",
            title: t.what,
            names: true,
            cell: ({ kind, what }) => `${t.dueKinds[kind]} : ${what}`,
          },
          { id: "due", title: t.dueOn, cell: ({ dueOn }) => formatDate(dueOn, language) },
          {
            id: "amount",
            title: t.amount,
            align: "right",
            cell: ({ kind, amountCents }) => (kind === "proof" ? "–" : <MoneyText cents={amountCents} />),
          },
          {
            id: "state",
            title: t.state,
            cell: ({ id, what, dueOn, doneOn, by }) =>
              doneOn ? (
                t.doneOn({ on: formatDate(doneOn, language), by: by ?? t.unknownBy })
              ) : (
                <>
                  <StatusBadge tone={dueOn < today ? "attention" : "info"}>
                    {dueOn < today ? t.late : t.waiting}
                  </StatusBadge>{" "}
                  {writes && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t.markDoneOf({ what })}
                      onClick={() => void done(id)}
                    >
                      {t.markDone}
                    </Button>
                  )}
                </>
              ),
          },
        ]}
      />
      {problem !== undefined && <ErrorBox error={problem} />}
    </>
  );
}
