/** The year that a page shows. */
import { NativeSelect } from "@mantine/core";

type Props = {
  label: string;
  description?: string;
  year: number;
  /** In the order in which they are shown. */
  years: readonly number[];
  onChange: (year: number) => void;
};

export function YearSelect({ label, description, year, years, onChange }: Props) {
  return (
    <NativeSelect
      label={label}
      {...(description !== undefined && { description })}
      w={description === undefined ? "8rem" : "16rem"}
      mb="md"
      value={String(year)}
      onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      data={years.map(String)}
    />
  );
}
