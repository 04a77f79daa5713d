/** The control totals of a list of vacant homes: what became of its lines, and whether that is all that was read. */

export type Totals = {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  setAside: number;
  /** Rents and charges that could be read: of all lines, and of those set aside. */
  fileCents: number;
  setAsideCents: number;
};

export type ControlRow = { id: "kept" | "setAside" | "missing"; lines: number; cents: number };

/** `missing`: lines read of which nothing became; below 0 where more was written than read. */
export function controlOf(totals: Totals): { rows: ControlRow[]; missing: number } {
  const { read, created, updated, unchanged, setAside, fileCents, setAsideCents } = totals;
  const kept = created + updated + unchanged;
  const missing = read - kept - setAside;
  return {
    missing,
    rows: [
      { id: "kept", lines: kept, cents: fileCents - setAsideCents },
      { id: "setAside", lines: setAside, cents: setAsideCents },
      ...(missing === 0 ? [] : [{ id: "missing" as const, lines: missing, cents: 0 }]),
    ],
  };
}
