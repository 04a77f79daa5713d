/** Where an account stands: balance, month's bill, last entry. On the account's page and on the household's file. */
import type { ReactNode } from "react";

import type { Answer } from "../../platform/ui/client.ts";
import { DateText } from "../../platform/ui/DateText.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { accountTexts } from "./account.texts.ts";
import classes from "./ledger.module.css";

type Facts = Pick<
  Answer<"/api/ledger/accounts/{accountId}">,
  | "balanceCents"
  | "amountDueCents"
  | "rentChargesCents"
  | "benefitCents"
  | "lastEntryOn"
  | "statedOn"
  | "contested"
>;
/** What the landlord's last list says of the account. */
type Stated = Answer<"/api/ledger/accounts/{accountId}/stated">["stated"];
type Props = { account: Facts; brief?: boolean; stated?: Stated | undefined };

/** `brief`: the file says the balance and the last entry already. */
export function AccountFacts({ account, brief = false, stated }: Props) {
  const t = useTexts(accountTexts);
  const differs = stated && stated.computedCents !== null && stated.statedCents !== stated.computedCents;
  return (
    <dl className={classes.facts}>
      {!brief && (
        <Fact name={t.balance}>
          <MoneyText cents={account.balanceCents} strong={account.balanceCents > 0} />
          {account.contested && (
            <>
              {" "}
              <StatusBadge tone="attention">{t.contested}</StatusBadge>
            </>
          )}
          <p className={classes.small}>{t.balanceHelp}</p>
        </Fact>
      )}
      {account.statedOn && (
        <Fact name={t.standsOnList}>
          <DateText iso={account.statedOn} />
        </Fact>
      )}
      {differs && (
        <Fact name={t.stated}>
          <MoneyText cents={stated.statedCents} strong />{" "}
          <StatusBadge tone="attention">{t.statedDiffers}</StatusBadge>
          <p className={classes.small}>
            <DateText iso={stated.on} /> · {t.computedThen} <MoneyText cents={stated.computedCents} /> ·{" "}
            {t.gap} <MoneyText cents={stated.statedCents - stated.computedCents!} />
          </p>
        </Fact>
      )}
      <Fact name={t.rentCharges}>
        <MoneyText cents={account.rentChargesCents} />
      </Fact>
      <Fact name={t.benefit}>
        <MoneyText cents={account.benefitCents} />
      </Fact>
      <Fact name={t.amountDue}>
        <MoneyText cents={account.amountDueCents} />
      </Fact>
      {!brief && (
        <Fact name={t.lastEntry}>
          <DateText iso={account.lastEntryOn} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
