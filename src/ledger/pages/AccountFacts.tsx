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
  "balanceCents" | "amountDueCents" | "rentChargesCents" | "benefitCents" | "lastEntryOn" | "contested"
>;

/** `brief`: the file says the balance and the last entry already. */
export function AccountFacts({ account, brief = false }: { account: Facts; brief?: boolean }) {
  const t = useTexts(accountTexts);
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
