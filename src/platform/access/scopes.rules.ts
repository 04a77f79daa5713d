/** What a token may be made for. Each scope is a database role's to enforce: see docs/decisions/2026-11-24-ways-in.md. */

export const SCOPES = ["ledger:import", "relief:export", "procedure:import", "vacancies:import"] as const;
export type Scope = (typeof SCOPES)[number];
