/** A file under way: how far it is, and a way to give it up. */
import { Button, Group, Progress } from "@mantine/core";

import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import type { Course } from "./send.ts";
import { underWayTexts } from "./texts.ts";

/** `closing`: what is done once all is read. */
export function UnderWay({
  course,
  closing,
  onStop,
}: {
  course: Course;
  closing: string;
  onStop: () => void;
}) {
  const t = useTexts(underWayTexts);
  const { language } = useLanguage();
  const share = "sent" in course ? course.sent : course.share;
  const percent = share.toLocaleString(language, { style: "percent", maximumFractionDigits: 0 });
  const words =
    "sent" in course
      ? t.sending({ percent })
      : course.share < 1
        ? t.reading({ n: course.read, percent, left: course.secondsLeft })
        : t.closing({ n: course.read, what: closing });
  return (
    <Group mt="md" mb="lg" gap="md" align="center">
      <div style={{ flex: "1 1 16rem", maxWidth: "32rem" }}>
        <Progress value={100 * share} animated aria-label={words} />
        <p role="status" style={{ margin: "0.25rem 0 0" }}>
          {words}
        </p>
      </div>
      <Button variant="default" onClick={onStop}>
        {t.cancelImport}
      </Button>
    </Group>
  );
}
