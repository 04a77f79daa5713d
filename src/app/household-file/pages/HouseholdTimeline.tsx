/** A household's story in sentences, made here of the facts that the server let the reader have. */
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

import { formatCents } from "../../../platform/money/format.ts";
import { answer, api, type Answer } from "../../../platform/ui/client.ts";
import { formatDate } from "../../../platform/ui/dates.ts";
import { useLanguage, useTexts, type Language } from "../../../platform/ui/language.tsx";
import { Loaded } from "../../../platform/ui/Loaded.tsx";
import { PageLink } from "../../../platform/ui/PageLink.tsx";
import { Section } from "../../../platform/ui/Section.tsx";
import type { Tone } from "../../../platform/ui/StatusBadge.tsx";
import { Timeline } from "../../../platform/ui/Timeline.tsx";
import type { OutreachResult } from "../../../worklist/rules.ts";
import { RESULT_WORDS } from "../../../worklist/wording.rules.ts";
import classes from "./household.module.css";
import { householdTexts } from "./texts.ts";
import { timelineTexts } from "./timeline.texts.ts";

type Item = Answer<"/api/households/{id}/timeline">["items"][number];
type Words = typeof timelineTexts.fr;

const TONES: Partial<Record<Item["kind"], Tone>> = {
  procedureAct: "danger",
  measureStart: "info",
  measureEnd: "info",
  decision: "info",
  planSigned: "good",
  arrangementDecision: "info",
  reliefDecision: "good",
  grantPaid: "good",
  planCancelled: "attention",
  planFrozen: "attention",
};

export function HouseholdTimeline({ id }: { id: string }) {
  const t = useTexts(householdTexts);
  const words = useTexts(timelineTexts) as Words;
  const { language } = useLanguage();
  const { routesByPath } = useRouter();
  const query = useQuery({
    queryKey: ["household", id, "timeline"],
    queryFn: () => answer(api.GET("/api/households/{id}/timeline", { params: { path: { id } } })),
  });
  /** A way to the record, once its address has a page. */
  const wayTo = (href: string | undefined) =>
    href !== undefined && `/${href.split("/")[1]}/$id` in routesByPath ? href : undefined;
  return (
    <Section title={t.timeline}>
      <Loaded query={query}>
        {({ items }) => (
          <Timeline
            label={t.timeline}
            items={items.map((item) => {
              const href = wayTo(item.href);
              const sentence = sentenceOf(item, words, language);
              return {
                id: item.id,
                on: item.on,
                kind: words.kind[item.kind],
                tone: item.facts.state === "missed" ? "attention" : (TONES[item.kind] ?? "neutral"),
                sentence: href ? <PageLink href={href}>{sentence}</PageLink> : sentence,
                ...(item.by !== null && { by: item.by }),
                ...((item.facts.text ?? item.note) && { detail: <Detail item={item} label={t.note} /> }),
              };
            })}
          />
        )}
      </Loaded>
    </Section>
  );
}

function Detail({ item, label }: { item: Item; label: string }) {
  return (
    <>
      {item.facts.text && <p className={classes.note}>{item.facts.text}</p>}
      {item.note && (
        <p className={classes.note}>
          <span className={classes.noteLabel}>{label}</span>
          {item.note}
        </p>
      )}
    </>
  );
}

/** A word of a catalogue, or the key itself where the server knows a newer one. */
const word = (of: Readonly<Record<string, string>>, key: string | undefined): string =>
  of[key ?? ""] ?? key ?? "";

function sentenceOf({ kind, facts }: Item, t: Words, language: Language): string {
  const money = (cents: number | undefined) =>
    cents === undefined ? undefined : formatCents(cents, language);
  const until = facts.until && formatDate(facts.until, language);
  const debt = money(facts.debtCents);
  const amount = money(facts.amountCents);
  const operator = facts.operator ?? "";
  switch (kind) {
    case "referral":
      return t.referral({ debt });
    case "outreach": {
      const result = RESULT_WORDS[facts.result as OutreachResult]?.[language];
      return `${word(t.outreachDone, facts.outreachKind)}${result ? `, ${result}` : ""}.`;
    }
    case "removed":
      return word(t.removedWhat, facts.what);
    case "agenda":
      return t.agenda({ number: facts.number ?? "" });
    case "decision":
      return word(t.decision, facts.outcome);
    case "assignment":
      return t.assignment({ operator });
    case "handOver":
      return facts.within
        ? t.handOverWithin({ worker: facts.worker ?? "" })
        : t.handOver({ former: facts.former ?? "", operator, worker: facts.worker ?? "" });
    case "measureStart":
      return (facts.rank ?? 1) > 1
        ? t.renewal({ until: until ?? "", debt })
        : t.measureStart({ until: until ?? "", debt, operator });
    case "measureEnd":
      return t.measureEnd({ outcome: facts.outcome && word(t.outcome, facts.outcome), debt });
    case "assessment":
      return word(t.assessment, facts.moment);
    case "contact": {
      const said = t.contact({
        kind: word(t.contactKind, facts.contactKind),
        state: word(t.state, facts.state),
        minutes: facts.minutes,
      });
      return facts.outreach ? `${said.slice(0, -1)}, ${t.outreach}.` : said;
    }
    case "tripartiteMeeting":
      return t.meeting({
        moment: word(t.tripartite, facts.moment),
        state: word(t.meetingState, facts.state),
      });
    case "reliefProposed":
      return t.reliefProposed({ number: facts.number ?? "" });
    case "reliefDecision":
      return facts.outcome === "refused" ? t.reliefRefused : t.reliefGranted({ of: facts.of, amount });
    case "reliefMonth":
      return t.reliefMonth({ rank: facts.rank ?? 1, of: facts.of, amount: amount ?? "" });
    case "grantAsked":
      return t.grantAsked({ amount: amount ?? "" });
    case "grantDecision":
      return facts.outcome === "refused" ? t.grantRefused : t.grantGranted({ amount: amount ?? "" });
    case "grantPaid":
      return t.grantPaid({ amount: amount ?? "" });
    case "planSigned":
      return facts.outcome === "judge" ? t.judgePlan({ debt }) : t.plan({ debt, of: facts.of, until });
    case "planReminder":
      return `${word(t.reminded, facts.outcome)}${t.dueOn({ until: until ?? "" })}`;
    case "arrangementProposed":
      return t.arrangementProposed({ debt, of: facts.of });
    case "arrangementDecision":
      return word(t.arranged, facts.outcome);
    case "leaseTransfer":
      return word(t.leaseTransfer, facts.step);
    case "rehousing": {
      const said = word(t.rehousing, facts.step);
      return facts.home ? `${said}${t.ofHome({ home: facts.home })}` : said;
    }
    case "procedureAct":
      return word(t.act, facts.act);
    case "referralWithdrawn":
    case "reliefStopped":
    case "planFrozen":
    case "planCancelled":
      return t[kind];
  }
}
