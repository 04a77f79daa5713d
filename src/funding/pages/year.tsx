/** What both pages of a year's money share: reading it, choosing the year, naming who pays. */
import { useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { YearSelect as Years } from "../../platform/ui/YearSelect.tsx";
import { say } from "../../platform/ui/say.ts";
import { fundingTexts } from "./texts.ts";

export type Found = Answer<"/api/funding">;
export type FundingSearch = { year?: number };

/** Without a year, the server's: the last one of which anything is known. */
export const useFundingYear = (year: number | undefined) =>
  useQuery({
    queryKey: ["funding", year ?? null],
    queryFn: () => answer(api.GET("/api/funding", { params: { query: year === undefined ? {} : { year } } })),
  });

export function YearSelect({ found, onChange }: { found: Found; onChange: (year: number) => void }) {
  const t = useTexts(fundingTexts);
  const last = Math.max(found.year, ...found.years);
  const years = [...new Set([...found.years, found.year, last + 1])].toSorted((a, b) => b - a);
  return <Years label={t.year} year={found.year} years={years} onChange={onChange} />;
}

type Words = ReturnType<typeof useTexts<typeof fundingTexts.fr>>;

export const payerName = (t: Words, { funder, funderName }: { funder: string; funderName: string }) =>
  funder === "PLATFORM" ? t.platform : funder === "LANDLORDS" ? t.landlords : funderName;

/** Says so, reads the year again and closes. */
export function useSaved(onClose: () => void): () => void {
  const t = useTexts(fundingTexts);
  const queries = useQueryClient();
  return () => {
    say(t.saved);
    void queries.invalidateQueries({ queryKey: ["funding"] });
    onClose();
  };
}
