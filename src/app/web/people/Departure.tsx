/** Before somebody leaves: what they carry, and who takes each piece; then their access is closed. */
import { Button, Group, NativeSelect } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";

import { TAKERS } from "../../../departure/rules.ts";
import { answer, api, type Answer } from "../../../platform/ui/client.ts";
import { ConfirmButton } from "../../../platform/ui/ConfirmButton.tsx";
import { DataTable } from "../../../platform/ui/DataTable.tsx";
import { DateText } from "../../../platform/ui/DateText.tsx";
import { ErrorBox } from "../../../platform/ui/ErrorBox.tsx";
import { useTexts } from "../../../platform/ui/language.tsx";
import { Loaded } from "../../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../../platform/ui/PageTitle.tsx";
import { say } from "../../../platform/ui/say.ts";
import { Section } from "../../../platform/ui/Section.tsx";
import { shellTexts } from "../texts.ts";
import { departureTexts } from "./departure.texts.ts";

type Work = Answer<"/api/people/{id}/work">;
type Piece = Work["work"][number];

const keyOf = ({ kind, id }: Piece) => `${kind} ${id}`;

export default function Departure() {
  const t = useTexts(departureTexts);
  const { id } = useParams({ from: "/signed-in/people/$id" });
  const query = useQuery({
    queryKey: ["people", id, "work"],
    queryFn: () => answer(api.GET("/api/people/{id}/work", { params: { path: { id } } })),
  });
  return (
    <Loaded query={query}>
      {(found) => (
        <>
          <PageTitle
            title={t.title({ name: found.person.name })}
            lead={t.lead}
            parent={{ title: t.people, href: "/people" }}
          />
          <HandOver key={found.work.length} {...found} />
        </>
      )}
    </Loaded>
  );
}

function HandOver({ person, work, takers, sits }: Work) {
  const t = useTexts(departureTexts);
  const { roles } = useTexts(shellTexts);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const takersOf = (piece: Piece) => takers.filter(({ role }) => TAKERS[piece.kind].includes(role));
  const params = { path: { id: person.userId } };
  const items = work.flatMap((piece) => {
    const to = chosen[keyOf(piece)];
    return to ? [{ kind: piece.kind, id: piece.id, to }] : [];
  });
  const handOver = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      const { handed } = await answer(api.POST("/api/people/{id}/hand-over", { params, body: { items } }));
      say(t.handed({ n: handed }));
      setChosen({});
      await queries.invalidateQueries({ queryKey: ["people"] });
    } catch (refusal) {
      setProblem(refusal);
    } finally {
      setSending(false);
    }
  };
  const close = async () => {
    await answer(api.POST("/api/people/{id}/close", { params }));
    say(t.closed({ name: person.name }));
    await queries.invalidateQueries({ queryKey: ["people"] });
    await navigate({ to: "/people" });
  };
  const option = ({ userId, name, role }: Work["takers"][number]) => ({
    value: userId,
    label: `${name} (${roles[role]})`,
  });
  return (
    <>
      <Section title={t.work} lead={work.length > 0 ? t.workLead : undefined}>
        {work.length > 1 && (
          <NativeSelect
            label={t.all}
            maw={420}
            mb="md"
            data={[{ value: "", label: t.choose }, ...takers.map(option)]}
            value=""
            onChange={(event) => {
              const to = event.currentTarget.value;
              setChosen(
                Object.fromEntries(
                  work.flatMap((piece) =>
                    takersOf(piece).some(({ userId }) => userId === to) ? [[keyOf(piece), to]] : [],
                  ),
                ),
              );
            }}
          />
        )}
        <DataTable
          caption={t.work}
          captionHidden
          rows={work}
          rowKey={keyOf}
          empty={<p>{t.nothing}</p>}
          columns={[
            { id: "household", title: t.household, names: true, cell: ({ household }) => household },
            { id: "kind", title: t.kind, cell: ({ kind }) => t.kinds[kind] },
            { id: "since", title: t.since, cell: ({ since }) => <DateText iso={since} /> },
            {
              id: "agenda",
              title: t.agenda,
              cell: ({ agendaOn }) => (agendaOn === null ? "–" : <DateText iso={agendaOn} />),
            },
            {
              id: "to",
              title: t.to,
              cell: (piece) => (
                <NativeSelect
                  aria-label={t.toOf({ name: piece.household })}
                  data={[{ value: "", label: t.choose }, ...takersOf(piece).map(option)]}
                  value={chosen[keyOf(piece)] ?? ""}
                  onChange={(event) => setChosen({ ...chosen, [keyOf(piece)]: event.currentTarget.value })}
                />
              ),
            },
          ]}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        {work.length > 0 && (
          <Button mt="md" loading={sending} disabled={items.length === 0} onClick={() => void handOver()}>
            {t.handOver({ n: items.length })}
          </Button>
        )}
      </Section>
      {sits.length > 0 && (
        <Section title={t.sits} lead={t.sitsLead}>
          <ul>
            {sits.map(({ sessionId, heldOn }) => (
              <li key={sessionId}>
                <DateText iso={heldOn} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {person.active && (
        <Section title={t.close} lead={work.length > 0 ? t.closeRest({ n: work.length }) : t.closeReady}>
          <Group>
            <ConfirmButton
              variant={work.length > 0 ? "default" : "filled"}
              question={t.closeQuestion({ name: person.name })}
              consequences={t.closeWords}
              confirm={t.close}
              onConfirm={close}
            >
              {t.close}
            </ConfirmButton>
          </Group>
        </Section>
      )}
    </>
  );
}
