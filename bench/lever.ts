/**
 * A worker moves one lever: from the key to the first frame that shows what follows (instalment, cost, limits; the curve comes after),
 * in a real browser on the real page; against 100 ms, what a person takes for at once. Beside it: the same on a processor made four
 * times slower, and what the rule alone takes over 1,000 households.
 * Needs a Chromium (CHROMIUM_PATH); about a minute.
 */
import { chromium, type Locator } from "playwright-core";

import { chromiumPath } from "../e2e/chromium.ts";
import { startServer } from "../e2e/server.ts";
import { caseOf } from "../src/arrangement/case.rules.ts";
import { follow, instalmentFor } from "../src/arrangement/rules.ts";
import { limitSentence } from "../src/arrangement/words.rules.ts";

const AT_ONCE_MS = 100;
const MOVES = Number(process.env["BENCH_RUNS"] ?? 60);
const SLOWER = 4;

const at = (sorted: readonly number[], share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
const rounded = (ms: number) => Number(ms.toFixed(2));

/** The rule alone: month table, cost, limits and their sentences, of as many households. */
function ruleAlone(): number[] {
  const times = Array.from({ length: 1_000 }, (_, index) => {
    const read = caseOf({
      from: "2027-01",
      debtCents: 100_000 + index * 500,
      household: { resourcesCents: 110_000, chargesCents: 30_000, leastResidualCents: 30_000 },
      rentChargesCents: 62_000,
      benefitCents: 20_000,
      changes: [],
      relief: { monthsLeft: 6, withinMonths: 6, ceilingCents: null, fund: "reliefFund", landlordShare: 0.5 },
      grants: [{ funder: "fsl", ceilingCents: 90_000, paidInMonth: 2 }],
      routes: [{ route: "amicable" }],
    });
    if (!("facts" in read)) throw new Error("the case is wrong");
    const started = performance.now();
    const arranged = follow(read.facts, {
      route: "amicable",
      relief: [{ month: 1, amountCents: 5_000 }],
      grants: [{ funder: "fsl", amountCents: 20_000 }],
      instalmentCents: instalmentFor(read.facts.debtCents, 1 + (index % 36)),
    });
    for (const limit of [...arranged.broken, ...arranged.binding]) limitSentence(limit);
    return performance.now() - started;
  });
  return times.toSorted((one, other) => one - other);
}

/** Milliseconds from a key that writes `months` to the frame drawn after it. */
const moved = (lever: Locator, months: number): Promise<number> =>
  lever.evaluate(async (input, value) => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!;
    const started = performance.now();
    set.call(input, String(value));
    input.dispatchEvent(new Event("input", { bubbles: true }));
    // The frame is drawn once the next message after its callback is heard.
    await new Promise((drawn) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.addEventListener("message", drawn);
        channel.port1.start();
        channel.port2.postMessage(null);
      }),
    );
    return performance.now() - started;
  }, months);

const executablePath = chromiumPath();
if (!executablePath) {
  process.stderr.write("Pas de Chromium : nommez-le par CHROMIUM_PATH.\n");
  process.exit(2);
}
const rule = ruleAlone();
const server = await startServer();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopped.abort());
const times: number[] = [];
const slower: number[] = [];
try {
  const context = await browser.newContext({ locale: "fr", baseURL: server.address });
  const { accounts } = await (await context.request.get("/api/demo-accounts")).json();
  const { email, password } = accounts.find(({ role }: { role: string }) => role === "operatorLead");
  await context.request.post("/api/auth/sign-in/email", {
    data: { email, password },
    headers: { origin: server.address },
  });
  const { rows } = await (await context.request.get("/api/households")).json();
  const { id } = rows.find(({ balanceCents }: { balanceCents: number }) => balanceCents > 0);
  const page = await context.newPage();
  await page.goto(`/households/${id}/arrangement`);
  for (const [label, value] of [
    ["Dette à régler", "2 400"],
    ["Loyer et charges du mois", "620"],
    ["Aide au logement du mois", "200"],
    ["Ressources du mois, hors aide au logement", "1 100"],
    ["Charges du mois, hors loyer", "300"],
    ["Reste à vivre à garder par mois, en tout", "500"],
  ] as const)
    await page.getByLabel(label).fill(value);
  const lever = page.getByLabel("Durée du plan en mois");
  await lever.waitFor();
  const session = await context.newCDPSession(page);
  for (const [rate, into] of [
    [1, times],
    [SLOWER, slower],
  ] as const) {
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    for (let move = 0; move < MOVES && !stopped.signal.aborted; move++)
      into.push(await moved(lever, 12 + (move % 24)));
  }
} finally {
  await browser.close();
  await server.stop();
}
for (const all of [times, slower]) all.sort((one, other) => one - other);
process.stdout.write(
  `${JSON.stringify({
    name: "lever",
    ratio: rounded(at(times, 0.95) / AT_ONCE_MS),
    baseline: AT_ONCE_MS,
    ours: rounded(at(times, 0.95)),
    unit: "ms from the key to the frame, 95th of 100",
    median: rounded(at(times, 0.5)),
    fourTimesSlower: { median: rounded(at(slower, 0.5)), p95: rounded(at(slower, 0.95)) },
    ruleAlone: { median: rounded(at(rule, 0.5)), p99: rounded(at(rule, 0.99)) },
    runs: times.length,
    interrupted: stopped.signal.aborted,
  })}\n`,
);
