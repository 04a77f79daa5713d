/** Parts of other trades on a household's file: all for its operator, its own for the landlord's social adviser. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { TRADES, type Trade } from "../rules.ts";
import { PartView } from "./PartView.tsx";
import type { Found, Part } from "./shown.ts";
import { partTexts } from "./texts.ts";

const READERS: ReadonlySet<string> = new Set(["caseWorker", "operatorLead", "socialAdviser"]);
const keyOf = (householdId: string) => ["household", householdId, "parts"];

export default function PartsPanel({ householdId }: { householdId: string }) {
  const { role } = useMe();
  const query = useQuery({
    queryKey: keyOf(householdId),
    queryFn: () => answer(api.GET("/api/households/{id}/parts", { params: { path: { id: householdId } } })),
    enabled: READERS.has(role),
  });
  if (!READERS.has(role)) return null;
  return (
    <Loaded query={query}>
      {(found) =>
        (found.parts.length > 0 || found.can.ask) && <Parts householdId={householdId} found={found} />
      }
    </Loaded>
  );
}

function Parts({ householdId, found }: { householdId: string; found: Found }) {
  const t = useTexts(partTexts);
  const { role } = useMe();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Section
      title={t.title}
      lead={role === "socialAdviser" ? t.leadOwn : t.lead}
      {...(found.can.ask && {
        actions: (
          <Button variant="default" size="xs" onClick={() => setIsAsking(true)}>
            {t.ask}
          </Button>
        ),
      })}
    >
      {found.parts.length === 0 && <p>{t.nothingYet}</p>}
      {found.parts.map((part) => (
        <div key={part.id}>
          <h3 className={panel.part}>{t.trade[part.trade]}</h3>
          <PartView
            part={part}
            on={found.on}
            {...(part.can.end && { actions: <EndButton part={part} householdId={householdId} /> })}
          />
        </div>
      ))}
      {isAsking && <AskDialog householdId={householdId} found={found} onClose={() => setIsAsking(false)} />}
    </Section>
  );
}

function EndButton({ part, householdId }: { part: Part; householdId: string }) {
  const t = useTexts(partTexts);
  const queries = useQueryClient();
  const end = async () => {
    await answer(api.POST("/api/parts/{id}/end", { params: { path: { id: part.id } } }));
    say(t.ended);
    await queries.invalidateQueries({ queryKey: keyOf(householdId) });
  };
  return (
    <ConfirmButton
      variant="subtle"
      size="xs"
      label={t.endOf({ trade: t.trade[part.trade] })}
      question={t.endQuestion}
      consequences={t.endConsequences}
      confirm={t.end}
      onConfirm={end}
    >
      {t.end}
    </ConfirmButton>
  );
}

function AskDialog({
  householdId,
  found,
  onClose,
}: {
  householdId: string;
  found: Found;
  onClose: () => void;
}) {
  const t = useTexts(partTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<{
    trade: Trade;
    adviserId: string;
    question: string;
  }>({
    initialValues: { trade: "energyAdviser", adviserId: found.advisers[0]?.userId ?? "", question: "" },
    send: ({ trade, adviserId, question }) =>
      answer(
        api.POST("/api/households/{id}/parts", {
          params: { path: { id: householdId } },
          body: {
            trade,
            adviserId: trade === "energyAdviser" && adviserId ? adviserId : null,
            question: question.trim() || null,
          },
        }),
      ),
    onDone: () => {
      say(t.asked);
      void queries.invalidateQueries({ queryKey: keyOf(householdId) });
      onClose();
    },
  });
  const { trade } = form.getValues();
  return (
    <Dialog title={t.ask} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <NativeSelect
          label={t.tradeField}
          data={TRADES.map((value) => ({ value, label: t.trade[value] }))}
          {...form.getInputProps("trade")}
        />
        {trade === "energyAdviser" &&
          (found.advisers.length === 0 ? (
            <p>{t.noAdviser}</p>
          ) : (
            <NativeSelect
              label={t.adviser}
              mt="sm"
              data={found.advisers.map(({ userId, name }) => ({ value: userId, label: name }))}
              {...form.getInputProps("adviserId")}
            />
          ))}
        <Textarea
          label={t.question}
          description={t.questionHelp}
          autosize
          minRows={2}
          mt="sm"
          {...form.getInputProps("question")}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.ask}
        </Button>
      </form>
    </Dialog>
  );
}
