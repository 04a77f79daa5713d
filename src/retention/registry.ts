/**
 * What the database holds of people, table by table, and what becomes of it when retention ends. A test reads the database's own
 * catalogue: a table, or a column that can hold words, that nobody placed here fails it.
 */

/** Put in place of words where a row must hold some. */
export const ERASED = "effacé";
export const ERASED_NAME = "Ménage effacé";

/**
 * `file`: what the circle of support wrote of a household. `tenant`: what a landlord holds of a former tenant. `staff`: of people at work.
 * `none`: of nobody. Columns are named between spaces; `keep` names those that hold a code, a figure or a place, and no words on a person.
 */
export type Holding = {
  part: "file" | "tenant" | "staff" | "none";
  /** The rows go. Otherwise: columns emptied, columns put in neutral words, columns given what this SQL says. */
  remove?: true;
  clear?: string;
  replace?: string;
  become?: Readonly<Record<string, string>>;
  keep?: string;
  /** Which rows, where no `household_id` says it; `gone` is the table of the households at hand. */
  rows?: string;
};

const picked = (column: string, keys: readonly string[]) =>
  `coalesce((select jsonb_object_agg(key, value) from jsonb_each(${column}) where key in (${keys.map((key) => `'${key}'`).join(", ")})), '{}')`;
/** Of a referral's facts, figures and codes; what a person told in words goes. */
const FACTS = picked("facts", [
  "asOf",
  "accountOn",
  "debtCents",
  "debtSince",
  "debtOlder",
  "amountDueCents",
  "monthsDue",
  "benefit",
  "stage",
  "signalsOn",
  "firstSignalOn",
  "legalArrearsOn",
  "legalArrears",
  "signals",
]);
const OF_ACCOUNTS =
  "(landlord_id, account_id) in (select a.landlord_id, a.id from tenant_account a where a.household_id in (select id from gone))";
/** Sessions that spoke of nobody else. */
const OF_SESSIONS = `id in (select i.session_id from agenda_item i group by i.session_id having bool_and(i.household_id in (select id from gone)
  or exists (select 1 from file_retention f where f.household_id = i.household_id and f.erased_on is not null)))`;

const file = (of: Omit<Holding, "part">): Holding => ({ part: "file", ...of });
const tenant = (of: Omit<Holding, "part">): Holding => ({ part: "tenant", ...of });
const staff = (keep = ""): Holding => ({ part: "staff", keep });
const none = (keep = ""): Holding => ({ part: "none", keep });
const gone = { remove: true } as const;

