/** Limits of the programme's own conventions and of lease transfer. A funder or landlord may set stricter ones, dated too. */
import { parameter } from "./dated-parameter.ts";

const SHEET = "fiche projet « Logement toujours », juin 2020";
const since2016 = { from: "2016-01-01" };

export const PROGRAMME_PARAMETERS = [
  parameter("rentRelief.maxMonths", 6, SHEET, since2016),
  parameter("measure.months", 6, SHEET, since2016),
  parameter("measure.tripartiteMeetings", 3, SHEET, since2016),
  /** The sheet says start, midway and end, not by when. Midway counts from the first day: half of six months and two weeks. */
  parameter(
    "measure.tripartiteBy",
    { start: "P1M", midway: "P3M15D", beforeEnd: "P0D" },
    "réglage de la plateforme : à confirmer",
    { checked: null },
  ),
  /** "Renouvelable", says the sheet, without a limit: none is applied. */
  parameter("measure.maxRenewals", null, `${SHEET} : aucun plafond publié, à confirmer`, { checked: null }),
  /** Who decides of a renewal that a worker asks for: the coordination, or a session of the committee. The sheet does not say. */
  parameter("measure.renewalDecidedBy", "coordinator", "réglage de la plateforme : à confirmer", {
    checked: null,
  }),
  /** How long before its last day renewing or closing a measure is to be decided. */
  parameter("measure.decideBefore", "P30D", "réglage de la plateforme : à confirmer", { checked: null }),
  /** A running measure without a contact held for as long is shown. */
  parameter("measure.contactGap", "P30D", "réglage de la plateforme : à confirmer", { checked: null }),
  /** A hearing noted ahead further than this is taken for a slip of the year, and told. */
  parameter("hearing.farAfter", "P2Y", "réglage de la plateforme : à confirmer", { checked: null }),
  /** A landlord may set its own: days of tolerance, what a payment settles first, how long before an instalment its worker is told. */
  parameter("plan.toleranceDays", 5, "réglage de la plateforme : à confirmer", { checked: null }),
  parameter("plan.allocation", "rentFirst", "conception : le loyer courant d'abord, puis les échéances"),
  parameter("plan.reminderDays", 5, "réglage de la plateforme : à confirmer", { checked: null }),
  parameter("leaseTransfer.reviewEvery", "P6M", "CCH L442-8-3 ; décret n° 2010-1564"),
  /** Before the end of the period set by the agreement, the landlord tells the prefect whether it offers the lease. */
  parameter("leaseTransfer.prefectToldBefore", "P2M", "CCH L442-8-3 ; décret n° 2010-1564"),
  parameter("leaseTransfer.slideWithin", "P2Y", "pratique des bailleurs et opérateurs"),
  /** How long before a day of a lease transfer who follows it is told. */
  parameter("leaseTransfer.toldBefore", "P30D", "réglage de la plateforme : à confirmer", { checked: null }),
  /** What the mail of deadlines looks ahead over on the week's first working day; and what is near enough to be told on any other. */
  parameter("deadlines.mailAhead", "P7D", "réglage de la plateforme : à confirmer", { checked: null }),
  parameter("deadlines.mailNear", "P2D", "réglage de la plateforme : à confirmer", { checked: null }),
  /** Main rooms proposed at least for 1, 2, 3… people that move; who knows the household changes it. */
  parameter("rehousing.roomsByPeople", [1, 2, 2, 3, 4, 4, 5], "réglage de la plateforme : à confirmer", {
    checked: null,
  }),
  /** Points of each drawback of a home, beside the effort rate (25 % : 250 points): src/rehousing/weights.rules.ts. */
  parameter(
    "rehousing.weights",
    {
      roomOver: 25,
      week: 4,
      kilometre: 3,
      energy: { A: 0, B: 0, C: 10, D: 20, E: 50, F: 100, G: 160 },
      unknownEnergy: 40,
      monthWaited: 6,
      safety: 300,
      unfit: 150,
    },
    "réglage de la plateforme : à confirmer",
    { checked: null },
  ),
  /** Minimum age counted as an adult and weights, modified OECD scale. */
  parameter(
    "budget.consumptionUnits",
    { adultFrom: 14, otherAdult: 0.5, child: 0.3 },
    "échelle OCDE modifiée",
  ),
  parameter("budget.daysPerMonth", 30.4, "UNCCAS 2011"),
  /** How what is left to live on is told where no funder has set its own way: there is no national norm. */
  parameter("budget.residualPer", "day", "UNCCAS 2011 : aucune norme nationale, à confirmer", {
    checked: null,
  }),
  /** Flat rates of the Banque de France for the first person of a home and each other one: the table of the year was not read. */
  parameter("budget.flatRates", null, "barème de la Banque de France : à confirmer", { checked: null }),
  parameter("budget.effortRateCeiling", 0.35, "FSL Lyon ; autres fonds : à confirmer", { checked: null }),
  /** Flat rates and ceilings of Isère's own funds are not known to us: a setting, left empty rather than invented. */
  parameter("housingFund.isere", null, "FSL Isère : à confirmer", { checked: null }),
  /** How long a grant that was paid may take to be written on the tenant's account before it is said to be missing. */
  parameter("debtGrant.patience", "P45D", "réglage de la plateforme : à confirmer", { checked: null }),
  /** Days after the month's end by which the bill's remainder of a relieved month is to be paid. */
  parameter("rentRelief.residualWithin", "P10D", "réglage de la plateforme : à confirmer", { checked: null }),
  /** Share of a relief that the fund bears, the landlord the rest: each agreement sets its own. */
  parameter("rentRelief.fundShare", null, "convention de chaque année : à confirmer", { checked: null }),
  /** Effect of a rent relief on housing benefit: not settled in writing. */
  parameter("rentRelief.effectOnBenefit", null, "CAF : à confirmer", { checked: null }),
  parameter("retention.afterLastContact", "P2Y", "CNIL, délib. 2021-028 et 2023-095"),
  parameter("retention.accessLogs", "P12M", "CNIL, délib. 2021-122"),
  /** Reading that a data-protection officer looks at: more households than this in an hour; between these hours of Paris. */
  parameter("accessLog.manyFilesPerHour", 30, "réglage de la plateforme : à confirmer", { checked: null }),
  parameter("accessLog.night", { from: 22, to: 6 }, "réglage de la plateforme : à confirmer", {
    checked: null,
  }),
  /** Refused requests of one person that are written line by line in a minute; the rest of that minute is counted in one. */
  parameter("accessLog.refusalsPerMinute", 10, "réglage de la plateforme : à confirmer", { checked: null }),
  /** How long a closed file that nobody reads any more waits before its words are erased. */
  parameter("retention.archived", "P1Y", "réglage de la plateforme : à confirmer", { checked: null }),
  /** How long a landlord keeps the name of a tenant who left and owes nothing: as long as either may sue. */
  parameter("retention.formerTenant", "P3Y", "loi n° 89-462 du 6 juillet 1989, art. 7-1 : à confirmer", {
    checked: null,
  }),
  /** How long a line that was set aside from a file keeps what the file said. */
  parameter("retention.quarantine", "P1Y", "réglage de la plateforme : à confirmer", { checked: null }),
  /** How long an event that took effect is kept: after that nothing asks for it. */
  parameter("outbox.handledFor", "P90D", "réglage de la plateforme : à confirmer", { checked: null }),
  /** How long an installation keeps its copies: what was erased lives on in them until then. */
  parameter("retention.copies", "P90D", "réglage de la plateforme : à confirmer", { checked: null }),
  /** Within how long a person who asks about their data is answered. */
  parameter("rights.answerWithin", "P1M", "RGPD, art. 12(3)"),
  /** How long the link of an invitation opens an account; an organisation may set its own. */
  parameter("invitation.validFor", "P7D", "réglage de la plateforme : à confirmer", { checked: null }),
  /** How long a session lives without a request, and at most; after which a change of factors asks to sign in again. */
  parameter("session.idle", "PT4H", "réglage de la plateforme : à confirmer", { checked: null }),
  parameter("session.absolute", "PT24H", "réglage de la plateforme : à confirmer", { checked: null }),
  parameter("session.stepUp", "PT10M", "réglage de la plateforme : à confirmer", { checked: null }),
  /** Between which an organisation sets its own lengths; the reasons stand beside the form (src/sign-in/lengths.rules.ts). */
  parameter(
    "session.bounds",
    {
      idleMinutes: { least: 5, most: 720 },
      longestHours: { least: 1, most: 720 },
      warnDays: { least: 30, most: 351 },
      closeDays: { least: 44, most: 365 },
      noticeDays: 14,
    },
    "réglage de la plateforme : à confirmer",
    { checked: null },
  ),
  /** The posts that sign in with a second factor, where no organisation sets others. An officer reads everybody's access log. */
  parameter(
    "secondFactor.required",
    ["coordinator", "administrator"],
    "réglage de la plateforme : à confirmer",
    { to: "2026-11-26", checked: null },
  ),
  parameter(
    "secondFactor.required",
    ["coordinator", "administrator", "dataProtectionOfficer"],
    "réglage de la plateforme : à confirmer",
    { from: "2026-11-27", checked: null },
  ),
  /** An account that nobody uses: warned by mail, then closed. */
  parameter("account.dormant", { warn: "P150D", close: "P180D" }, "réglage de la plateforme : à confirmer", {
    checked: null,
  }),
  /** A received file: its size, to which longest side a page shrinks a picture, and the pixels above which one is refused. */
  parameter(
    "receivedFile.limits",
    { largestBytes: 8_000_000, longestSide: 2400, mostPixels: 60_000_000 },
    "réglage de la plateforme : à confirmer",
    { checked: null },
  ),
  /** How long a household's code may be typed, how long the page that it opened stays open, and wrong tries before a code is void. */
  parameter(
    "householdView.access",
    { code: "P14D", page: "P7M", tries: 5 },
    "réglage de la plateforme : à confirmer",
    { checked: null },
  ),
  /** Points that each drawback of an operator costs in a proposal (src/assignment/settings.rules.ts). */
  parameter(
    "assignment.weights",
    { outOfZone: 100, unmetNeed: 150, overCeiling: 400, load: 40, notKnown: 20 },
    "réglage de la plateforme : à confirmer",
    { checked: null },
  ),
  /** Accounts that payments to operators are exported on: expense, supplier, advances paid (plan comptable général). */
  parameter(
    "payable.accounts",
    { expense: "611", supplier: "401", advance: "4091" },
    "réglage de la plateforme : à confirmer",
    { checked: null },
  ),
  /** Under which heading of the financial report (CERFA 15059) each cost line goes; null: a person decides. */
  parameter(
    "payable.reportHeadings",
    {
      support: "64",
      coordination: "64",
      relief: "65",
      grants: "65",
      overhead: "indirect",
      landlordTime: "86",
      other: null,
    },
    "réglage de la plateforme : à confirmer",
    { checked: null },
  ),
  /** Under which kind of payer, in heading 74 of the financial report, each funder's code goes; one that is not here is for a person to say. */
  parameter(
    "payable.payerHeadings",
    { FNAVDL: "state", METRO: "intercommunality", FAP: "private", FCE: "private" },
    "réglage de la plateforme : à confirmer",
    { checked: null },
  ),
  /** Days after a year's, and a quarter's, end on which its figures freeze by themselves; null: never. */
  parameter(
    "snapshot.freezeAfter",
    { yearDays: 31, quarterDays: 15 },
    "réglage de la plateforme : à confirmer",
    { checked: null },
  ),
] as const;
