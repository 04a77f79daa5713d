/** Money: integer cents, never floats. > 0 owed or paid, as the field says. */
export type Cents = number & { readonly __unit: "cents" };

/** Marks an integer as cents. Throws RangeError on a fraction or an unsafe integer: a programming error, never user input. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an integer number of cents: ${value}`);
  return value as Cents;
}
