/** Does support make a difference? What is found with its interval, or why nothing can be said; how alike the groups are; what is assumed. */
import { Alert, Button, Checkbox, Group, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { FEW } from "../../platform/statistics/interval.rules.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import { formatCents } from "../../platform/money/format.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateField } from "../../platform/ui/DateField.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { FormDialog } from "../../platform/ui/FormDialog.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { BALANCED, FEWEST_PAIRS, reading } from "../rules.ts";
import classes from "./comparison.module.css";
import { comparisonTexts } from "./texts.ts";

type Found = Answer<"/api/comparison">;
const RIGHT = { align: "right" as const };
const STEPS = ["supported", "followed", "others", "pairs", "alone"] as const;

const signed = (value: number, language: Language, digits = 0) =>
  new Intl.NumberFormat(language, { signDisplay: "exceptZero", maximumFractionDigits: digits }).format(value);
const money = (cents: number, language: Language) =>
  `${cents > 0 ? "+" : ""}${formatCents(Math.round(cents / 100) * 100, language).replace(/[.,]00/, "")}`;

export default function ComparisonPage() {
  const t = useTexts(comparisonTexts);
  const query = useQuery({ queryKey: ["comparison"], queryFn: () => answer(api.GET("/api/comparison")) });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} parent={{ title: t.parent, href: "/evaluation" }} />
      <Loaded query={query}>
        {(found) => (
          <>
            <Section title={t.findings}>
              {found.debt || found.home ? <Findings found={found} /> : <WhyNot found={found} />}
            </Section>
            <div className={classes.sides}>
              <Section title={t.assumed}>
                <ul>
                  {Object.values(t.assumptions).map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </Section>
              <Section title={t.cannot}>
                <ul>
                  {Object.values(t.cannots).map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </Section>
            </div>
            <BalanceTable found={found} />
            <Section title={t.whoCounts}>
              <DataTable
                caption={t.whoCounts}
                captionHidden
                rows={STEPS.map((step) => ({ step, n: found[step] }))}
                rowKey={({ step }) => step}
                columns={[
                  { id: "step", title: t.step, names: true, cell: ({ step }) => t.steps[step] },
                  { id: "n", title: t.number, ...RIGHT, cell: ({ n }) => n ?? t.hidden },
                ]}
              />
            </Section>
            <Costs found={found} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Findings({ found: { debt, home, unlike } }: { found: Found }) {
  const t = useTexts(comparisonTexts);
  const { language } = useLanguage();
  const percent = (share: number) =>
    new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(share);
  const points = (share: number) => signed(100 * share, language);
  return (
    <>
      {unlike.length > 0 && (
        <Alert color="ochre" mb="md">
          {t.unlike({ names: unlike.map((name) => t.covariates[name].toLowerCase()).join(", ") })}
        </Alert>
      )}
      <div className={classes.sides}>
        {debt && (
          <article className={classes.finding}>
            <h3>{t.debt}</h3>
            <p className={classes.figure}>{money(debt.difference, language)}</p>
            <p>{t.intervalMoney({ low: money(debt.low, language), high: money(debt.high, language) })}</p>
            <p className={classes.reading}>{t.debtReading[reading(debt)]}</p>
            <p>
              {t.groups({ supported: money(debt.supported, language), others: money(debt.others, language) })}{" "}
              {t.onPairs({ n: debt.pairs })} {debt.pairs < FEW && t.few}
            </p>
          </article>
        )}
        {home && (
          <article className={classes.finding}>
            <h3>{t.home}</h3>
            <p className={classes.figure}>{t.points({ n: points(home.difference) })}</p>
            <p>
              {t.intervalMoney({
                low: t.points({ n: points(home.low) }),
                high: t.points({ n: points(home.high) }),
              })}
            </p>
            <p className={classes.reading}>{t.homeReading[reading(home)]}</p>
            <p>
              {t.sharesOf({ supported: percent(home.supported), others: percent(home.others) })}{" "}
              {t.onPairs({ n: home.pairs })} {home.pairs < FEW && t.few}
            </p>
          </article>
        )}
      </div>
    </>
  );
}

function WhyNot({ found: { supported, followed, pairs } }: { found: Found }) {
  const t = useTexts(comparisonTexts);
  return (
    <Alert color="lake" title={t.whyNot}>
      {supported === null || followed === null || pairs === null ? (
        t.whyNotHidden
      ) : (
        <>
          <p>{t.whyNotFollowed({ n: followed, of: supported })}</p>
          <p>{t.whyNotPairs({ n: pairs, needed: FEWEST_PAIRS })}</p>
        </>
      )}
    </Alert>
  );
}

function BalanceTable({ found: { balance } }: { found: Found }) {
  const t = useTexts(comparisonTexts);
  const { language } = useLanguage();
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
      value,
    );
  const written = (name: Found["balance"][number]["covariate"], value: number) =>
    name === "debt"
      ? formatCents(Math.round(value), language)
      : name === "paid"
        ? new Intl.NumberFormat(language, { style: "percent" }).format(value)
        : t.months({ n: number(value, 1) });
  return (
    <Section title={t.balance} lead={t.balanceLead}>
      {balance.length === 0 ? (
        <p>{t.balanceNone}</p>
      ) : (
        <DataTable
          caption={t.balance}
          captionHidden
          rows={balance}
          rowKey={({ covariate }) => covariate}
          columns={[
            {
              id: "covariate",
              title: t.covariate,
              names: true,
              cell: ({ covariate }) => t.covariates[covariate],
            },
            {
              id: "supported",
              title: t.meanSupported,
              ...RIGHT,
              cell: ({ covariate, supported }) => written(covariate, supported),
            },
            {
              id: "beforeMean",
              title: t.meanBefore,
              ...RIGHT,
              cell: ({ covariate, before }) => written(covariate, before),
            },
            {
              id: "afterMean",
              title: t.meanAfter,
              ...RIGHT,
              cell: ({ covariate, after }) => written(covariate, after),
            },
            {
              id: "before",
              title: t.before,
              ...RIGHT,
              cell: ({ differenceBefore }) => number(differenceBefore, 2),
            },
            {
              id: "after",
              title: t.after,
              ...RIGHT,
              cell: ({ differenceAfter }) =>
                Math.abs(differenceAfter) > BALANCED ? (
                  <strong>{number(differenceAfter, 2)}</strong>
                ) : (
                  number(differenceAfter, 2)
                ),
            },
          ]}
        />
      )}
      <p className={classes.soft}>{t.exact}</p>
    </Section>
  );
}

function Costs({ found: { cost, avoided, can } }: { found: Found }) {
  const t = useTexts(comparisonTexts);
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const euros = (cents: number) => formatCents(cents, language).replace(/[.,]00/, "");
  const one = (value: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
  return (
    <Section
      title={t.costs}
      lead={t.costsLead}
      actions={
        can.setCost && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t.setCost}
          </Button>
        )
      }
    >
      {cost === null ? (
        <p>{t.noCost}</p>
      ) : (
        <Group gap="sm" mb="sm">
          <span>
            {t.costIs({ low: euros(cost.lowCents), high: euros(cost.highCents), source: cost.source })}
          </span>
          {cost.checked === null ? (
            <StatusBadge tone="attention">{t.toConfirm}</StatusBadge>
          ) : (
            <StatusBadge>{t.checkedOn({ month: formatDate(cost.checked, language) })}</StatusBadge>
          )}
        </Group>
      )}
      {cost !== null &&
        (avoided === null ? (
          <p>{t.notShown}</p>
        ) : (
          <article className={classes.finding}>
            <h3>{t.estimate}</h3>
            <p className={classes.figure}>
              {t.range({ low: euros(avoided.lowCents), high: euros(avoided.highCents) })}
            </p>
            <p>{t.departures({ low: one(avoided.fewest), high: one(avoided.most) })}</p>
            <p className={classes.soft}>{t.caution}</p>
          </article>
        ))}
      {isOpen && <CostDialog cost={cost} onClose={() => setOpen(false)} />}
    </Section>
  );
}

type Values = {
  lowCents: number | null;
  highCents: number | null;
  source: string;
  isRead: boolean;
  from: string | null;
};

function CostDialog({ cost, onClose }: { cost: Found["cost"]; onClose: () => void }) {
  const t = useTexts(comparisonTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: {
      lowCents: cost?.lowCents ?? null,
      highCents: cost?.highCents ?? null,
      source: cost?.source ?? "",
      isRead: false,
      from: todayInParis().toString(),
    },
    send: ({ lowCents, highCents, from, ...rest }) =>
      answer(
        api.PUT("/api/comparison-settings/eviction-cost", {
          body: { ...rest, lowCents: lowCents ?? 0, highCents: highCents ?? 0, from: from ?? "" },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["comparison"] });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t.costTitle}
      save={t.save}
      submit={submit}
      sending={sending}
      problem={problem}
      onClose={onClose}
    >
      <EurosField label={t.low} required {...form.getInputProps("lowCents")} />
      <EurosField label={t.high} required {...form.getInputProps("highCents")} />
      <TextInput label={t.source} description={t.sourceHelp} required {...form.getInputProps("source")} />
      <Checkbox mt="sm" label={t.isRead} {...form.getInputProps("isRead", { type: "checkbox" })} />
      <DateField label={t.fromDay} required {...form.getInputProps("from")} />
    </FormDialog>
  );
}
