/** The three answers side by side: what each costs, when the debt ends, what is left to live on; or why there is none. */
import { Button, Paper, SimpleGrid } from "@mantine/core";

import type { Limit } from "../../arrangement/rules.ts";
import { limitSentence } from "../../arrangement/words.rules.ts";
import { formatCents } from "../../platform/money/format.ts";
import { MonthlyChart } from "../../platform/ui/MonthlyChart.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import type { Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { arrangementTexts } from "./texts.ts";
import classes from "./arrangement.module.css";

export type Solved = Answer<"/api/arrangements/solve", "post">;
type One = Solved["answers"][number];

const COLOURS = { leastPublicMoney: "pine", soonestClear: "ochre", mostResidualIncome: "lake" } as const;

type Props = { solved: Solved; nameOf: (funder: string) => string; onTake: (answer: One) => void };

export function Answers({ solved, nameOf, onTake }: Props) {
  const t = useTexts(arrangementTexts);
  const drawn = solved.answers.filter(({ months }) => months.length > 0);
  const longest = drawn.toSorted((one, other) => other.months.length - one.months.length)[0];
  return (
    <Section title={t.answers}>
      {solved.unknown.length > 0 && (
        <p role="status">
          {t.missing({ fields: solved.unknown.map((field) => t.fields[field] ?? field).join(", ") })}
        </p>
      )}
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        {solved.answers.map((answer) => (
          <OneAnswer key={answer.goal} answer={answer} nameOf={nameOf} onTake={onTake} />
        ))}
      </SimpleGrid>
      {longest && (
        <MonthlyChart
          title={t.chart}
          kind="lines"
          series={drawn.map(({ goal }) => ({ id: goal, name: t.goals[goal], color: COLOURS[goal] }))}
          months={longest.months.map(({ month }, index) => ({
            month,
            // Once settled, a debt stays at 0.
            cents: Object.fromEntries(drawn.map((one) => [one.goal, one.months[index]?.debtCents ?? 0])),
          }))}
        />
      )}
    </Section>
  );
}

function OneAnswer({ answer, nameOf, onTake }: { answer: One } & Omit<Props, "solved">) {
  const t = useTexts(arrangementTexts);
  const { language } = useLanguage();
  const money = (amount: number) => formatCents(amount, language);
  const { goal, feasible, levers, months, binding } = answer;
  const sentence = ({ funder, ...limit }: One["binding"][number]) =>
    limitSentence({ ...(limit as Limit), ...(funder !== undefined && { funder: nameOf(funder) }) })[language];
  if (!feasible || !levers)
    return (
      <Paper withBorder p="md" component="article" className={classes.answer}>
        <h3>{t.goals[goal]}</h3>
        <StatusBadge tone="attention">{t.impossible}</StatusBadge>
        {binding.length > 0 && <p>{t.whyNot}</p>}
        <ul>
          {binding.map((one) => (
            <li key={one.constraint + (one.funder ?? "")}>{sentence(one)}</li>
          ))}
        </ul>
      </Paper>
    );
  const relieved = levers.relief.reduce((total, { amountCents }) => total + amountCents, 0);
  const rows: [string, string][] = [
    [t.publicMoney, money(answer.publicCents ?? 0)],
    [
      t.clear,
      t.inMonth({ month: formatDate(months.at(-1)!.month, language), n: answer.clearMonth ?? months.length }),
    ],
    [t.leastResidual, answer.leastResidualCents === null ? "–" : money(answer.leastResidualCents)],
    [
      t.plan,
      levers.instalmentCents > 0
        ? t.planOf({ amount: money(levers.instalmentCents), n: answer.planMonths ?? 0 })
        : t.noPlan,
    ],
    [t.relief, relieved > 0 ? t.reliefOf({ amount: money(relieved), n: levers.relief.length }) : t.nothing],
    [
      t.grants,
      levers.grants.map(({ funder, amountCents }) => `${nameOf(funder)} ${money(amountCents)}`).join(", ") ||
        t.nothing,
    ],
  ];
  return (
    <Paper withBorder p="md" component="article" className={classes.answer}>
      <h3>{t.goals[goal]}</h3>
      <StatusBadge tone={answer.route === "amicable" ? "good" : "info"}>
        {t.routes[answer.route!]}
      </StatusBadge>
      {answer.closed.length > 0 && (
        <p>{t.closedRoutes({ routes: answer.closed.map((route) => t.routes[route]).join(", ") })}</p>
      )}
      <dl className={classes.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t.byFunder}</dt>
          <dd>
            {Object.entries(answer.costByFunderCents)
              .map(([funder, amount]) => `${nameOf(funder)} ${money(amount)}`)
              .join(", ") || t.nothing}
          </dd>
        </div>
      </dl>
      {binding.length > 0 && (
        <>
          <h4>{t.holds}</h4>
          <ul>
            {binding.map((one) => (
              <li key={one.constraint + (one.funder ?? "")}>{sentence(one)}</li>
            ))}
          </ul>
        </>
      )}
      <Button variant="default" size="xs" mt="auto" onClick={() => onTake(answer)}>
        {t.take}
      </Button>
    </Paper>
  );
}
