/** Every address of the application and the page that stands there; pages are fetched when first visited. */
import type { FundingSearch } from "../../funding/pages/year.tsx";
import type { EvaluationSearch } from "../../evaluation/pages/Evaluation.tsx";
import type { CalendarSearch } from "../../procedure-calendar/pages/Calendar.tsx";
import type { ReformSearch } from "../../reform/pages/Reform.tsx";
import type { WeekSearch } from "../../week/pages/Week.tsx";
import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";

import { onSignedOut, Problem } from "../../platform/ui/client.ts";
import { meQuery } from "../../platform/ui/me.ts";
import { expectPage } from "../../platform/ui/page-arrival.ts";
import type { Shown } from "../../measure/pages/Measures.tsx";
import Home from "./Home.tsx";
import { type Filters, filtersOf } from "../../worklist/pages/search.ts";
import { BrokenApplication, BrokenPage } from "./shell/BrokenPage.tsx";
import { NotFound } from "./shell/NotFound.tsx";
import Shell from "./shell/Shell.tsx";

type Context = { queries: QueryClient };

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

const root = createRootRouteWithContext<Context>()();

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { return?: string; ended?: true; refused?: true } => ({
    ...(isText(search["return"]) ? { return: search["return"] } : {}),
    ...(search["refused"] ? { refused: true as const } : {}),
    ...(search["ended"] ? { ended: true as const } : {}),
  }),
  component: lazyRouteComponent(() => import("./sign-in/SignIn.tsx")),
});
const secondFactor = createRoute({
  getParentRoute: () => root,
  path: "/second-factor",
  validateSearch: (search: Record<string, unknown>): { return?: string } =>
    isText(search["return"]) ? { return: search["return"] } : {},
  component: lazyRouteComponent(() => import("./sign-in/SecondFactor.tsx")),
});
const forgottenPassword = createRoute({
  getParentRoute: () => root,
  path: "/forgotten-password",
  component: lazyRouteComponent(() => import("./sign-in/ForgottenPassword.tsx")),
});
const tokenSearch = (search: Record<string, unknown>): { token?: string } =>
  isText(search["token"]) ? { token: search["token"] } : {};
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  validateSearch: tokenSearch,
  component: lazyRouteComponent(() => import("./sign-in/ResetPassword.tsx")),
});
const acceptInvitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  validateSearch: tokenSearch,
  component: lazyRouteComponent(() => import("./sign-in/AcceptInvitation.tsx")),
});

/** Opens without network and before anybody is known: what it shows lies on the device. */
const field = createRoute({
  getParentRoute: () => root,
  path: "/field",
  component: lazyRouteComponent(() => import("./field/FieldPage.tsx")),
});

