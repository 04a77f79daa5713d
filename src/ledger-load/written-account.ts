/** An account of a file as it is written for the database: to be created, or to be brought up to date at the file's end. */
import { copyDay, type CopyRows, newUuid } from "../platform/database/copy-rows.ts";
import type { IntakeAccount } from "./account-book.store.ts";

/** The columns of a written account, as COPY is told them. */
export const ACCOUNT_COLUMNS =
  "(id, number, household_id, tenancy_id, dwelling_id, person_id, dwelling, leaseholder, insee, address, postcode, town, balance_cents, charged_cents, benefit_cents, file_last_on, first_on, last_on, grew, redescribed)";
const COLUMNS = 20;

/** For one that the database did not have, `created` from here on; whoever comes after `writtenAs` is set brings it up to date. */
export function writeAccount(rows: CopyRows, account: IntakeAccount): void {
  const { file, id, created, freshFrom, freshTo } = account;
  const state = created?.months.state;
  rows.row(COLUMNS);
  rows.int8(id);
  rows.text(file.number);
  if (created) rows.uuid(created.household);
  else rows.null();
  // Of its tenancy, its dwelling, where that is new too, and its leaseholder.
  for (let of = 0; of < 3; of++) {
    if (created && created.writtenAs === undefined) rows.uuid(newUuid());
    else rows.null();
  }
  const isForgotten = created?.writtenAs !== undefined && !isRedescribed(account);
  for (const text of [file.dwelling, file.leaseholder, file.insee, file.address, file.postcode, file.town])
    rows.text(isForgotten ? null : text);
  if (state) rows.int8(state.balanceCents);
  else rows.null();
  if (state?.bill) {
    rows.int8(state.bill.chargedCents);
    rows.int8(state.bill.benefitCents);
  } else {
    rows.null();
    rows.null();
  }
  for (const day of [file.lastOn, freshFrom, freshTo]) {
    if (day === "") rows.null();
    else rows.int4(copyDay(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))));
  }
  rows.bool(created?.grew ?? false);
  rows.bool(isRedescribed(account));
  if (!created) return;
  created.writtenAs = file.identity;
  // The words are in the database: a file may hold a hundred thousand accounts.
  file.dwelling = file.leaseholder = file.insee = file.address = file.postcode = file.town = "";
}

/** Whether the file described it otherwise after it was written. */
function isRedescribed({ file, created }: IntakeAccount): boolean {
  return created?.writtenAs !== undefined && created.writtenAs !== file.identity;
}

/** Whether something is left to do for it once the file is read: it was known before, or lines or words came after it was written. */
export function isUnfinished(account: IntakeAccount): boolean {
  const { created, freshFrom } = account;
  return !created || created.grew || freshFrom !== "" || isRedescribed(account);
}
