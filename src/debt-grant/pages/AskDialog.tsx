/** Asks one or several funds for one debt: how much of each, the papers they want, what each fund's own rules say. */
import { Button, Checkbox, Group, NativeSelect, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";

import { sourceIn } from "../../platform/calendar/source-words.ts";
import { formatCents } from "../../platform/money/format.ts";
import { answer, type Answer, api, type Sent } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { say } from "../../platform/ui/say.ts";
import { grantTexts } from "./texts.ts";

type Account = Answer<"/api/households/{id}/grants">["accounts"][number];
type Fund = Answer<"/api/funds">["funds"][number];
type Line = { fund: string; amountCents: number | null; given: string[] };
type Values = { accountId: string; requests: Line[]; purpose: string };

export type NewGrants = Sent<"/api/households/{id}/grants">;

/** `prefill`: a fund and amount of an accepted arrangement. `send`: where the requests go, the household's grants unless told. */
type Props = {
  householdId: string;
  accounts: readonly Account[];
  followsId?: string;
  prefill?: { accountId: number | null; fund: string; amountCents: number };
  send?: (grants: NewGrants) => Promise<unknown>;
  onClose: () => void;
};

export function AskDialog(props: Props) {
  const t = useTexts(grantTexts);
  const query = useQuery({ queryKey: ["funds"], queryFn: () => answer(api.GET("/api/funds")) });
  return (
    <Dialog title={t.askTitle} opened onClose={props.onClose} size="lg">
      <Loaded query={query}>
        {({ funds }) => (
          <AskForm {...props} funds={funds.filter(({ value }) => value.uses.includes("debtGrant"))} />
        )}
      </Loaded>
    </Dialog>
  );
}

function AskForm({
  householdId,
  accounts,
  followsId,
  prefill,
  send,
  funds,
  onClose,
}: Props & { funds: readonly Fund[] }) {
  const t = useTexts(grantTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const line = (fund: Fund): Line => ({ fund: fund.id, amountCents: null, given: [] });
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: {
      accountId: String(
        (accounts.find(({ accountId }) => accountId === prefill?.accountId) ?? accounts[0]!).accountId,
      ),
      requests: [
        prefill ? { fund: prefill.fund, amountCents: prefill.amountCents, given: [] } : line(funds[0]!),
      ],
      purpose: "",
    },
    send: ({ accountId, requests, purpose }) => {
      const body: NewGrants = {
        accountId: Number(accountId),
        requests: requests.map(({ fund, amountCents, given }) => ({
          fund,
          amountCents: amountCents ?? 0,
          pieces: (funds.find(({ id }) => id === fund)?.value.pieces ?? []).map((name) => ({
            name,
            given: given.includes(name) ? true : null,
          })),
        })),
        ...(purpose.trim() && { purpose }),
        ...(followsId && { followsId }),
      };
      return send
        ? send(body)
        : answer(api.POST("/api/households/{id}/grants", { params: { path: { id: householdId } }, body }));
    },
    onDone: () => {
      say(t.sent);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  const { accountId, requests } = form.getValues();
  const money = (cents: number) => formatCents(cents, language);
  const account = accounts.find((one) => String(one.accountId) === accountId)!;
  // Out of an arrangement, its fund alone is asked: the others have their own step.
  const unused = prefill ? undefined : funds.find(({ id }) => !requests.some(({ fund }) => fund === id));
  return (
    <form onSubmit={submit} noValidate>
      {accounts.length > 1 && (
        <NativeSelect
          label={t.account}
          data={accounts.map((one) => ({
            value: String(one.accountId),
            label: t.accountOf({
              account: one.account,
              landlord: one.landlord,
              debt: money(one.balanceCents),
            }),
          }))}
          {...form.getInputProps("accountId")}
        />
      )}
      <p style={{ marginTop: 0 }}>
        {t.accountOf({
          account: account.account,
          landlord: account.landlord,
          debt: money(account.balanceCents),
        })}
        .{" "}
        {account.promisedCents > 0 &&
          t.open({
            open: money(account.balanceCents - account.promisedCents),
            promised: money(account.promisedCents),
          })}
      </p>
      {requests.map(({ fund: code }, index) => (
        <fieldset key={code} style={{ border: 0, padding: 0, margin: "0 0 1rem" }}>
          <NativeSelect
            label={requests.length === 1 ? t.fund : t.fundOf({ n: index + 1 })}
            data={funds.map(({ id, value }) => ({
              value: id,
              label: (language === "en" && value.english) || value.name,
            }))}
            {...form.getInputProps(`requests.${index}.fund`)}
          />
          <EurosField
            label={requests.length === 1 ? t.amount : t.amountOf({ n: index + 1 })}
            required
            {...form.getInputProps(`requests.${index}.amountCents`)}
          />
          <FundRules fund={funds.find(({ id }) => id === code)!} />
          <Pieces
            pieces={funds.find(({ id }) => id === code)!.value.pieces}
            field={form.getInputProps(`requests.${index}.given`)}
          />
          {requests.length > 1 && (
            <Button
              size="xs"
              variant="default"
              mt="xs"
              onClick={() => form.removeListItem("requests", index)}
            >
              {t.removeFund}
            </Button>
          )}
        </fieldset>
      ))}
      {unused && (
        <Group>
          <Button size="xs" variant="default" onClick={() => form.insertListItem("requests", line(unused))}>
            {t.addFund}
          </Button>
        </Group>
      )}
      <Textarea label={t.purpose} autosize mt="sm" {...form.getInputProps("purpose")} />
      {problem !== undefined && <ErrorBox error={problem} />}
      <Button type="submit" loading={sending} mt="md">
        {t.send}
      </Button>
    </form>
  );
}

/** What the fund's own rules say, and whether somebody confirmed them. */
function FundRules({ fund: { value, source, checked } }: { fund: Fund }) {
  const t = useTexts(grantTexts);
  const { language } = useLanguage();
  const from = sourceIn(language, source);
  return (
    <>
      <p style={{ margin: "0.5rem 0 0" }}>
        {value.ceilingCents === null
          ? t.noCeiling
          : t.ceiling({ amount: formatCents(value.ceilingCents, language) })}{" "}
        {checked === null
          ? t.toConfirm({ source: from })
          : t.confirmed({ source: from, on: formatDate(checked, language) })}
      </p>
      {value.conditions.length > 0 && (
        <>
          <p style={{ margin: "0.5rem 0 0" }}>{t.conditions} :</p>
          <ul style={{ margin: 0 }}>
            {value.conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Pieces({ pieces, field }: { pieces: readonly string[]; field: object }) {
  const t = useTexts(grantTexts);
  if (pieces.length === 0) return <p style={{ margin: "0.5rem 0 0" }}>{t.noPieces}</p>;
  return (
    <Checkbox.Group label={t.pieces} description={t.piecesHelp} mt="sm" {...field}>
      {pieces.map((piece) => (
        <Checkbox key={piece} value={piece} label={piece} mt="xs" />
      ))}
    </Checkbox.Group>
  );
}
