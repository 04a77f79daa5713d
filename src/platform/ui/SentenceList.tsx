/** A page as a list of sentences, each with its figure and a way to the rows behind it. */
import { IconArrowRight } from "@tabler/icons-react";

import { PageLink } from "./PageLink.tsx";
import classes from "./SentenceList.module.css";

export type Sentence = {
  id: string;
  /** Written as people read it; stands before the sentence. */
  figure: string;
  sentence: string;
  href: string;
  urgent?: boolean;
  /** Nothing to do: told, but quietly. */
  quiet?: boolean;
};

export function SentenceList({ sentences }: { sentences: readonly Sentence[] }) {
  return (
    <ul className={classes.list}>
      {sentences.map(({ id, figure, sentence, href, urgent, quiet }) => (
        <li key={id}>
          <PageLink
            href={href}
            className={classes.row}
            underline="never"
            data-urgent={urgent || undefined}
            data-quiet={quiet || undefined}
          >
            <span className={classes.figure}>{figure}</span>
            <span className={classes.sentence}>{sentence}</span>
            <IconArrowRight size={18} aria-hidden className={classes.arrow} />
          </PageLink>
        </li>
      ))}
    </ul>
  );
}
