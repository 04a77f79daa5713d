/** The frame of a form over a page of rehousing, and what follows once it was sent. */
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";

import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { rehousingTexts } from "./texts.ts";

type Frame = {
  title: string;
  size?: string;
  submit: (event?: FormEvent<HTMLFormElement>) => void;
  sending: boolean;
  problem: unknown;
  onClose: () => void;
  children: ReactNode;
};

export function FormDialog({ title, size = "md", submit, sending, problem, onClose, children }: Frame) {
  const t = useTexts(rehousingTexts);
  return (
    <Dialog title={title} opened onClose={onClose} size={size}>
      <form onSubmit={submit} noValidate>
        {children}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}

/** Asks anew for all that a change of rehousing shows in; `householdId` undefined: a proposal on one's own home. */
export function useChanged(householdId?: string) {
  const queries = useQueryClient();
  return (said: string) => {
    say(said);
    if (householdId !== undefined) void queries.invalidateQueries({ queryKey: ["household", householdId] });
    void queries.invalidateQueries({ queryKey: ["rehousing"] });
    void queries.invalidateQueries({ queryKey: ["vacancies"] });
  };
}

export function useDone(householdId: string | undefined, onClose: () => void) {
  const t = useTexts(rehousingTexts);
  const changed = useChanged(householdId);
  return () => {
    changed(t.saved);
    onClose();
  };
}
