/** One's own calendar link: made, shown once, replaced, closed. */
import { Button, Group, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import type { Purpose } from "../rules.ts";
import { linkTexts } from "./texts.ts";

export function CalendarLink({ purpose }: { purpose: Purpose }) {
  const t = useTexts(linkTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [url, setUrl] = useState<string>();
  const [error, setError] = useState<unknown>();
  const key = ["calendar-link", purpose] as const;
  const path = `/api/calendar-links/${purpose}` as const;
  const query = useQuery({ queryKey: key, queryFn: () => answer(api.GET(path)) });
  const make = async () => {
    setError(undefined);
    try {
      setUrl((await answer(api.POST(path))).url);
      await queries.invalidateQueries({ queryKey: key });
    } catch (problem) {
      setError(problem);
    }
  };
  const end = async () => {
    await answer(api.DELETE(path));
    setUrl(undefined);
    await queries.invalidateQueries({ queryKey: key });
    say(t.ended);
  };
  const day = (instant: string) => formatDate(instant.slice(0, 10), language);
  return (
    <Section title={t.title} lead={t.words}>
      <Loaded query={query}>
        {({ link }) => (
          <>
            <p>
              {link
                ? `${t.since({ on: day(link.createdAt) })} ${link.lastUsedAt ? t.used({ on: day(link.lastUsedAt) }) : t.neverUsed}`
                : t.none}
            </p>
            {url && <Shown url={url} />}
            <Group gap="sm">
              <Button variant="default" onClick={() => void make()}>
                {link ? t.renew : t.make}
              </Button>
              {link && (
                <ConfirmButton
                  variant="subtle"
                  question={t.endQuestion}
                  consequences={t.endConsequences}
                  confirm={t.end}
                  onConfirm={end}
                >
                  {t.end}
                </ConfirmButton>
              )}
            </Group>
            {error !== undefined && <ErrorBox error={error} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Shown({ url }: { url: string }) {
  const t = useTexts(linkTexts);
  const copy = () =>
    // Absent where the page is not served over https, refused where the person said no: the field can be copied by hand.
    void navigator.clipboard?.writeText(url).then(
      () => say(t.copied),
      () => undefined,
    );
  return (
    <Group align="flex-end" gap="sm" mb="md">
      <TextInput
        label={t.field}
        description={t.shown}
        value={url}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        style={{ flex: "1 1 18rem" }}
        styles={{ input: { fontFamily: "monospace" } }}
      />
      <Button variant="default" onClick={copy}>
        {t.copy}
      </Button>
    </Group>
  );
}
