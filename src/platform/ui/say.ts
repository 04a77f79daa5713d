/** Says in a corner of the page that something was done, with a way to close it that has a name. */
import { notifications } from "@mantine/notifications";

import { chosenLanguage } from "./language.tsx";
import { kitTexts } from "./texts.ts";

/** `message`: one sentence, in the reader's language. */
export function say(message: string): void {
  notifications.show({
    message,
    closeButtonProps: { "aria-label": kitTexts[chosenLanguage()].close },
  });
}
