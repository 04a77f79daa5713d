/** The letters of a webhook: received, waiting for their next try, given up and sent again. */
import { Button, Group } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { say } from "../../platform/ui/say.ts";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { webhookTexts } from "./texts.ts";

type Letter = Answer<"/api/webhooks/{id}/deliveries">["rows"][number];

export function Letters({
  webhook: { id, name },
  onClose,
  onChanged,
}: {
  webhook: { id: string; name: string };
  onClose: () => void;
  onChanged: () => Promise<void>;
}) {
  const t = useTexts(webhookTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const params = { path: { id } };
  const key = ["webhooks", id, "letters"];
  const query = useQuery({
    queryKey: key,
    queryFn: () => answer(api.GET("/api/webhooks/{id}/deliveries", { params })),
  });
  const nameOf = (kind: string) => t.kinds[kind as keyof typeof t.kinds] ?? kind;
  const sayAnswer = (said: string) =>
    said in t.answers ? t.answers[said as keyof typeof t.answers] : t.answered({ status: said });
  const replay = async (deliveryId: string | null) => {
    const { replayed } = await answer(
      api.POST("/api/webhooks/{id}/replay", { params, body: { deliveryId } }),
    );
    say(t.replayed({ n: replayed }));
    await queries.invalidateQueries({ queryKey: key });
    await onChanged();
  };
  const stateOf = ({ deliveredAt, deadAt, nextAt, attempts, lastAnswer }: Letter) => (
    <div>
      <StatusBadge tone={deliveredAt ? "good" : deadAt ? "danger" : "attention"}>
        {deliveredAt ? t.delivered : deadAt ? t.deadState : t.waits}
      </StatusBadge>{" "}
      <small>
        {[
          t.tries({ n: attempts }),
          lastAnswer && sayAnswer(lastAnswer),
          !deliveredAt &&
            !deadAt &&
            attempts > 0 &&
            nextAt &&
            t.nextTry({ date: formatDate(nextAt, language, "withTime") }),
        ]
          .filter(Boolean)
          .join(", ")}
      </small>
    </div>
  );
  return (
    <Dialog title={t.letters({ name })} opened onClose={onClose} size="xl">
      <Loaded query={query}>
        {({ rows }) => (
          <>
            {rows.some(({ deadAt }) => deadAt) && (
              <Group justify="flex-end" mb="sm">
                <Button onClick={() => void replay(null)}>{t.replayAll}</Button>
              </Group>
            )}
            <DataTable
              caption={t.letters({ name })}
              captionHidden
              rows={rows}
              rowKey={(row) => row.id}
              empty={<p>{t.noLetter}</p>}
              columns={[
                { id: "what", title: t.what, names: true, cell: ({ kind }) => nameOf(kind) },
                {
                  id: "when",
                  title: t.when,
                  cell: ({ happenedAt }) => formatDate(happenedAt, language, "withTime"),
                },
                { id: "result", title: t.result, cell: stateOf },
                {
                  id: "actions",
                  title: t.actions,
                  cell: (row) =>
                    row.deadAt ? (
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={t.replayOf({ name: nameOf(row.kind) })}
                        onClick={() => void replay(row.id)}
                      >
                        {t.replay}
                      </Button>
                    ) : (
                      "–"
                    ),
                },
              ]}
            />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}
