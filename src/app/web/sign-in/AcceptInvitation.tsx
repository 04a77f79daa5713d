/** Behind the link of an invitation: the person invited chooses a password, and the account is open. */
import { useSearch } from "@tanstack/react-router";

import { useTexts } from "../../../platform/ui/language.tsx";
import { ChoosePassword } from "./ChoosePassword.tsx";
import { signInTexts } from "./texts.ts";

export default function AcceptInvitation() {
  const t = useTexts(signInTexts);
  const { token } = useSearch({ from: "/invitation" });
  return (
    <ChoosePassword
      title={t.invitationTitle}
      lead={t.invitationLead}
      submitLabel={t.open}
      badLinkDetail={t.badInvitationDetail}
      token={token}
    />
  );
}
