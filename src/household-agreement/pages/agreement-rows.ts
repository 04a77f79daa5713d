/** The items as people see them: two questions, then one line for each domain with whom it may be shared. */
import type { Answer } from "../../platform/ui/client.ts";
import { AGREEMENT_ITEMS, type AgreementItem, keyOf, WRITTEN_DOMAINS } from "../rules.ts";
import type { AgreementWords } from "./texts.ts";

export type Agreements = Answer<"/api/referrals/{id}/agreements">;
export type Given = Agreements["answers"][number];

/** A line: its title, and what is asked on it. */
export function rowsOf(t: AgreementWords): { title: string; items: readonly AgreementItem[] }[] {
  const questions = AGREEMENT_ITEMS.filter(({ kind }) => kind !== "sharing");
  return [
    ...questions.map((item) => ({ title: nameOf(item, t), items: [item] })),
    ...WRITTEN_DOMAINS.map((domain) => ({
      title: t.domains[domain],
      items: AGREEMENT_ITEMS.filter((item) => item.domain === domain),
    })),
  ];
}

/** What an item is called by itself. */
export function nameOf({ kind, domain, recipient }: AgreementItem, t: AgreementWords): string {
  if (kind !== "sharing") return t.kinds[kind];
  return t.sharedWith({ what: t.domains[domain!], whom: t.recipients[recipient!] });
}

/** The answer that holds, else the last one taken back. */
export function answerOf(item: AgreementItem, answers: readonly Given[]): Given | undefined {
  const own = answers.filter((answer) => keyOf(answer) === keyOf(item));
  return own.find(({ endedOn }) => endedOn === null) ?? own.find(({ endedWhy }) => endedWhy === "withdrawn");
}
