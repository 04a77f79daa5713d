/** Behind the link of a forgotten password. */
import { useSearch } from "@tanstack/react-router";

import { useTexts } from "../../../platform/ui/language.tsx";
import { auth } from "./auth.ts";
import { ChoosePassword } from "./ChoosePassword.tsx";
import { signInTexts } from "./texts.ts";

export default function ResetPassword() {
  const t = useTexts(signInTexts);
  const { token } = useSearch({ from: "/reset-password" });
  return (
    <ChoosePassword
      title={t.resetTitle}
      submitLabel={t.save}
      badLinkDetail={t.badLinkDetail}
      token={token}
      send={auth.setPassword}
      askAgain="/forgotten-password"
    />
  );
}
