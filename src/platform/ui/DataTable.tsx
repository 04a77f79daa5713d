/** A table for people who live in Excel: dense, sortable, captioned; below 48 em each row becomes a card. */
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- see DataTable: roles are spelled out on purpose */
import { IconArrowDown, IconArrowUp, IconArrowsSort } from "@tabler/icons-react";
import type { ReactNode } from "react";

import classes from "./DataTable.module.css";
import { useTexts } from "./language.tsx";
import { kitTexts } from "./texts.ts";

export type Column<Row> = {
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Figures and money stand to the right. */
  align?: "right";
  /** The cell that names the row; one per table, usually the first. */
  names?: boolean;
  sortable?: boolean;
};
export type Sort = { by: string; direction: "ascending" | "descending" };

type Props<Row> = {
  caption: string;
  /** The caption stands in a heading just above: keep it for screen readers only. */
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** Shown instead of the table when there is no row. */
  empty?: ReactNode;
  /** A last row of sums, one cell per column id. */
  totals?: Readonly<Record<string, ReactNode>>;
};

export function DataTable<Row>(props: Props<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, sort, onSort, empty, totals } = props;
  if (rows.length === 0 && empty) return empty;
  // Roles are spelled out because `display: block` on a phone takes a table's meaning away from assistive technology.
  return (
    <div className={classes.frame}>
      <table role="table" className={classes.table}>
        <caption className={captionHidden ? "visually-hidden" : classes.caption}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={rowKey(row)}>
              {columns.map((column) => (
                <BodyCell key={column.id} column={column}>
                  {column.cell(row)}
                </BodyCell>
              ))}
            </tr>
          ))}
        </tbody>
        {totals && (
          <tfoot role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <BodyCell key={column.id} column={column}>
                  {totals[column.id] ?? null}
                </BodyCell>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

type Head<Row> = { column: Column<Row>; sort: Sort | undefined; onSort: ((sort: Sort) => void) | undefined };

function HeadCell<Row>({ column, sort, onSort }: Head<Row>) {
  const t = useTexts(kitTexts);
  const direction = sort?.by === column.id ? sort.direction : undefined;
  const Icon =
    direction === undefined ? IconArrowsSort : direction === "ascending" ? IconArrowUp : IconArrowDown;
  return (
    <th role="columnheader" scope="col" data-align={column.align} aria-sort={direction}>
      {column.sortable && onSort ? (
        <button
          type="button"
          className={classes.sort}
          aria-label={t.table.sortBy({ column: column.title })}
          onClick={() =>
            onSort({ by: column.id, direction: direction === "ascending" ? "descending" : "ascending" })
          }
        >
          {column.title}
          <Icon size={14} aria-hidden className={direction ? undefined : classes.unsorted} />
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}

function BodyCell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  const shared = { "data-align": column.align, "data-label": column.title };
  return column.names ? (
    <th role="rowheader" scope="row" {...shared}>
      {children}
    </th>
  ) : (
    <td role="cell" {...shared}>
      {children}
    </td>
  );
}
