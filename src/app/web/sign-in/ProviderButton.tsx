/** Signs in by the installation's identity provider; shows nothing where it has none. */
import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";

import { answer, api } from "../../../platform/ui/client.ts";
import { ErrorBox } from "../../../platform/ui/ErrorBox.tsx";
import { useTexts } from "../../../platform/ui/language.tsx";
import { auth } from "./auth.ts";
import { signInTexts } from "./texts.ts";

export function ProviderButton({ returnTo }: { returnTo: string }) {
  const t = useTexts(signInTexts);
  const { data } = useQuery({
    queryKey: ["sign-in"],
    queryFn: () => answer(api.GET("/api/sign-in")),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const leave = useMutation({ mutationFn: () => auth.provider(returnTo) });
  if (!data?.provider) return null;
  return (
    <>
      <Button variant="default" size="md" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t.byProvider({ name: data.provider })}
      </Button>
      {leave.isError && <ErrorBox error={leave.error} />}
    </>
  );
}
