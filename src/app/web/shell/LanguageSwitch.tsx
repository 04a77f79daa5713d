/** One click to the other language, named in that language. */
import { Button } from "@mantine/core";
import { IconLanguage } from "@tabler/icons-react";

import { useLanguage, useTexts } from "../../../platform/ui/language.tsx";
import { shellTexts } from "../texts.ts";

export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const t = useTexts(shellTexts);
  const other = language === "fr" ? "en" : "fr";
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      lang={other}
      leftSection={<IconLanguage size={17} aria-hidden />}
      onClick={() => choose(other)}
    >
      {t.otherLanguage}
    </Button>
  );
}