/** All that needs somebody signed in. The rights of each page are the server's. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof Problem && error.status === 401)
        throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { return: location.href } });
      if (error instanceof Problem && error.errors.some(({ rule }) => rule?.startsWith("secondFactor.")))
        throw redirect({
          to: "/second-factor",
          search: location.href === "/" ? {} : { return: location.href },
        });
      throw error;
    }
  },
  component: Shell,
  errorComponent: BrokenApplication,
  notFoundComponent: NotFound,
});

const home = createRoute({ getParentRoute: () => signedIn, path: "/", component: Home });
const worklist = createRoute({
  getParentRoute: () => signedIn,
  path: "/worklist",
  // Its filters, as the page and the server know them.
  validateSearch: (search: Record<string, unknown>): Filters => filtersOf(search),
  component: lazyRouteComponent(() => import("../../worklist/pages/Worklist.tsx")),
});
const backtest = createRoute({
  getParentRoute: () => signedIn,
  path: "/backtest",
  component: lazyRouteComponent(() => import("../../backtest/pages/Backtest.tsx")),
});
const weights = createRoute({
  getParentRoute: () => signedIn,
  path: "/weights",
  component: lazyRouteComponent(() => import("../../weighting/pages/Weights.tsx")),
});
const imports = createRoute({
  getParentRoute: () => signedIn,
  path: "/ledger/imports",
  component: lazyRouteComponent(() => import("../../intake/pages/Imports.tsx")),
});
const ledgerImport = createRoute({
  getParentRoute: () => signedIn,
  path: "/ledger/imports/$id",
  component: lazyRouteComponent(() => import("../../intake/pages/Import.tsx")),
});
const reconciliation = createRoute({
  getParentRoute: () => signedIn,
  path: "/ledger/imports/reconciliation",
  component: lazyRouteComponent(() => import("../../stated-balance/pages/Reconciliation.tsx")),
});
const kinds = createRoute({
  getParentRoute: () => signedIn,
  path: "/ledger/kinds",
  component: lazyRouteComponent(() => import("../../entry-kind/pages/Kinds.tsx")),
});
const account = createRoute({
  getParentRoute: () => signedIn,
  path: "/ledger/accounts/$id",
  component: lazyRouteComponent(() => import("../../ledger/pages/Account.tsx")),
});
const households = createRoute({
  getParentRoute: () => signedIn,
  path: "/households",
  component: lazyRouteComponent(() => import("../household-file/pages/Households.tsx")),
});
const household = createRoute({
  getParentRoute: () => signedIn,
  path: "/households/$id",
  component: lazyRouteComponent(() => import("../household-file/pages/Household.tsx")),
});
const arrangement = createRoute({
  getParentRoute: () => signedIn,
  path: "/households/$id/arrangement",
  component: lazyRouteComponent(() => import("../../arrangement-proposal/pages/Arrangement.tsx")),
});
const programme = createRoute({
  getParentRoute: () => signedIn,
  path: "/arrangements",
  component: lazyRouteComponent(() => import("../../arrangement-proposal/pages/Programme.tsx")),
});
const planSettings = createRoute({
  getParentRoute: () => signedIn,
  path: "/plan-settings",
  component: lazyRouteComponent(() => import("../../repayment-plan/pages/PlanSettings.tsx")),
});
const referrals = createRoute({
  getParentRoute: () => signedIn,
  path: "/referrals",
  validateSearch: (search: Record<string, unknown>): { show?: string } =>
    isText(search["show"]) ? { show: search["show"] } : {},
  component: lazyRouteComponent(() => import("../../referral/pages/Referrals.tsx")),
});
const duplicates = createRoute({
  getParentRoute: () => signedIn,
  path: "/referrals/duplicates",
  validateSearch: (search: Record<string, unknown>): { show?: string } =>
    isText(search["show"]) ? { show: search["show"] } : {},
  component: lazyRouteComponent(() => import("../../duplicate/pages/Duplicates.tsx")),
});
const newReferral = createRoute({
  getParentRoute: () => signedIn,
  path: "/referrals/new",
  component: lazyRouteComponent(() => import("../../referral/pages/NewReferral.tsx")),
});
const referral = createRoute({
  getParentRoute: () => signedIn,
  path: "/referrals/$id",
  component: lazyRouteComponent(() => import("../../referral/pages/Referral.tsx")),
});
const sessions = createRoute({
  getParentRoute: () => signedIn,
  path: "/sessions",
  component: lazyRouteComponent(() => import("../../sitting/pages/Sessions.tsx")),
});
const committeeSettings = createRoute({
  getParentRoute: () => signedIn,
  path: "/sessions/settings",
  component: lazyRouteComponent(() => import("../../committee/pages/CommitteeSettings.tsx")),
});
const session = createRoute({
  getParentRoute: () => signedIn,
  path: "/sessions/$id",
  component: lazyRouteComponent(() => import("./sessions/SessionPage.tsx")),
});
const preparation = createRoute({
  getParentRoute: () => signedIn,
  path: "/sessions/$id/items/$itemId",
  component: lazyRouteComponent(() => import("../../preparation/pages/Preparation.tsx")),
});
const minutes = createRoute({
  getParentRoute: () => signedIn,
  path: "/sessions/$id/minutes",
  component: lazyRouteComponent(() => import("../../minutes/pages/Minutes.tsx")),
});
const assignments = createRoute({
  getParentRoute: () => signedIn,
  path: "/assignments",
  component: lazyRouteComponent(() => import("../../assignment/pages/Assignments.tsx")),
});
const contours = createRoute({
  getParentRoute: () => signedIn,
  path: "/contours",
  component: lazyRouteComponent(() => import("../../zone/pages/Contours.tsx")),
});
const loads = createRoute({
  getParentRoute: () => signedIn,
  path: "/loads",
  component: lazyRouteComponent(() => import("../../assignment/pages/Loads.tsx")),
});
const zones = createRoute({
  getParentRoute: () => signedIn,
  path: "/zones",
  component: lazyRouteComponent(() => import("../../zone/pages/Zones.tsx")),
});
const deadlines = createRoute({
  getParentRoute: () => signedIn,
  path: "/deadlines",
  validateSearch: (search: Record<string, unknown>): CalendarSearch => ({
    ...(search["days"] === 7 || search["days"] === 60 ? { days: search["days"] } : {}),
    ...(search["mine"] === true ? { mine: true as const } : {}),
    ...Object.fromEntries(
      ["landlord", "who", "stage", "actor"].flatMap((name) =>
        isText(search[name]) ? [[name, search[name]]] : [],
      ),
    ),
  }),
  component: lazyRouteComponent(() => import("../../procedure-calendar/pages/Calendar.tsx")),
});
const procedureCase = createRoute({
  getParentRoute: () => signedIn,
  path: "/households/$id/procedure",
  component: lazyRouteComponent(() => import("../../procedure/pages/CasePage.tsx")),
});
const leaseTransfers = createRoute({
  getParentRoute: () => signedIn,
  path: "/lease-transfers",
  component: lazyRouteComponent(() => import("../../lease-transfer/pages/LeaseTransfers.tsx")),
});
const leaseTransferCase = createRoute({
  getParentRoute: () => signedIn,
  path: "/households/$id/lease-transfer",
  component: lazyRouteComponent(() => import("../../lease-transfer/pages/LeaseTransferPage.tsx")),
});
const courtAssessmentPage = createRoute({
  getParentRoute: () => signedIn,
  path: "/households/$id/court-assessment",
  component: lazyRouteComponent(() => import("../../court-assessment/pages/CourtAssessmentPage.tsx")),
});
const vacancies = createRoute({
  getParentRoute: () => signedIn,
  path: "/vacancies",
  component: lazyRouteComponent(() => import("../../vacancy/pages/Vacancies.tsx")),
});
const rehousings = createRoute({
  getParentRoute: () => signedIn,
  path: "/rehousing",
  component: lazyRouteComponent(() => import("../../rehousing/pages/Rehousings.tsx")),
});
const matching = createRoute({
  getParentRoute: () => signedIn,
  path: "/rehousing/matching",
  component: lazyRouteComponent(() => import("../../rehousing/pages/Matching.tsx")),
});
const rehousingCase = createRoute({
  getParentRoute: () => signedIn,
  path: "/households/$id/rehousing",
  component: lazyRouteComponent(() => import("../../rehousing/pages/RehousingPage.tsx")),
});
const reform = createRoute({
  getParentRoute: () => signedIn,
  path: "/reform",
  validateSearch: (search: Record<string, unknown>): ReformSearch => ({
    ...(isText(search["on"]) ? { on: search["on"] } : {}),
    ...(isText(search["effect"]) ? { effect: search["effect"] as NonNullable<ReformSearch["effect"]> } : {}),
  }),
  component: lazyRouteComponent(() => import("../../reform/pages/Reform.tsx")),
});
const evaluationSearch = (search: Record<string, unknown>): EvaluationSearch => ({
  ...(isText(search["from"]) ? { from: search["from"] } : {}),
  ...(isText(search["to"]) ? { to: search["to"] } : {}),
  ...(search["scope"] === "own" || search["scope"] === "all" ? { scope: search["scope"] } : {}),
  ...(isText(search["by"]) ? { by: search["by"] as NonNullable<EvaluationSearch["by"]> } : {}),
});
const evaluation = createRoute({
  getParentRoute: () => signedIn,
  path: "/evaluation",
  validateSearch: evaluationSearch,
  component: lazyRouteComponent(() => import("./EvaluationPage.tsx")),
});
const comparison = createRoute({
  getParentRoute: () => signedIn,
  path: "/evaluation/comparison",
  component: lazyRouteComponent(() => import("../../comparison/pages/ComparisonPage.tsx")),
});
const forecast = createRoute({
  getParentRoute: () => signedIn,
  path: "/evaluation/forecast",
  component: lazyRouteComponent(() => import("../../forecast/pages/ForecastPage.tsx")),
});
const evaluationRows = createRoute({
  getParentRoute: () => signedIn,
  path: "/evaluation/$id",
  validateSearch: evaluationSearch,
  component: lazyRouteComponent(() => import("../../evaluation/pages/RowsBehind.tsx")),
});
const reports = createRoute({
  getParentRoute: () => signedIn,
  path: "/reports",
  component: lazyRouteComponent(() => import("../../report/pages/Reports.tsx")),
});
const reportsOf = createRoute({
  getParentRoute: () => signedIn,
  path: "/reports/$id",
  component: lazyRouteComponent(() => import("../../report/pages/ReportsOf.tsx")),
});
const fundingSearch = (search: Record<string, unknown>): FundingSearch =>
  Number.isInteger(search["year"]) ? { year: search["year"] as number } : {};
const funding = createRoute({
  getParentRoute: () => signedIn,
  path: "/funding",
  validateSearch: fundingSearch,
  component: lazyRouteComponent(() => import("../../funding/pages/Funding.tsx")),
});
const fundingReconciliation = createRoute({
  getParentRoute: () => signedIn,
  path: "/funding/reconciliation",
  validateSearch: fundingSearch,
  component: lazyRouteComponent(() => import("../../funding/pages/Reconciliation.tsx")),
});
const costs = createRoute({
  getParentRoute: () => signedIn,
  path: "/costs",
  component: lazyRouteComponent(() => import("../../cost/pages/Costs.tsx")),
});
const payables = createRoute({
  getParentRoute: () => signedIn,
  path: "/payables",
  component: lazyRouteComponent(() => import("../../payable/pages/Payables.tsx")),
});
const retention = createRoute({
  getParentRoute: () => signedIn,
  path: "/retention",
  component: lazyRouteComponent(() => import("../../retention/pages/Retention.tsx")),
});
const rights = createRoute({
  getParentRoute: () => signedIn,
  path: "/rights",
  component: lazyRouteComponent(() => import("../../rights/pages/Rights.tsx")),
});
const takeover = createRoute({
  getParentRoute: () => signedIn,
  path: "/takeover",
  component: lazyRouteComponent(() => import("../../takeover/pages/Takeover.tsx")),
});
const joining = createRoute({
  getParentRoute: () => signedIn,
  path: "/joining",
  component: lazyRouteComponent(() => import("./joining/Joining.tsx")),
});
const joiningOrganisation = createRoute({
  getParentRoute: () => signedIn,
  path: "/joining/$id",
  component: lazyRouteComponent(() => import("./joining/Organisation.tsx")),
});
const accountSecurity = createRoute({
  getParentRoute: () => signedIn,
  path: "/account/security",
  component: lazyRouteComponent(() => import("../../sign-in/pages/AccountSecurity.tsx")),
});
const departure = createRoute({
  getParentRoute: () => signedIn,
  path: "/people/$id",
  component: lazyRouteComponent(() => import("./people/Departure.tsx")),
});
const abandonedEvents = createRoute({
  getParentRoute: () => signedIn,
  path: "/abandoned-events",
  component: lazyRouteComponent(() => import("../../abandoned-event/pages/Abandoned.tsx")),
});
const webhooks = createRoute({
  getParentRoute: () => signedIn,
  path: "/webhooks",
  component: lazyRouteComponent(() => import("../../webhook/pages/Webhooks.tsx")),
});
const securitySettings = createRoute({
  getParentRoute: () => signedIn,
  path: "/security",
  component: lazyRouteComponent(() => import("./people/SecuritySettings.tsx")),
});
const people = createRoute({
  getParentRoute: () => signedIn,
  path: "/people",
  component: lazyRouteComponent(() => import("./people/People.tsx")),
});
const accessTokens = createRoute({
  getParentRoute: () => signedIn,
  path: "/access-tokens",
  component: lazyRouteComponent(() => import("../../access-token/pages/Tokens.tsx")),
});
const organisations = createRoute({
  getParentRoute: () => signedIn,
  path: "/organisations",
  component: lazyRouteComponent(() => import("./people/Organisations.tsx")),
});
const notifications = createRoute({
  getParentRoute: () => signedIn,
  path: "/notifications",
  component: lazyRouteComponent(() => import("./notifications/Notifications.tsx")),
});
const SHOWN_MEASURES: readonly unknown[] = [
  "late",
  "toDecide",
  "silent",
  "withoutWorker",
  "ended",
] satisfies Shown[];
const measures = createRoute({
  getParentRoute: () => signedIn,
  path: "/measures",
  validateSearch: (search: Record<string, unknown>): { show?: Shown } =>
    SHOWN_MEASURES.includes(search["show"]) ? { show: search["show"] as Shown } : {},
  component: lazyRouteComponent(() => import("../../measure/pages/Measures.tsx")),
});
const measure = createRoute({
  getParentRoute: () => signedIn,
  path: "/measures/$id",
  component: lazyRouteComponent(() => import("./measures/MeasureFile.tsx")),
});
const budget = createRoute({
  getParentRoute: () => signedIn,
  path: "/households/$id/budget",
  component: lazyRouteComponent(() => import("../../household-budget/pages/BudgetPage.tsx")),
});
const accessLog = createRoute({
  getParentRoute: () => signedIn,
  path: "/access-log",
  component: lazyRouteComponent(() => import("../../access-log/pages/AccessLogPage.tsx")),
});
const energyVisits = createRoute({
  getParentRoute: () => signedIn,
  path: "/energy-visits",
  component: lazyRouteComponent(() => import("../../adviser-part/pages/EnergyVisits.tsx")),
});
const problemKinds = createRoute({
  getParentRoute: () => signedIn,
  path: "/problem-kinds",
  component: lazyRouteComponent(() => import("../../assessment/pages/ProblemKinds.tsx")),
});
const followUps = createRoute({
  getParentRoute: () => signedIn,
  path: "/follow-ups",
  component: lazyRouteComponent(() => import("../../closing/pages/FollowUps.tsx")),
});
const renewals = createRoute({
  getParentRoute: () => signedIn,
  path: "/renewals",
  component: lazyRouteComponent(() => import("../../renewal/pages/Renewals.tsx")),
});
const rentReliefs = createRoute({
  getParentRoute: () => signedIn,
  path: "/rent-reliefs",
  component: lazyRouteComponent(() => import("../../relief-bill/pages/RentReliefs.tsx")),
});
const envelopes = createRoute({
  getParentRoute: () => signedIn,
  path: "/envelopes",
  component: lazyRouteComponent(() => import("../../envelope/pages/Envelopes.tsx")),
});
const agenda = createRoute({
  getParentRoute: () => signedIn,
  path: "/agenda",
  validateSearch: (search: Record<string, unknown>): WeekSearch => ({
    ...(isText(search["week"]) ? { week: search["week"] } : {}),
    ...(isText(search["who"]) ? { who: search["who"] } : {}),
  }),
  component: lazyRouteComponent(() => import("../../week/pages/Week.tsx")),
});
const nowhere = createRoute({ getParentRoute: () => signedIn, path: "$", component: NotFound });

const routeTree = root.addChildren([
  signIn,
  forgottenPassword,
  secondFactor,
  resetPassword,
  acceptInvitation,
  field,
  signedIn.addChildren([
    home,
    worklist,
    backtest,
    weights,
    imports,
    ledgerImport,
    reconciliation,
    kinds,
    account,
    households,
    household,
    arrangement,
    programme,
    planSettings,
    referrals,
    newReferral,
    duplicates,
    referral,
    sessions,
    committeeSettings,
    session,
    preparation,
    minutes,
    assignments,
    loads,
    zones,
    deadlines,
    procedureCase,
    reform,
    leaseTransfers,
    leaseTransferCase,
    courtAssessmentPage,
    vacancies,
    rehousings,
    matching,
    rehousingCase,
    contours,
    evaluation,
    comparison,
    forecast,
    evaluationRows,
    reports,
    reportsOf,
    funding,
    fundingReconciliation,
    costs,
    payables,
    retention,
    rights,
    takeover,
    joining,
    joiningOrganisation,
    people,
    departure,
    accountSecurity,
    securitySettings,
    abandonedEvents,
    accessTokens,
    webhooks,
    organisations,
    notifications,
    measures,
    measure,
    renewals,
    followUps,
    problemKinds,
    energyVisits,
    accessLog,
    budget,
    agenda,
    rentReliefs,
    envelopes,
    nowhere,
  ]),
]);

export function applicationRouter(queries: QueryClient) {
  const router = createRouter({
    routeTree,
    context: { queries },
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: NotFound,
    defaultPendingMs: 1000,
    scrollRestoration: true,
  });
  router.subscribe("onBeforeNavigate", ({ pathChanged, fromLocation }) => {
    if (pathChanged && fromLocation) expectPage();
  });
  onSignedOut(() => {
    const { pathname, href } = router.state.location;
    if (!queries.getQueryData(meQuery.queryKey) || pathname === "/sign-in") return;
    queries.removeQueries({ queryKey: meQuery.queryKey });
    void import("../../field/pages/here.ts").then(({ dropLists }) => dropLists());
    void router.navigate({ to: "/sign-in", search: { return: href, ended: true } });
  });
  return router;
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof applicationRouter>;
  }
}
