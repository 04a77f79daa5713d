/**
 * People who write, all at once and without a pause, whatever happens to the server: contacts with their notes, files received, a referral's
 * draft, requests for grants, reliefs proposed and refused, ledger files. Each write is noted before it is sent, and again when it is answered.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import { PDF } from "../src/platform/files/file-samples.ts";
import type { Answer, Person } from "./people.ts";

export type Kind =
  | "contact"
  | "file"
  | "draft"
  | "grant"
  | "grantBack"
  | "relief"
  | "reliefRefused"
  | "import";
/** `key`: what finds it in the database whatever was answered; `id`: what the answer named. `status` 0: no answer. */
export type Written = {
  kind: Kind;
  key: string;
  sentAt: number;
  status: number;
  requestId: string | null;
  id: string | null;
  ms: number;
  title: string | null;
};

export type People = { worker: Person; adviser: Person; officer: Person; coordinator: Person };
/** What they write on: it stands in the demonstration. */
type Subjects = { measures: string[]; referralId: string; grants: Spot[]; reliefs: Spot[] };
type Spot = { householdId: string; accountId: number; measureId: string };

export type Writers = {
  written: Written[];
  /** Numbers given so far: writers that follow go on from there, so that no two writes have one key. */
  reached: () => number;
  /** Sent and not answered at this moment. */
  inFlight: () => number;
  /** Waits until `count` more writes are acknowledged, from whatever server answers; throws after `patience` ms. */
  moreAcknowledged: (count: number, patience?: number) => Promise<number>;
  stop: () => Promise<void>;
};

const today = () => Temporal.Now.zonedDateTimeISO("Europe/Paris").toPlainDate();
export const isAcknowledged = ({ status }: Pick<Written, "status">) => status >= 200 && status < 300;

const turn = <T>(from: readonly T[], n: number) => from[n % from.length]!;

export async function subjectsOf({ worker, adviser, officer }: People): Promise<Subjects> {
  const { body } = await worker.get("/api/field");
  const measures = body.measures?.map(({ id }) => id) ?? [];
  const subjects: Subjects = { measures, referralId: "", grants: [], reliefs: [] };
  for (const measureId of measures) {
    const householdId = (await worker.get(`/api/measures/${measureId}`)).body.measure!.householdId;
    const { body: reliefs } = await worker.get(`/api/households/${householdId}/reliefs`);
    const { body: grants } = await worker.get(`/api/households/${householdId}/grants`);
    const account = grants.accounts?.find((one) => one.balanceCents > 100_00);
    const basis = reliefs.bases?.find((one) => one.measureId === measureId);
    const spot = { householdId, measureId, accountId: Number(account?.accountId) };
    if (basis && basis.monthsLeft > 2 && basis.billCents) subjects.reliefs.push(spot);
    if (account) subjects.grants.push(spot);
  }
  const { body: list } = await officer.get("/api/worklist");
  for (const { householdId } of list.rows ?? []) {
    if (!householdId) continue;
    const begun = await adviser.send("POST", `/api/households/${householdId}/referrals`, {});
    if (!isAcknowledged(begun)) continue;
    subjects.referralId = String(begun.body.id);
    break;
  }
  return subjects;
}

