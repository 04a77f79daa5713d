/** A part of a page under its own heading. */
import { useId, type ReactNode } from "react";

import classes from "./PageTitle.module.css";

type Props = { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode };

export function Section({ title, lead, actions, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <div className={classes.sectionHead}>
        <h2 id={id}>{title}</h2>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {lead && <p className={classes.sectionLead}>{lead}</p>}
      {children}
    </section>
  );
}
