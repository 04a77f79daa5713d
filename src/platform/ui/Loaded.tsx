/** A query's three states, one way everywhere: still loading, refused or broken, there. */
import { Loader } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { ErrorBox } from "./ErrorBox.tsx";
import { useTexts } from "./language.tsx";
import { kitTexts } from "./texts.ts";

type Props<T> = { query: UseQueryResult<T>; children: (data: T) => ReactNode };

export function Loaded<T>({ query, children }: Props<T>) {
  const t = useTexts(kitTexts);
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorBox error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div role="status" style={{ padding: "2rem 0" }}>
      <Loader size="sm" aria-hidden />
      <span className="visually-hidden">{t.loading}</span>
    </div>
  );
}
