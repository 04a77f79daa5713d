/** Decides of two files: other people, linked, merged; each says its consequences before it is chosen. */
import { Button, NativeSelect, Radio, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { VERDICTS, type Verdict } from "../rules.ts";
import classes from "./duplicate.module.css";
import { duplicateTexts } from "./texts.ts";

type Pair = Answer<"/api/duplicates">["pairs"][number];

export function DecidePair({ pair }: { pair: Pair }) {
  const t = useTexts(duplicateTexts);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant={pair.decided ? "default" : "filled"}
        aria-label={t.decideOf({ name: pair.one.name })}
        onClick={() => setOpened(true)}
      >
        {t.decide}
      </Button>
      {opened && <DecideDialog pair={pair} onClose={() => setOpened(false)} />}
    </>
  );
}

/** The file with an account is the one that its landlord's next file will go on filling. */
const keptFirst = ({ one, other }: Pair) =>
  !one.homes.some(({ account }) => account) && other.homes.some(({ account }) => account) ? other : one;

function DecideDialog({ pair, onClose }: { pair: Pair; onClose: () => void }) {
  const t = useTexts(duplicateTexts);
  const queries = useQueryClient();
  const { one, other, canMerge } = pair;
  const { form, submit, sending, problem } = useServerForm({
    initialValues: {
      verdict: (pair.decided?.verdict ?? "linked") as Verdict,
      keep: keptFirst(pair).householdId,
      words: pair.decided?.words ?? "",
    },
    send: ({ verdict, keep, words }) =>
      answer(
        api.POST("/api/duplicates/decisions", {
          body: {
            one: one.householdId,
            other: other.householdId,
            verdict,
            keep: verdict === "merged" ? keep : null,
            words,
          },
        }),
      ),
    onDone: () => {
      say(t.done);
      void queries.invalidateQueries({ queryKey: ["duplicates"] });
      void queries.invalidateQueries({ queryKey: ["referrals"] });
      onClose();
    },
  });
  const { verdict } = form.getValues();
  return (
    <Dialog title={one.name} opened onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <Radio.Group label={t.decide} {...form.getInputProps("verdict")}>
          {VERDICTS.filter((value) => canMerge || value !== "merged").map((value) => (
            <Radio key={value} value={value} label={t.verdicts[value]} mt="xs" />
          ))}
        </Radio.Group>
        <p className={panel.small} aria-live="polite">
          {t.consequences[verdict]}
        </p>
        {!canMerge && <p className={panel.small}>{t.twoLandlords}</p>}
        {verdict === "merged" && (
          <NativeSelect
            label={t.keep}
            data={[one, other].map((side, at) => ({
              value: side.householdId,
              label: `${t.file({ letter: "AB"[at]! })} – ${side.name}`,
            }))}
            {...form.getInputProps("keep")}
          />
        )}
        <Textarea
          label={t.words}
          required={verdict === "merged"}
          autosize
          minRows={2}
          maxLength={1000}
          {...form.getInputProps("words")}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending}>
          {t.confirm}
        </Button>
      </form>
    </Dialog>
  );
}
