/** The calendar behind `DateField`, with its library, its styles and its French. */
import { DateInput } from "@mantine/dates";
import "@mantine/dates/styles.layer.css";
import "dayjs/locale/fr";
import { IconCalendar } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { enteredDate } from "./date-entry.ts";
import { useLanguage, useTexts } from "./language.tsx";
import { kitTexts } from "./texts.ts";

export type DateFieldProps = {
  label: string;
  description?: string;
  required?: boolean;
  value?: string | null;
  onChange?: (iso: string | null) => void;
  error?: ReactNode;
  /** First and last day that may be chosen, ISO. */
  minDate?: string;
  maxDate?: string;
  clearable?: boolean;
};

export default function DateFieldCalendar({ clearable = true, ...props }: DateFieldProps) {
  const { language } = useLanguage();
  const t = useTexts(kitTexts).date;
  return (
    <DateInput
      {...props}
      locale={language}
      valueFormat="DD/MM/YYYY"
      dateParser={enteredDate}
      placeholder={t.format}
      clearable={clearable}
      rightSection={<IconCalendar size={17} aria-hidden />}
      previousLabel={t.previousMonth}
      nextLabel={t.nextMonth}
      clearButtonProps={{ "aria-label": t.clear }}
    />
  );
}
