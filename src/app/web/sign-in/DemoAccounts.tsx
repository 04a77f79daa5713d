/** The demonstration's accounts, role by role; shows nothing outside the demonstration. */
import { Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { answer, api, Problem, type Answer } from "../../../platform/ui/client.ts";
import { useTexts } from "../../../platform/ui/language.tsx";
import type { Role } from "../../../platform/ui/me.ts";
import { shellTexts } from "../texts.ts";
import classes from "./sign-in.module.css";
import { signInTexts } from "./texts.ts";

export type DemoAccount = Answer<"/api/demo-accounts">["accounts"][number];

async function readAccounts(): Promise<readonly DemoAccount[]> {
  try {
    return (await answer(api.GET("/api/demo-accounts"))).accounts;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return []; // no demonstration: a plain sign-in page
    throw error;
  }
}

type Props = { chosen: DemoAccount | undefined; onChoose: (account: DemoAccount) => void };

export function DemoAccounts({ chosen, onChoose }: Props) {
  const t = useTexts(signInTexts);
  const { roles } = useTexts(shellTexts);
  const { data } = useQuery({ queryKey: ["demo-accounts"], queryFn: readAccounts, staleTime: Infinity });
  if (!data?.length) return null;
  const byRole = Map.groupBy(data, (account): Role => account.role);
  return (
    <section className={classes.demo} aria-labelledby="demo-accounts">
      <Title order={2} id="demo-accounts">
        {t.demoTitle}
      </Title>
      <p className={classes.lead}>{t.demoLead}</p>
      {[...byRole].map(([role, accounts]) => (
        <div key={role} className={classes.role}>
          <h3>{roles[role]}</h3>
          <ul className={classes.accounts}>
            {accounts.map((account, index) => (
              <li key={account.email} data-first={isFirstOfSeveral(accounts, index) || undefined}>
                {isFirstOfSeveral(accounts, index) && <span>{account.organisation}</span>}
                <button
                  type="button"
                  className={classes.account}
                  aria-pressed={account.email === chosen?.email}
                  title={account.email}
                  onClick={() => onChoose(account)}
                >
                  {isAlone(account, accounts) ? account.organisation : account.name}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** One person of the organisation holds the role: the organisation's name says enough. */
function isAlone(account: DemoAccount, ofRole: readonly DemoAccount[]): boolean {
  return ofRole.every((other) => other === account || other.organisation !== account.organisation);
}

/** Several people of the organisation hold the role: its name stands before the first of them. */
function isFirstOfSeveral(ofRole: readonly DemoAccount[], index: number): boolean {
  const account = ofRole[index];
  if (!account || isAlone(account, ofRole)) return false;
  return ofRole[index - 1]?.organisation !== account.organisation;
}
