/** Vacant homes through the database: listed, entered, taken in from a file, said taken, withdrawn or free again. */
import { sql } from "drizzle-orm";

import { communeIndex, type KnownCommune } from "../ledger-file/commune.rules.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { asideWords } from "./file.rules.ts";
import { type LineAside, readHomes } from "./reader.ts";
import type { Totals } from "./control.rules.ts";
import { brokenHome, brokenStatus, type Home, type Known, outcomeOf, type VacancyStatus } from "./rules.ts";

type Asked = Tx & { actor: Actor };

/** A home as lists show it. `promised`: a proposal on it is under way. */
export type VacancyRow = Known & {
  id: string;
  promised: boolean;
  landlordId: string;
  landlord: string;
  commune: string;
  statusWhy: string | null;
};

const COLUMNS = sql`v.reference, v.rooms, v.surface_m2 as "surfaceM2", v.commune_insee as "communeInsee", v.address,
  v.rent_cents as "rentCents", v.charges_cents as "chargesCents", v.energy_class as "energyClass", v.energy_cents as "energyCents",
  v.step_free as "stepFree", v.available_on::text as "availableOn", v.status, v.status_on::text as "statusOn"`;

/** Homes the asker may read: a landlord its own, operators and the coordination all; open ones first. */
export function vacancies(tx: Tx): Promise<VacancyRow[]> {
  return tx.rows<VacancyRow>(sql`
    select v.id, v.landlord_id as "landlordId", o.name as landlord, c.name as commune, v.status_why as "statusWhy",
           app.vacancy_promised(v.id) as promised, ${COLUMNS}
      from vacancy v join organisation o on o.id = v.landlord_id join commune c on c.insee = v.commune_insee
     order by v.status <> 'open', v.available_on, o.name, v.reference`);
}

export type ImportRow = Totals & {
  id: string;
  fileName: string;
  by: string | null;
  at: string;
  aside: { line: number; field: string; value: string; message: string; english: string; raw: string }[];
};

/** The landlord's last files, the latest first, each with its lines set aside. */
export function vacancyImports(tx: Tx): Promise<ImportRow[]> {
  return tx.rows<ImportRow>(sql`
    select i.id, i.file_name as "fileName", coalesce(d.name, i.token_name) as by, to_json(i.created_at) #>> '{}' as at, i.read, i.created,
           i.updated, i.unchanged, i.set_aside as "setAside", i.file_cents as "fileCents", i.set_aside_cents as "setAsideCents",
           coalesce((select jsonb_agg(jsonb_build_object('line', q.line, 'field', q.field, 'value', q.value, 'message', q.message,
                                                         'english', q.english, 'raw', q.raw) order by q.line)
                       from vacancy_quarantine q where q.import_id = i.id), '[]') as aside
      from vacancy_import i left join app.directory() d on d.user_id = i.imported_by
     order by i.created_at desc limit 10`);
}

const knownOf = async (tx: Tx, references: readonly string[]) =>
  new Map(
    (
      await tx.rows<Known>(sql`
        select ${COLUMNS} from app.known_vacancies(array(select jsonb_array_elements_text(${JSON.stringify(references)}::jsonb))) v`)
    ).map((known) => [known.reference, known]),
  );

const columnsOf = (home: Home) => ({
  reference: home.reference,
  rooms: home.rooms,
  surface_m2: home.surfaceM2,
  commune_insee: home.communeInsee,
  address: home.address,
  rent_cents: home.rentCents,
  charges_cents: home.chargesCents,
  energy_class: home.energyClass,
  energy_cents: home.energyCents,
  step_free: home.stepFree,
  available_on: home.availableOn,
});

