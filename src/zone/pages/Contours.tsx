/** The administrator loads the outlines of communes, so that the coordination draws its zones on a map. */
import { Button, FileInput, Group } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { contourTexts } from "./contour.texts.ts";

export default function Contours() {
  const t = useTexts(contourTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const query = useQuery({
    queryKey: ["contours"],
    queryFn: () => answer(api.GET("/api/communes/contours")),
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ["contours"] });
  const load = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      const taken = await answer(
        api.PUT("/api/communes/contours", {
          body: { file: file as unknown as string },
          bodySerializer: () => {
            const form = new FormData();
            if (file) form.set("file", file);
            return form;
          },
        }),
      );
      setUnknown(taken.unknown);
      setFile(null);
      say(t.done({ n: taken.loaded?.communes ?? 0 }));
      await refresh();
    } catch (refusal) {
      setProblem(refusal);
    } finally {
      setSending(false);
    }
  };
  const remove = async () => {
    await answer(api.DELETE("/api/communes/contours"));
    say(t.removed);
    await refresh();
  };
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Loaded query={query}>
        {({ loaded }) => (
          <>
            {loaded ? (
              <p>
                {t.now({
                  source: loaded.source,
                  on: formatDate(loaded.loadedAt, language),
                  n: loaded.communes,
                })}{" "}
                {loaded.missing > 0 && t.missing({ n: loaded.missing })}
              </p>
            ) : (
              <p>{t.none}</p>
            )}
            {unknown.length > 0 && <p>{t.unknown({ n: unknown.length, codes: unknown.join(", ") })}</p>}
            <FileInput
              label={t.file}
              description={t.help}
              placeholder={t.choose}
              accept=".geojson,.json,application/geo+json,application/json"
              value={file}
              onChange={setFile}
              maw="32rem"
            />
            {problem !== undefined && <ErrorBox error={problem} />}
            <Group mt="md" gap="sm">
              <Button onClick={() => void load()} loading={sending} disabled={!file}>
                {t.load}
              </Button>
              {loaded && (
                <ConfirmButton
                  variant="default"
                  question={t.removeQuestion}
                  consequences={<p>{t.removeWords}</p>}
                  confirm={t.remove}
                  onConfirm={remove}
                >
                  {t.remove}
                </ConfirmButton>
              )}
            </Group>
          </>
        )}
      </Loaded>
    </>
  );
}
