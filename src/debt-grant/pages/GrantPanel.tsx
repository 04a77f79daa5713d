/** Debt grants on a household's file: each request with its fund, decision, payment and what the ledger holds; asking, deciding, paying. */
import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { formatCents } from "../../platform/money/format.ts";
import { answer, type Answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { AskDialog } from "./AskDialog.tsx";
import { type GrantAct, GrantDialog } from "./GrantDialog.tsx";
import { grantTexts } from "./texts.ts";

type Found = Answer<"/api/households/{id}/grants">;
type Grant = Found["grants"][number];

const TONES = {
  asked: "attention",
  granted: "good",
  refused: "neutral",
  withdrawn: "neutral",
  paid: "good",
} as const;
const LEDGER_TONES = {
  recognised: "good",
  different: "danger",
  waiting: "neutral",
  missing: "danger",
} as const;

export default function GrantPanel({ householdId }: { householdId: string }) {
  const query = useQuery({
    queryKey: ["household", householdId, "grants"],
    queryFn: () => answer(api.GET("/api/households/{id}/grants", { params: { path: { id: householdId } } })),
  });
  return (
    <Loaded query={query}>
      {(found) =>
        (found.grants.length > 0 || found.accounts.some(({ balanceCents }) => balanceCents > 0)) && (
          <Grants householdId={householdId} found={found} />
        )
      }
    </Loaded>
  );
}

function Grants({ householdId, found }: { householdId: string; found: Found }) {
  const t = useTexts(grantTexts);
  const { language } = useLanguage();
  const [asking, setAsking] = useState<{ followsId?: string }>();
  const owing = found.accounts.filter(({ balanceCents, promisedCents }) => balanceCents > promisedCents);
  return (
    <Section
      title={t.title}
      {...(owing.length > 0 && {
        actions: (
          <Button variant="default" size="xs" onClick={() => setAsking({})}>
            {t.ask}
          </Button>
        ),
      })}
    >
      {found.grants.length === 0 && <p>{t.none}</p>}
      {found.grants.map((grant) => (
        <OneGrant
          key={grant.id}
          householdId={householdId}
          grant={grant}
          {...(owing.length > 0 && { onAskAgain: () => setAsking({ followsId: grant.id }) })}
        />
      ))}
      {found.unexplained.length > 0 && (
        <p>
          {t.unexplained} :{" "}
          {found.unexplained
            .map(({ on, cents }) =>
              t.unexplainedOf({ on: formatDate(on, language), amount: formatCents(cents, language) }),
            )
            .join(" ; ")}
        </p>
      )}
      {asking && (
        <AskDialog
          householdId={householdId}
          accounts={owing}
          {...asking}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Section>
  );
}

type OneProps = { householdId: string; grant: Grant; onAskAgain?: () => void };

function OneGrant({ householdId, grant, onAskAgain }: OneProps) {
  const t = useTexts(grantTexts);
  const { language } = useLanguage();
  const [acting, setActing] = useState<GrantAct>();
  const { can, ledger } = grant;
  const money = (cents: number) => formatCents(cents, language);
  const day = (iso: string) => formatDate(iso, language);
  const missing = grant.pieces.filter(({ given }) => given !== true).length;
  return (
    <div>
      <p>
        <strong>{grant.fundName}</strong>{" "}
        <StatusBadge tone={TONES[grant.status]}>{t.status[grant.status]}</StatusBadge>{" "}
        {ledger && (
          <>
            <StatusBadge tone={LEDGER_TONES[ledger.state]}>
              {t.ledger[ledger.state]({
                on: ledger.on ? day(ledger.on) : "–",
                amount: money(ledger.cents ?? 0),
              })}
            </StatusBadge>{" "}
          </>
        )}
        {[
          t.asked({ amount: money(grant.askedCents) }),
          grant.grantedCents !== null && t.granted({ amount: money(grant.grantedCents) }),
          grant.paidCents !== null &&
            grant.paidOn !== null &&
            t.paidOn({
              amount: money(grant.paidCents),
              on: day(grant.paidOn),
              reference: grant.paymentReference,
            }),
          grant.askedBy
            ? t.askedBy({ name: grant.askedBy, on: day(grant.askedOn) })
            : t.askedOn({ on: day(grant.askedOn) }),
          grant.decidedOn &&
            grant.decidedBy &&
            t.decidedBy({ name: grant.decidedBy, on: day(grant.decidedOn) }),
          grant.followsId && t.second,
          grant.status === "asked" && grant.pieces.length > 0 && t.missing({ n: missing }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {grant.reason && (
        <p>
          {t.reason} : {grant.reason}
        </p>
      )}
      {grant.conditions && (
        <p>
          {t.fundConditions} : {grant.conditions}
        </p>
      )}
      <Group my="sm">
        {can.decide && (
          <>
            <Button size="xs" onClick={() => setActing("grant")}>
              {t.grant}
            </Button>
            <Button size="xs" variant="default" onClick={() => setActing("refuse")}>
              {t.refuse}
            </Button>
          </>
        )}
        {can.pay && (
          <Button size="xs" onClick={() => setActing("pay")}>
            {t.pay}
          </Button>
        )}
        {can.withdraw && (
          <Button size="xs" variant="default" onClick={() => setActing("withdraw")}>
            {t.withdraw}
          </Button>
        )}
        {can.askAgain && onAskAgain && (
          <Button size="xs" variant="default" onClick={onAskAgain}>
            {t.askAgain}
          </Button>
        )}
      </Group>
      {acting && (
        <GrantDialog
          householdId={householdId}
          grant={grant}
          act={acting}
          onClose={() => setActing(undefined)}
        />
      )}
    </div>
  );
}
