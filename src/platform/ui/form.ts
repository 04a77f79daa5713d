/** Forms that send to the server: its refusals land on the fields that caused them, the rest in one box. */
import { useForm } from "@mantine/form";
import { useState, type FormEvent } from "react";

import { isSame } from "../editing/merge.rules.ts";
import { Problem } from "./client.ts";
import { draftOf, dropDraft, keepDraft } from "./draft.ts";

type Values = Record<string, unknown>;
// Mantine's own names for these two do not reach a module that resolves as Node does.
type FormOf<V extends Values> = ReturnType<typeof useForm<V>>;
type FormInput<V extends Values> = NonNullable<Parameters<typeof useForm<V>>[0]>;

export type ServerForm<V extends Values> = {
  form: FormOf<V>;
  /** For `<form onSubmit>`. */
  submit: (event?: FormEvent<HTMLFormElement>) => void;
  sending: boolean;
  /** What the server refused and no field of the form carries: show it in an `ErrorBox`. */
  problem: unknown;
  /** For `<Merging>`: somebody wrote meanwhile, or what was typed before is back. */
  merging: MergingState<V>;
};

/** What the writer had before their eyes when they began. */
type Read<V> = { version: string | null; before: V };
type Kept<V> = { values: V } & Read<V>;

/** Two people on one record: what both had read, what each wrote, and who the other one is. */
export type Meeting<V> = {
  next: Read<V>;
  before: V;
  mine: V;
  theirs: V;
  by: string | null;
  at: string | null;
};

export type MergingState<V> = {
  meeting: Meeting<V> | undefined;
  /** Saves what was put together, over what stands now. */
  settle: (values: V) => void;
  /** Back to the form, with one's own words. */
  back: () => void;
  /** What was typed and not saved came back. */
  kept: boolean;
  drop: () => void;
};

type Options<V extends Values, R> = FormInput<V> & {
  /** Sends the values with the version that was read; `saved`: tells a new one where more follows that may fail. Throws a `Problem` when refused (`answer(api.POST(…))` does). */
  send: (values: V, version: string | null, saved: (version: string | null) => void) => Promise<R>;
  onDone?: (result: R, values: V) => void;
  /** The record may be another's too: its version as it was read, and the form's values of what stands where the server refuses. */
  editing?: { version: string | null; valuesOf: (standing: never) => V } | undefined;
  /** Keeps what is typed in this tab until it is saved, under the person and the record. */
  draft?: { owner: string; id: string } | undefined;
};

/** Splits a problem's errors into those of fields the form has, and the others. Field names are dotted paths (`items.0.on`). */
export function errorsByField(
  problem: Problem,
  fields: readonly string[],
): { own: Record<string, string>; rest: Problem | undefined } {
  const isOwn = (field: string | undefined) =>
    field !== undefined && fields.some((name) => field === name || field.startsWith(`${name}.`));
  const own = Object.fromEntries(
    problem.errors.flatMap(({ field, message, source }) =>
      field !== undefined && isOwn(field) ? [[field, source ? `${message} (${source})` : message]] : [],
    ),
  );
  const others = problem.errors.filter(({ field }) => !isOwn(field));
  if (others.length === 0 && Object.keys(own).length > 0) return { own, rest: undefined };
  const { status, title, detail, requestId } = problem;
  return {
    own,
    rest: new Problem(status, {
      ...(title && { title }),
      ...(detail && { detail }),
      ...(requestId && { requestId }),
      errors: others,
    }),
  };
}

const CONTROL = "input, textarea, select, button";

export function useServerForm<V extends Values, R = unknown>(options: Options<V, R>): ServerForm<V> {
  const { send, onDone, editing, draft, onValuesChange, ...input } = options;
  const [start] = useState(() => startOf<V>(options));
  const [read, setRead] = useState(start.read);
  const [kept, setKept] = useState(start.kept);
  const form = useForm<V>({
    ...input,
    initialValues: start.values,
    onValuesChange: (values, previous) => {
      if (draft) keepDraft(draft.owner, draft.id, { values, ...read } satisfies Kept<V>);
      onValuesChange?.(values, previous);
    },
  });
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [meeting, setMeeting] = useState<Meeting<V>>();
  const focusFirst = (errors: Record<string, unknown>) => {
    const [first] = Object.keys(errors);
    const field = first === undefined ? null : form.getInputNode(first);
    // some fields carry their path on the frame around the control
    (field?.matches(CONTROL) ? field : field?.querySelector<HTMLElement>(CONTROL))?.focus();
  };
  const forget = () => {
    if (draft) dropDraft(draft.owner, draft.id);
    setKept(false);
  };
  const run = async (values: V, from: Read<V>): Promise<void> => {
    setSending(true);
    setProblem(undefined);
    try {
      const goOn = (version: string | null) => setRead({ version, before: values });
      const result = await send(values, from.version, goOn);
      forget();
      // A page that stays open goes on from what it has just saved.
      const version = (result as { version?: unknown } | null)?.version;
      if (typeof version === "string") goOn(version);
      onDone?.(result, values);
    } catch (refusal) {
      if (!(refusal instanceof Problem)) return setProblem(refusal);
      if (refusal.stale && editing) {
        const { version, by, at, standing } = refusal.stale;
        const theirs = editing.valuesOf(standing as never);
        const next = { version, before: theirs };
        if (isSame(values, theirs)) return await run(values, next);
        return setMeeting({ next, before: from.before, mine: values, theirs, by, at });
      }
      const { own, rest } = errorsByField(refusal, Object.keys(form.getValues()));
      form.setErrors(own);
      focusFirst(own);
      setProblem(rest);
    } finally {
      setSending(false);
    }
  };
  return {
    form,
    submit: form.onSubmit((values) => void run(values, read), focusFirst),
    sending,
    problem,
    merging: {
      meeting,
      settle: (values) => {
        if (!meeting) return;
        setRead(meeting.next);
        form.setValues(values);
        setMeeting(undefined);
        void run(values, meeting.next);
      },
      back: () => setMeeting(undefined),
      kept,
      drop: () => {
        forget();
        const { version, before } = { version: editing?.version ?? null, before: input.initialValues as V };
        setRead({ version, before });
        form.setValues(before);
        // Setting the values kept them as a draft again.
        if (draft) dropDraft(draft.owner, draft.id);
      },
    },
  };
}

/** What the form begins with: what was typed here and not saved, else what stands. */
function startOf<V extends Values>({
  draft,
  editing,
  initialValues,
}: Pick<Options<V, unknown>, "draft" | "editing" | "initialValues">): Kept<V> & {
  read: Read<V>;
  kept: boolean;
} {
  const before = initialValues as V;
  const kept = draft && draftOf<Kept<V>>(draft.owner, draft.id);
  // Of the same fields: a tab that was open over a new version of the application may have kept others.
  const isWhole = kept?.values && kept.before && Object.keys(before).every((field) => field in kept.values);
  if (isWhole && !isSame(kept.values, before))
    return { ...kept, read: { version: kept.version, before: kept.before }, kept: true };
  const read = { version: editing?.version ?? null, before };
  return { values: before, ...read, read, kept: false };
}
