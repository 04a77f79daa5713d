/** How a landlord's file came in: sent in the page, by a program with a token, left in the watched folder, by the command line. */

export const WAYS = ["page", "token", "inbox", "command"] as const;
export type Way = (typeof WAYS)[number];
