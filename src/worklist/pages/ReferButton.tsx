/** Refers a household in one click: the server begins the referral with the facts it knows, or leads to the one under way. */
import { Button, type ButtonProps } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

import { answer, api } from "../../platform/ui/client.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { worklistTexts } from "./texts.ts";

type Props = Pick<ButtonProps, "variant" | "size"> & {
  householdId: string;
  /** Whose household, where several such buttons stand in a list. */
  name?: string;
  /** Referred already: the same click leads to that referral. */
  referred?: boolean;
};

export function ReferButton({ householdId, name, referred, ...button }: Props) {
  const t = useTexts(worklistTexts);
  const router = useRouter();
  const queries = useQueryClient();
  const begin = useMutation({
    mutationFn: () =>
      answer(api.POST("/api/households/{id}/referrals", { params: { path: { id: householdId } } })),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      void queries.invalidateQueries({ queryKey: ["referrals"] });
      return router.navigate({ href: `/referrals/${id}` });
    },
  });
  return (
    <>
      <Button
        {...button}
        {...(name && { "aria-label": referred ? t.referralNamed({ name }) : t.referNamed({ name }) })}
        loading={begin.isPending}
        onClick={() => begin.mutate()}
      >
        {referred ? t.seeReferral : name ? t.refer : t.referHousehold}
      </Button>
      {begin.isError && <ErrorBox error={begin.error} />}
    </>
  );
}
