/** What stands in for a page that failed: says it, gives the reference, offers a way on. */
import { Button } from "@mantine/core";

import { Problem } from "../../../platform/ui/client.ts";
import { ErrorBox } from "../../../platform/ui/ErrorBox.tsx";
import { useTexts } from "../../../platform/ui/language.tsx";
import { PageTitle } from "../../../platform/ui/PageTitle.tsx";
import { shellTexts } from "../texts.ts";

/** After an update the old page asks for files that are gone. */
function isOutdated(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
}

export function BrokenPage({ error, reset }: { error: unknown; reset: () => void }) {
  const t = useTexts(shellTexts);
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
      <ErrorBox error={error} {...(error instanceof Problem && { onRetry: reset })} />
    </>
  );
}
