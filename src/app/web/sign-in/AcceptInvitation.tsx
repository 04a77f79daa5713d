/** Behind the link of an invitation: the person invited reads who invites them to what, chooses a password, and is in. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";

import { answer, api } from "../../../platform/ui/client.ts";
import { ErrorBox } from "../../../platform/ui/ErrorBox.tsx";
import { useTexts } from "../../../platform/ui/language.tsx";
import { PageLink } from "../../../platform/ui/PageLink.tsx";
import { shellTexts } from "../texts.ts";
import { auth } from "./auth.ts";
import { ChoosePassword, isRefusedLink } from "./ChoosePassword.tsx";
import { SignInFrame } from "./SignInFrame.tsx";
import { signInTexts } from "./texts.ts";

export default function AcceptInvitation() {
  const t = useTexts(signInTexts);
  const { roles } = useTexts(shellTexts);
  const { token } = useSearch({ from: "/invitation" });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ["invitation", token],
    enabled: token !== undefined,
    // What it said stays on the page while it is accepted: the link itself opens once.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => answer(api.POST("/api/invitations/open", { body: { token: token! } })),
  });
  if (!token || isRefusedLink(query.error))
    return (
      <SignInFrame key="refused" title={t.badLink} lead={t.badInvitationDetail}>
        <PageLink href="/sign-in" mt="md" display="inline-block">
          {t.title}
        </PageLink>
      </SignInFrame>
    );
  if (!query.data)
    return (
      <SignInFrame key="opening" title={t.invitationTitle}>
        {query.isError && <ErrorBox error={query.error} onRetry={() => void query.refetch()} />}
      </SignInFrame>
    );
  const { name, email, organisation, role } = query.data;
  return (
    <ChoosePassword
      title={t.invitationTo({ name })}
      lead={`${t.invitationLead({ organisation, role: roles[role] })} ${t.invitationAddress({ email })}`}
      submitLabel={t.open}
      badLinkDetail={t.badInvitationDetail}
      token={token}
      send={async (newPassword) => {
        await answer(api.POST("/api/invitations/accept", { body: { token, newPassword } }));
        await auth.signIn(email, newPassword);
      }}
      onSaved={() => {
        queries.clear(); // whoever was signed in here before
        void navigate({ to: "/" });
      }}
    />
  );
}
