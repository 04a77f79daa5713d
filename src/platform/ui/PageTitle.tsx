/** The title of a page: its h1, the browser's title, what the page is about in one line, what can be done from it. */
import { Title } from "@mantine/core";
import { useEffect, useRef, type ReactNode } from "react";

import { useTexts } from "./language.tsx";
import { arriveAt } from "./page-arrival.ts";
import { PageLink } from "./PageLink.tsx";
import classes from "./PageTitle.module.css";
import { kitTexts } from "./texts.ts";

type Props = {
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** Buttons, most important first. */
  actions?: ReactNode;
  /** The page this one hangs under. */
  parent?: { title: string; href: string };
};

export function PageTitle({ title, lead, actions, parent }: Props) {
  const t = useTexts(kitTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${t.product}`;
  }, [title, t.product]);
  useEffect(() => arriveAt(heading.current), []);
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        {parent && (
          <PageLink href={parent.href} size="sm" className={classes.parent}>
            ← {parent.title}
          </PageLink>
        )}
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {lead && <p className={classes.lead}>{lead}</p>}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
