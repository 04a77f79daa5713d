/** The reader's language: French first, English second; kept in the browser, told to the server and to assistive technology. */
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";

import { unbrokenTexts } from "./unbroken.ts";

export type Language = "fr" | "en";

/** A text, or a text that takes facts: `({ n }) => …`. Catalogues may be grouped by nesting. */
type Text = string | ((facts: never) => string);
type Catalogue = { readonly [key: string]: Text | Catalogue };
/** The same keys, and the same facts for each, in the other language. */
type Like<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...facts: infer F) => string
      ? (...facts: F) => string
      : Like<T[K]>;
};
export type Texts<T> = { readonly fr: T; readonly en: Like<T> };

/** Declares a room's texts. English must have each French key, with the same facts: the compiler says which is missing. */
export function texts<T extends Catalogue>(both: Texts<T>): Texts<T> {
  return both;
}

type Forms = { zero?: string; one: string; other: string };
const PLURALS = { fr: new Intl.PluralRules("fr"), en: new Intl.PluralRules("en") };
const NUMBERS = { fr: new Intl.NumberFormat("fr-FR"), en: new Intl.NumberFormat("en-IE") };

/** The form that the language wants for `n`, with `#` replaced by the number as people write it. `zero` wins where it is given. */
export function plural(language: Language, n: number, forms: Forms): string {
  const rule = PLURALS[language].select(n) === "one" ? "one" : "other";
  const form = n === 0 && forms.zero !== undefined ? forms.zero : forms[rule];
  return form.replaceAll("#", NUMBERS[language].format(n));
}

/** What a value of the contract is called; the value itself where nobody named it. */
export const wordOf = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key;

const KEY = "logement-toujours.language";

/** The language chosen on this browser. Readable outside React, for the `accept-language` of requests. */
export function chosenLanguage(): Language {
  try {
    return localStorage.getItem(KEY) === "en" ? "en" : "fr";
  } catch {
    return "fr"; // storage may be closed by the browser's settings
  }
}

type Choice = { language: Language; choose: (language: Language) => void };
const LanguageContext = createContext<Choice>({ language: "fr", choose: () => {} });

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(chosenLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        try {
          localStorage.setItem(KEY, next);
        } catch {
          // the choice then lasts as long as the page
        }
        setLanguage(next);
      },
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export function useLanguage(): Choice {
  return use(LanguageContext);
}

/** A room's texts in the reader's language; the French ones break no line before their punctuation. */
export function useTexts<T extends object>(both: Texts<T>): Like<T> {
  return useLanguage().language === "fr" ? (unbrokenTexts(both.fr) as Like<T>) : both.en;
}