/** One home, entered by a person or sent by a program; known by its reference, it is corrected. */
export async function saveHome(tx: Tx, home: Home): Promise<Answered<{ outcome: string }>> {
  const asked = { ...home, reference: home.reference.trim(), address: home.address?.trim() || null };
  const errors = brokenHome(asked);
  if (errors.length > 0) return { errors };
  const [commune] = await tx.rows(
    sql`select 1 from app.known_communes() c where c.insee = ${asked.communeInsee}`,
  );
  if (!commune)
    return brokenRule(
      "vacancy.communeInsee",
      "Choisissez la commune dans la liste.",
      "Choose the town from the list.",
      "communeInsee",
    );
  const outcome = outcomeOf(asked, (await knownOf(tx, [asked.reference])).get(asked.reference));
  if (outcome === "notOpen")
    return brokenRule(
      "vacancy.notOpen",
      "Ce logement est noté pris ou retiré : rouvrez-le d'abord dans la liste.",
      "This home is noted as taken or withdrawn: open it again first, in the list.",
      "reference",
    );
  if (outcome !== "unchanged") await write(tx, [asked], null, []);
  return { outcome };
}

export type ImportTotals = Omit<ImportRow, "id" | "by" | "at" | "aside"> & { aside: LineAside[] };

/** Takes a whole list in; throws LedgerRefused where it cannot be read. `source` is read before anything is written. */
export async function importHomes(
  tx: Tx,
  fileName: string,
  source: AsyncIterable<Uint8Array>,
): Promise<ImportTotals & { id: string }> {
  const communes = await tx.rows<KnownCommune>(sql`select insee, name, postcodes from app.known_communes()`);
  const { homes, aside, lines, fileCents } = await readHomes(source, communeIndex(communes));
  const known = await knownOf(
    tx,
    homes.map(({ home }) => home.reference),
  );
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const kept: Home[] = [];
  for (const { line, home, raw } of homes) {
    const before = known.get(home.reference);
    const outcome = outcomeOf(home, before);
    if (outcome === "notOpen") {
      const because = {
        fr: `ce logement est noté pris ou retiré depuis le ${before!.statusOn} ; rouvrez-le dans la liste s'il est libre à nouveau`,
        en: `this home has been noted as taken or withdrawn since ${before!.statusOn}; open it again in the list if it is free anew`,
      };
      const words = asideWords(line, "reference", home.reference, because);
      const cents = home.rentCents + home.chargesCents;
      aside.push({
        line,
        field: "Référence",
        value: home.reference,
        rule: "notOpen",
        message: words.fr,
        english: words.en,
        raw,
        cents,
      });
      continue;
    }
    counts[outcome] += 1;
    if (outcome !== "unchanged") kept.push(home);
  }
  aside.sort((a, b) => a.line - b.line);
  const totals = {
    fileName,
    read: lines,
    ...counts,
    setAside: aside.length,
    fileCents,
    setAsideCents: aside.reduce((sum, { cents }) => sum + cents, 0),
  };
  const id = await write(tx, kept, totals, aside);
  return { id: id!, ...totals, aside };
}

async function write(
  tx: Tx,
  homes: readonly Home[],
  file: Omit<ImportTotals, "aside"> | null,
  aside: readonly LineAside[],
): Promise<string | null> {
  const named = file && {
    file_name: file.fileName,
    read: file.read,
    created: file.created,
    updated: file.updated,
    unchanged: file.unchanged,
    set_aside: file.setAside,
    file_cents: file.fileCents,
    set_aside_cents: file.setAsideCents,
  };
  const [row] = await tx.rows<{ id: string | null }>(sql`
    select app.take_vacancies(${JSON.stringify(homes.map(columnsOf))}::jsonb, ${named && JSON.stringify(named)}::jsonb,
                              ${JSON.stringify(aside)}::jsonb) as id`);
  return row!.id;
}

/** Says an own home taken, withdrawn or free again. Undefined where it is not the asker's landlord's. */
export async function changeStatus(
  tx: Asked,
  id: string,
  asked: { status: VacancyStatus; on: string; why?: string | undefined },
): Promise<Answered> {
  const [home] = await tx.rows<{ status: VacancyStatus; promised: boolean }>(sql`
    select v.status, app.vacancy_promised(v.id) as promised from vacancy v
     where v.id = ${id}::uuid and v.landlord_id = app.landlord_id() for update`);
  if (!home) return undefined;
  const errors = brokenStatus(asked, home, todayInParis());
  if (errors.length > 0) return { errors };
  await tx.rows(sql`
    update vacancy set status = ${asked.status}, status_on = ${asked.on}::date, status_why = ${asked.why?.trim() || null} where id = ${id}::uuid`);
  return { done: true };
}
