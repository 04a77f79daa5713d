/** The rooms' routes, in the order of a household's path. */
import { abandonedEventRoutes } from "../abandoned-event/routes.ts";
import { worklistRoutes } from "../worklist/routes.ts";
import { backtestRoutes } from "../backtest/routes.ts";
import { accessTokenRoutes } from "../access-token/routes.ts";
import { debtGrantRoutes } from "../debt-grant/routes.ts";
import { envelopeRoutes } from "../envelope/routes.ts";
import { duplicateRoutes } from "../duplicate/routes.ts";
import { arrangementRoutes } from "../arrangement-proposal/routes.ts";
import { payableRoutes } from "../payable/routes.ts";
import { costRoutes } from "../cost/routes.ts";
import { fundingRoutes } from "../funding/routes.ts";
import { takeoverRoutes } from "../takeover/routes.ts";
import { reportRoutes } from "../report/routes.ts";
import { frozenForFunders } from "../snapshot/funder.store.ts";
import { snapshotRoutes } from "../snapshot/routes.ts";
import { evaluationRoutes } from "../evaluation/routes.ts";
import { comparisonRoutes } from "../comparison/routes.ts";
import { forecastRoutes } from "../forecast/routes.ts";
import { outcomeRoutes } from "../outcome/routes.ts";
import { assignmentRoutes } from "../assignment/routes.ts";
import { handOverRequestRoutes } from "../assignment/request.routes.ts";
import { assignmentSettingRoutes } from "../assignment/setting.routes.ts";
import { committeeRoutes } from "../committee/routes.ts";
import { committeeSettingRoutes } from "../committee/settings.routes.ts";
import { preparationRoutes } from "../preparation/routes.ts";
import { liveRoutes } from "../sitting/live.routes.ts";
import { sittingRoutes } from "../sitting/routes.ts";
import { minutesRoutes } from "../minutes/routes.ts";
import { entryKindRoutes } from "../entry-kind/routes.ts";
import { householdAgreementRoutes } from "../household-agreement/routes.ts";
import { statedBalanceRoutes } from "../stated-balance/routes.ts";
import { fileAssistantRoutes } from "../file-assistant/routes.ts";
import { intakeRoutes } from "../intake/routes.ts";
import { joiningRoutes } from "../joining/routes.ts";
import { ledgerRoutes } from "../ledger/routes.ts";
import type { App } from "../platform/access/http.ts";
import { contourRoutes } from "../zone/contour.routes.ts";
import { zoneRoutes } from "../zone/routes.ts";
import { procedureRoutes } from "../procedure/routes.ts";
import { actImportRoutes } from "../act-import/routes.ts";
import { leverLetterRoutes } from "../lever-letter/routes.ts";
import { procedureCalendarRoutes } from "../procedure-calendar/routes.ts";
import { reformRoutes } from "../reform/routes.ts";
import { referralRoutes } from "../referral/routes.ts";
import { scratchRoutes } from "../referral/scratch.routes.ts";
import { householdBudgetRoutes } from "../household-budget/routes.ts";
import { adviserPartRoutes } from "../adviser-part/routes.ts";
import { accessLogRoutes } from "../access-log/routes.ts";
import { assessmentRoutes } from "../assessment/routes.ts";
import { measureRoutes } from "../measure/routes.ts";
import { tripartiteRoutes } from "../tripartite/routes.ts";
import { objectiveRoutes } from "../objective/routes.ts";
import { closingRoutes } from "../closing/routes.ts";
import { receivedFileRoutes } from "../received-file/routes.ts";
import { fieldRoutes } from "../field/routes.ts";
import { renewalRoutes } from "../renewal/routes.ts";
import { notificationRoutes } from "./jobs/notifications.routes.ts";
import { peopleRoutes } from "./people.routes.ts";
import { reliefBillRoutes } from "../relief-bill/routes.ts";
import { retentionRoutes } from "../retention/routes.ts";
import { rightsRoutes } from "../rights/routes.ts";
import { rentReliefRoutes } from "../rent-relief/routes.ts";
import { weightingRoutes } from "../weighting/routes.ts";
import { matchingRoutes } from "../rehousing/matching.routes.ts";
import { rehousingRoutes } from "../rehousing/routes.ts";
import { vacancyRoutes } from "../vacancy/routes.ts";
import { departureRoutes } from "../departure/routes.ts";
import { webhookRoutes } from "../webhook/routes.ts";
import { weekRoutes } from "../week/routes.ts";
import { leaseTransferRoutes } from "../lease-transfer/routes.ts";
import { repaymentPlanRoutes } from "../repayment-plan/routes.ts";
import { supportDocumentRoutes } from "../support-document/routes.ts";
import { courtAssessmentRoutes } from "../court-assessment/routes.ts";
import { householdLinkRoutes } from "../household-view/routes.ts";
import { householdViewRoutes } from "../household-view/view.routes.ts";
import { signInRoutes } from "../sign-in/routes.ts";
import { householdFileRoutes } from "./household-file/household-file.routes.ts";

export const ROOM_ROUTES: readonly ((app: App) => Promise<void>)[] = [
  abandonedEventRoutes,
  zoneRoutes,
  contourRoutes,
  signInRoutes,
  accessTokenRoutes,
  webhookRoutes,
  ledgerRoutes,
  entryKindRoutes,
  fileAssistantRoutes,
  statedBalanceRoutes,
  (app) => intakeRoutes(app),
  worklistRoutes,
  backtestRoutes,
  weightingRoutes,
  procedureRoutes,
  actImportRoutes,
  leverLetterRoutes,
  reformRoutes,
  householdAgreementRoutes,
  referralRoutes,
  scratchRoutes,
  duplicateRoutes,
  committeeRoutes,
  committeeSettingRoutes,
  preparationRoutes,
  sittingRoutes,
  liveRoutes,
  minutesRoutes,
  assignmentRoutes,
  assignmentSettingRoutes,
  handOverRequestRoutes,
  procedureCalendarRoutes,
  householdBudgetRoutes,
  assessmentRoutes,
  adviserPartRoutes,
  measureRoutes,
  tripartiteRoutes,
  objectiveRoutes,
  renewalRoutes,
  closingRoutes,
  receivedFileRoutes,
  fieldRoutes,
  envelopeRoutes,
  rentReliefRoutes,
  reliefBillRoutes,
  debtGrantRoutes,
  repaymentPlanRoutes,
  leaseTransferRoutes,
  departureRoutes,
  weekRoutes,
  vacancyRoutes,
  rehousingRoutes,
  matchingRoutes,
  fundingRoutes,
  costRoutes,
  payableRoutes,
  takeoverRoutes,
  joiningRoutes,
  supportDocumentRoutes,
  courtAssessmentRoutes,
  householdLinkRoutes,
  householdViewRoutes,
  arrangementRoutes,
  evaluationRoutes(frozenForFunders),
  outcomeRoutes,
  comparisonRoutes,
  forecastRoutes,
  snapshotRoutes,
  reportRoutes,
  retentionRoutes,
  rightsRoutes,
  householdFileRoutes,
  notificationRoutes,
  peopleRoutes,
  accessLogRoutes,
];
