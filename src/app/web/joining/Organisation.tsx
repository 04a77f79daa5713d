/** The steps of one organisation that joins: where each stands, who does it, the way to it for whom it is, a request for the others. */
import { Button, Group } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";

import type { StepId } from "../../../joining/rules.ts";
import { answer, api, type Answer } from "../../../platform/ui/client.ts";
import { formatDate } from "../../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../../platform/ui/language.tsx";
import { Loaded } from "../../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../../platform/ui/PageTitle.tsx";
import panel from "../../../platform/ui/panel.module.css";
import { say } from "../../../platform/ui/say.ts";
import { StatusBadge, type Tone } from "../../../platform/ui/StatusBadge.tsx";
import { shellTexts } from "../texts.ts";
import { AgreementForm, SettingsForm } from "./StepForms.tsx";
import classes from "./joining.module.css";
import { joiningTexts, type JoiningWords } from "./texts.ts";

type Found = Answer<"/api/joining/{id}">;
type Step = Found["steps"][number];

const TONES: Record<Step["state"], Tone> = {
  done: "good",
  pending: "info",
  open: "attention",
  later: "neutral",
};
/** Where each step is done; those that are not here are done on this page. */
const PLACES: Partial<Record<StepId, string>> = {
  organisation: "/organisations",
  lead: "/people",
  people: "/people",
  mapping: "/ledger/imports",
  ledger: "/ledger/imports",
  zone: "/zones",
  worklist: "/worklist",
};

export default function Organisation() {
  const t = useTexts(joiningTexts) as JoiningWords;
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({
    queryKey: ["joining", id],
    queryFn: () => answer(api.GET("/api/joining/{id}", { params: { path: { id } } })),
  });
  return (
    <Loaded query={query}>
      {(found) => (
        <>
          <PageTitle
            title={t.joins({ name: found.name })}
            lead={t.left({ n: found.steps.filter(({ state }) => state !== "done").length })}
            parent={{ title: t.back, href: "/joining" }}
          />
          <ol className={classes.steps}>
            {found.steps.map((step) => (
              <li key={step.id} className={classes.step} data-state={step.state}>
                <StepCard step={step} found={found} />
              </li>
            ))}
          </ol>
        </>
      )}
    </Loaded>
  );
}

function StepCard({ step, found }: { step: Step; found: Found }) {
  const t = useTexts(joiningTexts) as JoiningWords;
  const { roles } = useTexts(shellTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { id, state, by, mine, askedAt } = step;
  const name = t.steps[id];
  const isLeft = state !== "done";
  const place = PLACES[id];
  const ask = async () => {
    await answer(
      api.POST("/api/joining/{id}/ask", { params: { path: { id: found.id } }, body: { step: id } }),
    );
    say(t.askDone);
    await queries.invalidateQueries({ queryKey: ["joining"] });
  };
  return (
    <>
      <div className={classes.head}>
        <h2 className={classes.name}>{name}</h2>
        <StatusBadge tone={TONES[state]}>{t.states[state]}</StatusBadge>
      </div>
      <p className={panel.words}>{t.why[id]}</p>
      <p className={panel.small}>
        {[
          t.by({ roles: by.map((role) => roles[role]).join(t.or) }),
          mine && isLeft && t.yours,
          isLeft && askedAt && t.askedOn({ on: formatDate(askedAt, language) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {id === "agreement" && found.agreement && (
        <p className={panel.words}>
          {t.agreementIs({
            reference: found.agreement.reference,
            from: formatDate(found.agreement.validFrom, language),
          })}{" "}
          · <MoneyText cents={found.agreement.amountCents} />
        </p>
      )}
      {isLeft && mine && id === "settings" && <SettingsForm found={found} />}
      {isLeft && mine && id === "agreement" && <AgreementForm found={found} />}
      {isLeft && (
        <Group gap="sm">
          {mine && place && (
            <PageLink href={place} aria-label={t.goOf({ step: name })}>
              {t.go}
            </PageLink>
          )}
          {!mine && (
            <Button
              size="xs"
              variant="default"
              aria-label={t.askOf({ step: name })}
              onClick={() => void ask()}
            >
              {t.ask}
            </Button>
          )}
        </Group>
      )}
    </>
  );
}
