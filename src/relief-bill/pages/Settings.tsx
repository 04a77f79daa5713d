/** The landlord's own settings of reliefs: read by its staff, changed by its lead. */
import { Button, NumberInput, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { reliefBillTexts } from "./texts.ts";

type Found = Answer<"/api/rent-relief-settings">;
const KEY = ["rent-relief-settings"] as const;

export function Settings() {
  const t = useTexts(reliefBillTexts);
  const { language } = useLanguage();
  const [setting, setSetting] = useState(false);
  const query = useQuery({
    queryKey: KEY,
    queryFn: () => answer(api.GET("/api/rent-relief-settings")),
  });
  const percent = (share: number) => new Intl.NumberFormat(language, { style: "percent" }).format(share);
  return (
    <Loaded query={query}>
      {(found) => (
        <Section
          title={t.settings}
          {...(found.can.set && {
            actions: (
              <Button size="xs" variant="default" onClick={() => setSetting(true)}>
                {t.set}
              </Button>
            ),
          })}
        >
          <ul>
            <li>
              {t.maxMonths} : {found.maxMonths ?? t.unset}
            </li>
            <li>
              {t.fundShare} : {found.fundShare === null ? t.unset : percent(found.fundShare)}
            </li>
            <li>
              {t.residualDays} : {found.residualDays === null ? t.unset : t.days({ n: found.residualDays })}
            </li>
          </ul>
          {setting && <SettingsDialog found={found} onClose={() => setSetting(false)} />}
        </Section>
      )}
    </Loaded>
  );
}

type Values = {
  maxMonths: number | "";
  fundShare: number | "";
  residualDays: number | "";
  source: string;
};

const known = (value: number | "") => (value === "" ? null : value);

function SettingsDialog({ found, onClose }: { found: Found; onClose: () => void }) {
  const t = useTexts(reliefBillTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: {
      maxMonths: found.maxMonths ?? "",
      fundShare: found.fundShare === null ? "" : Math.round(found.fundShare * 1000) / 10,
      residualDays: found.residualDays ?? "",
      source: "",
    },
    send: ({ maxMonths, fundShare, residualDays, source }) =>
      answer(
        api.PUT("/api/rent-relief-settings", {
          body: {
            maxMonths: known(maxMonths),
            fundShare: fundShare === "" ? null : fundShare / 100,
            residualDays: known(residualDays),
            source,
          },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: KEY });
      onClose();
    },
  });
  return (
    <Dialog title={t.settings} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p style={{ marginTop: 0 }}>{t.settingsLead}</p>
        <NumberInput label={t.maxMonths} min={1} {...form.getInputProps("maxMonths")} />
        <NumberInput label={t.fundShare} min={0} max={100} mt="sm" {...form.getInputProps("fundShare")} />
        <NumberInput label={t.residualDays} min={0} mt="sm" {...form.getInputProps("residualDays")} />
        <TextInput label={t.source} required mt="sm" {...form.getInputProps("source")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
