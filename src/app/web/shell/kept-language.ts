/** The reader's language beyond this browser: another device shows it, and mails are written in it. */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { answer, api } from "../../../platform/ui/client.ts";
import { type Language, useLanguage } from "../../../platform/ui/language.tsx";
import { meQuery, useMe } from "../../../platform/ui/me.ts";

/** Keeps the choice. Where that fails it still holds on this browser: nobody is stopped for it. */
export async function keepLanguage(queries: QueryClient, language: Language): Promise<void> {
  try {
    await answer(api.PUT("/api/me/language", { body: { language } }));
    // What was asked of the reader before the choice was kept would bring the former language back.
    await queries.cancelQueries({ queryKey: meQuery.queryKey });
    queries.setQueryData(meQuery.queryKey, (me) => me && { ...me, language });
  } catch {
    // the next choice says it again
  }
}

/** What the reader chose last holds on this device too; English chosen before signing in, where nothing was kept yet, is kept. */
export function useKeptLanguage(): void {
  const { language: kept } = useMe();
  const { language, choose } = useLanguage();
  const queries = useQueryClient();
  useEffect(() => {
    if (kept !== null && kept !== language) choose(kept);
    else if (kept === null && language === "en") void keepLanguage(queries, language);
    // oxlint-disable-next-line react/exhaustive-deps -- a switch made here is kept by who makes it, and must not be undone meanwhile
  }, [kept]);
}
