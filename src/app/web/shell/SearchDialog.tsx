/** Search as one types, walked with the arrows: what it finds is what the reader may see, the server decides. */
/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-to-interactive-role -- a combobox: its field holds the keyboard */
import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState, type KeyboardEvent } from "react";

import { answer, api, type Answer } from "../../../platform/ui/client.ts";
import { Dialog } from "../../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../../platform/ui/ErrorBox.tsx";
import { useTexts } from "../../../platform/ui/language.tsx";
import { shellTexts } from "../texts.ts";
import classes from "./shell.module.css";

type Result = Answer<"/api/search">[number];
const SHORTEST = 2;

export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(shellTexts).search;
  const router = useRouter();
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words.trim(), 180);
  const [at, setAt] = useState(0);
  const query = useQuery({
    queryKey: ["search", asked],
    queryFn: ({ signal }) => answer(api.GET("/api/search", { params: { query: { q: asked } }, signal })),
    enabled: asked.length >= SHORTEST,
    placeholderData: keepPreviousData,
  });
  const results: readonly Result[] = asked.length >= SHORTEST ? (query.data ?? []) : [];
  const marked = Math.min(at, results.length - 1);

  const go = (result: Result | undefined) => {
    if (!result) return;
    onClose();
    void router.navigate({ href: result.href });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && results.length > 0) {
      event.preventDefault();
      setAt((marked + step + results.length) % results.length);
    } else if (event.key === "Enter" && asked === words.trim()) go(results[marked]);
  };

  return (
    <Dialog opened onClose={onClose} title={t.title} size="lg" centered={false} yOffset="8vh">
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={t.title}
        aria-expanded={results.length > 0}
        aria-controls="search-results"
        aria-autocomplete="list"
        aria-activedescendant={results[marked] ? `found-${marked}` : undefined}
        size="md"
        placeholder={t.hint}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        autoComplete="off"
        spellCheck={false}
      />
      {query.isError && <ErrorBox error={query.error} />}
      <ul className={classes.found} id="search-results" role="listbox" aria-label={t.title}>
        {results.map((result, index) => (
          <li
            key={`${result.kind}${result.id}`}
            id={`found-${index}`}
            role="option"
            aria-selected={index === marked}
            onPointerMove={() => setAt(index)}
            onClick={() => go(result)}
          >
            <span className={classes.foundTitle}>{result.title}</span>
            <span className={classes.foundKind}>{kindOf(result.kind, t.kinds)}</span>
            <span className={classes.foundSubtitle}>{result.subtitle}</span>
          </li>
        ))}
      </ul>
      <p role="status" className={classes.searchWords}>
        {asked.length < SHORTEST
          ? t.short
          : query.isSuccess && (results.length > 0 ? t.found({ n: results.length }) : t.nothing)}
      </p>
    </Dialog>
  );
}

function kindOf(kind: string, names: Readonly<Record<string, string>>): string {
  return names[kind] ?? "";
}
