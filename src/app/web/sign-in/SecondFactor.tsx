/** Between a password and the application: the second factor that is owed is shown, or one is added where the post asks for it. */
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { useTexts } from "../../../platform/ui/language.tsx";
import { Loaded } from "../../../platform/ui/Loaded.tsx";
import { signOut } from "../../../platform/ui/sign-out.ts";
import { securityQuery } from "../../../sign-in/pages/AccountSecurity.tsx";
import { AppSetup } from "../../../sign-in/pages/AppSetup.tsx";
import { passkeysHere } from "../../../sign-in/pages/calls.ts";
import { PasskeySetup } from "../../../sign-in/pages/PasskeySetup.tsx";
import { securityTexts } from "../../../sign-in/pages/texts.ts";
import { safeReturn } from "./auth.ts";
import { CodeForm } from "./CodeForm.tsx";
import { PasskeyButton } from "./PasskeyButton.tsx";
import classes from "./sign-in.module.css";
import { SignInFrame } from "./SignInFrame.tsx";
import { signInTexts } from "./texts.ts";

export default function SecondFactor() {
  const t = useTexts(signInTexts);
  const s = useTexts(securityTexts);
  const { return: returnTo } = useSearch({ from: "/second-factor" });
  const navigate = useNavigate();
  const queries = useQueryClient();
  // Asked once: while recovery codes are on the page, nothing may take it away.
  const query = useQuery({
    queryKey: ["owed"],
    queryFn: securityQuery.queryFn,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const [adding, setAdding] = useState<"app" | "passkey">();
  const isIn = () => {
    queries.clear();
    void navigate({ href: safeReturn(returnTo) });
  };
  const leave = () => void signOut().then(() => navigate({ to: "/sign-in" }));
  const owesAll = query.data?.owes === "enrol";
  return (
    <SignInFrame
      key={query.data?.owes ?? "loading"}
      title={owesAll ? t.enrolTitle : t.codeTitle}
      lead={owesAll ? t.enrolLead : t.codeLead}
    >
      <Loaded query={query}>
        {({ owes, totp, passkeys, passkeysPossible, password, recent }) => (
          <div className={classes.form}>
            {owes === "nothing" && <Button onClick={isIn}>{s.next}</Button>}
            {owes === "confirm" && passkeys.length > 0 && <PasskeyButton onDone={isIn} />}
            {owes === "confirm" && totp && <CodeForm onDone={isIn} onBack={leave} />}
            {owes === "enrol" && !recent && <p>{s.againWords}</p>}
            {owes === "enrol" && recent && adding === undefined && (
              <>
                <Button onClick={() => setAdding("app")}>{s.addApp}</Button>
                {passkeysPossible && passkeysHere() && (
                  <Button variant="default" onClick={() => setAdding("passkey")}>
                    {s.addPasskey}
                  </Button>
                )}
              </>
            )}
            {adding === "app" && <AppSetup password={password} onDone={isIn} />}
            {adding === "passkey" && <PasskeySetup onDone={isIn} />}
            {!(owes === "confirm" && totp) && (
              <Button variant="subtle" onClick={leave}>
                {t.back}
              </Button>
            )}
          </div>
        )}
      </Loaded>
    </SignInFrame>
  );
}
