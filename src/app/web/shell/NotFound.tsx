/** The page of an address that leads nowhere. */
import { useTexts } from "../../../platform/ui/language.tsx";
import { PageLink } from "../../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../../platform/ui/PageTitle.tsx";
import { shellTexts } from "../texts.ts";

export function NotFound() {
  const t = useTexts(shellTexts);
  return (
    <>
      <PageTitle title={t.notFound} lead={t.notFoundLead} />
      <PageLink href="/">{t.toHome}</PageLink>
    </>
  );
}
