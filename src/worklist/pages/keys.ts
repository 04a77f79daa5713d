/** Keys of the worklist: one letter for each act. Nothing is caught while somebody types or a dialog is open. */
import { useEffect, useRef, useState } from "react";

/** As the browser names them. */
export const KEYS = {
  next: "j",
  previous: "k",
  called: "a",
  written: "e",
  met: "r",
  snoozed: "p",
  notADifficulty: "d",
  refer: "o",
  assign: "c",
  print: "i",
  undo: "z",
  search: "/",
  close: "Escape",
} as const;
export type KeyName = keyof typeof KEYS;

const TYPING = "input, textarea, select, [contenteditable='true'], [role='dialog'], [role='listbox']";

/** Acts on the keys while `on`; arrows move where a line of the list (`data-line`) or the name of the open account (`data-walk`) has the focus, and scroll elsewhere. */
export function useKeys(on: boolean, acts: Partial<Record<KeyName, () => void>>): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    if (!on) return;
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest(TYPING) || document.querySelector("[role='dialog']")) return;
      const act = latest.current[nameOf(event.key, target) as KeyName];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [on]);
}

function nameOf(key: string, target: Element): string | undefined {
  if (target.closest("[data-line], [data-walk]")) {
    if (key === "ArrowDown") return "next";
    if (key === "ArrowUp") return "previous";
  }
  return Object.keys(KEYS).find(
    (name) => KEYS[name as KeyName] === (key.length === 1 ? key.toLowerCase() : key),
  );
}

const KEPT = "logement-toujours.worklist-keys";

/** Whether this browser's person wants keys: who speaks to the computer may not. Kept in the browser. */
export function useKeysWanted(): [boolean, (wanted: boolean) => void] {
  const [wanted, setWanted] = useState(() => {
    try {
      return localStorage.getItem(KEPT) !== "off";
    } catch {
      return true;
    }
  });
  return [
    wanted,
    (next) => {
      setWanted(next);
      try {
        localStorage.setItem(KEPT, next ? "on" : "off");
      } catch {
        // without a place to keep it, the choice holds for this page
      }
    },
  ];
}
