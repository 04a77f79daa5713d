/** What stands in for a page that failed: says it, gives the reference, offers a way on. */
import { Button } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";

import { Problem } from "../../../platform/ui/client.ts";
import { ErrorBox } from "../../../platform/ui/ErrorBox.tsx";
import { useTexts } from "../../../platform/ui/language.tsx";
import { PageTitle } from "../../../platform/ui/PageTitle.tsx";
import { shellTexts } from "../texts.ts";
import { Logo } from "./Logo.tsx";
import classes from "./shell.module.css";

/** After an update the old page asks for files that are gone. */
function isOutdated(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
}

export function BrokenPage({ error }: { error: unknown }) {
  const t = useTexts(shellTexts);
  const router = useRouter();
  if (isOutdated(error))
    return (
      <>
        <PageTitle title={t.broken} lead={t.outdated} />
        <Button onClick={() => location.reload()}>{t.reload}</Button>
      </>
    );
  return (
    <>
      <PageTitle title={t.broken} />
      <ErrorBox
        error={error}
        {...(error instanceof Problem && { onRetry: () => void router.invalidate() })}
      />
    </>
  );
}

/** The same where even the frame could not be shown: the server is down, or does not say who is signed in. */
export function BrokenApplication({ error }: { error: unknown }) {
  return (
    <main className={classes.page}>
      <p>
        <Logo />
      </p>
      <BrokenPage error={error} />
    </main>
  );
}
