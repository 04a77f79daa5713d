/** The fields of a signature: on which day, how it is given, before whom. */
import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";

import { DateField } from "../../platform/ui/DateField.tsx";
import type { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import type { Signature } from "../rules.ts";
import { SignaturePad } from "./SignaturePad.tsx";
import { signatureTexts } from "./texts.ts";

export type SignatureValues = {
  signedOn: string | null;
  how: Signature["kind"];
  strokes: number[][];
  name: string;
  witness: string;
};

export const newSignature = (today: string, witness: string): SignatureValues => ({
  signedOn: today,
  how: "drawn",
  strokes: [],
  name: "",
  witness,
});

/** What is sent of the fields; the witness only where it was given on the screen. */
export function signatureOf({ how, strokes, name, witness }: SignatureValues): {
  signature: Signature;
  witness: string | null;
} {
  const signature: Signature =
    how === "drawn" ? { kind: how, strokes } : how === "typed" ? { kind: how, name } : { kind: how };
  return { signature, witness: how === "paper" ? null : witness };
}

type Form = ReturnType<typeof useServerForm<SignatureValues>>["form"];

/** `form` has the values of a signature, among others. */
export function SignatureFields({ form, dayLabel }: { form: Form; dayLabel?: string }) {
  const t = useTexts(signatureTexts);
  const { how } = form.getValues();
  const [strokes, setStrokes] = useState<number[][]>([]);
  return (
    <>
      <DateField label={dayLabel ?? t.signedOn} required {...form.getInputProps("signedOn")} />
      <NativeSelect
        label={t.how}
        mt="sm"
        data={(["drawn", "typed", "paper"] as const).map((value) => ({ value, label: t.ways[value] }))}
        {...form.getInputProps("how")}
      />
      {how === "drawn" && (
        <SignaturePad
          label={t.pad}
          hint={t.padHint}
          clear={t.clear}
          strokes={strokes}
          onChange={(drawn) => {
            setStrokes(drawn);
            form.setFieldValue("strokes", drawn);
          }}
        />
      )}
      {how === "typed" && <TextInput label={t.signer} required mt="sm" {...form.getInputProps("name")} />}
      {how !== "paper" && <TextInput label={t.witness} required mt="sm" {...form.getInputProps("witness")} />}
    </>
  );
}
