/** The search field of the header, opened by a click or Ctrl/Cmd + K; its dialog is fetched when first needed. */
import { useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";

import { useTexts } from "../../../platform/ui/language.tsx";
import { shellTexts } from "../texts.ts";
import classes from "./shell.module.css";

const SearchDialog = lazy(() => import("./SearchDialog.tsx"));
const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function Search() {
  const t = useTexts(shellTexts).search;
  const [isOpen, setOpen] = useState(false);
  useHotkeys([["mod+K", () => setOpen(true)]], []); // also from within a field
  return (
    <>
      <button
        type="button"
        className={classes.search}
        aria-haspopup="dialog"
        aria-keyshortcuts={isApple ? "Meta+K" : "Control+K"}
        onClick={() => setOpen(true)}
      >
        <IconSearch size={17} aria-hidden />
        <span className="visually-hidden">{t.field}</span>
        <span className={classes.prompt}>{t.prompt}</span>
        <kbd className={classes.keys} aria-hidden>
          {isApple ? "⌘ K" : "Ctrl K"}
        </kbd>
      </button>
      {isOpen && (
        <Suspense>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
