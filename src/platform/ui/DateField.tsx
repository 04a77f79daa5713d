/** A field for a day: typed as people write it or picked in a calendar. The calendar is fetched with the first such field. */
import { TextInput } from "@mantine/core";
import { lazy, Suspense } from "react";

import type { DateFieldProps } from "./DateFieldCalendar.tsx";
import { useTexts } from "./language.tsx";
import { kitTexts } from "./texts.ts";

const Calendar = lazy(() => import("./DateFieldCalendar.tsx"));

/** `value` and `onChange` speak ISO (`2027-01-01`) or null: `form.getInputProps("on")` fits. */
export function DateField(props: DateFieldProps) {
  const { date } = useTexts(kitTexts);
  const { label, description, required } = props;
  const likeIt = <TextInput {...{ label, description, required }} placeholder={date.format} disabled />;
  return (
    <Suspense fallback={likeIt}>
      <Calendar {...props} />
    </Suspense>
  );
}
