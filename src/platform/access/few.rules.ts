/** What is too few to be told to a funder: it would be one family's. Source: indicators.md, access.md. */
export const FEWEST_TOLD = 5;

/** More than none, and too few to be told. */
export const isTooFew = (households: number): boolean => households > 0 && households < FEWEST_TOLD;
