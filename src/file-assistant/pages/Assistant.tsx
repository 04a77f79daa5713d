/** How the landlord's file is read: what it is, which column holds what, how days and amounts are written; what comes of it shows at once. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import type { Chosen } from "./asked.ts";
import { AssistantForm } from "./AssistantForm.tsx";
import { formOf } from "./form-of.ts";
import { assistantTexts } from "./texts.ts";

type Props = { file: File; onSaved: (andImport: boolean) => void; onClose: () => void };

/** Enough for headers and first lines; a workbook is sent whole, it cannot be read by its beginning. */
const BEGINNING = 1024 * 1024;
const isWorkbook = (file: File) => /\.xlsx$/i.test(file.name);

export function Assistant({ file, onSaved, onClose }: Props) {
  const t = useTexts(assistantTexts);
  const [chosen, setChosen] = useState<Chosen>({});
  const query = useQuery({
    queryKey: ["ledger", "preview", file.name, file.size, file.lastModified, chosen],
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryFn: () => {
      const { noHeader, ...rest } = chosen;
      const beginning = isWorkbook(file) ? file : file.slice(0, BEGINNING);
      return answer(
        api.POST("/api/ledger/preview", {
          params: {
            query: { ...rest, ...(noHeader !== undefined && { noHeader: noHeader ? "true" : "false" }) },
          },
          body: formOf(beginning, file.name) as never,
        }),
      );
    },
  });
  return (
    <Section title={t.title} lead={t.lead}>
      <Loaded query={query}>
        {(preview) => (
          <AssistantForm
            key={[preview.kind, preview.separator, preview.sheet, ...preview.headers].join("\0")}
            preview={preview}
            chosen={chosen}
            onChosen={setChosen}
            onSaved={onSaved}
            onClose={onClose}
          />
        )}
      </Loaded>
    </Section>
  );
}