/** In the order in which rows may go: what points at a row goes before it. */
export const HOLDINGS: Readonly<Record<string, Holding>> = {
  // What was said in confidence.
  contact_note: file(gone),
  contact: file({ keep: "kind state" }),
  assessment_problem: file({ clear: "detail wish works_on problem", keep: "domain" }),
  assessment: file({ keep: "moment" }),
  household_budget: file(gone),
  objective_action: file(gone),
  objective: file(gone),
  measure_module: file(gone),
  adviser_finding: file({ become: { facts: "'{}'" } }),
  adviser_part: file({ clear: "question", keep: "trade" }),
  household_message: file(gone),
  household_link: file(gone),
  received_file: file(gone),
  court_observation: file(gone),
  court_assessment: file(gone),
  arrangement_case: file(gone),
  rehousing_case: file(gone),
  referral_words: file(gone),
  // Steps of the path: their dates, kinds and amounts are what figures are counted from.
  referral: file({
    clear: "informed_how informed_by withdrawn_reason",
    become: { facts: FACTS },
    keep: "commune_insee track status tie",
  }),
  referral_move: file({ clear: "reason", keep: "from_status to_status" }),
  referral_need: file({ keep: "need" }),
  household_agreement: file({ clear: "how ended_why", keep: "kind domain recipient" }),
  preparation_need: file({ replace: "what", keep: "bringer" }),
  agenda_item: file({ become: { facts: FACTS } }),
  agenda_recusal: file({ replace: "reason" }),
  item_voice: file({ clear: "comment", keep: "voice" }),
  decision: file({
    clear: "conditions missing reason_text redirected_to operator_reason service dissent",
    keep: "kind track levers reason recommended votes",
  }),
  committee_session: file({
    rows: OF_SESSIONS,
    clear: "observations urgent_because",
    keep: "number place video_link status kind starts_at",
  }),
  // Signed minutes stand word for word, in figures and codes (src/minutes): the name goes, and what was added later.
  minutes_name: file(gone),
  minutes_addendum: file({
    rows: "agenda_item_id in (select i.agenda_item_id from minutes_item i where i.household_id in (select id from gone))",
    replace: "text",
  }),
  minutes_item: file({ keep: "content" }),
  assignment: file({ clear: "override_reason" }),
  assignment_reason: file({ keep: "proposed weights" }),
  hand_over: file({ clear: "reason" }),
  hand_over_request: file({ replace: "reason", clear: "answer_words", keep: "answer" }),
  measure: file({
    clear: "renewal_reason closing_summary handed_on_to",
    keep: "track outcome tie_at_end",
  }),
  measure_suspension: file({ keep: "reason" }),
  measure_time: file({ clear: "what" }),
  renewal_request: file({ replace: "reason", clear: "words agenda_words", keep: "answer" }),
  follow_up: file({ clear: "words", keep: "whereabouts" }),
  tripartite_signature: file({
    replace: "name",
    become: { signature: "'{}'" },
    clear: "witness",
    keep: "party",
  }),
  tripartite_invitation: file({ keep: "party means language" }),
  tripartite_meeting: file({
    clear: "shared_minutes assessment_summary place at_time",
    keep: "kind state attended",
  }),
  rent_relief: file({
    clear: "conditions stop_reason change_reason",
    keep: "agreement_number status fund landlord_source eligibility proposed_months",
  }),
  rent_relief_month: file({}),
  rent_relief_stop: file({ clear: "reason", keep: "cause settled_as" }),
  relief_bill_ack: file({ clear: "reference", keep: "token_name" }),
  debt_grant: file({
    clear: "purpose conditions payment_reference",
    become: { pieces: "'[]'", reason: `case when reason is not null then '${ERASED}' end` },
    keep: "fund status",
  }),
  repayment_plan: file({
    clear: "cancel_reason changed witness signature",
    keep: "kind allocation means",
  }),
  plan_reminder: file({ replace: "text", keep: "way" }),
  instalment: file({}),
  arrangement_proposal: file({
    clear: "note reason",
    keep: "goal status levers months cost_by_funder",
  }),
  arrangement_step: file({ keep: "lever funder" }),
  envelope_commitment: file({ keep: "fund subject" }),
  lease_transfer: file({}),
  lease_transfer_account: file({ keep: "holder" }),
  lease_transfer_cost: file({ clear: "words", keep: "kind" }),
  lease_transfer_fact: file({ become: { detail: "'{}'" }, keep: "kind" }),
  rehousing_request: file({ keep: "communes reason debt_treatment closed_why" }),
  rehousing_agreement: file({ replace: "how" }),
  rehousing_proposal: file({ keep: "home" }),
  rehousing_fact: file({ clear: "reason", keep: "kind" }),
  // A spreadsheet's home has the reference of its path for a name.
  dwelling: file({
    rows: "(landlord_id, reference) in (select t.landlord_id, t.case_ref from taken_over_case t where t.household_id in (select id from gone))",
    become: { reference: "app.erased_reference(reference)" },
    keep: "address postcode town commune_insee address_key",
  }),
  // A path taken over from a spreadsheet is known again by its reference, of which a print is kept.
  taken_over_case: file({
    become: {
      case_ref: "case when case_ref like 'efface-%' then case_ref else app.erased_reference(case_ref) end",
    },
    keep: "stated",
  }),
  // Figures and codes of the file, for indicators.
  counted_path: file({
    keep: "commune_insee track tie tie_at_end outcome stage home_on elsewhere_on three_on fewer_on untold_on six twelve",
  }),
  counted_referral: file({ keep: "commune_insee tie stage" }),
  notification: file({ ...gone }),
  outbox_event: file({ rows: "household_id in (select id from gone) and outcome is not null", remove: true }),
  rights_request: file({ clear: "words reason lifted_why", keep: "kind answer" }),
  retention_hold: file({ replace: "reason", clear: "lifted_why" }),
  retention_forward: file({ replace: "reason", keep: "part" }),
  removal: file({ replace: "reason", clear: "said", keep: "of_table row_id" }),
  file_retention: file({}),
  retention_line: file({ replace: "because", keep: "part step" }),

  // What the landlord holds: amounts, dates and the account's number stay under its own rule of accounting; the name goes.
  account_officer: tenant({}),
  appraisal: tenant({ clear: "words", become: { before: "'{}'", signals: "'[]'" }, keep: "kind why" }),
  outreach: tenant({ clear: "note", become: { before: "'{}'" }, keep: "kind result" }),
  procedure_act: tenant({ clear: "stated_time detail", keep: "kind" }),
  worklist_item: tenant(gone),
  ledger_entry: tenant({ rows: OF_ACCOUNTS, replace: "label", clear: "reference", keep: "kind means" }),
  withdrawn_entry: tenant({ rows: OF_ACCOUNTS, replace: "label", clear: "reference", keep: "kind means" }),
  stated_balance: tenant({ rows: OF_ACCOUNTS }),
  account_month: tenant({}),
  tenant_account: tenant({ replace: "leaseholder_name", keep: "number commune_insee" }),
  household_pair: tenant({
    rows: "one_id in (select id from gone) or other_id in (select id from gone) or kept_id in (select id from gone)",
    remove: true,
  }),
  tenancy: tenant({ clear: "dwelling_id" }),
  person: tenant(gone),
  household: tenant({ rows: "id in (select id from gone)", become: { name: `'${ERASED_NAME}'` } }),
  /** Lines that name the household go by their words, not by a key: see lines.store.ts. */
  ledger_quarantine: none("field value rule message raw settlement entry english"),
  taken_over_file: none("what file_name quarantine"),
  takeover_mapping: none("what mapping"),
  /** Who read and changed files: kept for its own time (src/access-log), by number and without a name. */
  audit_seal: none("entries_hash chain"),
  reading_hour: staff("role"),
  audit_entry: staff("action subject subject_id role request_id ip_address"),

  // Homes, places, organisations, money without a household.
  vacancy: none("reference commune_insee address energy_class status status_why"),
  vacancy_import: none("file_name token_name"),
  vacancy_quarantine: none("field value rule message english raw"),
  commune: none("insee name postcodes intercommunality_code intercommunality_name"),
  commune_contour: none("insee rings source"),
  zone: none("name"),
  zone_commune: none("insee"),
  organisation: none("kind code name"),
  partner_agreement: none("reference"),
  envelope: none("fund"),
  envelope_line: none("kind reason"),
  funding_agreement: none("funder name pays_for conditions"),
  funding_due: none("kind what"),
  funding_revision: none("before reason"),
  funding_explanation: none("between words"),
  funding_line: none("kind funder line explanation cost_line"),
  funding_rule: none("cost_line"),
  /** A line names a measure by its reference, its landlord and its days. */
  payment_line: none("kind words"),
  payment_list: none("number signed_by"),
  dated_setting: none("rule value source checked"),
  problem_kind: none("domain french english"),
  minutes: none("number header seal"),
  retention_run: none("state counts"),
  detection_run: none(),
  backtest_run: none("outcome result cases"),
  signal_weights: none("origin factors chance learned_from reason"),
  entry_kind_rule: none("words kind means"),
  ledger_import: none("file_name sha256 way token_name delivery kind replaces_accounts"),
  ledger_mapping: none("mapping kind"),
  landlord_time: none("what"),
  session_change: none(),
  // Figures frozen by period: counted without identity.
  snapshot: none("made_by_name words"),
  snapshot_figure: none("edition cut key label indicator unit parts"),
  snapshot_path: none("facts"),
  snapshot_payer: none("payer facts"),

  // People at work: accounts and posts, under their own rules (src/sign-in).
  access_token: staff("name scopes secret_hash last_used_from"),
  auth_account: staff("account_id provider_id access_token refresh_token id_token scope password"),
  auth_lockout: staff("email"),
  auth_passkey: staff("name credential_id public_key transports"),
  auth_rate_limit: staff("key"),
  auth_session: staff("token ip_address user_agent method"),
  auth_two_factor: staff("secret backup_codes"),
  auth_used_code: staff("code_hash"),
  auth_user: staff("name email image"),
  auth_verification: staff("identifier value"),
  calendar_link: staff("purpose secret_hash"),
  factor_reset: staff("reason"),
  invitation: staff("role name email token_hash"),
  joining_step: staff("step"),
  member: staff("role name email"),
  notification_setting: staff("language"),
  session_member: staff("presence"),
  webhook: staff("name url kinds"),
  // A receiver is told by number and day, never by name.
  webhook_delivery: none("kind data last_answer"),
  webhook_secret: staff("secret"),
  worklist_default_view: staff(),
  worklist_view: staff("name filters"),
};

export type Part = "file" | "tenant";

export const columnsOf = (words = ""): string[] => words.split(" ").filter((name) => name !== "");

/** What happens to the rows of a table: `where` picks those that still hold something. Undefined: nothing does. */
export function erasureOf(table: string): { statement: string; where: string } | undefined {
  const { remove, clear, replace, become = {}, rows } = HOLDINGS[table]!;
  const of = rows ?? "household_id in (select id from gone)";
  if (remove) return { statement: `delete from ${table}`, where: `(${of})` };
  const changes: [column: string, value: string][] = [
    ...columnsOf(clear).map((column): [string, string] => [column, "null"]),
    ...columnsOf(replace).map((column): [string, string] => [column, `'${ERASED}'`]),
    ...Object.entries(become),
  ];
  if (changes.length === 0) return undefined;
  return {
    statement: `update ${table} set ${changes.map(([column, value]) => `${column} = ${value}`).join(", ")}`,
    where: `(${of}) and (${changes.map(([column, value]) => `${column} is distinct from ${value}`).join(" or ")})`,
  };
}

export const tablesOf = (part: Part): string[] =>
  Object.entries(HOLDINGS).flatMap(([table, holding]) => (holding.part === part ? [table] : []));
