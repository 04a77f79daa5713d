/** Forms that send to the server: its refusals land on the fields that caused them, the rest in one box. */
import { useForm } from "@mantine/form";
import { useState, type FormEvent } from "react";

import { Problem } from "./client.ts";

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
};

type Options<V extends Values, R> = FormInput<V> & {
  /** Sends the values; throws a `Problem` when refused (`answer(api.POST(…))` does). */
  send: (values: V) => Promise<R>;
  onDone?: (result: R, values: V) => void;
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
  const { send, onDone, ...input } = options;
  const form = useForm<V>(input);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const focusFirst = (errors: Record<string, unknown>) => {
    const [first] = Object.keys(errors);
    const field = first === undefined ? null : form.getInputNode(first);
    // some fields carry their path on the frame around the control
    (field?.matches(CONTROL) ? field : field?.querySelector<HTMLElement>(CONTROL))?.focus();
  };
  const run = async (values: V) => {
    setSending(true);
    setProblem(undefined);
    try {
      onDone?.(await send(values), values);
    } catch (refusal) {
      if (!(refusal instanceof Problem)) return setProblem(refusal);
      const { own, rest } = errorsByField(refusal, Object.keys(form.getValues()));
      form.setErrors(own);
      focusFirst(own);
      setProblem(rest);
    } finally {
      setSending(false);
    }
  };
  return { form, submit: form.onSubmit((values) => void run(values), focusFirst), sending, problem };
}
