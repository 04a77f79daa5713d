/** Files that may be of one household, side by side: what they share is marked, and the coordination decides. */
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { referralTexts } from "../../referral/pages/texts.ts";
import type { Likeness } from "../rules.ts";
import { DecidePair } from "./DecidePair.tsx";
import classes from "./duplicate.module.css";
import { duplicateTexts, type DuplicateWords } from "./texts.ts";

type Found = Answer<"/api/duplicates">;
type Pair = Found["pairs"][number];
type Side = Pair["one"];
const TONES = { sure: "danger", likely: "attention", weak: "neutral" } as const;

export default function Duplicates() {
  const t = useTexts(duplicateTexts) as DuplicateWords;
  const { title } = useTexts(referralTexts);
  const navigate = useNavigate();
  const show = (useSearch({ strict: false }) as { show?: string }).show === "decided" ? "decided" : "waiting";
  const query = useQuery({
    queryKey: ["duplicates", show],
    queryFn: () => answer(api.GET("/api/duplicates", { params: { query: { show } } })),
  });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} parent={{ title, href: "/referrals" }} />
      <NativeSelect
        label={t.show}
        value={show}
        onChange={(event) =>
          void navigate({ to: "/referrals/duplicates", search: { show: event.currentTarget.value } })
        }
        data={(["waiting", "decided"] as const).map((value) => ({ value, label: t.shown[value] }))}
        maw="20rem"
        mb="md"
      />
      <Loaded query={query}>
        {({ pairs, merged }) => (
          <>
            {pairs.length + merged.length === 0 && (
              <EmptyState title={show === "waiting" ? t.none : t.noneDecided}>{t.noneWords}</EmptyState>
            )}
            <ul className={classes.pairs}>
              {pairs.map((pair) => (
                <li key={`${pair.one.householdId} ${pair.other.householdId}`} className={classes.pair}>
                  <OnePair pair={pair} t={t} />
                </li>
              ))}
            </ul>
            {merged.length > 0 && <Merged merged={merged} t={t} />}
          </>
        )}
      </Loaded>
    </>
  );
}

function OnePair({ pair, t }: { pair: Pair; t: DuplicateWords }) {
  const { language } = useLanguage();
  const { one, other, same, strength, decided } = pair;
  const has = (likeness: Likeness) => same.includes(likeness);
  const lines: [keyof DuplicateWords["line"], boolean, (side: Side) => ReactNode][] = [
    [
      "name",
      has("name") || has("birthDate"),
      (side) => <PageLink href={`/households/${side.householdId}`}>{side.name}</PageLink>,
    ],
    [
      "births",
      has("birthDate"),
      ({ births }) =>
        listed(
          births.map((on) => formatDate(on, language)),
          t,
        ),
    ],
    ["phones", has("phone"), ({ phones }) => listed(phones, t)],
    [
      "homes",
      has("address"),
      ({ homes }) =>
        listed(
          homes.map(({ landlord, address, town, account }) =>
            [landlord, address, town, account].filter(Boolean).join(", "),
          ),
          t,
        ),
    ],
    ["referrals", false, (side) => <Referrals side={side} t={t} language={language} />],
    ["operator", false, ({ operator }) => operator ?? t.nobody],
  ];
  return (
    <>
      <div className={classes.head}>
        <h2>{one.name}</h2>
        <StatusBadge tone={TONES[strength]}>{t.strength[strength]}</StatusBadge>
        <DecidePair pair={pair} />
      </div>
      <p className={panel.small}>
        {t.because({
          why: same
            .filter((likeness) => likeness !== "name" || !has("birthDate"))
            .map((likeness) => t.same[likeness])
            .join(", "),
        })}
      </p>
      {decided && (
        <p className={panel.words}>
          {t.decided({
            verdict: t.verdicts[decided.verdict],
            on: formatDate(decided.on, language),
            by: decided.by ?? t.somebody,
          })}{" "}
          {decided.words}
        </p>
      )}
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t.compared}</th>
            <th scope="col">{t.file({ letter: "A" })}</th>
            <th scope="col">{t.file({ letter: "B" })}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([line, alike, show]) => (
            <tr key={line} className={alike ? classes.alike : undefined}>
              <th scope="row">{t.line[line]}</th>
              <td>{show(one)}</td>
              <td>{show(other)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const listed = (values: readonly string[], t: DuplicateWords): ReactNode =>
  values.length === 0 ? (
    <span className="unknown">{t.unknown}</span>
  ) : (
    values.map((value) => <div key={value}>{value}</div>)
  );

function Referrals({ side, t, language }: { side: Side; t: DuplicateWords; language: Language }) {
  return side.referrals.map(({ id, landlord, status, submittedOn }) => (
    <div key={id}>
      <PageLink href={`/referrals/${id}`}>
        {t.referral({
          landlord,
          status: t.status[status],
          on: submittedOn ? t.sentOn({ on: formatDate(submittedOn, language) }) : "",
        })}
      </PageLink>
    </div>
  ));
}

function Merged({ merged, t }: { merged: Found["merged"]; t: DuplicateWords }) {
  const { language } = useLanguage();
  return (
    <Section title={t.merged}>
      <ul className={panel.list}>
        {merged.map(({ householdId, name, goneName, on, by, words, moved, referralEnded }) => (
          <li key={`${householdId} ${goneName}`}>
            <PageLink href={`/households/${householdId}`}>{name}</PageLink>{" "}
            {t.mergedOf({ gone: goneName, on: formatDate(on, language), by: by ?? t.somebody })}
            {words && <p className={panel.small}>{words}</p>}
            <p className={panel.small}>
              {[...moved.map(({ part, n }) => t.trailOf[part]({ n })), referralEnded && t.referralEnded]
                .filter(Boolean)
                .join(", ")}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
