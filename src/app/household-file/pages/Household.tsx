/** A household's file on one page: who carries it, where it stands, who lives there, and its whole story. */
import { SimpleGrid } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, type ComponentType, type LazyExoticComponent, type ReactNode } from "react";

import { answer, api, type Answer } from "../../../platform/ui/client.ts";
import { DateText } from "../../../platform/ui/DateText.tsx";
import { formatDate } from "../../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../../platform/ui/language.tsx";
import { Loaded } from "../../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../../platform/ui/MoneyText.tsx";
import { PageTitle } from "../../../platform/ui/PageTitle.tsx";
import { Section } from "../../../platform/ui/Section.tsx";
import { StatusBadge } from "../../../platform/ui/StatusBadge.tsx";
import classes from "./household.module.css";
import { HouseholdTimeline } from "./HouseholdTimeline.tsx";
import { householdTexts } from "./texts.ts";

type File = Answer<"/api/households/{id}">;

/** What each room shows of itself on the file, in the order of a household's path. A panel with nothing to show is empty. */
const PANELS: Readonly<Record<string, LazyExoticComponent<ComponentType<{ householdId: string }>>>> = {
  account: lazy(() => import("../../../ledger/pages/AccountPanel.tsx")),
  referral: lazy(() => import("../../../referral/pages/ReferralPanel.tsx")),
  linked: lazy(() => import("../../../duplicate/pages/LinkedPanel.tsx")),
  measure: lazy(() => import("../../../measure/pages/MeasurePanel.tsx")),
  tripartite: lazy(() => import("../../../tripartite/pages/TripartitePanel.tsx")),
  renewal: lazy(() => import("../../../renewal/pages/RenewalPanel.tsx")),
  after: lazy(() => import("../../../closing/pages/AfterPanel.tsx")),
  objective: lazy(() => import("../../../objective/pages/ObjectivePanel.tsx")),
  budget: lazy(() => import("../../../household-budget/pages/BudgetPanel.tsx")),
  assessment: lazy(() => import("../../../assessment/pages/AssessmentPanel.tsx")),
  court: lazy(() => import("../../../court-assessment/pages/CourtAssessmentPanel.tsx")),
  parts: lazy(() => import("../../../adviser-part/pages/PartsPanel.tsx")),
  papers: lazy(() => import("../../../support-document/pages/SupportDocumentPanel.tsx")),
  ownPage: lazy(() => import("../../../household-view/pages/OwnPagePanel.tsx")),
  received: lazy(() => import("../../../received-file/pages/ReceivedFilePanel.tsx")),
  relief: lazy(() => import("../../../rent-relief/pages/ReliefPanel.tsx")),
  grant: lazy(() => import("../../../debt-grant/pages/GrantPanel.tsx")),
  plan: lazy(() => import("../../../repayment-plan/pages/PlanPanel.tsx")),
  arrangement: lazy(() => import("../../../arrangement-proposal/pages/ArrangementPanel.tsx")),
  leaseTransfer: lazy(() => import("../../../lease-transfer/pages/LeaseTransferPanel.tsx")),
  rehousing: lazy(() => import("../../../rehousing/pages/RehousingPanel.tsx")),
  rights: lazy(() => import("../../../rights/pages/RightsPanel.tsx")),
  procedure: lazy(() => import("../../../procedure/pages/ProcedurePanel.tsx")),
};

const RestrictionNotice = lazy(() => import("../../../rights/pages/RestrictionNotice.tsx"));

