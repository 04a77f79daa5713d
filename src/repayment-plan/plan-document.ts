/** The household's repayment plan on one page: what is owed, what is paid when, how the debt goes down, where to sign. */
import { longDate } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import { formatCents } from "../platform/money/format.ts";
import { sum } from "../platform/money/share.ts";
import { type Instalment, planSentence } from "./rules.ts";

export type PlanData = {
  /** Number of the plan, printed in the footer. */
  reference: string;
  /** Leaseholders, as they sign. */
  household: string;
  landlord: string;
  account?: string;
  address?: string;
  /** Day on which the plan was drawn up. */
  madeOn: Temporal.PlainDate;
  /** As `schedule` gives them: at least one. */
  instalments: readonly Instalment[];
  /** Days of tolerance that the landlord grants. */
  toleranceDays: number;
  /** Whom to call before missing an instalment. */
  contact?: { name: string; phone?: string; email?: string };
};

/** Tagged PDF/UA-1, A4, in French; one page up to 36 instalments. Throws DocumentError (a fault of the template). */
export function planPdf(data: PlanData): Buffer {
  const debtCents = sum(data.instalments.map((line) => line.amountCents));
  const last = data.instalments.at(-1);
  const { contact } = data;
  const days = data.toleranceDays;
  return compilePdf(new URL("plan.typ", import.meta.url), {
    title: "Mon plan d'apurement",
    reference: data.reference,
    household: data.household,
    landlord: data.landlord,
    account: data.account ?? null,
    address: data.address ?? null,
    madeOn: longDate(data.madeOn),
    debt: formatCents(debtCents),
    end: last ? longDate(last.on) : null,
    sentence: planSentence(data.instalments),
    tolerance: days > 1 ? `Un retard de moins de ${days} jours ne rompt pas le plan.` : null,
    instalments: data.instalments.map((line) => [
      String(line.n),
      longDate(line.on),
      formatCents(line.amountCents),
      formatCents(line.leftCents),
    ]),
    /** Share of the debt still owed after each instalment: 1 → 0. */
    curve: data.instalments.map((line) => (debtCents > 0 ? line.leftCents / debtCents : 0)),
    contact: contact ? [contact.name, contact.phone, contact.email].filter(Boolean).join(", ") : null,
  });
}
