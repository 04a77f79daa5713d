/** A problem told to the person who met it: what, why, which fields, and the reference that finds it in the logs. */
import { Button } from "@mantine/core";

import { Problem } from "./client.ts";
import { useTexts } from "./language.tsx";
import classes from "./notices.module.css";
import { kitTexts } from "./texts.ts";

type Props = { error: unknown; onRetry?: () => void };

/** Title and sentence for the reader: the server's own words first, ours where it had none. */
function words(error: unknown, t: typeof kitTexts.en.problem): { title: string; detail?: string } {
  if (!(error instanceof Problem)) return { title: t.server, detail: t.serverDetail };
  const ours = ({
    0: { title: t.offline, detail: t.offlineDetail },
    403: { title: t.forbidden, detail: undefined },
    404: { title: t.notFound, detail: t.notFoundDetail },
    429: { title: t.tooMany, detail: t.tooManyDetail },
  }[error.status] ??
    (error.status >= 500 ? { title: t.server, detail: t.serverDetail } : { title: t.refused })) as {
    title: string;
    detail?: string;
  };
  const detail = error.detail ?? ours.detail;
  return { title: error.title ?? ours.title, ...(detail && { detail }) };
}

export function ErrorBox({ error, onRetry }: Props) {
  const t = useTexts(kitTexts);
  const { title, detail } = words(error, t.problem);
  const problem = error instanceof Problem ? error : undefined;
  return (
    <div role="alert" className={classes.error}>
      <p className={classes.errorTitle}>{title}</p>
      {detail && <p>{detail}</p>}
      {problem && problem.errors.length > 0 && (
        <ul>
          {problem.errors.map(({ field, message, source }) => (
            <li key={`${field}${message}`}>
              {message}
              {source && <span className={classes.source}> ({source})</span>}
            </li>
          ))}
        </ul>
      )}
      {problem?.requestId && <p className={classes.source}>{t.requestId({ id: problem.requestId })}</p>}
      {onRetry && (
        <Button variant="default" size="xs" mt="xs" onClick={onRetry}>
          {t.retry}
        </Button>
      )}
    </div>
  );
}