export default function Household() {
  const t = useTexts(householdTexts);
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const query = useQuery({
    queryKey: ["household", id],
    queryFn: () => answer(api.GET("/api/households/{id}", { params: { path: { id } } })),
  });
  const home = query.data?.tenancies[0];
  return (
    <>
      <PageTitle
        key={query.data?.name ?? ""}
        title={query.data?.name ?? t.title}
        parent={{ title: t.title, href: "/households" }}
        {...(home && { lead: [home.landlord, home.town].filter(Boolean).join(" · ") })}
      />
      <Loaded query={query}>
        {(file) => (
          <>
            <Suspense>
              <RestrictionNotice householdId={file.id} />
            </Suspense>
            <Section title={t.situation}>
              <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
                <Path file={file} />
                <Money file={file} />
              </SimpleGrid>
            </Section>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
              <Homes file={file} />
              <People file={file} />
            </SimpleGrid>
            <Suspense>
              {Object.entries(PANELS).map(([name, Panel]) => (
                <Panel key={name} householdId={file.id} />
              ))}
            </Suspense>
            <HouseholdTimeline id={file.id} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Path({ file: { owner, referral, measure } }: { file: File }) {
  const t = useTexts(householdTexts);
  const { language } = useLanguage();
  const day = (iso: string) => formatDate(iso, language);
  return (
    <dl className={classes.facts}>
      <Fact name={t.owner}>{owner ? `${owner.name}, ${owner.organisation}` : t.nobody}</Fact>
      <Fact name={t.referral}>
        {!referral
          ? t.notReferred
          : referral.submittedOn
            ? t.referralOn({ status: t.status[referral.status], on: day(referral.submittedOn) })
            : t.status[referral.status]}
      </Fact>
      <Fact name={t.measure}>
        {measure ? (
          <>
            <StatusBadge tone={measure.closedOn ? "neutral" : "info"}>
              {measure.closedOn
                ? t.ended({ on: day(measure.closedOn) })
                : t.running({ until: day(measure.endsOn) })}
            </StatusBadge>{" "}
            {t.carriedBy({ operator: measure.operator })}
          </>
        ) : (
          t.noMeasure
        )}
      </Fact>
      {measure?.contacts && <Fact name={t.contacts}>{t.counts(measure.contacts)}</Fact>}
    </dl>
  );
}

function Money({ file }: { file: File }) {
  const t = useTexts(householdTexts);
  const { language } = useLanguage();
  return file.accounts.map((account) => (
    <dl key={`${account.landlord} ${account.number}`} className={classes.facts}>
      <Fact name={t.balance}>
        <MoneyText cents={account.balanceCents} strong={account.balanceCents > 0} />
        {account.contested && (
          <>
            {" "}
            <StatusBadge tone="attention">{t.contested}</StatusBadge>
          </>
        )}
      </Fact>
      <Fact name={t.amountDue}>
        <MoneyText cents={account.amountDueCents} />
      </Fact>
      <Fact name={t.account({ number: account.number })}>
        {account.landlord}
        {account.lastEntryOn && `, ${t.asOf({ on: formatDate(account.lastEntryOn, language) })}`}
      </Fact>
    </dl>
  ));
}

function Homes({ file }: { file: File }) {
  const t = useTexts(householdTexts);
  const { language } = useLanguage();
  return (
    <Section title={t.homes}>
      <ul className={classes.list}>
        {file.tenancies.map((home) => (
          <li key={home.id}>
            <strong>{home.address ?? home.reference}</strong>
            <br />
            {[
              [home.postcode, home.town].filter(Boolean).join(" "),
              home.landlord,
              home.startsOn && t.since({ on: formatDate(home.startsOn, language) }),
              home.endsOn && t.until({ on: formatDate(home.endsOn, language) }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function People({ file }: { file: File }) {
  const t = useTexts(householdTexts);
  return (
    <Section title={t.people} {...(file.people !== null && { lead: t.count({ n: file.people }) })}>
      <ul className={classes.list}>
        {file.persons.map((person) => (
          <li key={person.id}>
            <strong>{[person.firstName, person.lastName].filter(Boolean).join(" ")}</strong>
            {person.isLeaseholder && ` – ${t.leaseholder}`}
            {person.birthDate && (
              <>
                {" · "}
                <DateText iso={person.birthDate} />
              </>
            )}
            {(person.phone ?? person.email) && (
              <>
                <br />
                {[person.phone, person.email].filter(Boolean).join(" · ")}
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
