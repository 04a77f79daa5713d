/** `plan`: the instalments of a repayment plan, exact to the cent. */
import { legalOn } from "../../law/legal-parameters.ts";
import { isoDates } from "../../platform/calendar/plain-date.ts";
import { schedule } from "../../repayment-plan/rules.ts";
import { BadArguments, dayOption, integerOption, options, print, refuse, type Command } from "./command.ts";

/** What it takes and prints, as JSON Schema: `--schema`. */
const SCHEMA = {
  input: {
    description: "Options of the command line; months or instalment-cents, not both",
    type: "object",
    required: ["debt-cents", "from"],
    properties: {
      "debt-cents": { type: "integer", minimum: 1 },
      months: { type: "integer", minimum: 1, description: "36 at most (CCH R824-19)" },
      "instalment-cents": { type: "integer", minimum: 1 },
      from: { type: "string", format: "date", description: "Day of the first instalment" },
    },
    oneOf: [{ required: ["months"] }, { required: ["instalment-cents"] }],
  },
  output: {
    type: "array",
    description: "Instalments in order; their sum is the debt, to the cent",
    items: {
      type: "object",
      required: ["n", "on", "amountCents", "leftCents"],
      properties: {
        n: { type: "integer", minimum: 1 },
        on: { type: "string", format: "date" },
        amountCents: { type: "integer", minimum: 0 },
        leftCents: { type: "integer", minimum: 0, description: "Still owed once it is paid" },
      },
    },
  },
} as const;

export const help = `plan --debt-cents N (--months M | --instalment-cents C) --from AAAA-MM-JJ [--json]
  Échéances d'un plan d'apurement, au centime près ; 36 mois au plus (CCH R824-19).
  --schema  imprime le schéma JSON des options et de la réponse.
  Exemple : lt plan --debt-cents 300443 --months 36 --from 2027-01-05`;

export const command: Command = async (args) => {
  const { values } = options(args, {
    options: {
      schema: { type: "boolean" },
      "debt-cents": { type: "string" },
      months: { type: "string" },
      "instalment-cents": { type: "string" },
      from: { type: "string" },
      json: { type: "boolean" },
    },
  });
  if (values.schema) {
    print(SCHEMA);
    return 0;
  }
  const any = { min: Number.MIN_SAFE_INTEGER };
  const debtCents = integerOption("debt-cents", values["debt-cents"], any);
  const from = dayOption("from", values.from);
  const months = integerOption("months", values.months, any);
  const instalmentCents = integerOption("instalment-cents", values["instalment-cents"], any);
  if (debtCents === undefined || from === undefined)
    throw new BadArguments("plan : --debt-cents N et --from AAAA-MM-JJ sont nécessaires.");
  if ((months === undefined) === (instalmentCents === undefined)) {
    throw new BadArguments("plan : donnez --months M, ou bien --instalment-cents C.");
  }
  const limit = legalOn("benefit.planMaxMonths", from);
  const plan = schedule(
    { debtCents, from, ...(months === undefined ? { instalmentCents: instalmentCents! } : { months }) },
    limit,
  );
  if (!Array.isArray(plan)) return refuse([plan]);
  print(isoDates(plan));
  return 0;
};
