/** The house rules: which way imports run. The order of ROOMS is the path of a household (docs/architecture.md). */
const ROOMS = [
  "law",
  "parties",
  "zone",
  "access-token",
  "calendar-link",
  "ledger",
  "entry-kind",
  "ledger-file",
  "file-assistant",
  "ledger-load",
  "intake",
  "scorecard",
  "signals",
  "detection",
  "worklist",
  "backtest",
  "procedure",
  "lever-letter",
  "reform",
  "household-agreement",
  "referral",
  "duplicate",
  "committee",
  "assignment",
  "procedure-calendar",
  "household-budget",
  "assessment",
  "measure",
  "envelope",
  "rent-relief",
  "relief-bill",
  "debt-grant",
  "plan-tracking",
  "repayment-plan",
  "arrangement",
  "arrangement-proposal",
  "lease-transfer",
  "rehousing",
  "funding",
  "evaluation",
];
const room = (names) => `^src/(${names.join("|")})/`;
const PURE = "(/|\\.)rules\\.ts$";

const noLaterRoom = ROOMS.slice(0, -1).map((name, index) => ({
  name: `${name}-knows-no-later-room`,
  severity: "error",
  comment: "Among rooms, a later one may import an earlier one, never the reverse: use an event.",
  from: { path: room([name]), pathNot: "\\.test\\.ts$" },
  to: { path: room(ROOMS.slice(index + 1)) },
}));

export default {
  forbidden: [
    ...noLaterRoom,
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "platform-knows-no-room",
      severity: "error",
      from: { path: "^src/platform/", pathNot: "\\.test\\.ts$" },
      to: { path: ["^src/app/", room(ROOMS)] },
    },
    {
      name: "room-knows-not-the-app",
      severity: "error",
      comment: "The typed client (platform/ui) is how a page talks to the server.",
      from: { path: room(ROOMS), pathNot: "\\.test\\.ts$" },
      to: { path: "^src/app/" },
    },
    {
      name: "rules-are-pure",
      severity: "error",
      comment: "rules.ts: no I/O, no clock, no database. Runs in the browser too.",
      from: { path: PURE },
      to: {
        pathNot: [
          PURE,
          "^src/law/.+-parameters?\\.ts$",
          "^src/platform/(money|calendar)/",
          "node_modules/(temporal-polyfill|date-holidays)",
        ],
      },
    },
    {
      name: "rules-read-no-clock",
      severity: "error",
      comment: "The day comes in as a parameter.",
      from: { path: PURE },
      to: { path: "^src/platform/calendar/today\\.ts$" },
    },
    {
      name: "schema-imports",
      severity: "error",
      from: { path: "^src/.+/schema\\.ts$", pathNot: "^src/platform/" },
      to: {
        pathNot: ["/schema\\.ts$", "^src/platform/(database|access|audit)/", "node_modules/drizzle-orm"],
        // A column may be typed by the words of its room's rules: a type leaves nothing behind at run time.
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "store-knows-no-route-nor-page",
      severity: "error",
      from: { path: "store\\.ts$" },
      to: { path: ["routes\\.ts$", "/pages/"] },
    },
    {
      name: "server-stays-out-of-the-browser",
      severity: "error",
      comment: "Pages and the web shell may import rules, the typed client and platform/ui; types are free.",
      from: { path: ["/pages/", "^src/app/web/", "^src/platform/ui/"], pathNot: "\\.test\\.tsx?$" },
      to: {
        path: [
          "(store|schema|routes)\\.ts$",
          "^src/platform/(database|access|audit|documents|mail|jobs)/",
          "node_modules/(pg|drizzle-orm|fastify|better-auth/dist/(?!client)|@electric-sql|pg-boss|nodemailer)",
        ],
        pathNot: "^src/platform/ui/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-pages-on-the-server",
      severity: "error",
      from: { pathNot: ["/pages/", "^src/app/web/", "^src/platform/ui/"] },
      to: { path: ["\\.tsx$", "^src/platform/ui/", "node_modules/(react|react-dom|@mantine)/"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".d.ts", ".js", ".mjs", ".json"] },
  },
};
