/** The frame of the pages before sign-in: the product's name and promise, one panel, the language. */
import { Title } from "@mantine/core";
import { useEffect, useRef, type ReactNode } from "react";

import { useTexts } from "../../../platform/ui/language.tsx";
import { arriveAt } from "../../../platform/ui/page-arrival.ts";
import { kitTexts } from "../../../platform/ui/texts.ts";
import { LanguageSwitch } from "../shell/LanguageSwitch.tsx";
import { Logo } from "../shell/Logo.tsx";
import classes from "./sign-in.module.css";
import { signInTexts } from "./texts.ts";

type Props = { title: string; lead?: string; children: ReactNode; aside?: ReactNode };

export function SignInFrame({ title, lead, children, aside }: Props) {
  const t = useTexts(signInTexts);
  const { product } = useTexts(kitTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${product}`;
  }, [title, product]);
  useEffect(() => arriveAt(heading.current), []);
  return (
    <div className={classes.frame}>
      <header className={classes.banner}>
        <Logo />
        <LanguageSwitch />
      </header>
      <main className={classes.main} data-aside={aside ? true : undefined}>
        <section className={classes.panel}>
          <p className={classes.promise}>{t.promise}</p>
          <Title order={1} ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {lead && <p className={classes.lead}>{lead}</p>}
          {children}
        </section>
        {aside}
      </main>
    </div>
  );
}