/** Begins; each loop writes one thing after another, for as long as it takes. `from`: what writers before these have `reached`. */
export function startWriters(
  { worker, adviser, officer, coordinator }: People,
  on: Subjects,
  from = 0,
): Writers {
  const written: Written[] = [];
  const ending = new AbortController();
  let count = from;
  let draftVersion: string | null = null;
  let flying = 0;

  async function write(
    kind: Kind,
    key: string,
    send: () => Promise<Answer>,
    idOf: (answer: Answer) => unknown,
  ) {
    const one: Written = {
      kind,
      key,
      sentAt: Date.now(),
      status: -1,
      requestId: null,
      id: null,
      ms: 0,
      title: null,
    };
    written.push(one);
    flying += 1;
    const answer = await send();
    flying -= 1;
    one.status = answer.status;
    one.requestId = answer.requestId;
    one.ms = answer.ms;
    one.title = isAcknowledged(answer) ? null : answer.text.slice(0, 300);
    if (isAcknowledged(answer)) one.id = String(idOf(answer));
    // Nobody hammers a server that is down.
    else await rest(answer.status === 429 ? 3_000 : 150);
    return one;
  }
  const rest = (ms: number) => wait(ms, undefined, { signal: ending.signal }).catch(() => {});
  const loop = async (pause: number, step: (n: number) => Promise<unknown>) => {
    while (!ending.signal.aborted) {
      await step((count += 1));
      await rest(pause);
    }
  };

  const loops = [
    ...[1, 2].map(() =>
      loop(60, (n) => {
        const id = randomUUID();
        return write(
          "contact",
          id,
          () =>
            worker.send("POST", `/api/measures/${turn(on.measures, n)}/contacts`, {
              id,
              kind: "phone",
              state: "held",
              metOn: today().toString(),
              minutes: 10,
              outreach: false,
              note: `Exercice, contact ${n}.`,
            }),
          ({ body }) => body.id,
        );
      }),
    ),
    loop(120, (n) => {
      const form = new FormData();
      form.set("kind", "letter");
      form.set("documentOn", today().toString());
      form.set("isProtected", "false");
      const name = `exercice-${n}.pdf`;
      form.set("file", new File([PDF], name));
      const spot = turn(on.grants, n);
      return write(
        "file",
        name,
        () => worker.send("POST", `/api/households/${spot.householdId}/received-files`, form),
        ({ body }) => body.id,
      );
    }),
    loop(150, (n) =>
      write(
        "draft",
        String(n),
        async () => {
          const answer = await adviser.send("PUT", `/api/referrals/${on.referralId}`, {
            version: draftVersion,
            track: "stay",
            tie: "kept",
            situation: `Exercice ${n}`,
            informedOn: null,
            informedHow: null,
            informedBy: null,
            stage: null,
            tried: null,
            whatWasTried: null,
          });
          // One that was not answered may stand: the next write has read it.
          draftVersion = answer.body.version ?? answer.body.stale?.version ?? draftVersion;
          return answer;
        },
        () => on.referralId,
      ),
    ),
    loop(150, async (n) => {
      const { householdId, accountId } = turn(on.grants, n);
      const purpose = `Exercice ${n}`;
      const asked = await write(
        "grant",
        purpose,
        () =>
          worker.send("POST", `/api/households/${householdId}/grants`, {
            accountId,
            requests: [{ fund: "fsl", amountCents: 50_00, pieces: [] }],
            purpose,
          }),
        ({ body }) => body.ids?.[0],
      );
      // One that waits already, perhaps of a write that was never answered: taken back so that the next can be asked.
      const id = asked.id ?? (asked.status === 422 ? await waiting(householdId) : undefined);
      if (id)
        await write(
          "grantBack",
          id,
          () => worker.send("POST", `/api/debt-grants/${id}/amend`, { withdrawn: purpose }),
          ({ body }) => body.id,
        );
    }),
    ...(on.reliefs.length === 0 ? [] : [loop(150, reliefStep)]),
    loop(900, (n) => {
      const form = new FormData();
      const account = `EX-${n}`;
      const lines = ["N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit"];
      const first = today().with({ day: 1 });
      for (let month = 4; month > 0; month--) {
        const [year, m] = first.subtract({ months: month }).toString().split("-");
        lines.push(`${account};LOG-${account};38185;Exercice ${n};01/${m}/${year};Loyer et charges;512,40;`);
      }
      form.set("file", new File([lines.join("\n")], `exercice-${n}.csv`));
      return write(
        "import",
        `exercice-${n}.csv`,
        () => officer.send("POST", "/api/ledger/imports", form),
        ({ body }) => body.importId,
      );
    }),
  ];

  async function waiting(householdId: string): Promise<string | undefined> {
    const { body } = await worker.get(`/api/households/${householdId}/grants`);
    return body.grants?.find((one) => one.fund === "fsl" && one.status === "asked")?.id;
  }
  async function reliefStep(n: number) {
    const { householdId, measureId } = turn(on.reliefs, n);
    const conditions = `Exercice ${n}`;
    const proposed = await write(
      "relief",
      conditions,
      () =>
        worker.send("POST", `/api/households/${householdId}/reliefs`, {
          measureId,
          months: [0, 1].map((month) => today().toPlainYearMonth().add({ months: month }).toString()),
          terms: { kind: "fixed", amountCents: 20_00 },
          fundShare: 0.5,
          conditions,
        }),
      ({ body }) => body.id,
    );
    const found = proposed.id
      ? { id: proposed.id, conditions }
      : proposed.status === 422
        ? await proposedRelief(householdId)
        : undefined;
    if (found)
      await write(
        "reliefRefused",
        found.id,
        () =>
          coordinator.send("POST", `/api/rent-reliefs/${found.id}/decide`, {
            granted: false,
            conditions: found.conditions,
          }),
        ({ body }) => body.id,
      );
  }
  async function proposedRelief(
    householdId: string,
  ): Promise<{ id: string; conditions: string | null } | undefined> {
    const { body } = await worker.get(`/api/households/${householdId}/reliefs`);
    return body.reliefs?.find((one) => one.status === "proposed" && one.conditions?.startsWith("Exercice"));
  }

  const acknowledged = () => written.filter(isAcknowledged).length;
  return {
    written,
    reached: () => count,
    inFlight: () => flying,
    moreAcknowledged: async (more, patience = 120_000) => {
      const [wanted, started] = [acknowledged() + more, performance.now()];
      while (acknowledged() < wanted) {
        if (performance.now() - started > patience)
          throw new Error(`no ${more} more writes were acknowledged: ${JSON.stringify(written.slice(-3))}`);
        await wait(10);
      }
      return Math.round(performance.now() - started);
    },
    stop: async () => {
      ending.abort();
      await Promise.all(loops);
    },
  };
}
