/** The first rows of a file as they stand in it. */
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import type { FilePreview } from "./asked.ts";
import classes from "./assistant.module.css";
import { assistantTexts } from "./texts.ts";

type FirstRow = { at: number; cells: string[] };

/** A window that the keyboard can scroll. */
export function Window({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus, or no key scrolls it
    <div className={classes.window} role="region" aria-label={name} tabIndex={0}>
      {children}
    </div>
  );
}

export function FirstRows({ preview: { headers, rows } }: { preview: FilePreview }) {
  const t = useTexts(assistantTexts);
  const columns = headers.map((title, rank): Column<FirstRow> => ({
    id: String(rank),
    title,
    names: rank === 0,
    cell: ({ cells }) => cells[rank] ?? "",
  }));
  return (
    <>
      <h3 className={classes.part}>{t.preview}</h3>
      <Window name={t.preview}>
        <DataTable
          caption={t.preview}
          captionHidden
          rows={rows.map((cells, at) => ({ at, cells }))}
          rowKey={({ at }) => String(at)}
          columns={columns}
        />
      </Window>
    </>
  );
}
