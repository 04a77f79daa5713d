/** A landlord's ledger file as its system would export it (CSV, semicolons, French dates and amounts), streamed in chunks. */
import type { DemoEntry } from "./ledger-history.ts";
import type { DemoTenancy } from "./tenancies.ts";

export const LEDGER_HEADER =
  "N° compte;Logement;Adresse;Code postal;Ville;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit";

const CHUNK_CHARACTERS = 1 << 18;

/** UTF-8 chunks of about 256 kB. `entriesOf` is called once per tenancy, when its lines are due: nothing is kept in memory. */
export async function* ledgerFile(
  tenancies: Iterable<DemoTenancy>,
  entriesOf: (tenancy: DemoTenancy) => readonly DemoEntry[],
): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  let text = `${LEDGER_HEADER}\r\n`;
  for (const tenancy of tenancies) {
    const { commune } = tenancy;
    const start = `${tenancy.account};${tenancy.dwelling};${tenancy.address};${commune.postcode};${commune.name};${commune.insee};${tenancy.leaseholder};`;
    for (const { on, label, debitCents, creditCents } of entriesOf(tenancy)) {
      const date = `${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`;
      text += `${start}${date};${label};${euros(debitCents)};${euros(creditCents)}\r\n`;
    }
    if (text.length >= CHUNK_CHARACTERS) {
      yield utf8.encode(text);
      text = "";
    }
  }
  if (text) yield utf8.encode(text);
}

/** "512,34"; nothing for 0, as in such exports. */
function euros(cents: number): string {
  if (cents === 0) return "";
  const rest = cents % 100;
  return `${(cents - rest) / 100},${rest < 10 ? "0" : ""}${rest}`;
}
