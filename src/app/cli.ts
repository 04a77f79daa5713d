#!/usr/bin/env node
/** The command line. Shapes are those of docs/commands.md; standard output holds the answer, standard error the rest. */
import { BadArguments, type Command } from "./commands/command.ts";

/** Loaded when called: a pure computation never waits for the database's code. */
const COMMANDS: Record<string, () => Promise<{ command: Command; help?: string }>> = {
  serve: () => import("./commands/serve.ts"),
  demo: () => import("./commands/demo.ts"),
  "import ledger": () => import("./commands/import-ledger.ts"),
  "import cases": async () => ({ command: (await import("./commands/import-takeover.ts")).importingCases }),
  "import funding": async () => ({
    command: (await import("./commands/import-takeover.ts")).importingFunding,
  }),
  detect: () => import("./commands/detect.ts"),
  worklist: () => import("./commands/worklist.ts"),
  backtest: () => import("./commands/backtest.ts"),
  "scorecard fit": async () => ({ command: (await import("./commands/scorecard.ts")).fit }),
  "scorecard score": async () => ({ command: (await import("./commands/scorecard.ts")).score }),
  "legal-arrears": () => import("./commands/legal-arrears.ts"),
  deadlines: () => import("./commands/deadlines.ts"),
  plan: () => import("./commands/plan.ts"),
  "plan-state": () => import("./commands/plan-state.ts"),
  arrange: () => import("./commands/arrange.ts"),
  evaluate: () => import("./commands/evaluate.ts"),
  funding: () => import("./commands/funding.ts"),
  report: () => import("./commands/report.ts"),
  retention: () => import("./commands/retention.ts"),
  verify: () => import("./commands/verify.ts"),
  doctor: () => import("./commands/doctor.ts"),
  backup: async () => ({ command: (await import("./commands/backup.ts")).backup }),
  restore: async () => ({ command: (await import("./commands/backup.ts")).restore }),
  move: async () => ({ command: (await import("./commands/backup.ts")).move }),
};

async function main(given: string[]): Promise<number> {
  if (Number(process.versions.node.split(".")[0]) < 26) {
    throw new BadArguments(
      `Node 26 est nécessaire (ici ${process.versions.node}) : lancez par npm, « npm run -s lt -- … ».`,
    );
  }
  const name = [given.slice(0, 2).join(" "), given[0] ?? ""].find((candidate) => candidate in COMMANDS);
  if (!name) {
    throw new BadArguments(
      `Commande inconnue : « ${given[0] ?? ""} ». Commandes : ${Object.keys(COMMANDS).join(", ")}.`,
    );
  }
  const { command, help } = await COMMANDS[name]!();
  if (given.includes("--help") && help !== undefined) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  return command(given.slice(name.split(" ").length));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof BadArguments || (error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS")) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 2;
  } else {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
