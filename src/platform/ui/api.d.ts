// Written by "npm run contract" from the server's routes.
export interface paths {
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                                /** @enum {string} */
                                role: "arrearsOfficer" | "socialAdviser" | "landlordLead" | "caseWorker" | "operatorLead" | "coordinator" | "committeeMember" | "funder" | "administrator";
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    code: string;
                                    name: string;
                                    kind: string;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accounts: {
                                email: string;
                                password: string;
                                name: string;
                                /** @enum {string} */
                                role: "arrearsOfficer" | "socialAdviser" | "landlordLead" | "caseWorker" | "operatorLead" | "coordinator" | "committeeMember" | "funder" | "administrator";
                                organisation: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ménages par nom, comptes locataires par numéro, dans ce que le lecteur peut voir */
        get: {
            parameters: {
                query: {
                    q: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            kind: "household" | "tenantAccount" | "referral" | "measure" | "session";
                            id: string;
                            title: string;
                            subtitle: string | null;
                            href: string;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date */
                            on: string;
                            facts: {
                                id: string;
                                count: number;
                                href: string;
                                urgent: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Comptes repérés du bailleur, les plus pressants d'abord ; un repérage n'est jamais une décision */
        get: {
            parameters: {
                query?: {
                    show?: "open" | "handled" | "all";
                    signal?: "legalArrears" | "debtInMonths" | "missedBills" | "firstMiss" | "rejectedDebits" | "benefitStopped" | "benefitCut";
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: {
                                accountId: number;
                                account: string;
                                leaseholder: string;
                                /** Format: uuid */
                                householdId: string;
                                communeInsee: string | null;
                                priority: number;
                                probability: number;
                                balanceCents: number;
                                amountDueCents: number | null;
                                contested: boolean;
                                /** Format: date */
                                detectedOn: string;
                                /** Format: date */
                                firstSignalOn: string;
                                signals: {
                                    id: string;
                                    sentence: string;
                                    points: number;
                                }[];
                                handledAs: string | null;
                                handledReason: string | null;
                                handledAt: string | null;
                                snoozedUntil: string | null;
                            }[];
                            total: number;
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worklist/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Un compte repéré : ses signaux, l'impayé légal du jour et ce qui a été fait */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accountId: number;
                            account: string;
                            leaseholder: string;
                            /** Format: uuid */
                            householdId: string;
                            communeInsee: string | null;
                            priority: number;
                            probability: number;
                            balanceCents: number;
                            amountDueCents: number | null;
                            contested: boolean;
                            /** Format: date */
                            detectedOn: string;
                            /** Format: date */
                            firstSignalOn: string;
                            signals: {
                                id: string;
                                sentence: string;
                                points: number;
                            }[];
                            handledAs: string | null;
                            handledReason: string | null;
                            handledAt: string | null;
                            snoozedUntil: string | null;
                            legalArrears: {
                                constituted: boolean | null;
                                /** Format: date */
                                since?: string;
                                thresholdCents?: number;
                                /** Format: date */
                                reportBy?: string;
                                missing?: string[];
                                rule: {
                                    id: string;
                                    source: string;
                                    validFrom: string | null;
                                    validTo: string | null;
                                };
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worklist/{accountId}/handled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note ce qu'une personne a fait d'un compte repéré */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        as: "called" | "written" | "met" | "snoozed" | "notADifficulty";
                        reason?: string;
                        /** Format: date */
                        until?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accountId: number;
                            account: string;
                            leaseholder: string;
                            /** Format: uuid */
                            householdId: string;
                            communeInsee: string | null;
                            priority: number;
                            probability: number;
                            balanceCents: number;
                            amountDueCents: number | null;
                            contested: boolean;
                            /** Format: date */
                            detectedOn: string;
                            /** Format: date */
                            firstSignalOn: string;
                            signals: {
                                id: string;
                                sentence: string;
                                points: number;
                            }[];
                            handledAs: string | null;
                            handledReason: string | null;
                            handledAt: string | null;
                            snoozedUntil: string | null;
                            legalArrears: {
                                constituted: boolean | null;
                                /** Format: date */
                                since?: string;
                                thresholdCents?: number;
                                /** Format: date */
                                reportBy?: string;
                                missing?: string[];
                                rule: {
                                    id: string;
                                    source: string;
                                    validFrom: string | null;
                                    validTo: string | null;
                                };
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
