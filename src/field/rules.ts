/** What a phone may hold of a worker's households, and for how long. */

/** A list that old no longer says whom its worker follows: it is not shown any more and taken off the device. As long as a session lasts. */
const LIST_DAYS = 7;

/** Whether a list brought from the server on a day may still be shown on another. */
export const isListFresh = (broughtOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean => {
  const { days } = broughtOn.until(today, { largestUnit: "days" });
  return days >= 0 && days <= LIST_DAYS;
};
