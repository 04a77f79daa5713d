/** A field for an amount in euros, typed as people write it (`1 234,56`). Speaks cents: null where nothing readable is typed. */
import { TextInput } from "@mantine/core";
import { useState } from "react";

import { parseAmount } from "../money/parse-amount.ts";

type Props = {
  label: string;
  value?: number | null;
  onChange?: (cents: number | null) => void;
  description?: string;
  error?: React.ReactNode;
  required?: boolean;
  placeholder?: string;
};

const written = (cents: number | null | undefined) =>
  cents == null ? "" : (cents / 100).toFixed(2).replace(".", ",");

export function EurosField({ label, value, onChange, description, error, required, placeholder }: Props) {
  const [typed, setTyped] = useState(written(value));
  const [given, setGiven] = useState(value);
  // An amount set by the form itself replaces what was typed; one that the typing gave leaves it as it is.
  if (value !== given) {
    setGiven(value);
    setTyped(written(value));
  }
  return (
    <TextInput
      label={label}
      description={description}
      error={error}
      required={required ?? false}
      placeholder={placeholder}
      inputMode="decimal"
      rightSection="€"
      value={typed}
      onChange={({ currentTarget }) => {
        const text = currentTarget.value;
        const cents = text.trim() === "" ? null : parseAmount(text);
        const amount = typeof cents === "number" ? cents : null;
        setTyped(text);
        setGiven(amount);
        onChange?.(amount);
      }}
      mt="sm"
    />
  );
}
