/** Gathers what a report is made of, all from one snapshot and what was frozen before it. */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import { movedBetween } from "../snapshot/rules.ts";
import { figuresOf, pathsOf, payersOf, type Snapshot, snapshots, wordsOf } from "../snapshot/store.ts";
import type { ReportFacts } from "./content.rules.ts";
import { figuresFor, type Offered, offeredTo, type ReportName, rowsFor } from "./rules.ts";

/** The command line asks as the coordination does. */
const COMMAND = { role: "coordinator", organisationCode: "", organisationKind: "coordination" };

/** Reports that the reader may ask of a snapshot. */
export async function offered(tx: Tx, one: Pick<Snapshot, "forFunders">): Promise<Offered[]> {
  const organisations = await tx.rows<{ code: string; name: string; kind: string }>(
    sql`select code, name, kind from organisation where kind in ('funder', 'landlord', 'operator') order by kind, name, code`,
  );
  return offeredTo(tx.actor ?? COMMAND, one.forFunders, organisations);
}

/** Undefined where there is no such snapshot or report, or it is not for this reader. */
export async function reportFacts(tx: Tx, id: string, name: ReportName): Promise<ReportFacts | undefined> {
  const all = await snapshots(tx);
  const one = all.find((each) => each.id === id);
  if (!one) return undefined;
  const found = (await offered(tx, one)).find(({ kind, of }) => kind === name.kind && of === name.of);
  const words = await wordsOf(tx, id);
  if (!found || !words) return undefined;
  const { edition, cuts } = figuresFor(name);
  const figures = await figuresOf(tx, id, edition, cuts);
  const before = all.find((each) => each.id === one.followsId);
  const compared = cuts.filter(({ cut }) => cut !== "year" && !cut.endsWith("Year"));
  const own = (cut: string) => compared.some((each) => each.cut === cut);
  return {
    name,
    // As it was called that day, where it has a slice; a funder has none.
    organisation: figures.find(({ cut, key }) => cut === name.kind && key === name.of)?.label ?? found.name,
    snapshot: one,
    figures,
    payers: await payersFor(tx, id, name),
    paths: await pathsFor(tx, id, name),
    words,
    moved: before
      ? {
          since: before.madeOn,
          list: movedBetween(
            await figuresOf(tx, before.id, edition, compared),
            figures.filter(({ cut }) => own(cut)),
          ),
        }
      : null,
  };
}

/** All of them for the programme's own reports; its own for a funder's and a landlord's. */
async function payersFor(tx: Tx, id: string, { kind, of }: ReportName): Promise<ReportFacts["payers"]> {
  const payers = await payersOf(tx, id);
  if (kind === "annual" || kind === "steering")
    return (tx.actor ?? COMMAND).role === "coordinator" ? payers : [];
  return payers.filter(({ payer }) => payer === of);
}

async function pathsFor(tx: Tx, id: string, name: ReportName): Promise<ReportFacts["paths"]> {
  const whose = rowsFor(name, tx.actor ?? COMMAND);
  return whose === "none" ? [] : pathsOf(tx, id, whose);
}
