// Written by "npm run contract" from the server's routes.
export interface paths {
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Par où l'on se connecte ici, en plus du mot de passe */
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
                            provider: string | null;
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
                                role: "arrearsOfficer" | "socialAdviser" | "landlordLead" | "caseWorker" | "operatorLead" | "coordinator" | "committeeMember" | "funder" | "administrator" | "energyAdviser" | "dataProtectionOfficer";
                                language: ("fr" | "en") | null;
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
    "/api/me/language": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Retient ma langue : celle des pages sur un autre appareil, et des courriels */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        language: "fr" | "en";
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
                            /** @enum {string} */
                            language: "fr" | "en";
                        };
                    };
                };
            };
        };
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
                                role: "arrearsOfficer" | "socialAdviser" | "landlordLead" | "caseWorker" | "operatorLead" | "coordinator" | "committeeMember" | "funder" | "administrator" | "energyAdviser" | "dataProtectionOfficer";
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
    "/api/abandoned-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce qui devait suivre d'un changement et a échoué à chaque essai, sans dire de qui il s'agit */
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
                            rows: {
                                id: number;
                                kind: string;
                                createdAt: string;
                                failedAt: string | null;
                                fault: string | null;
                                retriedAt: string | null;
                                retriedBy: string | null;
                                retryReason: string | null;
                            }[];
                            count: number;
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
    "/api/abandoned-events/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Relance des événements abandonnés, ou tous (« ids » à null), en disant ce qui a été réparé */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: number[] | null;
                        reason: string;
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
                            again: number;
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
    "/api/zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Secteurs et leurs opérateurs, un jour donné (aujourd'hui par défaut) ; communes couvertes deux fois, communes sans secteur */
        get: {
            parameters: {
                query?: {
                    on?: string;
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
                            /** Format: date */
                            on: string;
                            /** Format: date */
                            today: string;
                            zones: {
                                id: string;
                                name: string;
                                operatorId: string;
                                operator: string;
                                communes: number;
                                population: number | null;
                            }[];
                            operators: {
                                id: string;
                                name: string;
                            }[];
                            overlapping: {
                                rows: {
                                    insee: string;
                                    name: string;
                                    intercommunality: string | null;
                                    population: number | null;
                                    zones: {
                                        zoneId: string;
                                        zone: string;
                                        operatorId: string;
                                        operator: string;
                                    }[];
                                    next: {
                                        zone: string | null;
                                        /** Format: date */
                                        from: string;
                                    } | null;
                                }[];
                                total: number;
                            };
                            uncovered: {
                                rows: {
                                    insee: string;
                                    name: string;
                                    intercommunality: string | null;
                                    population: number | null;
                                    zones: {
                                        zoneId: string;
                                        zone: string;
                                        operatorId: string;
                                        operator: string;
                                    }[];
                                    next: {
                                        zone: string | null;
                                        /** Format: date */
                                        from: string;
                                    } | null;
                                }[];
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Dessine un secteur : son opérateur, ses communes, à partir d'un jour */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** Format: uuid */
                        operatorId: string;
                        insees: string[];
                        /** Format: date */
                        from: string;
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
                            id: string;
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
    "/api/zones/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Renomme un secteur */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/zones/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Met fin à un secteur à partir d'un jour ; ses communes n'ont alors plus de secteur */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        from: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/communes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Communes par nom, code postal ou code INSEE, ou celles d'un secteur, et qui les couvre */
        get: {
            parameters: {
                query?: {
                    on?: string;
                    q?: string;
                    zone?: string;
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
                                insee: string;
                                name: string;
                                intercommunality: string | null;
                                population: number | null;
                                zones: {
                                    zoneId: string;
                                    zone: string;
                                    operatorId: string;
                                    operator: string;
                                }[];
                                next: {
                                    zone: string | null;
                                    /** Format: date */
                                    from: string;
                                } | null;
                            }[];
                            total: number;
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
    "/api/communes/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Toutes les communes et les secteurs d'aujourd'hui, pour en choisir dans un formulaire */
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
                            communes: {
                                insee: string;
                                name: string;
                                postcodes: string[];
                            }[];
                            zones: {
                                id: string;
                                name: string;
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
    "/api/communes/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Toutes les communes et les secteurs qui les couvrent un jour donné, pour la carte et la liste */
        get: {
            parameters: {
                query?: {
                    on?: string;
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
                            /** Format: date */
                            on: string;
                            communes: {
                                insee: string;
                                name: string;
                                postcodes: string[];
                                intercommunality: string | null;
                                population: number | null;
                                zoneIds: string[];
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
    "/api/communes/zone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Donne des communes à un secteur, ou à aucun, à partir d'un jour ; ce qui valait avant est gardé */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        insees: string[];
                        zoneId: string | null;
                        /** Format: date */
                        from: string;
                        /** @default false */
                        keepOthers?: boolean;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/communes/contours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contours des communes, tels que l'administrateur les a chargés (degrés, WGS 84) */
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
                            loaded: {
                                source: string;
                                loadedAt: string;
                                communes: number;
                                missing: number;
                            } | null;
                            communes: {
                                insee: string;
                                rings: [
                                    number,
                                    number
                                ][][];
                            }[];
                        };
                    };
                };
            };
        };
        /** Charge les contours des communes depuis un fichier GeoJSON ; ils remplacent les précédents */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
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
                            loaded: {
                                source: string;
                                loadedAt: string;
                                communes: number;
                                missing: number;
                            } | null;
                            unknown: string[];
                            missing: number;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Retire les contours : les secteurs restent, sans carte */
        delete: {
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mes facteurs de connexion et mes sessions */
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
                            email: string;
                            /** @enum {string} */
                            owes: "nothing" | "confirm" | "enrol";
                            recent: boolean;
                            required: boolean;
                            totp: boolean;
                            password: boolean;
                            codesLeft: number;
                            passkeysPossible: boolean;
                            passkeys: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                createdAt: string;
                                lastUsedAt: string | null;
                            }[];
                            sessions: {
                                /** Format: uuid */
                                id: string;
                                current: boolean;
                                browser: string | null;
                                system: string | null;
                                address: string | null;
                                method: string;
                                secondFactor: boolean;
                                createdAt: string;
                                lastSeenAt: string;
                            }[];
                            idle: string;
                            longest: string;
                            stepUp: string;
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
    "/api/account/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Met fin à une de mes sessions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sessions/end-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Met fin à toutes mes autres sessions */
        post: {
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
                            ended: number;
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
    "/api/account/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Retire une de mes clés d'accès */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/second-factor/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire le second facteur perdu d'une personne ; ses sessions s'arrêtent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/people/{id}/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ferme toutes les sessions d'une personne, qui se reconnecte */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            ended: number;
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
    "/api/security-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Par organisme : à qui un second facteur est demandé, qui en a un, durée des sessions et fermeture des comptes inutilisés */
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
                            bounds: {
                                idleMinutes: {
                                    least: number;
                                    most: number;
                                };
                                longestHours: {
                                    least: number;
                                    most: number;
                                };
                                warnDays: {
                                    least: number;
                                    most: number;
                                };
                                closeDays: {
                                    least: number;
                                    most: number;
                                };
                                noticeDays: number;
                            };
                            rows: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                kind: string;
                                /** @enum {string} */
                                requirement: "default" | "everybody" | "nobody";
                                posts: ("arrearsOfficer" | "socialAdviser" | "landlordLead" | "caseWorker" | "operatorLead" | "coordinator" | "committeeMember" | "funder" | "administrator" | "energyAdviser" | "dataProtectionOfficer")[];
                                since: string | null;
                                lengths: {
                                    idleMinutes: number;
                                    longestHours: number;
                                    warnDays: number;
                                    closeDays: number;
                                };
                                written: {
                                    from: string | null;
                                    to: string | null;
                                    by: string | null;
                                    idleMinutes: number | null;
                                    longestHours: number | null;
                                    warnDays: number | null;
                                    closeDays: number | null;
                                    posts: ("arrearsOfficer" | "socialAdviser" | "landlordLead" | "caseWorker" | "operatorLead" | "coordinator" | "committeeMember" | "funder" | "administrator" | "energyAdviser" | "dataProtectionOfficer")[] | null;
                                }[];
                                people: {
                                    /** Format: uuid */
                                    userId: string;
                                    name: string;
                                    /** @enum {string} */
                                    role: "arrearsOfficer" | "socialAdviser" | "landlordLead" | "caseWorker" | "operatorLead" | "coordinator" | "committeeMember" | "funder" | "administrator" | "energyAdviser" | "dataProtectionOfficer";
                                    enrolled: boolean;
                                    lastSeenAt: string | null;
                                    warnedAt: string | null;
                                }[];
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
    "/api/security-settings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Dit à qui un second facteur est demandé dans un organisme, à partir d'un jour */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        requirement: "default" | "everybody" | "nobody";
                        /** Format: date */
                        from: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security-settings/{id}/lengths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Fixe la durée des sessions d'un organisme et la fermeture de ses comptes inutilisés, à partir d'un jour */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        idleMinutes: number;
                        longestHours: number;
                        warnDays: number;
                        closeDays: number;
                        /** Format: date */
                        from: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/access-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les jetons des programmes du bailleur, sans leur secret */
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
                            rows: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                scopes: ("ledger:import" | "relief:export" | "procedure:import" | "vacancies:import")[];
                                /** @enum {string} */
                                state: "open" | "expired" | "revoked";
                                createdByName: string | null;
                                createdAt: string;
                                /** Format: date */
                                expiresOn: string;
                                lastUsedAt: string | null;
                                lastUsedFrom: string | null;
                                revokedAt: string | null;
                                revokedByName: string | null;
                                replaced: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Crée un jeton ; sa réponse est la seule à le montrer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        scopes: string[];
                        /** Format: date */
                        expiresOn: string;
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
                            /** Format: uuid */
                            id: string;
                            token: string;
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
    "/api/access-tokens/{id}/replace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remplace un jeton ; l'ancien vaut encore quelques jours, le temps de changer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** Format: uuid */
                            id: string;
                            token: string;
                            /** Format: date */
                            formerUntil: string;
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
    "/api/access-tokens/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Révoque un jeton : il n'ouvre plus rien, tout de suite et pour toujours */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les webhooks de l'organisme, sans leur secret, et de quoi il peut être prévenu */
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
                            rows: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                url: string;
                                kinds: ("ledger.imported" | "referral.assigned" | "referral.closed" | "item.decided" | "measure.opened" | "measure.closed" | "relief.granted" | "relief.refused" | "relief.stopped" | "grant.granted" | "grant.refused" | "grant.paid" | "plan.signed" | "plan.breached" | "plan.cancelled")[];
                                active: boolean;
                                createdAt: string;
                                lastDeliveredAt: string | null;
                                waiting: number;
                                dead: number;
                            }[];
                            offered: ("ledger.imported" | "referral.assigned" | "referral.closed" | "item.decided" | "measure.opened" | "measure.closed" | "relief.granted" | "relief.refused" | "relief.stopped" | "grant.granted" | "grant.refused" | "grant.paid" | "plan.signed" | "plan.breached" | "plan.cancelled")[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Crée un webhook ; sa réponse est la seule à montrer son secret */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        url: string;
                        kinds: string[];
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
                            /** Format: uuid */
                            id: string;
                            secret: string;
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
    "/api/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remplace le secret d'un webhook ; l'ancien signe encore un jour */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            secret: string;
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
    "/api/webhooks/{id}/active": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Arrête un webhook, ou le remet en service : ce qui attend part alors */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        active: boolean;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Envoie un message vide, pour essayer l'adresse */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les derniers envois d'un webhook, ceux qui n'ont pas abouti d'abord */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            rows: {
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                happenedAt: string;
                                attempts: number;
                                nextAt: string | null;
                                deliveredAt: string | null;
                                deadAt: string | null;
                                lastAnswer: string | null;
                                lastAt: string | null;
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
    "/api/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renvoie ce qui n'a pas abouti : un envoi, ou tous */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        deliveryId: string | null;
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
                            replayed: number;
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
    "/api/ledger/accounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Un compte locataire du bailleur, mois par mois */
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
                            id: number;
                            landlordName: string;
                            number: string;
                            /** Format: uuid */
                            householdId: string;
                            leaseholder: string;
                            dwelling: string | null;
                            address: string | null;
                            town: string | null;
                            balanceCents: number;
                            amountDueCents: number | null;
                            rentChargesCents: number | null;
                            benefitCents: number | null;
                            lastEntryOn: string | null;
                            statedOn: string | null;
                            contested: boolean;
                            months: {
                                month: string;
                                chargedCents: number;
                                benefitCents: number;
                                reliefCents: number;
                                grantCents: number;
                                paidCents: number;
                                otherCents: number;
                                balanceCents: number;
                                rejectedDebits: number;
                                lastPaymentOn: string | null;
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
    "/api/ledger/accounts/{accountId}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les écritures d'un compte, la plus récente d'abord, avec le solde après chacune */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    skip?: number;
                };
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
                            rows: {
                                /** Format: date */
                                on: string;
                                kind: string;
                                means: string | null;
                                label: string;
                                reference: string | null;
                                debitCents: number;
                                creditCents: number;
                                balanceCents: number;
                            }[];
                            total: number;
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
    "/api/households/{id}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les comptes d'un ménage : solde du jour et de chaque mois */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            accounts: {
                                id: number;
                                landlordName: string;
                                number: string;
                                /** Format: uuid */
                                householdId: string;
                                leaseholder: string;
                                dwelling: string | null;
                                address: string | null;
                                town: string | null;
                                balanceCents: number;
                                amountDueCents: number | null;
                                rentChargesCents: number | null;
                                benefitCents: number | null;
                                lastEntryOn: string | null;
                                statedOn: string | null;
                                contested: boolean;
                                months: {
                                    month: string;
                                    balanceCents: number;
                                }[];
                                can: {
                                    open: boolean;
                                };
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
    "/api/ledger/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Libellés du bailleur par nature d'écriture, avec leurs nombres ; ceux qui ne sont pas reconnus en dernier */
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
                            kinds: {
                                /** @enum {string} */
                                kind: "rent" | "charges" | "housingBenefit" | "payment" | "relief" | "debtGrant" | "courtCosts" | "writeOff" | "adjustment" | "unknown";
                                means: ("directDebit" | "rejectedDirectDebit" | "cheque" | "cash" | "transfer" | "card") | null;
                                labels: number;
                                entries: number;
                                debitCents: number;
                                creditCents: number;
                                groups: number;
                                largest: {
                                    labels: number;
                                    entries: number;
                                    debitCents: number;
                                    creditCents: number;
                                    words: string;
                                    sample: string;
                                }[];
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
    "/api/ledger/kinds/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les règles du bailleur, dans leur ordre : elles passent avant celles du logiciel */
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
                            rules: {
                                words: string;
                                /** @enum {string} */
                                kind: "rent" | "charges" | "housingBenefit" | "payment" | "relief" | "debtGrant" | "courtCosts" | "writeOff" | "adjustment";
                                means: ("directDebit" | "rejectedDirectDebit" | "cheque" | "cash" | "transfer" | "card") | null;
                                savedByName: string | null;
                                savedAt: string;
                            }[];
                            revision: string;
                            can: {
                                edit: boolean;
                            };
                        };
                    };
                };
            };
        };
        /** Remplace les règles du bailleur, et classe à nouveau les écritures déjà importées */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: {
                            words: string;
                            /** @enum {string} */
                            kind: "rent" | "charges" | "housingBenefit" | "payment" | "relief" | "debtGrant" | "courtCosts" | "writeOff" | "adjustment";
                            means: ("directDebit" | "rejectedDirectDebit" | "cheque" | "cash" | "transfer" | "card") | null;
                        }[];
                        revision: string;
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
                            entries: number;
                            labels: number;
                            accounts: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/kinds/rules/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ce que des règles changeraient aux écritures du bailleur, sans rien changer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: {
                            words: string;
                            /** @enum {string} */
                            kind: "rent" | "charges" | "housingBenefit" | "payment" | "relief" | "debtGrant" | "courtCosts" | "writeOff" | "adjustment";
                            means: ("directDebit" | "rejectedDirectDebit" | "cheque" | "cash" | "transfer" | "card") | null;
                        }[];
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
                            judged: {
                                labels: number;
                                entries: number;
                                debitCents: number;
                                creditCents: number;
                            };
                            unknown: {
                                labels: number;
                                entries: number;
                                debitCents: number;
                                creditCents: number;
                            };
                            taken: {
                                labels: number;
                                entries: number;
                                debitCents: number;
                                creditCents: number;
                            }[];
                            changes: {
                                labels: number;
                                entries: number;
                                debitCents: number;
                                creditCents: number;
                                from: {
                                    /** @enum {string} */
                                    kind: "rent" | "charges" | "housingBenefit" | "payment" | "relief" | "debtGrant" | "courtCosts" | "writeOff" | "adjustment" | "unknown";
                                    means: ("directDebit" | "rejectedDirectDebit" | "cheque" | "cash" | "transfer" | "card") | null;
                                };
                                to: {
                                    /** @enum {string} */
                                    kind: "rent" | "charges" | "housingBenefit" | "payment" | "relief" | "debtGrant" | "courtCosts" | "writeOff" | "adjustment" | "unknown";
                                    means: ("directDebit" | "rejectedDirectDebit" | "cheque" | "cash" | "transfer" | "card") | null;
                                };
                                samples: string[];
                            }[];
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
    "/api/ledger/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Regarde le début d'un fichier : ses premières lignes, ses colonnes et ses formats, reconnus par les en-têtes et le contenu */
        post: {
            parameters: {
                query?: {
                    kind?: "movements" | "balances";
                    separator?: ";" | "," | "\t" | "|";
                    encoding?: "utf-8" | "windows-1252";
                    sheet?: string;
                    noHeader?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
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
                            separator: string;
                            encoding: ("utf-8" | "windows-1252" | "utf-16") | null;
                            isWorkbook: boolean;
                            sheets: string[];
                            sheet: string | null;
                            noHeader: boolean;
                            headers: string[];
                            columns: {
                                [key: string]: string;
                            };
                            toldBy: {
                                [key: string]: "saved" | "header" | "contents";
                            };
                            rows: string[][];
                            dateFormat: {
                                value: ("dmy" | "ymd" | "mdy" | "serial") | null;
                                asked: boolean;
                                example: string | null;
                            };
                            amountFormat: {
                                value: ("comma" | "point") | null;
                                asked: boolean;
                                example: string | null;
                            };
                            missing: {
                                rule: string;
                                message: string;
                            } | null;
                            /** @enum {string} */
                            kind: "movements" | "balances";
                            positiveIs: {
                                value: ("debit" | "credit") | null;
                                asked: boolean;
                                example: string | null;
                            };
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
    "/api/ledger/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** La correspondance gardée pour les fichiers du bailleur de ce genre ; null s'il n'y en a pas */
        get: {
            parameters: {
                query?: {
                    kind?: "movements" | "balances";
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
                            mapping: {
                                /** @enum {string} */
                                kind?: "movements" | "balances";
                                columns?: {
                                    account?: string;
                                    dwelling?: string;
                                    address?: string;
                                    insee?: string;
                                    postcode?: string;
                                    town?: string;
                                    leaseholder?: string;
                                    date?: string;
                                    label?: string;
                                    debit?: string;
                                    credit?: string;
                                    amount?: string;
                                    sense?: string;
                                    balance?: string;
                                    amountDue?: string;
                                    reference?: string;
                                };
                                /** @enum {string} */
                                separator?: ";" | "," | "\t" | "|";
                                /** @enum {string} */
                                encoding?: "utf-8" | "windows-1252";
                                /** @enum {string} */
                                dateFormat?: "dmy" | "ymd" | "mdy" | "serial";
                                /** @enum {string} */
                                amountFormat?: "comma" | "point";
                                /** @enum {string} */
                                positiveIs?: "debit" | "credit";
                                sheet?: string;
                                noHeader?: boolean;
                            } | null;
                        };
                    };
                };
            };
        };
        /** Garde la correspondance pour les prochains fichiers du bailleur du même genre */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind?: "movements" | "balances";
                        columns?: {
                            account?: string;
                            dwelling?: string;
                            address?: string;
                            insee?: string;
                            postcode?: string;
                            town?: string;
                            leaseholder?: string;
                            date?: string;
                            label?: string;
                            debit?: string;
                            credit?: string;
                            amount?: string;
                            sense?: string;
                            balance?: string;
                            amountDue?: string;
                            reference?: string;
                        };
                        /** @enum {string} */
                        separator?: ";" | "," | "\t" | "|";
                        /** @enum {string} */
                        encoding?: "utf-8" | "windows-1252";
                        /** @enum {string} */
                        dateFormat?: "dmy" | "ymd" | "mdy" | "serial";
                        /** @enum {string} */
                        amountFormat?: "comma" | "point";
                        /** @enum {string} */
                        positiveIs?: "debit" | "credit";
                        sheet?: string;
                        noHeader?: boolean;
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
                            mapping: {
                                /** @enum {string} */
                                kind?: "movements" | "balances";
                                columns?: {
                                    account?: string;
                                    dwelling?: string;
                                    address?: string;
                                    insee?: string;
                                    postcode?: string;
                                    town?: string;
                                    leaseholder?: string;
                                    date?: string;
                                    label?: string;
                                    debit?: string;
                                    credit?: string;
                                    amount?: string;
                                    sense?: string;
                                    balance?: string;
                                    amountDue?: string;
                                    reference?: string;
                                };
                                /** @enum {string} */
                                separator?: ";" | "," | "\t" | "|";
                                /** @enum {string} */
                                encoding?: "utf-8" | "windows-1252";
                                /** @enum {string} */
                                dateFormat?: "dmy" | "ymd" | "mdy" | "serial";
                                /** @enum {string} */
                                amountFormat?: "comma" | "point";
                                /** @enum {string} */
                                positiveIs?: "debit" | "credit";
                                sheet?: string;
                                noHeader?: boolean;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les soldes des relevés du bailleur face aux soldes calculés : combien s'accordent, et les écarts */
        get: {
            parameters: {
                query?: {
                    on?: string;
                    show?: "differences" | "differs" | "notListed" | "noEntries" | "agrees";
                    by?: "gap" | "account" | "leaseholder" | "stated" | "computed";
                    order?: "ascending" | "descending";
                    limit?: number;
                    skip?: number;
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
                            days: string[];
                            on: string | null;
                            summary: {
                                differs: {
                                    accounts: number;
                                    gapCents: number;
                                };
                                notListed: {
                                    accounts: number;
                                    gapCents: number;
                                };
                                noEntries: {
                                    accounts: number;
                                    gapCents: number;
                                };
                                agrees: {
                                    accounts: number;
                                    gapCents: number;
                                };
                                statedCents: number;
                                computedCents: number;
                                largest: {
                                    number: string;
                                    gapCents: number;
                                } | null;
                            } | null;
                            rows: {
                                id: number;
                                number: string;
                                leaseholder: string;
                                /** @enum {string} */
                                outcome: "differs" | "notListed" | "noEntries" | "agrees";
                                statedCents: number | null;
                                computedCents: number | null;
                                gapCents: number | null;
                                gapBeforeCents: number | null;
                            }[];
                            total: number;
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
    "/api/ledger/reconciliation.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Le rapprochement d'un jour, en fichier pour tableur */
        get: {
            parameters: {
                query: {
                    on: string;
                    show?: "differences" | "differs" | "notListed" | "noEntries" | "agrees";
                    by?: "gap" | "account" | "leaseholder" | "stated" | "computed";
                    order?: "ascending" | "descending";
                    language?: "fr" | "en";
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
                        "application/json": unknown;
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
    "/api/ledger/reconciliation.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Le rapprochement d'un jour, en fichier pour tableur */
        get: {
            parameters: {
                query: {
                    on: string;
                    show?: "differences" | "differs" | "notListed" | "noEntries" | "agrees";
                    by?: "gap" | "account" | "leaseholder" | "stated" | "computed";
                    order?: "ascending" | "descending";
                    language?: "fr" | "en";
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
                        "application/json": unknown;
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
    "/api/ledger/accounts/{accountId}/stated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Le solde du compte selon le dernier relevé du bailleur, à côté du solde calculé ce jour-là */
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
                            stated: {
                                /** Format: date */
                                on: string;
                                statedCents: number;
                                computedCents: number | null;
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
    "/api/ledger/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fichiers importés par le bailleur, avec leurs totaux de contrôle, le plus récent d'abord */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    before?: number;
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
                                id: number;
                                /** @enum {string} */
                                kind: "movements" | "balances";
                                fileName: string;
                                read: number;
                                kept: number;
                                known: number;
                                quarantined: number;
                                debitCents: number;
                                creditCents: number;
                                fileDebitCents: number | null;
                                fileCreditCents: number | null;
                                knownDebitCents: number | null;
                                knownCreditCents: number | null;
                                quarantinedDebitCents: number | null;
                                quarantinedCreditCents: number | null;
                                /** @enum {string} */
                                way: "page" | "token" | "inbox" | "command";
                                tokenName: string | null;
                                importedByName: string | null;
                                createdAt: string;
                                settled: number;
                                replaced: {
                                    /** Format: date */
                                    from: string;
                                    /** Format: date */
                                    to: string;
                                    /** @enum {string} */
                                    accounts: "all" | "file";
                                    withdrawn: number;
                                    debitCents: number;
                                    creditCents: number;
                                } | null;
                            }[];
                            total: number;
                            next: number | null;
                            can: {
                                import: boolean;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Importe un fichier du bailleur, écritures ou relevé de soldes (CSV ou XLSX), et donne ses totaux de contrôle
         * @description En entier ou pas du tout. Le fichier vient par un formulaire, ou tel quel dans la requête, avec son nom dans « name ». « dryRun » dit ce qui changerait et ne garde rien ; « on » est le jour d'un relevé de soldes sans colonne de date ; « allOrNothing » ne garde rien si une ligne est mauvaise (« outcome » vaut alors « refused »). « replace=2026-10-01..2026-10-31 » fait du fichier toute la vérité de cette période : les écritures de la période qu'il n'a pas sont retirées, de tous les comptes ou (« replaceAccounts=file ») de ceux qu'il contient ; « confirmed » est le nombre d'écritures que l'essai a montrées, et un autre nombre refuse le fichier. Avec « Accept: application/x-ndjson », dit où il en est, une ligne JSON après l'autre.
         */
        post: {
            parameters: {
                query?: {
                    allOrNothing?: "true" | "false";
                    dryRun?: "true" | "false";
                    on?: string;
                    replace?: string;
                    replaceAccounts?: "all" | "file";
                    confirmed?: number;
                    name?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                    };
                    "text/csv": {
                        /** Format: binary */
                        file: string;
                    };
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
                        /** Format: binary */
                        file: string;
                    };
                    "application/octet-stream": {
                        /** Format: binary */
                        file: string;
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
                            importId: number | null;
                            /** @enum {string} */
                            kind: "movements" | "balances";
                            /** @enum {string} */
                            outcome: "kept" | "refused" | "dryRun";
                            read: number;
                            kept: number;
                            known: number;
                            quarantined: number;
                            debitCents: number;
                            creditCents: number;
                            fileDebitCents: number;
                            fileCreditCents: number;
                            knownDebitCents: number;
                            knownCreditCents: number;
                            quarantinedDebitCents: number;
                            quarantinedCreditCents: number;
                            control: {
                                balanced: boolean;
                                lines: number;
                                debitCents: number;
                                creditCents: number;
                            };
                            quarantine: {
                                line: number;
                                field: string;
                                value: string;
                                rule: string;
                                message: string;
                            }[];
                            replaced: {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                                /** @enum {string} */
                                accounts: "all" | "file";
                                withdrawn: number;
                                debitCents: number;
                                creditCents: number;
                            } | null;
                            changes: {
                                newAccounts: number;
                                balances: {
                                    accounts: number;
                                    sumCents: number;
                                    largest: {
                                        account: string;
                                        fromCents: number;
                                        toCents: number;
                                    } | null;
                                };
                                months: {
                                    month: string;
                                    lines: number;
                                    debitCents: number;
                                    creditCents: number;
                                }[];
                                going: {
                                    accounts: number;
                                    months: {
                                        month: string;
                                        lines: number;
                                        debitCents: number;
                                        creditCents: number;
                                    }[];
                                    absent: {
                                        accounts: number;
                                        lines: number;
                                        debitCents: number;
                                        creditCents: number;
                                        numbers: string[];
                                    };
                                } | null;
                                unknown: {
                                    lines: number;
                                    labels: {
                                        label: string;
                                        lines: number;
                                    }[];
                                };
                                differences: {
                                    on: string;
                                    accounts: number;
                                    sumCents: number;
                                    notListed: number;
                                    noEntries: number;
                                    agrees: number;
                                    largest: {
                                        number: string;
                                        gapCents: number;
                                    } | null;
                                }[];
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
    "/api/ledger/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Un fichier importé, ses totaux de contrôle, combien de ses écritures ne sont pas reconnues, combien ont été retirées depuis */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: number;
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
                            id: number;
                            /** @enum {string} */
                            kind: "movements" | "balances";
                            fileName: string;
                            read: number;
                            kept: number;
                            known: number;
                            quarantined: number;
                            debitCents: number;
                            creditCents: number;
                            fileDebitCents: number | null;
                            fileCreditCents: number | null;
                            knownDebitCents: number | null;
                            knownCreditCents: number | null;
                            quarantinedDebitCents: number | null;
                            quarantinedCreditCents: number | null;
                            /** @enum {string} */
                            way: "page" | "token" | "inbox" | "command";
                            tokenName: string | null;
                            importedByName: string | null;
                            createdAt: string;
                            settled: number;
                            replaced: {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                                /** @enum {string} */
                                accounts: "all" | "file";
                                withdrawn: number;
                                debitCents: number;
                                creditCents: number;
                            } | null;
                            unknown: number;
                            withdrawnSince: number;
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
    "/api/ledger/imports/{importId}/withdrawn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Écritures qu'un fichier corrigé a retirées : ce qu'elles disaient, d'où elles venaient */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    skip?: number;
                };
                header?: never;
                path: {
                    importId: number;
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
                            rows: {
                                accountId: number;
                                account: string;
                                leaseholder: string;
                                /** Format: date */
                                on: string;
                                kind: string;
                                label: string;
                                reference: string | null;
                                debitCents: number;
                                creditCents: number;
                                importId: number;
                                fileName: string;
                                withdrawnBy: number;
                                withdrawnByFile: string;
                                /** @enum {string} */
                                way: "page" | "token" | "inbox" | "command";
                                withdrawnByName: string | null;
                                withdrawnAt: string;
                            }[];
                            total: number;
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
    "/api/ledger/accounts/{accountId}/withdrawn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Écritures retirées d'un compte par des fichiers corrigés, avec qui, quand et par quel fichier */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    skip?: number;
                };
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
                            rows: {
                                accountId: number;
                                account: string;
                                leaseholder: string;
                                /** Format: date */
                                on: string;
                                kind: string;
                                label: string;
                                reference: string | null;
                                debitCents: number;
                                creditCents: number;
                                importId: number;
                                fileName: string;
                                withdrawnBy: number;
                                withdrawnByFile: string;
                                /** @enum {string} */
                                way: "page" | "token" | "inbox" | "command";
                                withdrawnByName: string | null;
                                withdrawnAt: string;
                            }[];
                            total: number;
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
    "/api/ledger/imports/{importId}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lignes mises de côté par un import : champ, règle, remède, contenu d'origine */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    after?: string;
                    show?: "open" | "all";
                };
                header?: never;
                path: {
                    importId: number;
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
                            rows: {
                                id: number;
                                line: number;
                                field: string;
                                value: string;
                                rule: string;
                                message: string;
                                raw: string;
                                settlement: ("kept" | "setAside") | null;
                                settledByName: string | null;
                                settledAt: string | null;
                                can: {
                                    keep: boolean;
                                    setAside: boolean;
                                };
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
    "/api/ledger/imports/{importId}/quarantine.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les lignes mises de côté, en fichier pour tableur */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    importId: number;
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
                        "text/csv": string;
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
    "/api/ledger/quarantine/{lineId}/settled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Règle le sort d'une ligne mise de côté : un doublon gardé, ou la ligne écartée */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    lineId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        as: "kept" | "setAside";
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
                            id: number;
                            line: number;
                            field: string;
                            value: string;
                            rule: string;
                            message: string;
                            raw: string;
                            settlement: ("kept" | "setAside") | null;
                            settledByName: string | null;
                            settledAt: string | null;
                            can: {
                                keep: boolean;
                                setAside: boolean;
                            };
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
    "/api/worklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Comptes repérés du bailleur, les plus pressants d'abord, comptés par urgence ; un repérage n'est jamais une décision */
        get: {
            parameters: {
                query?: {
                    show?: "open" | "handled" | "all";
                    signal?: "legalArrears" | "debtInMonths" | "missedBills" | "firstMiss" | "rejectedDebits" | "benefitStopped" | "benefitCut" | "planMissed" | "legalArrearsSoon" | "effortJump" | "paidAheadThenStopped" | "payDayDrift" | "smallDebtsReturn";
                    commune?: string;
                    officer?: ("me" | "nobody") | string;
                    contacted?: "never" | "done";
                    legalArrears?: "reached";
                    raised?: "new" | "waiting";
                    minimumCents?: number;
                    search?: string;
                    urgency?: "urgent" | "soon" | "watch";
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
                                commune: string | null;
                                priority: number;
                                /** @enum {string} */
                                urgency: "urgent" | "soon" | "watch";
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
                                    defaultPoints?: number;
                                }[];
                                handledAs: string | null;
                                handledReason: string | null;
                                handledAt: string | null;
                                snoozedUntil: string | null;
                                officerId: string | null;
                                lastOutreach: {
                                    /** @enum {string} */
                                    kind: "called" | "written" | "met";
                                    /** Format: date */
                                    on: string;
                                    result: ("spoke" | "promised" | "message" | "noAnswer" | "wrongContact" | "refused" | "sent" | "answered" | "absent") | null;
                                } | null;
                            }[];
                            counts: {
                                urgent: number;
                                soon: number;
                                watch: number;
                            };
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
    "/api/worklist.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tous les comptes que les filtres laissent, dans un classeur */
        get: {
            parameters: {
                query?: {
                    show?: "open" | "handled" | "all";
                    signal?: "legalArrears" | "debtInMonths" | "missedBills" | "firstMiss" | "rejectedDebits" | "benefitStopped" | "benefitCut" | "planMissed" | "legalArrearsSoon" | "effortJump" | "paidAheadThenStopped" | "payDayDrift" | "smallDebtsReturn";
                    commune?: string;
                    officer?: ("me" | "nobody") | string;
                    contacted?: "never" | "done";
                    legalArrears?: "reached";
                    raised?: "new" | "waiting";
                    minimumCents?: number;
                    search?: string;
                    urgency?: "urgent" | "soon" | "watch";
                    language?: "fr" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description XLSX */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/worklist/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les collègues, avec les comptes que chacun suit, et les communes de la liste */
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
                            colleagues: {
                                /** Format: uuid */
                                userId: string;
                                name: string;
                                role: string;
                                accounts: number;
                            }[];
                            communes: {
                                insee: string;
                                name: string;
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
    "/api/worklist/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mes vues de la liste et celles de l'équipe */
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
                            views: {
                                id: number;
                                name: string;
                                filters: {
                                    /** @enum {string} */
                                    show?: "open" | "handled" | "all";
                                    /** @enum {string} */
                                    signal?: "legalArrears" | "debtInMonths" | "missedBills" | "firstMiss" | "rejectedDebits" | "benefitStopped" | "benefitCut" | "planMissed" | "legalArrearsSoon" | "effortJump" | "paidAheadThenStopped" | "payDayDrift" | "smallDebtsReturn";
                                    commune?: string;
                                    officer?: ("me" | "nobody") | string;
                                    /** @enum {string} */
                                    contacted?: "never" | "done";
                                    /** @enum {string} */
                                    legalArrears?: "reached";
                                    /** @enum {string} */
                                    raised?: "new" | "waiting";
                                    minimumCents?: number;
                                    search?: string;
                                    /** @enum {string} */
                                    urgency?: "urgent" | "soon" | "watch";
                                };
                                shared: boolean;
                                own: boolean;
                                by: string | null;
                                isDefault: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Garde une vue sous un nom, pour soi ou pour l'équipe */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        filters: {
                            /** @enum {string} */
                            show?: "open" | "handled" | "all";
                            /** @enum {string} */
                            signal?: "legalArrears" | "debtInMonths" | "missedBills" | "firstMiss" | "rejectedDebits" | "benefitStopped" | "benefitCut" | "planMissed" | "legalArrearsSoon" | "effortJump" | "paidAheadThenStopped" | "payDayDrift" | "smallDebtsReturn";
                            commune?: string;
                            officer?: ("me" | "nobody") | string;
                            /** @enum {string} */
                            contacted?: "never" | "done";
                            /** @enum {string} */
                            legalArrears?: "reached";
                            /** @enum {string} */
                            raised?: "new" | "waiting";
                            minimumCents?: number;
                            search?: string;
                            /** @enum {string} */
                            urgency?: "urgent" | "soon" | "watch";
                        };
                        shared: boolean;
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
                            id: number;
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
    "/api/worklist/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Supprime une de mes vues */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worklist/default-view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** La vue avec laquelle ma liste s'ouvre ; aucune : toute la liste */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        id: number | null;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
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
                            commune: string | null;
                            priority: number;
                            /** @enum {string} */
                            urgency: "urgent" | "soon" | "watch";
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
                                defaultPoints?: number;
                            }[];
                            handledAs: string | null;
                            handledReason: string | null;
                            handledAt: string | null;
                            snoozedUntil: string | null;
                            officerId: string | null;
                            lastOutreach: {
                                /** @enum {string} */
                                kind: "called" | "written" | "met";
                                /** Format: date */
                                on: string;
                                result: ("spoke" | "promised" | "message" | "noAnswer" | "wrongContact" | "refused" | "sent" | "answered" | "absent") | null;
                            } | null;
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
                            history: {
                                id: string;
                                /** @enum {string} */
                                kind: "called" | "written" | "met" | "snoozed" | "notADifficulty" | "assigned" | "takenBack";
                                /** Format: date */
                                on: string;
                                result: ("spoke" | "promised" | "message" | "noAnswer" | "wrongContact" | "refused" | "sent" | "answered" | "absent") | null;
                                why: ("paidMeanwhile" | "benefitLate" | "planKept" | "payDayShifted" | "billingError" | "knownSituation" | "other") | null;
                                words: string | null;
                                until: string | null;
                                by: string | null;
                                to: string | null;
                                canUndo: boolean;
                            }[];
                            estimate: {
                                /** @enum {string} */
                                origin: "default";
                            } | {
                                /** @enum {string} */
                                origin: "learned";
                                from: string;
                                to: string;
                                cases: number;
                                arrears: number;
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
    "/api/worklist/{accountId}/reason.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pour le ménage : pourquoi il a été contacté, sur une page (PDF) */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    accountId: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
                        /** Format: date */
                        doneOn?: string;
                        result?: ("spoke" | "promised" | "message" | "noAnswer" | "wrongContact" | "refused" | "sent" | "answered" | "absent") | null;
                        why?: ("paidMeanwhile" | "benefitLate" | "planKept" | "payDayShifted" | "billingError" | "knownSituation" | "other") | null;
                        words?: string;
                        until?: string | null;
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
                            entry: string;
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
    "/api/worklist/{accountId}/handled/{entry}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Reprend la dernière action que l'on a notée soi-même, dans la journée */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: number;
                    entry: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worklist/{accountId}/officer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confie le compte à un collègue, ou le reprend ; l'un et l'autre en sont informés */
        put: {
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
                        officerId: string | null;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/backtests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rejeux du passé du bailleur, celui qui est en cours avec ce qui est fait, le plus récent d'abord */
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
                            runs: {
                                id: number;
                                /** Format: date */
                                ranOn: string;
                                weeklyCapacity: number;
                                progress: number;
                                askedBy: string | null;
                                askedAt: string;
                                endedAt: string | null;
                                outcome: ("done" | "failed") | null;
                            }[];
                            usualCapacity: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Demande un rejeu du passé ; il informe sur le repérage et ne décide de rien */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        weeklyCapacity: number;
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
                            id: number;
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
    "/api/backtests/{backtestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce qu'un rejeu du passé a donné */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    backtestId: number;
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
                            id: number;
                            /** Format: date */
                            ranOn: string;
                            weeklyCapacity: number;
                            progress: number;
                            askedBy: string | null;
                            askedAt: string;
                            endedAt: string | null;
                            outcome: ("done" | "failed") | null;
                            accounts: number;
                            notADifficulty: number;
                            horizonMonths: number;
                            leadMonths: number;
                            months: {
                                month: string;
                                n: number;
                                happened: number;
                                /** @enum {string} */
                                weights: "default" | "learned" | "byHand";
                            }[];
                            learned: {
                                n: number;
                                happened: number;
                                auc: number | null;
                                calibrationError: number | null;
                                reliability: {
                                    n: number;
                                    from: number;
                                    to: number;
                                    foretold: number;
                                    happened: number;
                                    low: number;
                                    high: number;
                                }[];
                                reliabilityError: number | null;
                                precisionAtCapacity: number | null;
                                opened: number;
                                openedByMonth: {
                                    month: string;
                                    opened: number;
                                    hits: number;
                                }[];
                                leadTimeDaysMedian: number | null;
                                leadTimeDays: {
                                    days: number;
                                    households: number;
                                }[];
                                episodes: number;
                                reachedBefore: number;
                                reachedByRule: number;
                            };
                            calibrated: {
                                n: number;
                                happened: number;
                                auc: number | null;
                                calibrationError: number | null;
                                reliability: {
                                    n: number;
                                    from: number;
                                    to: number;
                                    foretold: number;
                                    happened: number;
                                    low: number;
                                    high: number;
                                }[];
                                reliabilityError: number | null;
                                precisionAtCapacity: number | null;
                                opened: number;
                                openedByMonth: {
                                    month: string;
                                    opened: number;
                                    hits: number;
                                }[];
                                leadTimeDaysMedian: number | null;
                                leadTimeDays: {
                                    days: number;
                                    households: number;
                                }[];
                                episodes: number;
                                reachedBefore: number;
                                reachedByRule: number;
                            };
                            byDefault: {
                                n: number;
                                happened: number;
                                auc: number | null;
                                calibrationError: number | null;
                                reliability: {
                                    n: number;
                                    from: number;
                                    to: number;
                                    foretold: number;
                                    happened: number;
                                    low: number;
                                    high: number;
                                }[];
                                reliabilityError: number | null;
                                precisionAtCapacity: number | null;
                                opened: number;
                                openedByMonth: {
                                    month: string;
                                    opened: number;
                                    hits: number;
                                }[];
                                leadTimeDaysMedian: number | null;
                                leadTimeDays: {
                                    days: number;
                                    households: number;
                                }[];
                                episodes: number;
                                reachedBefore: number;
                                reachedByRule: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Interrompt un rejeu du passé qui n'est pas fini ; rien n'en est gardé */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    backtestId: number;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/weights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce que pèse chaque signal aujourd'hui, qui l'a décidé, et ce que le passé du bailleur propose */
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
                            inForce: {
                                id: number | null;
                                /** @enum {string} */
                                origin: "default" | "learned" | "byHand";
                                signals: {
                                    /** @enum {string} */
                                    kind: "legalArrears" | "debtInMonths" | "missedBills" | "firstMiss" | "rejectedDebits" | "benefitStopped" | "benefitCut" | "planMissed" | "legalArrearsSoon" | "effortJump" | "paidAheadThenStopped" | "payDayDrift" | "smallDebtsReturn";
                                    factor: number;
                                    defaultPoints: number[];
                                    points: number[];
                                }[];
                                chance: {
                                    /** @enum {string} */
                                    origin: "default" | "learned";
                                    knots: {
                                        points: number;
                                        chance: number;
                                        n: number | null;
                                        happened: number | null;
                                    }[];
                                };
                            };
                            history: {
                                id: number;
                                /** @enum {string} */
                                origin: "default" | "learned" | "byHand";
                                /** Format: date */
                                validFrom: string;
                                /** @enum {string} */
                                chanceOrigin: "default" | "learned";
                                learnedFrom: {
                                    backtestId: number;
                                    from: string;
                                    to: string;
                                    months: number;
                                    cases: number;
                                    arrears: number;
                                } | null;
                                reason: string;
                                appliedBy: string | null;
                                appliedAt: string;
                            }[];
                            backtest: {
                                id: number;
                                /** Format: date */
                                ranOn: string;
                                proposal: {
                                    from: string;
                                    to: string;
                                    months: number;
                                    cases: number;
                                    arrears: number;
                                    chanceFrom: string | null;
                                    learned: {
                                        signals: {
                                            /** @enum {string} */
                                            kind: "legalArrears" | "debtInMonths" | "missedBills" | "firstMiss" | "rejectedDebits" | "benefitStopped" | "benefitCut" | "planMissed" | "legalArrearsSoon" | "effortJump" | "paidAheadThenStopped" | "payDayDrift" | "smallDebtsReturn";
                                            factor: number;
                                            defaultPoints: number[];
                                            points: number[];
                                        }[];
                                        chance: {
                                            /** @enum {string} */
                                            origin: "default" | "learned";
                                            knots: {
                                                points: number;
                                                chance: number;
                                                n: number | null;
                                                happened: number | null;
                                            }[];
                                        };
                                    };
                                    calibrated: {
                                        chance: {
                                            /** @enum {string} */
                                            origin: "default" | "learned";
                                            knots: {
                                                points: number;
                                                chance: number;
                                                n: number | null;
                                                happened: number | null;
                                            }[];
                                        };
                                    };
                                } | null;
                                figures: {
                                    learned: {
                                        auc: number | null;
                                        reliabilityError: number | null;
                                        precisionAtCapacity: number | null;
                                        episodes: number;
                                        reachedBefore: number;
                                        leadTimeDaysMedian: number | null;
                                    };
                                    calibrated: {
                                        auc: number | null;
                                        reliabilityError: number | null;
                                        precisionAtCapacity: number | null;
                                        episodes: number;
                                        reachedBefore: number;
                                        leadTimeDaysMedian: number | null;
                                    };
                                    byDefault: {
                                        auc: number | null;
                                        reliabilityError: number | null;
                                        precisionAtCapacity: number | null;
                                        episodes: number;
                                        reachedBefore: number;
                                        leadTimeDaysMedian: number | null;
                                    };
                                };
                            } | null;
                            billsFallDue: {
                                /** @enum {string} */
                                value: "monthStart" | "monthEnd";
                                own: boolean;
                            };
                            mostTimes: number;
                            can: {
                                apply: boolean;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Applique des poids à compter d'un jour, au nom de la personne qui le décide ; le repérage est refait */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        choice: "learned" | "calibrated" | "byHand" | "default" | "again";
                        /** @default {} */
                        factors?: {
                            [key: string]: number;
                        };
                        /** @default null */
                        again?: number | null;
                        /** @default null */
                        backtestId?: number | null;
                        /** Format: date */
                        validFrom: string;
                        reason: string;
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
                            id: number;
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
    "/api/weights/effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ce que des poids changeraient à la liste d'aujourd'hui, sans rien changer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        factors: {
                            [key: string]: number;
                        };
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
                            today: {
                                urgent: number;
                                soon: number;
                                watch: number;
                            };
                            after: {
                                urgent: number;
                                soon: number;
                                watch: number;
                            };
                            moved: number;
                            chance: {
                                /** @enum {string} */
                                origin: "default" | "learned";
                                knots: {
                                    points: number;
                                    chance: number;
                                    n: number | null;
                                    happened: number | null;
                                }[];
                            };
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
    "/api/weights/bills-due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Dit quand les quittances du bailleur tombent : au début ou à la fin du mois ; le repérage est refait */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        value: "monthStart" | "monthEnd";
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/procedure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Procédure d'expulsion d'un ménage : actes, dates à venir avec leur source, leviers ouverts */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** Format: date */
                            on: string;
                            procedures: {
                                landlordId: string;
                                landlord: string;
                                recorded: boolean;
                                /** @enum {string} */
                                stage: "noProcedure" | "reported" | "paymentOrder" | "terminationClause" | "summons" | "hearing" | "judgment" | "orderToVacate" | "policeRequest" | "policeAnswer" | "cohesionProtocol";
                                acts: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "cafReport" | "ccapexReferral" | "paymentOrder" | "summons" | "prefectNotice" | "hearing" | "judgment" | "orderToVacate" | "policeRequest" | "policeAnswer" | "cohesionProtocol" | "cohesionReview" | "cohesionExtension" | "newLease";
                                    /** Format: date */
                                    on: string;
                                    statedTime: string | null;
                                    means: ("bailiff" | "registeredLetter" | "electronic" | "byHand" | "other") | null;
                                    more: {
                                        [key: string]: string | number;
                                    };
                                    by: string | null;
                                }[];
                                dates: {
                                    /** Format: date */
                                    on: string;
                                    reading: string;
                                    english: string;
                                    id: string;
                                    /** Format: date */
                                    latest?: string;
                                    rule: string;
                                    source: string;
                                    alternatives: {
                                        /** Format: date */
                                        on: string;
                                        reading: string;
                                        english: string;
                                    }[];
                                }[];
                                problems: {
                                    rule: string;
                                    message: string;
                                    english: string;
                                    source?: string;
                                    field?: string;
                                }[];
                                levers: {
                                    id: string;
                                    /** Format: date */
                                    until?: string;
                                    source: string;
                                }[];
                                can: {
                                    record: boolean;
                                };
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
    "/api/households/{id}/procedure/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note un acte de la procédure, avec sa date et comment il a été remis */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "cafReport" | "ccapexReferral" | "paymentOrder" | "summons" | "prefectNotice" | "hearing" | "judgment" | "orderToVacate" | "policeRequest" | "policeAnswer" | "cohesionProtocol" | "cohesionReview" | "cohesionExtension" | "newLease";
                        on?: string;
                        means?: ("bailiff" | "registeredLetter" | "electronic" | "byHand" | "other") | null;
                        statedTime?: string | null;
                        claimCents?: number | null;
                        conciliationOn?: string | null;
                        assessmentRequestedOn?: string | null;
                        clauseOn?: string | null;
                        reason?: string | null;
                        planMonths?: number | null;
                        prefectToldOn?: string | null;
                        answer?: ("granted" | "refused") | null;
                        planEndsOn?: string | null;
                        endsOn?: string | null;
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
                            /** Format: date */
                            on: string;
                            procedures: {
                                landlordId: string;
                                landlord: string;
                                recorded: boolean;
                                /** @enum {string} */
                                stage: "noProcedure" | "reported" | "paymentOrder" | "terminationClause" | "summons" | "hearing" | "judgment" | "orderToVacate" | "policeRequest" | "policeAnswer" | "cohesionProtocol";
                                acts: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "cafReport" | "ccapexReferral" | "paymentOrder" | "summons" | "prefectNotice" | "hearing" | "judgment" | "orderToVacate" | "policeRequest" | "policeAnswer" | "cohesionProtocol" | "cohesionReview" | "cohesionExtension" | "newLease";
                                    /** Format: date */
                                    on: string;
                                    statedTime: string | null;
                                    means: ("bailiff" | "registeredLetter" | "electronic" | "byHand" | "other") | null;
                                    more: {
                                        [key: string]: string | number;
                                    };
                                    by: string | null;
                                }[];
                                dates: {
                                    /** Format: date */
                                    on: string;
                                    reading: string;
                                    english: string;
                                    id: string;
                                    /** Format: date */
                                    latest?: string;
                                    rule: string;
                                    source: string;
                                    alternatives: {
                                        /** Format: date */
                                        on: string;
                                        reading: string;
                                        english: string;
                                    }[];
                                }[];
                                problems: {
                                    rule: string;
                                    message: string;
                                    english: string;
                                    source?: string;
                                    field?: string;
                                }[];
                                levers: {
                                    id: string;
                                    /** Format: date */
                                    until?: string;
                                    source: string;
                                }[];
                                can: {
                                    record: boolean;
                                };
                            }[];
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
    "/api/procedure-acts/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire un acte noté par erreur, avec la raison ; le journal garde qu'il y était */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/procedure-acts/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Importe les actes de procédure d'un bailleur (CSV ou XLSX) et donne ses totaux de contrôle
         * @description Une ligne par acte : N° compte, Acte, Date, et ce que l'acte dit de plus. Les lignes mauvaises reviennent avec leur raison, les bonnes sont gardées une fois ; « allOrNothing » ne garde rien si une ligne est mauvaise, « dryRun » dit ce qui changerait.
         */
        post: {
            parameters: {
                query?: {
                    allOrNothing?: "true" | "false";
                    dryRun?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                    };
                    "text/csv": {
                        /** Format: binary */
                        file: string;
                    };
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
                        /** Format: binary */
                        file: string;
                    };
                    "application/octet-stream": {
                        /** Format: binary */
                        file: string;
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
                            /** @enum {string} */
                            outcome: "kept" | "refused" | "dryRun";
                            read: number;
                            kept: number;
                            known: number;
                            bad: {
                                line: number;
                                text: string;
                                rule: string;
                                field: string | null;
                                message: string;
                            }[];
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
    "/api/households/{id}/procedure/{landlordId}/letters/{lever}.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Modèle de lettre d'un levier ouvert, prérempli, à compléter et à signer par le ménage (PDF) */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
                    landlordId: string;
                    lever: "timeToPayByJudge" | "clauseSuspension" | "timeToVacate" | "keepHousingBenefit" | "conciliation" | "repaymentPlan" | "rehousing";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/reform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce que le changement de définition de l'impayé (1er janvier 2027) change pour les comptes du lecteur */
        get: {
            parameters: {
                query?: {
                    on?: string;
                    effect?: "becomes" | "remains" | "leaves" | "later" | "untouched" | "unknown";
                    skip?: number;
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
                            /** Format: date */
                            on: string;
                            /** Format: date */
                            reformDay: string;
                            changes: {
                                id: string;
                                before: {
                                    value: unknown;
                                    source: string;
                                    checked: string | null;
                                } | null;
                                after: {
                                    value: unknown;
                                    source: string;
                                    checked: string | null;
                                } | null;
                            }[];
                            totals: {
                                becomes: {
                                    accounts: number;
                                    cents: number;
                                };
                                remains: {
                                    accounts: number;
                                    cents: number;
                                };
                                leaves: {
                                    accounts: number;
                                    cents: number;
                                };
                                later: {
                                    accounts: number;
                                    cents: number;
                                };
                                untouched: {
                                    accounts: number;
                                    cents: number;
                                };
                                unknown: {
                                    accounts: number;
                                    cents: number;
                                };
                            };
                            matching: number;
                            rows: {
                                accountId: number;
                                account: string;
                                landlordId: string;
                                landlord: string;
                                householdId: string;
                                household: string;
                                balanceCents: number;
                                /** @enum {string} */
                                effect: "becomes" | "remains" | "leaves" | "later" | "untouched" | "unknown";
                                rule: string | null;
                                thresholdBeforeCents: number | null;
                                reportBy: string | null;
                                ripensOn: string | null;
                                withBenefit: boolean | null;
                                stage: ("noProcedure" | "reported" | "paymentOrder" | "terminationClause" | "summons" | "hearing" | "judgment" | "orderToVacate" | "policeRequest" | "policeAnswer" | "cohesionProtocol") | null;
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
    "/api/referrals/{id}/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce que le ménage a répondu, point par point, et ce que chaque accord ouvre */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            answers: {
                                /** @enum {string} */
                                kind: "referral" | "support" | "sharing";
                                domain: ("situation" | "housing" | "budget" | "employment" | "family" | "energy") | null;
                                recipient: ("operator" | "committee" | "landlord") | null;
                                id: string;
                                given: boolean;
                                /** Format: date */
                                answeredOn: string;
                                how: ("met" | "homeVisit" | "phone" | "letter" | "email" | "signed" | "ownPage") | null;
                                recordedBy: string | null;
                                endedOn: string | null;
                                endedBy: string | null;
                                endedWhy: ("withdrawn" | "replaced") | null;
                            }[];
                            shared: {
                                /** @enum {string} */
                                domain: "situation" | "housing" | "budget" | "employment" | "family" | "energy";
                                /** Format: date */
                                assessedOn: string;
                                problems: number;
                                workedOn: number;
                            }[];
                            measureRuns: boolean;
                            can: {
                                record: {
                                    /** @enum {string} */
                                    kind: "referral" | "support" | "sharing";
                                    domain: ("situation" | "housing" | "budget" | "employment" | "family" | "energy") | null;
                                    recipient: ("operator" | "committee" | "landlord") | null;
                                }[];
                                withdraw: boolean;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Note les réponses du ménage, point par point, avec leur jour */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        answeredOn: string;
                        how: ("met" | "homeVisit" | "phone" | "letter" | "email" | "signed") | null;
                        answers: {
                            /** @enum {string} */
                            kind: "referral" | "support" | "sharing";
                            domain: ("situation" | "housing" | "budget" | "employment" | "family" | "energy") | null;
                            recipient: ("operator" | "committee" | "landlord") | null;
                            given: boolean;
                        }[];
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
                            answers: {
                                /** @enum {string} */
                                kind: "referral" | "support" | "sharing";
                                domain: ("situation" | "housing" | "budget" | "employment" | "family" | "energy") | null;
                                recipient: ("operator" | "committee" | "landlord") | null;
                                id: string;
                                given: boolean;
                                /** Format: date */
                                answeredOn: string;
                                how: ("met" | "homeVisit" | "phone" | "letter" | "email" | "signed" | "ownPage") | null;
                                recordedBy: string | null;
                                endedOn: string | null;
                                endedBy: string | null;
                                endedWhy: ("withdrawn" | "replaced") | null;
                            }[];
                            shared: {
                                /** @enum {string} */
                                domain: "situation" | "housing" | "budget" | "employment" | "family" | "energy";
                                /** Format: date */
                                assessedOn: string;
                                problems: number;
                                workedOn: number;
                            }[];
                            measureRuns: boolean;
                            can: {
                                record: {
                                    /** @enum {string} */
                                    kind: "referral" | "support" | "sharing";
                                    domain: ("situation" | "housing" | "budget" | "employment" | "family" | "energy") | null;
                                    recipient: ("operator" | "committee" | "landlord") | null;
                                }[];
                                withdraw: boolean;
                            };
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
    "/api/referrals/{id}/information.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pour le ménage, sur une page (PDF) : ce qui est transmis, à qui, ce qu'il a répondu, comment le retirer */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/agreements/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Le ménage retire un accord : ce qu'il avait ouvert se referme aussitôt */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        on: string;
                        words: string;
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
                            /** @enum {string} */
                            closed: "ended" | "referralWithdrawn" | "measureRuns";
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
    "/api/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orientations que le lecteur peut voir : celles en cours par urgence, puis par attente */
        get: {
            parameters: {
                query?: {
                    show?: "open" | "waiting" | "overdue" | "drafts" | "decided" | "assigned" | "ended";
                    skip?: number;
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
                            /** Format: date */
                            on: string;
                            rows: {
                                id: string;
                                householdId: string;
                                household: string | null;
                                landlord: string;
                                town: string | null;
                                /** @enum {string} */
                                track: "stay" | "leaseTransfer";
                                /** @enum {string} */
                                status: "draft" | "submitted" | "onAgenda" | "decided" | "assigned" | "closed" | "withdrawn";
                                statusOn: string | null;
                                submittedOn: string | null;
                                waitingDays: number | null;
                                urgency: {
                                    /** @enum {string} */
                                    level: "immediate" | "near" | "undated" | "later" | "unknown" | "none";
                                    reason?: {
                                        id: string;
                                        /** Format: date */
                                        on: string;
                                        days: number;
                                        already: boolean;
                                        cautious: boolean;
                                        source: string;
                                    };
                                } | null;
                                debtCents: number | null;
                                /** Format: date */
                                asOf: string;
                                stillToSay: ("informedOn" | "informedHow" | "informedBy" | "agreement" | "tie" | "stage" | "tried" | "situation" | "debt" | "amountDue")[];
                                owner: {
                                    name: string;
                                    role: string;
                                    organisation: string;
                                } | null;
                            }[];
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Oriente un locataire rencontré, sans compte peut-être ; propose d'abord les vôtres qui lui ressemblent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lastName: string;
                        firstName: string | null;
                        birthDate: string | null;
                        phone: string | null;
                        email: string | null;
                        people: number | null;
                        address: string | null;
                        postcode: string | null;
                        communeInsee: string | null;
                        startsOn: string | null;
                        /** @default false */
                        anyway?: boolean;
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
                            id: string | null;
                            known: {
                                householdId: string;
                                name: string;
                                birthDate: string | null;
                                address: string | null;
                                town: string | null;
                                accounts: string[];
                                same: ("name" | "birthDate" | "phone" | "address")[];
                            }[];
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
    "/api/referrals.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** La liste en classeur, avec les faits et leur jour : inconnu, aucun et 0 y restent trois choses */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                    show?: "open" | "waiting" | "overdue" | "drafts" | "decided" | "assigned" | "ended";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/vnd.openxmlformats-officedocument.spreadsheetml.sheet */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/referrals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Une orientation : ses faits avec leur date, ce qui reste à dire, son histoire */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            id: string;
                            householdId: string;
                            household: string | null;
                            landlord: string;
                            town: string | null;
                            /** @enum {string} */
                            track: "stay" | "leaseTransfer";
                            /** @enum {string} */
                            status: "draft" | "submitted" | "onAgenda" | "decided" | "assigned" | "closed" | "withdrawn";
                            statusOn: string | null;
                            submittedOn: string | null;
                            waitingDays: number | null;
                            urgency: {
                                /** @enum {string} */
                                level: "immediate" | "near" | "undated" | "later" | "unknown" | "none";
                                reason?: {
                                    id: string;
                                    /** Format: date */
                                    on: string;
                                    days: number;
                                    already: boolean;
                                    cautious: boolean;
                                    source: string;
                                };
                            } | null;
                            debtCents: number | null;
                            /** Format: date */
                            asOf: string;
                            stillToSay: ("informedOn" | "informedHow" | "informedBy" | "agreement" | "tie" | "stage" | "tried" | "situation" | "debt" | "amountDue")[];
                            owner: {
                                name: string;
                                role: string;
                                organisation: string;
                            } | null;
                            tie: ("kept" | "strained" | "broken") | null;
                            facts: {
                                /** Format: date */
                                asOf: string;
                                /** Format: date */
                                accountOn?: string;
                                debtCents?: number;
                                debtSince?: string | null;
                                debtOlder?: boolean;
                                amountDueCents?: number;
                                monthsDue?: number;
                                benefit?: {
                                    /** @enum {string} */
                                    state: "paid" | "stopped";
                                    cents?: number;
                                    month?: string;
                                } | null;
                                stage?: string;
                                nextDeadline?: {
                                    id: string;
                                    /** Format: date */
                                    on: string;
                                } | null;
                                irreversible?: {
                                    id: string;
                                    /** Format: date */
                                    on: string;
                                    source: string;
                                } | null;
                                firstSignalOn?: string | null;
                                legalArrears?: boolean;
                                legalArrearsOn?: string | null;
                                signals?: string[];
                                /** Format: date */
                                signalsOn?: string;
                                plan?: {
                                    /** @enum {string} */
                                    state: "running" | "missed" | "frozen" | "cancelled";
                                    /** Format: date */
                                    signedOn?: string;
                                    /** Format: date */
                                    stateOn?: string;
                                    debtCents?: number;
                                } | null;
                                outreach?: {
                                    kind: string;
                                    /** Format: date */
                                    on: string;
                                    result: string | null;
                                }[];
                                told?: {
                                    [key: string]: string;
                                };
                                tried?: string[];
                                whatWasTried?: string;
                                needs?: string[];
                            };
                            situation: string | null;
                            informedOn: string | null;
                            informedHow: string | null;
                            informedBy: string | null;
                            domains: {
                                [key: string]: string;
                            };
                            withdrawnOn: string | null;
                            withdrawnReason: string | null;
                            referredBy: string | null;
                            history: {
                                id: string;
                                from: ("draft" | "submitted" | "onAgenda" | "decided" | "assigned" | "closed" | "withdrawn") | null;
                                /** @enum {string} */
                                to: "draft" | "submitted" | "onAgenda" | "decided" | "assigned" | "closed" | "withdrawn";
                                at: string;
                                by: string | null;
                                owner: string | null;
                                reason: string | null;
                            }[];
                            can: {
                                edit: boolean;
                                submit: boolean;
                                withdraw: boolean;
                            };
                            version: string | null;
                        };
                    };
                };
            };
        };
        /** Enregistre ce qui est écrit, même incomplet, jusqu'à la décision de la commission */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        track: "stay" | "leaseTransfer";
                        tie: ("kept" | "strained" | "broken") | null;
                        situation: string | null;
                        informedOn: string | null;
                        informedHow: ("met" | "homeVisit" | "phone" | "letter" | "email") | null;
                        informedBy: string | null;
                        domains?: {
                            [key: string]: string | null;
                        };
                        stage: ("noProcedure" | "reported" | "paymentOrder" | "terminationClause" | "summons" | "hearing" | "judgment" | "orderToVacate" | "policeRequest" | "policeAnswer" | "cohesionProtocol") | null;
                        tried: ("called" | "written" | "met" | "homeVisit" | "planProposed" | "benefitClaimed" | "housingFund" | "socialServices" | "overIndebtedness")[] | null;
                        whatWasTried: string | null;
                        told?: {
                            debtCents?: number | null;
                            amountDueCents?: number | null;
                            benefit?: ("none" | {
                                /** @enum {string} */
                                state: "paid" | "stopped";
                                cents?: number;
                                month?: string;
                            }) | null;
                            plan?: ("none" | {
                                /** @enum {string} */
                                state: "running" | "missed" | "frozen" | "cancelled";
                            }) | null;
                            needs?: "energyPoverty"[] | null;
                        };
                        /**
                         * @description Version lue avant d'écrire ; nulle si rien n'était écrit.
                         *     Version read before writing; null where nothing was written.
                         * @default null
                         */
                        version?: string | null;
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
                            id: string;
                            householdId: string;
                            household: string | null;
                            landlord: string;
                            town: string | null;
                            /** @enum {string} */
                            track: "stay" | "leaseTransfer";
                            /** @enum {string} */
                            status: "draft" | "submitted" | "onAgenda" | "decided" | "assigned" | "closed" | "withdrawn";
                            statusOn: string | null;
                            submittedOn: string | null;
                            waitingDays: number | null;
                            urgency: {
                                /** @enum {string} */
                                level: "immediate" | "near" | "undated" | "later" | "unknown" | "none";
                                reason?: {
                                    id: string;
                                    /** Format: date */
                                    on: string;
                                    days: number;
                                    already: boolean;
                                    cautious: boolean;
                                    source: string;
                                };
                            } | null;
                            debtCents: number | null;
                            /** Format: date */
                            asOf: string;
                            stillToSay: ("informedOn" | "informedHow" | "informedBy" | "agreement" | "tie" | "stage" | "tried" | "situation" | "debt" | "amountDue")[];
                            owner: {
                                name: string;
                                role: string;
                                organisation: string;
                            } | null;
                            tie: ("kept" | "strained" | "broken") | null;
                            facts: {
                                /** Format: date */
                                asOf: string;
                                /** Format: date */
                                accountOn?: string;
                                debtCents?: number;
                                debtSince?: string | null;
                                debtOlder?: boolean;
                                amountDueCents?: number;
                                monthsDue?: number;
                                benefit?: {
                                    /** @enum {string} */
                                    state: "paid" | "stopped";
                                    cents?: number;
                                    month?: string;
                                } | null;
                                stage?: string;
                                nextDeadline?: {
                                    id: string;
                                    /** Format: date */
                                    on: string;
                                } | null;
                                irreversible?: {
                                    id: string;
                                    /** Format: date */
                                    on: string;
                                    source: string;
                                } | null;
                                firstSignalOn?: string | null;
                                legalArrears?: boolean;
                                legalArrearsOn?: string | null;
                                signals?: string[];
                                /** Format: date */
                                signalsOn?: string;
                                plan?: {
                                    /** @enum {string} */
                                    state: "running" | "missed" | "frozen" | "cancelled";
                                    /** Format: date */
                                    signedOn?: string;
                                    /** Format: date */
                                    stateOn?: string;
                                    debtCents?: number;
                                } | null;
                                outreach?: {
                                    kind: string;
                                    /** Format: date */
                                    on: string;
                                    result: string | null;
                                }[];
                                told?: {
                                    [key: string]: string;
                                };
                                tried?: string[];
                                whatWasTried?: string;
                                needs?: string[];
                            };
                            situation: string | null;
                            informedOn: string | null;
                            informedHow: string | null;
                            informedBy: string | null;
                            domains: {
                                [key: string]: string;
                            };
                            withdrawnOn: string | null;
                            withdrawnReason: string | null;
                            referredBy: string | null;
                            history: {
                                id: string;
                                from: ("draft" | "submitted" | "onAgenda" | "decided" | "assigned" | "closed" | "withdrawn") | null;
                                /** @enum {string} */
                                to: "draft" | "submitted" | "onAgenda" | "decided" | "assigned" | "closed" | "withdrawn";
                                at: string;
                                by: string | null;
                                owner: string | null;
                                reason: string | null;
                            }[];
                            can: {
                                edit: boolean;
                                submit: boolean;
                                withdraw: boolean;
                            };
                            version: string | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/referrals/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Transmet l'orientation à la coordination, avec les faits du jour */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            id: string;
                            householdId: string;
                            household: string | null;
                            landlord: string;
                            town: string | null;
                            /** @enum {string} */
                            track: "stay" | "leaseTransfer";
                            /** @enum {string} */
                            status: "draft" | "submitted" | "onAgenda" | "decided" | "assigned" | "closed" | "withdrawn";
                            statusOn: string | null;
                            submittedOn: string | null;
                            waitingDays: number | null;
                            urgency: {
                                /** @enum {string} */
                                level: "immediate" | "near" | "undated" | "later" | "unknown" | "none";
                                reason?: {
                                    id: string;
                                    /** Format: date */
                                    on: string;
                                    days: number;
                                    already: boolean;
                                    cautious: boolean;
                                    source: string;
                                };
                            } | null;
                            debtCents: number | null;
                            /** Format: date */
                            asOf: string;
                            stillToSay: ("informedOn" | "informedHow" | "informedBy" | "agreement" | "tie" | "stage" | "tried" | "situation" | "debt" | "amountDue")[];
                            owner: {
                                name: string;
                                role: string;
                                organisation: string;
                            } | null;
                            tie: ("kept" | "strained" | "broken") | null;
                            facts: {
                                /** Format: date */
                                asOf: string;
                                /** Format: date */
                                accountOn?: string;
                                debtCents?: number;
                                debtSince?: string | null;
                                debtOlder?: boolean;
                                amountDueCents?: number;
                                monthsDue?: number;
                                benefit?: {
                                    /** @enum {string} */
                                    state: "paid" | "stopped";
                                    cents?: number;
                                    month?: string;
                                } | null;
                                stage?: string;
                                nextDeadline?: {
                                    id: string;
                                    /** Format: date */
                                    on: string;
                                } | null;
                                irreversible?: {
                                    id: string;
                                    /** Format: date */
                                    on: string;
                                    source: string;
                                } | null;
                                firstSignalOn?: string | null;
                                legalArrears?: boolean;
                                legalArrearsOn?: string | null;
                                signals?: string[];
                                /** Format: date */
                                signalsOn?: string;
                                plan?: {
                                    /** @enum {string} */
                                    state: "running" | "missed" | "frozen" | "cancelled";
                                    /** Format: date */
                                    signedOn?: string;
                                    /** Format: date */
                                    stateOn?: string;
                                    debtCents?: number;
                                } | null;
                                outreach?: {
                                    kind: string;
                                    /** Format: date */
                                    on: string;
                                    result: string | null;
                                }[];
                                told?: {
                                    [key: string]: string;
                                };
                                tried?: string[];
                                whatWasTried?: string;
                                needs?: string[];
                            };
                            situation: string | null;
                            informedOn: string | null;
                            informedHow: string | null;
                            informedBy: string | null;
                            domains: {
                                [key: string]: string;
                            };
                            withdrawnOn: string | null;
                            withdrawnReason: string | null;
                            referredBy: string | null;
                            history: {
                                id: string;
                                from: ("draft" | "submitted" | "onAgenda" | "decided" | "assigned" | "closed" | "withdrawn") | null;
                                /** @enum {string} */
                                to: "draft" | "submitted" | "onAgenda" | "decided" | "assigned" | "closed" | "withdrawn";
                                at: string;
                                by: string | null;
                                owner: string | null;
                                reason: string | null;
                            }[];
                            can: {
                                edit: boolean;
                                submit: boolean;
                                withdraw: boolean;
                            };
                            version: string | null;
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
    "/api/referrals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire l'orientation avec sa raison, et referme ce qu'elle a ouvert */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
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
                            /** @enum {boolean} */
                            withdrawn: true;
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
    "/api/households/{id}/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orientations d'un ménage, la dernière d'abord, et si le lecteur peut l'orienter */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            referrals: {
                                id: string;
                                householdId: string;
                                household: string | null;
                                landlord: string;
                                town: string | null;
                                /** @enum {string} */
                                track: "stay" | "leaseTransfer";
                                /** @enum {string} */
                                status: "draft" | "submitted" | "onAgenda" | "decided" | "assigned" | "closed" | "withdrawn";
                                statusOn: string | null;
                                submittedOn: string | null;
                                waitingDays: number | null;
                                urgency: {
                                    /** @enum {string} */
                                    level: "immediate" | "near" | "undated" | "later" | "unknown" | "none";
                                    reason?: {
                                        id: string;
                                        /** Format: date */
                                        on: string;
                                        days: number;
                                        already: boolean;
                                        cautious: boolean;
                                        source: string;
                                    };
                                } | null;
                                debtCents: number | null;
                                /** Format: date */
                                asOf: string;
                                stillToSay: ("informedOn" | "informedHow" | "informedBy" | "agreement" | "tie" | "stage" | "tried" | "situation" | "debt" | "amountDue")[];
                                owner: {
                                    name: string;
                                    role: string;
                                    organisation: string;
                                } | null;
                            }[];
                            canRefer: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Commence l'orientation d'un ménage, faits préremplis ; mène à celle qui est déjà en cours */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            id: string;
                            began: boolean;
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
    "/api/communes/of/{postcode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Communes d'un code postal */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    postcode: string;
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
                            insee: string;
                            name: string;
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
    "/api/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dossiers qui sont peut-être d'un même ménage, les plus sûrs d'abord */
        get: {
            parameters: {
                query?: {
                    show?: "waiting" | "decided";
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
                            pairs: {
                                one: {
                                    householdId: string;
                                    name: string;
                                    births: string[];
                                    phones: string[];
                                    homes: {
                                        landlord: string;
                                        address: string | null;
                                        town: string | null;
                                        account: string | null;
                                    }[];
                                    referrals: {
                                        id: string;
                                        /** @enum {string} */
                                        status: "draft" | "submitted" | "onAgenda" | "decided" | "assigned" | "closed" | "withdrawn";
                                        landlord: string;
                                        submittedOn: string | null;
                                    }[];
                                    operator: string | null;
                                };
                                other: {
                                    householdId: string;
                                    name: string;
                                    births: string[];
                                    phones: string[];
                                    homes: {
                                        landlord: string;
                                        address: string | null;
                                        town: string | null;
                                        account: string | null;
                                    }[];
                                    referrals: {
                                        id: string;
                                        /** @enum {string} */
                                        status: "draft" | "submitted" | "onAgenda" | "decided" | "assigned" | "closed" | "withdrawn";
                                        landlord: string;
                                        submittedOn: string | null;
                                    }[];
                                    operator: string | null;
                                };
                                same: ("birthDate" | "phone" | "address" | "name")[];
                                /** @enum {string} */
                                strength: "sure" | "likely" | "weak";
                                canMerge: boolean;
                                decided: {
                                    /** @enum {string} */
                                    verdict: "different" | "linked" | "merged";
                                    /** Format: date */
                                    on: string;
                                    by: string | null;
                                    words: string | null;
                                } | null;
                            }[];
                            merged: {
                                householdId: string;
                                name: string;
                                goneName: string;
                                /** Format: date */
                                on: string;
                                by: string | null;
                                words: string | null;
                                moved: {
                                    /** @enum {string} */
                                    part: "persons" | "homes" | "accounts" | "referrals" | "measures" | "plans" | "acts" | "other";
                                    n: number;
                                }[];
                                referralEnded: boolean;
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
    "/api/duplicates/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Combien de doublons possibles attendent une décision, en tout ou d'un ménage */
        get: {
            parameters: {
                query?: {
                    household?: string;
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
                            waiting: number;
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
    "/api/households/{id}/linked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dossiers que la coordination a reliés à celui-ci, parmi ceux que le lecteur suit */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            rows: {
                                householdId: string;
                                name: string;
                                landlords: string[];
                                /** Format: date */
                                linkedOn: string;
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
    "/api/duplicates/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Décide : autres personnes, dossiers reliés, ou réunis en un seul avec la trace de ce qui a été versé */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        one: string;
                        /** Format: uuid */
                        other: string;
                        /** @enum {string} */
                        verdict: "different" | "linked" | "merged";
                        keep: string | null;
                        words: string | null;
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
                            /** @enum {string} */
                            verdict: "different" | "linked" | "merged";
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
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Séances de la commission que le lecteur peut voir, la dernière d'abord */
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
                            rows: {
                                id: string;
                                /** @enum {string} */
                                kind: "ordinary" | "emergency";
                                number: string;
                                /** Format: date */
                                heldOn: string;
                                startsAt: string | null;
                                place: string | null;
                                /** @enum {string} */
                                status: "planned" | "held" | "signed";
                                answerBy: string | null;
                                items: number;
                                decided: number;
                                whole: boolean;
                                sits: boolean;
                            }[];
                            canPlan: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Prévoit une séance et nomme qui siège ; les situations ajournées viennent à son ordre du jour */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        number: string | null;
                        /** Format: date */
                        heldOn: string;
                        /** @default null */
                        startsAt?: (string | "") | null;
                        /** @default 180 */
                        minutes?: number;
                        /** @default 12 */
                        capacity?: number;
                        place: string | null;
                        videoLink: (string | "") | null;
                        observations?: string | null;
                        members: string[];
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
                            id: string;
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
    "/api/sessions/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce qu'il faut pour prévoir une séance : le numéro proposé pour un jour, qui peut siéger */
        get: {
            parameters: {
                query?: {
                    heldOn?: string;
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
                            number: string;
                            people: {
                                userId: string;
                                name: string;
                                role: string;
                                organisation: string;
                            }[];
                            operators: {
                                id: string;
                                name: string;
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
    "/api/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Une séance : qui siège, l'ordre du jour, les décisions ; un nom pour ceux que la situation concerne */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            id: string;
                            /** @enum {string} */
                            kind: "ordinary" | "emergency";
                            number: string;
                            /** Format: date */
                            heldOn: string;
                            startsAt: string | null;
                            place: string | null;
                            /** @enum {string} */
                            status: "planned" | "held" | "signed";
                            answerBy: string | null;
                            items: number;
                            decided: number;
                            whole: boolean;
                            sits: boolean;
                            version: string;
                            membersVersion: string;
                            videoLink: string | null;
                            minutes: number;
                            capacity: number;
                            observations: string | null;
                            invitations: number;
                            urgentBecause: string | null;
                            minutedIn: {
                                id: string;
                                number: string;
                            } | null;
                            signedAt: string | null;
                            signedBy: string | null;
                            members: {
                                userId: string;
                                name: string;
                                role: string;
                                organisation: string;
                                /** @enum {string} */
                                presence: "invited" | "present" | "excused";
                                saidAt: string | null;
                                invitedAt: string | null;
                            }[];
                            quorum: {
                                met: boolean | null;
                                present: number;
                                needed: number;
                                lacking: ("members" | "landlords" | "operators")[];
                                source: string;
                                checked: string | null;
                            } | null;
                            rules: {
                                chair: {
                                    name: string | null;
                                    missing: string | null;
                                    source: string;
                                    checked: string | null;
                                };
                                deciding: {
                                    /** @enum {string} */
                                    by: "consensus" | "vote";
                                    source: string;
                                    checked: string | null;
                                };
                            } | null;
                            agenda: {
                                id: string;
                                position: number;
                                household: {
                                    id: string;
                                    name: string;
                                    referralId: string;
                                    open: boolean;
                                } | null;
                                landlord: string;
                                commune: string | null;
                                /** @enum {string} */
                                track: "stay" | "leaseTransfer";
                                tie: ("kept" | "strained" | "broken") | null;
                                debtCents: number | null;
                                amountDueCents: number | null;
                                monthsDue: number | null;
                                stage: string | null;
                                /** Format: date */
                                asOf: string;
                                situation: string | null;
                                deferred: {
                                    /** Format: date */
                                    on: string;
                                    missing: string | null;
                                } | null;
                                proposedOperator: {
                                    id: string;
                                    name: string;
                                } | null;
                                decision: {
                                    /** @enum {string} */
                                    kind: "admitted" | "deferred" | "refused" | "redirected";
                                    /** Format: date */
                                    decidedOn: string;
                                    track: ("stay" | "leaseTransfer") | null;
                                    startsOn: string | null;
                                    operatorId: string | null;
                                    operator: string | null;
                                    operatorReason: string | null;
                                    levers: ("rentRelief" | "debtGrant" | "repaymentPlan")[] | null;
                                    recommended: ("rentRelief" | "debtGrant" | "repaymentPlan")[] | null;
                                    conditions: string | null;
                                    missing: string | null;
                                    dueBy: string | null;
                                    reason: ("ordinaryLawSuffices" | "outsideProgramme" | "householdDeclines" | "debtSettled" | "other") | null;
                                    reasonText: string | null;
                                    service: ("landlordSocialTeam" | "departmentSocialService" | "communalSocialCentre" | "housingSolidarityFund" | "overIndebtedness" | "housingSupport" | "budgetSupport" | "rightToHousing" | "energyAdvice" | "other") | null;
                                    redirectedTo: string | null;
                                    votes: {
                                        agree: number;
                                        disagree: number;
                                        abstain: number;
                                    } | null;
                                    dissent: string | null;
                                    version: string;
                                } | null;
                                operator: string | null;
                                steppedOut: {
                                    userId: string;
                                    name: string;
                                    reason: string | null;
                                }[];
                                voices: {
                                    userId: string;
                                    name: string;
                                    /** @enum {string} */
                                    voice: "agree" | "disagree" | "abstain";
                                    comment: string | null;
                                }[];
                                levers: {
                                    id: string;
                                    until: string | null;
                                    source: string;
                                }[];
                                shared: {
                                    /** @enum {string} */
                                    domain: "housing" | "budget" | "employment" | "family" | "energy";
                                    words: string | null;
                                    writtenOn: string | null;
                                    assessed: {
                                        /** Format: date */
                                        on: string;
                                        problems: number;
                                        workedOn: number;
                                    } | null;
                                }[];
                                can: {
                                    decide: boolean;
                                    remove: boolean;
                                    speak: boolean;
                                    stepOut: boolean;
                                };
                            }[];
                            emergencies: {
                                id: string;
                                number: string;
                                /** Format: date */
                                askedOn: string;
                                because: string | null;
                                landlord: string;
                                /** @enum {string} */
                                decision: "admitted" | "deferred" | "refused" | "redirected";
                                answered: number;
                                asked: number;
                            }[];
                            left: number;
                            can: {
                                edit: boolean;
                                sign: boolean;
                                minutes: boolean;
                                answer: boolean;
                            };
                        };
                    };
                };
            };
        };
        /** Change une séance */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        number: string | null;
                        /** Format: date */
                        heldOn: string;
                        /** @default null */
                        startsAt?: (string | "") | null;
                        /** @default 180 */
                        minutes?: number;
                        /** @default 12 */
                        capacity?: number;
                        place: string | null;
                        videoLink: (string | "") | null;
                        observations?: string | null;
                        /**
                         * @description Version lue avant d'écrire ; nulle si rien n'était écrit.
                         *     Version read before writing; null where nothing was written.
                         * @default null
                         */
                        version?: string | null;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Qui siège à la séance, et qui y était présent ou excusé */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        members: {
                            /** Format: uuid */
                            userId: string;
                            /** @enum {string} */
                            presence: "invited" | "present" | "excused";
                        }[];
                        /**
                         * @description Version lue avant d'écrire ; nulle si rien n'était écrit.
                         *     Version read before writing; null where nothing was written.
                         * @default null
                         */
                        version?: string | null;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/coming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Une personne qui siège dit qu'elle ne peut pas venir, ou qu'elle vient finalement */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        comes: boolean;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orientations qui attendent une commission, les plus pressantes puis les plus anciennes d'abord */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            rows: {
                                id: string;
                                householdId: string;
                                household: string | null;
                                landlord: string;
                                town: string | null;
                                /** @enum {string} */
                                track: "stay" | "leaseTransfer";
                                /** @enum {string} */
                                status: "draft" | "submitted" | "onAgenda" | "decided" | "assigned" | "closed" | "withdrawn";
                                statusOn: string | null;
                                submittedOn: string | null;
                                waitingDays: number | null;
                                urgency: {
                                    /** @enum {string} */
                                    level: "immediate" | "near" | "undated" | "later" | "unknown" | "none";
                                    reason?: {
                                        id: string;
                                        /** Format: date */
                                        on: string;
                                        days: number;
                                        already: boolean;
                                        cautious: boolean;
                                        source: string;
                                    };
                                } | null;
                                debtCents: number | null;
                                /** Format: date */
                                asOf: string;
                                stillToSay: ("informedOn" | "informedHow" | "informedBy" | "agreement" | "tie" | "stage" | "tried" | "situation" | "debt" | "amountDue")[];
                                owner: {
                                    name: string;
                                    role: string;
                                    organisation: string;
                                } | null;
                                deferred: {
                                    /** Format: date */
                                    on: string;
                                    missing: string;
                                    dueBy: string | null;
                                } | null;
                                proposed: boolean;
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
    "/api/sessions/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Inscrit des orientations à l'ordre du jour, à la suite */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        referralIds: string[];
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/sessions/{id}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Range l'ordre du jour */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        itemIds: string[];
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agenda-items/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire de l'ordre du jour, avec la raison, une situation qui n'a pas été décidée ; elle attend une autre séance */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/agenda-items/{id}/operator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** À quel opérateur une situation est proposée avant la décision : son responsable lit alors le nom */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        operatorId: string | null;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Envoie à qui siège l'invitation, par courriel, avec une entrée d'agenda (iCalendar) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            invited: number;
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
    "/api/sessions/{id}/session.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** La séance comme entrée d'agenda (iCalendar), pour qui y siège et la coordination */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                        "text/calendar": unknown;
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
    "/api/committee-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Règles de la commission, chacune avec ses versions : quorum, présidence, comment on décide */
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
                            quorum: {
                                value: {
                                    share: number;
                                    landlords: number;
                                    operators: number;
                                };
                                validFrom: string | null;
                                validTo: string | null;
                                source: string;
                                checked: string | null;
                                by?: string | null;
                            }[];
                            chair: {
                                value: {
                                    userId: string | null;
                                };
                                validFrom: string | null;
                                validTo: string | null;
                                source: string;
                                checked: string | null;
                                by?: string | null;
                            }[];
                            deciding: {
                                value: {
                                    /** @enum {string} */
                                    by: "consensus" | "vote";
                                };
                                validFrom: string | null;
                                validTo: string | null;
                                source: string;
                                checked: string | null;
                                by?: string | null;
                            }[];
                            people: {
                                userId: string;
                                name: string;
                                role: string;
                                organisation: string;
                            }[];
                            canChange: boolean;
                        };
                    };
                };
            };
        };
        /** Change une règle de la commission à partir d'un jour, avec sa source */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        rule: "committee.quorum";
                        value: {
                            share: number;
                            landlords: number;
                            operators: number;
                        };
                        /** Format: date */
                        from: string;
                        source: string;
                        read: boolean;
                    } | {
                        /** @enum {string} */
                        rule: "committee.chair";
                        value: {
                            userId: string | null;
                        };
                        /** Format: date */
                        from: string;
                        source: string;
                        read: boolean;
                    } | {
                        /** @enum {string} */
                        rule: "committee.deciding";
                        value: {
                            /** @enum {string} */
                            by: "consensus" | "vote";
                        };
                        /** Format: date */
                        from: string;
                        source: string;
                        read: boolean;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agenda-items/{id}/preparation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dossier préparé d'une situation : faits, chronologie, ce qui manque et qui l'apporte, leviers, options chiffrées */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            id: string;
                            sessionId: string;
                            number: string;
                            /** Format: date */
                            heldOn: string;
                            position: number;
                            household: {
                                id: string;
                                name: string;
                            } | null;
                            landlord: string;
                            commune: string | null;
                            proposedOperator: string | null;
                            /** @enum {string} */
                            track: "stay" | "leaseTransfer";
                            tie: ("kept" | "strained" | "broken") | null;
                            situation: string | null;
                            stage: string | null;
                            /** Format: date */
                            asOf: string;
                            debt: {
                                debtCents: number | null;
                                amountDueCents: number | null;
                                paidCents: number | null;
                            };
                            monthsDue: number | null;
                            tried: string[] | null;
                            nextDates: {
                                id: string;
                                /** Format: date */
                                on: string;
                                source: string;
                            }[];
                            story: {
                                /** Format: date */
                                on: string;
                                /** @enum {string} */
                                kind: "act" | "submitted" | "decision" | "signal" | "plan";
                                code: string;
                            }[];
                            lacking: {
                                /** @enum {string} */
                                what: "informedOn" | "informedHow" | "informedBy" | "agreement" | "tie" | "stage" | "tried" | "situation" | "debt" | "amountDue";
                                /** @enum {string} */
                                bringer: "landlord" | "household" | "operator" | "coordination" | "other";
                            }[];
                            needs: {
                                id: string | null;
                                what: string;
                                /** @enum {string} */
                                bringer: "landlord" | "household" | "operator" | "coordination" | "other";
                                dueBy: string | null;
                                broughtOn: string | null;
                            }[];
                            levers: {
                                id: string;
                                until: string | null;
                                source: string;
                            }[];
                            shared: {
                                /** @enum {string} */
                                domain: "housing" | "budget" | "employment" | "family" | "energy";
                                words: string | null;
                                writtenOn: string | null;
                                assessed: {
                                    /** Format: date */
                                    on: string;
                                    problems: number;
                                    workedOn: number;
                                } | null;
                            }[];
                            months: {
                                month: string;
                                chargedCents: number;
                                benefitCents: number;
                                paidCents: number;
                                balanceCents: number;
                            }[];
                            terms: {
                                planMonths: number;
                                reliefMonths: number;
                                reliefCents: number;
                                grantCents: number;
                            };
                            options: {
                                /** @enum {string} */
                                arrangement: "nothing" | "plan" | "reliefAndPlan" | "grantAndPlan";
                                in6Cents: number | null;
                                in12Cents: number | null;
                                monthlyCents: number | null;
                                laterCents: number | null;
                                costCents: number | null;
                            }[];
                            limits: {
                                plan: number | null;
                                relief: number | null;
                            };
                            can: {
                                write: boolean;
                                bring: boolean;
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
    "/api/agenda-items/{id}/preparation.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dossier préparé d'une situation, sur une page (PDF) */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
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
                        "application/pdf": unknown;
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
    "/api/sessions/{id}/preparation.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dossiers préparés d'une séance, une page par situation (PDF) */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
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
                        "application/pdf": unknown;
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
    "/api/agenda-items/{id}/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Demande ce qui manque à une situation, à qui l'apporte */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        what: string;
                        /** @enum {string} */
                        bringer: "landlord" | "household" | "operator" | "coordination" | "other";
                        dueBy: string | null;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/preparation-needs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Dit quel jour ce qui était demandé est arrivé */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        broughtOn: string | null;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agenda-items/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Écrit ou corrige la décision, tant que le procès-verbal n'est pas signé */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "admitted" | "deferred" | "refused" | "redirected";
                        track?: ("stay" | "leaseTransfer") | null;
                        startsOn?: string | null;
                        operatorId?: string | null;
                        operatorReason?: string | null;
                        levers?: ("rentRelief" | "debtGrant" | "repaymentPlan")[];
                        recommended?: ("rentRelief" | "debtGrant" | "repaymentPlan")[];
                        conditions?: string | null;
                        missing?: string | null;
                        dueBy?: string | null;
                        reason?: ("ordinaryLawSuffices" | "outsideProgramme" | "householdDeclines" | "debtSettled" | "other") | null;
                        reasonText?: string | null;
                        service?: ("landlordSocialTeam" | "departmentSocialService" | "communalSocialCentre" | "housingSolidarityFund" | "overIndebtedness" | "housingSupport" | "budgetSupport" | "rightToHousing" | "energyAdvice" | "other") | null;
                        redirectedTo?: string | null;
                        votes?: {
                            agree: number;
                            disagree: number;
                            abstain: number;
                        } | null;
                        dissent?: string | null;
                        /**
                         * @description Version lue avant d'écrire ; nulle si rien n'était écrit.
                         *     Version read before writing; null where nothing was written.
                         * @default null
                         */
                        version?: string | null;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agenda-items/{id}/voice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Ce qu'un membre dit d'une situation : pour, contre, abstention */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        voice: "agree" | "disagree" | "abstain";
                        comment: string | null;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agenda-items/{id}/recusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Une personne qui siège sort pour une situation (conflit d'intérêts) : elle lui est fermée dès lors */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        userId: string | null;
                        reason: string | null;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/emergencies/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce qu'il faut pour demander une décision en urgence : qui attend, à qui la poser */
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
                            referrals: {
                                id: string;
                                household: string | null;
                                landlord: string;
                            }[];
                            people: {
                                userId: string;
                                name: string;
                                role: string;
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
    "/api/emergencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Demande une décision entre deux séances à ceux dont elle a besoin */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        referralId: string;
                        because: string | null;
                        answerBy: string | null;
                        members: string[];
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
                            id: string;
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
    "/api/sessions/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Flux d'événements (server-sent events) : « telle situation de la séance a changé », sans rien en dire ; l'écran relit sous ses propres droits */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                        "text/event-stream": unknown;
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
    "/api/sessions/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signe le procès-verbal : il est gardé mot pour mot, la séance ne change plus */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/sessions/{id}/minutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Le procès-verbal signé, avec ses rectificatifs : entier pour qui siège, sinon les situations du lecteur */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            sessionId: string;
                            number: string;
                            header: {
                                chair?: string | null;
                                number: string;
                                /** Format: date */
                                heldOn: string;
                                place: string | null;
                                members: {
                                    name: string;
                                    organisation: string;
                                    /** @enum {string} */
                                    presence: "present" | "excused";
                                }[];
                                quorum: {
                                    met: boolean;
                                    present: number;
                                    needed: number;
                                } | null;
                            };
                            seal: string;
                            sealHolds: boolean;
                            signedAt: string;
                            signedBy: string | null;
                            whole: boolean;
                            items: {
                                agendaItemId: string;
                                position: number;
                                name: string | null;
                                content: {
                                    landlord: string;
                                    commune: string | null;
                                    debtCents: number | null;
                                    monthsDue: number | null;
                                    /** Format: date */
                                    asOf: string;
                                    decision: {
                                        /** @enum {string} */
                                        kind: "admitted" | "deferred" | "refused" | "redirected";
                                        track: ("stay" | "leaseTransfer") | null;
                                        startsOn: string | null;
                                        levers: ("rentRelief" | "debtGrant" | "repaymentPlan")[] | null;
                                        recommended: ("rentRelief" | "debtGrant" | "repaymentPlan")[] | null;
                                        operatorReason: string | null;
                                        conditions: string | null;
                                        missing: string | null;
                                        dueBy: string | null;
                                        reason: ("ordinaryLawSuffices" | "outsideProgramme" | "householdDeclines" | "debtSettled" | "other") | null;
                                        reasonText: string | null;
                                        service: ("landlordSocialTeam" | "departmentSocialService" | "communalSocialCentre" | "housingSolidarityFund" | "overIndebtedness" | "housingSupport" | "budgetSupport" | "rightToHousing" | "energyAdvice" | "other") | null;
                                        redirectedTo: string | null;
                                    } | null;
                                    operator: string | null;
                                    votes: {
                                        agree: number;
                                        disagree: number;
                                        abstain: number;
                                    } | null;
                                    dissent: string | null;
                                    steppedOut: string[];
                                    emergency: {
                                        /** Format: date */
                                        askedOn: string;
                                        because: string | null;
                                        answered: number;
                                        asked: number;
                                    } | null;
                                };
                            }[];
                            addenda: {
                                rank: number;
                                position: number | null;
                                text: string;
                                /** Format: date */
                                on: string;
                                by: string | null;
                            }[];
                            can: {
                                addend: boolean;
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
    "/api/sessions/{id}/addenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ajoute un rectificatif au procès-verbal signé, de la séance ou d'une situation */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        position: number | null;
                        text: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/sessions/{id}/minutes.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Procès-verbal en PDF : entier pour la coordination, sans nom pour les membres, un extrait pour qui une situation concerne */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
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
                        "application/pdf": unknown;
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
    "/api/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ménages admis qui attendent un opérateur, avec celui qui est proposé et pourquoi (coordination) ; ménages confiés dont la mesure n'a pas commencé ; charges */
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
                            months: string[];
                            lasts: number;
                            operators: {
                                id: string;
                                name: string;
                                now: number;
                                byMonth: number[];
                                ends: {
                                    /** Format: date */
                                    on: string;
                                    households: number;
                                }[];
                                ceiling: number | null;
                                unnamed: number;
                                workers: {
                                    userId: string;
                                    name: string;
                                    now: number;
                                    byMonth: number[];
                                    ends: {
                                        /** Format: date */
                                        on: string;
                                        households: number;
                                    }[];
                                    ceiling: number | null;
                                }[];
                            }[];
                            /** Format: date */
                            on: string;
                            toAssign: {
                                referralId: string;
                                householdId: string;
                                household: string | null;
                                landlord: string;
                                commune: string | null;
                                track: ("stay" | "leaseTransfer") | null;
                                startsOn: string | null;
                                /** Format: date */
                                decidedOn: string;
                                session: string;
                                levers: ("rentRelief" | "debtGrant" | "repaymentPlan")[] | null;
                                conditions: string | null;
                                decidedOperator: {
                                    id: string;
                                    name: string;
                                    reason: string | null;
                                } | null;
                                supportRefused: {
                                    /** Format: date */
                                    on: string;
                                    withdrawn: boolean;
                                } | null;
                                needs: {
                                    /** @enum {string} */
                                    need: "energyPoverty";
                                    has: boolean | null;
                                    from: {
                                        /** @enum {string} */
                                        kind: "coordination" | "assessment" | "referral";
                                        on: string | null;
                                        by: string | null;
                                    } | null;
                                }[];
                                proposal: {
                                    why: string;
                                    full: string | null;
                                    second: string | null;
                                    operatorId: string;
                                    secondOperatorId: string | null;
                                } | null;
                            }[];
                            toName: {
                                referralId: string;
                                householdId: string;
                                household: string | null;
                                landlord: string;
                                commune: string | null;
                                track: ("stay" | "leaseTransfer") | null;
                                startsOn: string | null;
                                assignmentId: string;
                                operatorId: string;
                                operator: string;
                                /** Format: date */
                                assignedOn: string;
                                overrideReason: string | null;
                                proposal: {
                                    why: string;
                                    full: string | null;
                                    second: string | null;
                                } | null;
                                caseWorker: {
                                    userId: string;
                                    name: string;
                                } | null;
                                can: {
                                    name: boolean;
                                    handOver: boolean;
                                };
                            }[];
                            /** @enum {string} */
                            proposedBy: "solver" | "oneByOne";
                        };
                    };
                };
            };
        };
        put?: never;
        /** Confie les ménages de toute une séance, ensemble ou pas du tout */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        assignments: {
                            /** Format: uuid */
                            referralId: string;
                            /** Format: uuid */
                            operatorId: string;
                            overrideReason: string | null;
                            /** @default false */
                            despiteRefusal?: boolean;
                        }[];
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/loads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Charge de chaque opérateur et de chaque travailleur social, aujourd'hui, à la fin des mois qui viennent et de chaque mesure en cours ; plafonds */
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
                            months: string[];
                            lasts: number;
                            operators: {
                                id: string;
                                name: string;
                                now: number;
                                byMonth: number[];
                                ends: {
                                    /** Format: date */
                                    on: string;
                                    households: number;
                                }[];
                                ceiling: number | null;
                                unnamed: number;
                                workers: {
                                    userId: string;
                                    name: string;
                                    now: number;
                                    byMonth: number[];
                                    ends: {
                                        /** Format: date */
                                        on: string;
                                        households: number;
                                    }[];
                                    ceiling: number | null;
                                }[];
                            }[];
                            /** Format: date */
                            on: string;
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
    "/api/referrals/{id}/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Note les besoins d'un ménage qui attend un opérateur ; la proposition en tient compte */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        needs: "energyPoverty"[];
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/referrals/{id}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confie un ménage admis à un opérateur ; celui qui n'est pas proposé est choisi avec une raison */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        operatorId: string;
                        overrideReason: string | null;
                        /** @default false */
                        despiteRefusal?: boolean;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/assignments/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Passe un ménage à un autre opérateur, mesure en cours comprise : l'accès suit, les deux opérateurs et le bailleur sont prévenus */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        operatorId: string;
                        workerId: string | null;
                        reason: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/assignments/{id}/worker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nomme le travailleur social qui porte un ménage confié à l'opérateur */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        caseWorkerId: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/assignment-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Réglages des propositions en vigueur ce jour : poids, opérateurs d'un besoin, plafonds */
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
                            weights: {
                                outOfZone: number;
                                unmetNeed: number;
                                overCeiling: number;
                                load: number;
                                notKnown: number;
                            };
                            needOperators: {
                                [key: string]: string[];
                            };
                            ceilings: {
                                [key: string]: {
                                    operator: number | null;
                                    worker: number | null;
                                    workers: {
                                        [key: string]: number;
                                    };
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
    "/api/assignment-settings/programme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change, à partir d'un jour, ce que pèse chaque critère et qui est l'opérateur d'un besoin */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        weights: {
                            outOfZone: number;
                            unmetNeed: number;
                            overCeiling: number;
                            load: number;
                            notKnown: number;
                        };
                        needOperators: {
                            [key: string]: string[];
                        };
                        /** Format: date */
                        from: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assignment-settings/ceilings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change, à partir d'un jour, les plafonds de l'opérateur et de ses travailleurs sociaux */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        operator: number | null;
                        worker: number | null;
                        workers: {
                            [key: string]: number;
                        };
                        /** Format: date */
                        from: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hand-over-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Passages à un autre opérateur demandés : ceux qui attendent, puis ceux du dernier mois */
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
                            rows: {
                                id: string;
                                assignmentId: string;
                                householdId: string;
                                household: string | null;
                                operator: string;
                                wanted: {
                                    id: string;
                                    name: string;
                                } | null;
                                reason: string;
                                /** Format: date */
                                askedOn: string;
                                askedBy: string | null;
                                answer: ("handed" | "declined" | "withdrawn") | null;
                                answeredOn: string | null;
                                answerWords: string | null;
                                can: {
                                    answer: boolean;
                                    withdraw: boolean;
                                };
                            }[];
                            operators: {
                                id: string;
                                name: string;
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
    "/api/assignments/{id}/hand-over-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Demande qu'un autre opérateur reprenne un ménage ; la coordination décide */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        operatorId: string | null;
                        reason: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/hand-over-requests/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** La coordination refuse et dit pourquoi, ou l'opérateur reprend sa demande */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        words: string | null;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/procedure-calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce qui tombe sous 60 jours dans les procédures que le lecteur suit, et combien sous 7, 30 et 60 */
        get: {
            parameters: {
                query?: {
                    on?: string;
                    mine?: string;
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
                            /** Format: date */
                            on: string;
                            counts: {
                                7: number;
                                30: number;
                                60: number;
                            };
                            lines: {
                                id: string;
                                /** Format: date */
                                on: string;
                                latest: string | null;
                                /** @enum {string} */
                                actor: "household" | "landlord" | "socialServices" | "everybody" | "nobody";
                                /** @enum {string} */
                                nature: "lastChance" | "turning" | "milestone";
                                reading: string | null;
                                english: string | null;
                                source: string | null;
                                levers: string[];
                                /** Format: uuid */
                                householdId: string;
                                household: string | null;
                                /** Format: uuid */
                                landlordId: string;
                                landlord: string;
                                /** @enum {string} */
                                stage: "noProcedure" | "reported" | "paymentOrder" | "terminationClause" | "summons" | "hearing" | "judgment" | "orderToVacate" | "policeRequest" | "policeAnswer" | "cohesionProtocol";
                                worker: string | null;
                                operator: string | null;
                                officer: string | null;
                                problems: number;
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
    "/api/calendar-links/procedure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mon lien d'agenda, sans son secret : depuis quand, et quand il a servi */
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
                            link: {
                                createdAt: string;
                                lastUsedAt: string | null;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Crée mon lien d'agenda et ferme le précédent ; sa réponse est la seule à le montrer */
        post: {
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
                            url: string;
                        };
                    };
                };
            };
        };
        /** Ferme mon lien d'agenda : il n'ouvre plus rien, tout de suite */
        delete: {
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/procedure/{secret}.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les jours d'une personne pour son logiciel d'agenda : initiales seules */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    secret: string;
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
                        "application/json": string;
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
    "/api/households/{id}/budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Budgets d'un ménage pour son opérateur ; chiffres seuls pour qui le ménage a accepté de les partager */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** Format: date */
                            on: string;
                            budgets: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date */
                                budgetedOn: string;
                                members: {
                                    id: string;
                                    name: string;
                                    age: number | null;
                                    here: boolean;
                                }[];
                                resources: {
                                    /** @enum {string} */
                                    kind: "wage" | "selfEmployment" | "unemployment" | "minimumIncome" | "activityBonus" | "pension" | "disability" | "sickPay" | "familyBenefit" | "maintenanceReceived" | "studyGrant" | "otherResource";
                                    memberId: string | null;
                                    cents: number | null;
                                }[];
                                charges: {
                                    /** @enum {string} */
                                    kind: "rent" | "energy" | "water" | "insurance" | "phone" | "transport" | "taxes" | "childcare" | "school" | "maintenancePaid" | "healthInsurance" | "creditRepayment" | "debtRepayment" | "otherCharge";
                                    memberId: string | null;
                                    cents: number | null;
                                }[];
                                debts: {
                                    /** @enum {string} */
                                    kind: "energyDebt" | "credit" | "taxDebt" | "overpaidBenefit" | "bank" | "health" | "family" | "otherDebt";
                                    memberId: string | null;
                                    cents: number | null;
                                }[];
                                benefitCents: number | null;
                                note: string | null;
                                version: string;
                                figures: {
                                    adults: number | null;
                                    children: number | null;
                                    units: number | null;
                                    resources: {
                                        cents: number | null;
                                        atLeastCents: number;
                                        unknown: number;
                                    };
                                    charges: {
                                        cents: number | null;
                                        atLeastCents: number;
                                        unknown: number;
                                    };
                                    debts: {
                                        cents: number | null;
                                        atLeastCents: number;
                                        unknown: number;
                                    };
                                    leftCents: number | null;
                                    /** @enum {string} */
                                    per: "day" | "month";
                                    daysPerMonth: number;
                                    residualCents: number | null;
                                    effortRate: number | null;
                                    capacityCents: number | null;
                                    flatRatesCents: number | null;
                                };
                                by: string | null;
                            }[] | null;
                            people: {
                                id: string;
                                name: string;
                                age: number | null;
                            }[];
                            shared: {
                                /** Format: date */
                                on: string;
                                figures: {
                                    adults: number | null;
                                    children: number | null;
                                    units: number | null;
                                    resources: {
                                        cents: number | null;
                                        atLeastCents: number;
                                        unknown: number;
                                    };
                                    charges: {
                                        cents: number | null;
                                        atLeastCents: number;
                                        unknown: number;
                                    };
                                    debts: {
                                        cents: number | null;
                                        atLeastCents: number;
                                        unknown: number;
                                    };
                                    leftCents: number | null;
                                    /** @enum {string} */
                                    per: "day" | "month";
                                    daysPerMonth: number;
                                    residualCents: number | null;
                                    effortRate: number | null;
                                    capacityCents: number | null;
                                    flatRatesCents: number | null;
                                };
                            } | null;
                            settings: {
                                /** @enum {string} */
                                per: "day" | "month";
                                perSource: string;
                                flatRates: {
                                    id: string;
                                    value: {
                                        first: {
                                            livingCents: number;
                                            homeCents: number;
                                            heatingCents: number;
                                        };
                                        each: {
                                            livingCents: number;
                                            homeCents: number;
                                            heatingCents: number;
                                        };
                                    } | null;
                                    validFrom: string | null;
                                    validTo: string | null;
                                    source: string;
                                    checked: string | null;
                                };
                            };
                            can: {
                                write: boolean;
                                set: boolean;
                            };
                        };
                    };
                };
            };
        };
        /** Note le budget d'un ménage, même incomplet : un montant vide est inconnu, pas nul */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: date */
                        budgetedOn: string;
                        members: {
                            id: string;
                            name: string;
                            age: number | null;
                            here: boolean;
                        }[];
                        resources: {
                            /** @enum {string} */
                            kind: "wage" | "selfEmployment" | "unemployment" | "minimumIncome" | "activityBonus" | "pension" | "disability" | "sickPay" | "familyBenefit" | "maintenanceReceived" | "studyGrant" | "otherResource";
                            memberId: string | null;
                            cents: number | null;
                        }[];
                        charges: {
                            /** @enum {string} */
                            kind: "rent" | "energy" | "water" | "insurance" | "phone" | "transport" | "taxes" | "childcare" | "school" | "maintenancePaid" | "healthInsurance" | "creditRepayment" | "debtRepayment" | "otherCharge";
                            memberId: string | null;
                            cents: number | null;
                        }[];
                        debts: {
                            /** @enum {string} */
                            kind: "energyDebt" | "credit" | "taxDebt" | "overpaidBenefit" | "bank" | "health" | "family" | "otherDebt";
                            memberId: string | null;
                            cents: number | null;
                        }[];
                        benefitCents: number | null;
                        note: string | null;
                        /**
                         * @description Version lue avant d'écrire ; nulle si rien n'était écrit.
                         *     Version read before writing; null where nothing was written.
                         * @default null
                         */
                        version?: string | null;
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
                            id: string;
                            version: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budget-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Règle comment l'opérateur compte le reste à vivre et le barème, à partir d'un jour */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        per: "day" | "month";
                        flatRates: {
                            first: {
                                livingCents: number;
                                homeCents: number;
                                heatingCents: number;
                            };
                            each: {
                                livingCents: number;
                                homeCents: number;
                                heatingCents: number;
                            };
                        } | null;
                        source: string;
                        /** Format: date */
                        from: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Diagnostics d'un ménage : entiers pour son opérateur, en nombres pour la coordination */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** Format: date */
                            on: string;
                            assessments: {
                                id: string;
                                /** @enum {string} */
                                moment: "start" | "midway" | "end";
                                /** Format: date */
                                on: string;
                                by: string | null;
                                problems: {
                                    /** @enum {string} */
                                    domain: "rentDebt" | "budget" | "rights" | "housing" | "energy" | "neighbours" | "employment" | "mobility" | "skills" | "family" | "isolation" | "health" | "mentalHealth" | "addiction" | "violence" | "justice" | "immigration";
                                    problem: string | null;
                                    severity: number | null;
                                    workedOn: boolean;
                                    detail: string | null;
                                    since?: string | null;
                                    wish?: string | null;
                                    worksOn?: ("caseWorker" | "energyAdviser" | "socialAdviser" | "household" | "other") | null;
                                    id: string;
                                    protected: boolean;
                                }[] | null;
                                summary: {
                                    /** @enum {string} */
                                    domain: "rentDebt" | "budget" | "rights" | "housing" | "energy" | "neighbours" | "employment" | "mobility" | "skills" | "family" | "isolation" | "health" | "mentalHealth" | "addiction" | "violence" | "justice" | "immigration";
                                    problems: number;
                                    workedOn: number;
                                }[];
                                version: string | null;
                            }[];
                            protectedConcerned: boolean | null;
                            kinds: {
                                id: string;
                                /** @enum {string} */
                                domain: "rentDebt" | "budget" | "rights" | "housing" | "energy" | "neighbours" | "employment" | "mobility" | "skills" | "family" | "isolation" | "health" | "mentalHealth" | "addiction" | "violence" | "justice" | "immigration";
                                french: string;
                                english: string;
                                /** Format: date */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                            can: {
                                write: boolean;
                            };
                        };
                    };
                };
            };
        };
        /** Note un diagnostic et ses difficultés par domaine, même incomplet */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        moment: "start" | "midway" | "end";
                        /** Format: date */
                        assessedOn: string;
                        problems: {
                            /** @enum {string} */
                            domain: "rentDebt" | "budget" | "rights" | "housing" | "energy" | "neighbours" | "employment" | "mobility" | "skills" | "family" | "isolation" | "health" | "mentalHealth" | "addiction" | "violence" | "justice" | "immigration";
                            problem: string | null;
                            severity: number | null;
                            workedOn: boolean;
                            detail: string | null;
                            since?: string | null;
                            wish?: string | null;
                            worksOn?: ("caseWorker" | "energyAdviser" | "socialAdviser" | "household" | "other") | null;
                        }[];
                        /**
                         * @description Version lue avant d'écrire ; nulle si rien n'était écrit.
                         *     Version read before writing; null where nothing was written.
                         * @default null
                         */
                        version?: string | null;
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
                            id: string;
                            version: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/problem-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Difficultés ajoutées à la liste du diagnostic, avec leurs dates */
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
                            kinds: {
                                id: string;
                                /** @enum {string} */
                                domain: "rentDebt" | "budget" | "rights" | "housing" | "energy" | "neighbours" | "employment" | "mobility" | "skills" | "family" | "isolation" | "health" | "mentalHealth" | "addiction" | "violence" | "justice" | "immigration";
                                french: string;
                                english: string;
                                /** Format: date */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Ajoute une difficulté à un domaine du diagnostic, à partir d'un jour */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        domain: "rentDebt" | "budget" | "rights" | "housing" | "energy" | "neighbours" | "employment" | "mobility" | "skills" | "family" | "isolation" | "health" | "mentalHealth" | "addiction" | "violence" | "justice" | "immigration";
                        french: string;
                        english: string;
                        /** Format: date */
                        validFrom: string;
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
                            id: string;
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
    "/api/problem-kinds/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ne propose plus une difficulté ajoutée ; ce qui est noté reste */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            id: string;
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
    "/api/households/{id}/parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parties des autres métiers : toutes pour l'opérateur, la sienne pour le conseiller social du bailleur */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** Format: date */
                            on: string;
                            parts: {
                                id: string;
                                householdId: string;
                                /** @enum {string} */
                                trade: "energyAdviser" | "socialAdviser";
                                adviser: string | null;
                                landlord: string | null;
                                question: string | null;
                                /** Format: date */
                                askedOn: string;
                                askedBy: string | null;
                                endedOn: string | null;
                                findings: {
                                    id: string;
                                    /** Format: date */
                                    on: string;
                                    by: string | null;
                                    facts: {
                                        /** @enum {string} */
                                        trade: "energyAdviser";
                                        energies: ("electricity" | "gas" | "network" | "oil" | "wood" | "shared")[] | null;
                                        yearlyBillsCents: number | null;
                                        yearlyKwh: number | null;
                                        draughts: ("none" | "some" | "strong") | null;
                                        appliances: string | null;
                                        visitedOn: string | null;
                                        energyCheque: ("received" | "asked" | "none") | null;
                                        grants: {
                                            name: string;
                                            /** @enum {string} */
                                            state: "toAsk" | "asked" | "granted" | "refused";
                                        }[];
                                        advice: string | null;
                                    } | {
                                        /** @enum {string} */
                                        trade: "socialAdviser";
                                        heardBy: ("household" | "site" | "arrears" | "other") | null;
                                        knownSince: string | null;
                                        worksPlanned: boolean | null;
                                        works: string | null;
                                        alreadyTried: string | null;
                                        proposes: string | null;
                                    };
                                    mine: boolean;
                                    version: string;
                                }[];
                                can: {
                                    write: boolean;
                                    end: boolean;
                                };
                            }[];
                            can: {
                                ask: boolean;
                            };
                            advisers: {
                                userId: string;
                                name: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Demande sa partie du diagnostic à un conseiller énergie, ou au conseiller social du bailleur */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        trade: "energyAdviser" | "socialAdviser";
                        adviserId: string | null;
                        question: string | null;
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
                            id: string;
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
    "/api/parts/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ferme une partie : qui l'écrivait n'en lit plus rien */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            id: string;
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
    "/api/parts/{id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Note ce que le métier a constaté ; envoyé deux fois, c'est écrit une fois */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: date */
                        foundOn: string;
                        facts: {
                            /** @enum {string} */
                            trade: "energyAdviser";
                            energies: ("electricity" | "gas" | "network" | "oil" | "wood" | "shared")[] | null;
                            yearlyBillsCents: number | null;
                            yearlyKwh: number | null;
                            draughts: ("none" | "some" | "strong") | null;
                            appliances: string | null;
                            visitedOn: string | null;
                            energyCheque: ("received" | "asked" | "none") | null;
                            grants: {
                                name: string;
                                /** @enum {string} */
                                state: "toAsk" | "asked" | "granted" | "refused";
                            }[];
                            advice: string | null;
                        } | {
                            /** @enum {string} */
                            trade: "socialAdviser";
                            heardBy: ("household" | "site" | "arrears" | "other") | null;
                            knownSince: string | null;
                            worksPlanned: boolean | null;
                            works: string | null;
                            alreadyTried: string | null;
                            proposes: string | null;
                        };
                        /**
                         * @description Version lue avant d'écrire ; nulle si rien n'était écrit.
                         *     Version read before writing; null where nothing was written.
                         * @default null
                         */
                        version?: string | null;
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
                            id: string;
                            version: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/energy-visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ménages pour lesquels on m'a demandé la partie énergie : nom, adresse, et ce que j'ai noté */
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
                            visits: {
                                id: string;
                                householdId: string;
                                /** @enum {string} */
                                trade: "energyAdviser" | "socialAdviser";
                                adviser: string | null;
                                landlord: string | null;
                                question: string | null;
                                /** Format: date */
                                askedOn: string;
                                askedBy: string | null;
                                endedOn: string | null;
                                findings: {
                                    id: string;
                                    /** Format: date */
                                    on: string;
                                    by: string | null;
                                    facts: {
                                        /** @enum {string} */
                                        trade: "energyAdviser";
                                        energies: ("electricity" | "gas" | "network" | "oil" | "wood" | "shared")[] | null;
                                        yearlyBillsCents: number | null;
                                        yearlyKwh: number | null;
                                        draughts: ("none" | "some" | "strong") | null;
                                        appliances: string | null;
                                        visitedOn: string | null;
                                        energyCheque: ("received" | "asked" | "none") | null;
                                        grants: {
                                            name: string;
                                            /** @enum {string} */
                                            state: "toAsk" | "asked" | "granted" | "refused";
                                        }[];
                                        advice: string | null;
                                    } | {
                                        /** @enum {string} */
                                        trade: "socialAdviser";
                                        heardBy: ("household" | "site" | "arrears" | "other") | null;
                                        knownSince: string | null;
                                        worksPlanned: boolean | null;
                                        works: string | null;
                                        alreadyTried: string | null;
                                        proposes: string | null;
                                    };
                                    mine: boolean;
                                    version: string;
                                }[];
                                can: {
                                    write: boolean;
                                    end: boolean;
                                };
                                household: string | null;
                                address: string | null;
                                postcode: string | null;
                                town: string | null;
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
    "/api/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mesures que le lecteur peut voir : entretiens en retard d'abord, puis fins les plus proches */
        get: {
            parameters: {
                query?: {
                    show?: "all" | "late" | "toDecide" | "silent" | "withoutWorker" | "ended";
                    skip?: number;
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
                            /** Format: date */
                            on: string;
                            rows: {
                                id: string;
                                householdId: string;
                                household: string | null;
                                landlord: string;
                                operator: string;
                                worker: string | null;
                                /** @enum {string} */
                                track: "stay" | "leaseTransfer";
                                rank: number;
                                /** Format: date */
                                startsOn: string;
                                /** Format: date */
                                endsOn: string;
                                closedOn: string | null;
                                suspendedSince: string | null;
                                renewed: boolean;
                                /** @enum {string} */
                                standing: "toStart" | "running" | "overdue" | "closed";
                                outcome: ("stayed" | "rehoused" | "leaseTransferred" | "left" | "evicted" | "withdrawn") | null;
                                tripartite: {
                                    /** @enum {string} */
                                    kind: "start" | "midway" | "end";
                                    /** Format: date */
                                    dueOn: string;
                                    /** @enum {string} */
                                    state: "held" | "planned" | "due" | "late" | "notHeld";
                                    on: string | null;
                                }[];
                                lateSince: string | null;
                                toDecide: boolean;
                                counts: {
                                    held: number;
                                    missed: number;
                                    atHome: number;
                                };
                                silent: boolean | null;
                            }[];
                            total: number;
                            openings: {
                                assignmentId: string;
                                householdId: string;
                                household: string | null;
                                landlord: string;
                                operator: string;
                                worker: string | null;
                                /** Format: date */
                                assignedOn: string;
                                can: {
                                    open: boolean;
                                };
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
    "/api/measures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Une mesure : entretiens, renouvellement, fin ; contacts pour son opérateur seul */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** Format: date */
                            on: string;
                            measure: {
                                id: string;
                                householdId: string;
                                household: string | null;
                                landlord: string;
                                operator: string;
                                worker: string | null;
                                /** @enum {string} */
                                track: "stay" | "leaseTransfer";
                                rank: number;
                                /** Format: date */
                                startsOn: string;
                                /** Format: date */
                                endsOn: string;
                                closedOn: string | null;
                                suspendedSince: string | null;
                                renewed: boolean;
                                /** @enum {string} */
                                standing: "toStart" | "running" | "overdue" | "closed";
                                outcome: ("stayed" | "rehoused" | "leaseTransferred" | "left" | "evicted" | "withdrawn") | null;
                                tripartite: {
                                    /** @enum {string} */
                                    kind: "start" | "midway" | "end";
                                    /** Format: date */
                                    dueOn: string;
                                    /** @enum {string} */
                                    state: "held" | "planned" | "due" | "late" | "notHeld";
                                    on: string | null;
                                }[];
                                lateSince: string | null;
                                toDecide: boolean;
                                counts: {
                                    held: number;
                                    missed: number;
                                    atHome: number;
                                };
                                silent: boolean | null;
                                renewalReason: string | null;
                                suspensions: {
                                    /** Format: date */
                                    from: string;
                                    resumedOn: string | null;
                                    /** @enum {string} */
                                    reason: "away" | "asked" | "workerAbsent" | "other";
                                }[];
                                debtAtStartCents: number | null;
                                debtAtEndCents: number | null;
                                debtTodayCents: number | null;
                                tieAtReferral: ("kept" | "strained" | "broken") | null;
                                tieAtEnd: ("kept" | "strained" | "broken") | null;
                                paymentResumed: boolean | null;
                                closingSummary: string | null;
                                unknown: ("debtAtStartCents" | "debtAtEndCents" | "tieAtEnd" | "paymentResumed" | "closingSummary")[];
                                renewal: {
                                    /** Format: date */
                                    decideFrom: string;
                                    /** Format: date */
                                    startsOn: string;
                                    /** Format: date */
                                    endsOn: string;
                                    toDecide: boolean;
                                };
                                meetings: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "start" | "midway" | "end";
                                    /** @enum {string} */
                                    state: "planned" | "held" | "missed";
                                    /** Format: date */
                                    on: string;
                                    atTime: string | null;
                                    place: string | null;
                                    attended: ("household" | "caseWorker" | "socialAdviser")[];
                                    signed: boolean;
                                    sharedMinutes: string | null;
                                    assessmentSummary: string | null;
                                    version: string;
                                }[];
                                contacts: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "homeVisit" | "phone" | "office" | "outside" | "video" | "mail";
                                    /** @enum {string} */
                                    state: "held" | "missed" | "refused" | "planned";
                                    /** Format: date */
                                    on: string;
                                    minutes: number | null;
                                    outreach: boolean;
                                    by: string | null;
                                    note: string | null;
                                    takenOver: boolean;
                                    version: number;
                                }[] | null;
                                workers: {
                                    userId: string;
                                    name: string;
                                }[];
                                can: {
                                    contact: boolean;
                                    meet: boolean;
                                    shareAssessment: boolean;
                                    renew: boolean;
                                    takeBack: boolean;
                                    suspend: boolean;
                                    resume: boolean;
                                    close: boolean;
                                    complete: boolean;
                                    handOver: boolean;
                                };
                                movedBy: string | null;
                                askedOf: string | null;
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
    "/api/households/{id}/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mesures d'un ménage, la dernière d'abord, et celle qui reste à ouvrir */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** Format: date */
                            on: string;
                            measures: {
                                id: string;
                                householdId: string;
                                household: string | null;
                                landlord: string;
                                operator: string;
                                worker: string | null;
                                /** @enum {string} */
                                track: "stay" | "leaseTransfer";
                                rank: number;
                                /** Format: date */
                                startsOn: string;
                                /** Format: date */
                                endsOn: string;
                                closedOn: string | null;
                                suspendedSince: string | null;
                                renewed: boolean;
                                /** @enum {string} */
                                standing: "toStart" | "running" | "overdue" | "closed";
                                outcome: ("stayed" | "rehoused" | "leaseTransferred" | "left" | "evicted" | "withdrawn") | null;
                                tripartite: {
                                    /** @enum {string} */
                                    kind: "start" | "midway" | "end";
                                    /** Format: date */
                                    dueOn: string;
                                    /** @enum {string} */
                                    state: "held" | "planned" | "due" | "late" | "notHeld";
                                    on: string | null;
                                }[];
                                lateSince: string | null;
                                toDecide: boolean;
                                counts: {
                                    held: number;
                                    missed: number;
                                    atHome: number;
                                };
                                silent: boolean | null;
                                renewalReason: string | null;
                                suspensions: {
                                    /** Format: date */
                                    from: string;
                                    resumedOn: string | null;
                                    /** @enum {string} */
                                    reason: "away" | "asked" | "workerAbsent" | "other";
                                }[];
                                debtAtStartCents: number | null;
                                debtAtEndCents: number | null;
                                debtTodayCents: number | null;
                                tieAtReferral: ("kept" | "strained" | "broken") | null;
                                tieAtEnd: ("kept" | "strained" | "broken") | null;
                                paymentResumed: boolean | null;
                                closingSummary: string | null;
                                unknown: ("debtAtStartCents" | "debtAtEndCents" | "tieAtEnd" | "paymentResumed" | "closingSummary")[];
                                renewal: {
                                    /** Format: date */
                                    decideFrom: string;
                                    /** Format: date */
                                    startsOn: string;
                                    /** Format: date */
                                    endsOn: string;
                                    toDecide: boolean;
                                };
                                meetings: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "start" | "midway" | "end";
                                    /** @enum {string} */
                                    state: "planned" | "held" | "missed";
                                    /** Format: date */
                                    on: string;
                                    atTime: string | null;
                                    place: string | null;
                                    attended: ("household" | "caseWorker" | "socialAdviser")[];
                                    signed: boolean;
                                    sharedMinutes: string | null;
                                    assessmentSummary: string | null;
                                    version: string;
                                }[];
                                contacts: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "homeVisit" | "phone" | "office" | "outside" | "video" | "mail";
                                    /** @enum {string} */
                                    state: "held" | "missed" | "refused" | "planned";
                                    /** Format: date */
                                    on: string;
                                    minutes: number | null;
                                    outreach: boolean;
                                    by: string | null;
                                    note: string | null;
                                    takenOver: boolean;
                                    version: number;
                                }[] | null;
                                workers: {
                                    userId: string;
                                    name: string;
                                }[];
                                can: {
                                    contact: boolean;
                                    meet: boolean;
                                    shareAssessment: boolean;
                                    renew: boolean;
                                    takeBack: boolean;
                                    suspend: boolean;
                                    resume: boolean;
                                    close: boolean;
                                    complete: boolean;
                                    handOver: boolean;
                                };
                                movedBy: string | null;
                                askedOf: string | null;
                            }[];
                            openings: {
                                assignmentId: string;
                                householdId: string;
                                household: string | null;
                                landlord: string;
                                operator: string;
                                worker: string | null;
                                /** Format: date */
                                assignedOn: string;
                                can: {
                                    open: boolean;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Ouvre la mesure d'une situation confiée à l'opérateur */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        assignmentId: string;
                        /** Format: date */
                        startsOn: string;
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
                            id: string;
                            version?: string;
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
    "/api/measures/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note ou corrige un contact avec le ménage ; la note ne sort pas de l'opérateur */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "homeVisit" | "phone" | "office" | "outside" | "video" | "mail";
                        /** @enum {string} */
                        state: "held" | "missed" | "refused" | "planned";
                        /** Format: date */
                        metOn: string;
                        minutes: number | null;
                        outreach: boolean;
                        note: string | null;
                        /** @default null */
                        basedOn?: number | null;
                        noteAdded?: boolean;
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
                            id: string;
                            version?: string;
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
    "/api/measures/{id}/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note ou corrige un entretien tripartite et son compte rendu partagé */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "start" | "midway" | "end";
                        /** @enum {string} */
                        state: "planned" | "held" | "missed";
                        /** Format: date */
                        metOn: string;
                        atTime?: string | null;
                        place?: string | null;
                        attended: ("household" | "caseWorker" | "socialAdviser")[];
                        sharedMinutes: string | null;
                        assessmentSummary?: string | null;
                        /**
                         * @description Version lue avant d'écrire ; nulle si rien n'était écrit.
                         *     Version read before writing; null where nothing was written.
                         * @default null
                         */
                        version?: string | null;
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
                            id: string;
                            version?: string;
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
    "/api/measures/{id}/renewal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renouvelle la mesure, avec sa raison, là où la coordination en décide */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
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
                            id: string;
                            version?: string;
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
    "/api/measures/{id}/renewal-taken-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revient sur un renouvellement qui n'a pas commencé */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
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
                            id: string;
                            version?: string;
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
    "/api/measures/{id}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend l'accompagnement à partir d'un jour */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        from: string;
                        /** @enum {string} */
                        reason: "away" | "asked" | "workerAbsent" | "other";
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
                            id: string;
                            version?: string;
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
    "/api/measures/{id}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note la reprise : la fin de la mesure recule des jours suspendus */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        on: string;
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
                            id: string;
                            version?: string;
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
    "/api/measures/{id}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Clôt la mesure avec son issue ; ce qui n'est pas connu peut venir après */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        closedOn: string;
                        outcome: ("stayed" | "rehoused" | "leaseTransferred" | "left" | "evicted" | "withdrawn") | null;
                        debtAtEndCents?: number | null;
                        debtAtStartCents?: number | null;
                        tieAtEnd: ("kept" | "strained" | "broken") | null;
                        paymentResumed: boolean | null;
                        closingSummary: string | null;
                        handedOnTo?: string | null;
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
                            id: string;
                            version?: string;
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
    "/api/measures/{id}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Complète ce qui était inconnu à la clôture */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        debtAtStartCents: number | null;
                        debtAtEndCents: number | null;
                        tieAtEnd: ("kept" | "strained" | "broken") | null;
                        paymentResumed: boolean | null;
                        closingSummary: string | null;
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
                            id: string;
                            version?: string;
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
    "/api/measures/{id}/worker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confie la mesure à un autre travailleur social de l'opérateur */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        workerId: string;
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
                            id: string;
                            version?: string;
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
    "/api/households/{id}/tripartite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entretiens tripartites d'un ménage : qui est invité, qui a signé le compte rendu */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** Format: date */
                            on: string;
                            meetings: {
                                id: string;
                                measureId: string;
                                householdId: string;
                                landlordId: string;
                                landlord: string;
                                operatorId: string;
                                operator: string;
                                worker: string | null;
                                /** @enum {string} */
                                kind: "start" | "midway" | "end";
                                /** @enum {string} */
                                state: "planned" | "held" | "missed";
                                /** Format: date */
                                on: string;
                                atTime: string | null;
                                place: string | null;
                                attended: ("household" | "caseWorker" | "socialAdviser")[];
                                minutes: string | null;
                                invited: {
                                    /** @enum {string} */
                                    party: "household" | "caseWorker" | "socialAdviser";
                                    /** @enum {string} */
                                    means: "sms" | "mail" | "paper" | "calendar";
                                    name: string | null;
                                    /** Format: date */
                                    on: string;
                                }[];
                                signatures: {
                                    /** @enum {string} */
                                    party: "household" | "caseWorker" | "socialAdviser";
                                    name: string;
                                    /** @enum {string} */
                                    how: "drawn" | "typed" | "paper";
                                    /** Format: date */
                                    on: string;
                                }[];
                                agreed: boolean;
                                means: ("sms" | "mail" | "paper" | "calendar")[] | null;
                                can: {
                                    invite: boolean;
                                    sign: boolean;
                                };
                            }[];
                            professionals: {
                                userId: string;
                                name: string;
                                /** @enum {string} */
                                party: "household" | "caseWorker" | "socialAdviser";
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
    "/api/meetings/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce qui est dit au ménage pour l'inviter : SMS à copier, courriel */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
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
                            sms: string;
                            phone: string | null;
                            mail: {
                                to: string | null;
                                subject: string;
                                text: string;
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
    "/api/meetings/{id}/invitation.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitation du ménage, sur papier (PDF) */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/meetings/{id}/minutes.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compte rendu partagé d'un entretien tripartite, avec les signatures (PDF) */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/meetings/{id}/meeting.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** L'entretien comme entrée d'agenda (iCalendar), avec des initiales seulement */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                        "text/calendar": unknown;
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
    "/api/meetings/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note une invitation à un entretien prévu ; par courriel ou agenda, elle part */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        party: "household" | "caseWorker" | "socialAdviser";
                        /** @enum {string} */
                        means: "sms" | "mail" | "paper" | "calendar";
                        userId: string | null;
                        /** @enum {string} */
                        language: "fr" | "en";
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
                            id: string;
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
    "/api/meetings/{id}/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note que l'un des trois signe le compte rendu, à l'écran ou sur papier */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        party: "household" | "caseWorker" | "socialAdviser";
                        name: string;
                        signature: {
                            /** @enum {string} */
                            kind: "drawn";
                            strokes: number[][];
                        } | {
                            /** @enum {string} */
                            kind: "typed";
                            name: string;
                        } | {
                            /** @enum {string} */
                            kind: "paper";
                        };
                        /** Format: date */
                        signedOn: string;
                        witness: string | null;
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
                            id: string;
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
    "/api/households/{id}/objectives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accompagnement à la carte : modules, objectifs et actions, par parcours */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** Format: date */
                            on: string;
                            paths: {
                                measureId: string;
                                rank: number;
                                /** Format: date */
                                startsOn: string;
                                /** Format: date */
                                endsOn: string;
                                modules: ("rentDebt" | "budget" | "rights" | "otherDebts" | "housing" | "energy" | "mediation" | "employment" | "family" | "health" | "digital" | "mobility")[];
                                modulesVersion: string;
                                objectives: {
                                    /** Format: uuid */
                                    id: string;
                                    /** @enum {string} */
                                    module: "rentDebt" | "budget" | "rights" | "otherDebts" | "housing" | "energy" | "mediation" | "employment" | "family" | "health" | "digital" | "mobility";
                                    text: string;
                                    /** Format: date */
                                    setOn: string;
                                    outcome: ("reached" | "partly" | "notReached" | "dropped") | null;
                                    endedOn: string | null;
                                    outcomeWords: string | null;
                                    actions: {
                                        /** Format: uuid */
                                        id: string;
                                        text: string;
                                        /** @enum {string} */
                                        owner: "household" | "caseWorker" | "socialAdviser" | "energyAdviser" | "other";
                                        dueOn: string | null;
                                        doneOn: string | null;
                                        late: boolean;
                                    }[];
                                    version: string;
                                    measureId: string;
                                    rank: number;
                                    by: string | null;
                                }[];
                                progress: {
                                    pursued: number;
                                    ended: number;
                                    done: number;
                                    toDo: number;
                                    late: number;
                                };
                                can: {
                                    write: boolean;
                                };
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
    "/api/measures/{id}/modules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choisit les modules d'une mesure en cours */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        modules: ("rentDebt" | "budget" | "rights" | "otherDebts" | "housing" | "energy" | "mediation" | "employment" | "family" | "health" | "digital" | "mobility")[];
                        /**
                         * @description Version lue avant d'écrire ; nulle si rien n'était écrit.
                         *     Version read before writing; null where nothing was written.
                         * @default null
                         */
                        version?: string | null;
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
                            id: string;
                            version: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measures/{id}/objectives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Écrit un objectif avec ses actions : qui, pour quand, fait ou non, résultat */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        module: "rentDebt" | "budget" | "rights" | "otherDebts" | "housing" | "energy" | "mediation" | "employment" | "family" | "health" | "digital" | "mobility";
                        text: string;
                        /** Format: date */
                        setOn: string;
                        outcome: ("reached" | "partly" | "notReached" | "dropped") | null;
                        endedOn: string | null;
                        outcomeWords: string | null;
                        actions: {
                            /** Format: uuid */
                            id: string;
                            text: string;
                            /** @enum {string} */
                            owner: "household" | "caseWorker" | "socialAdviser" | "energyAdviser" | "other";
                            dueOn: string | null;
                            doneOn: string | null;
                        }[];
                        /**
                         * @description Version lue avant d'écrire ; nulle si rien n'était écrit.
                         *     Version read before writing; null where nothing was written.
                         * @default null
                         */
                        version?: string | null;
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
                            id: string;
                            version: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/renewals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Renouvellements demandés qui attendent une décision, et qui en décide */
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
                            /** @enum {string} */
                            decider: "coordinator" | "committee";
                            requests: {
                                id: string;
                                measureId: string;
                                householdId: string;
                                household: string | null;
                                landlord: string;
                                operator: string;
                                /** Format: date */
                                endsOn: string;
                                /** Format: date */
                                askedOn: string;
                                askedBy: string | null;
                                reason: string;
                                answer: ("granted" | "refused") | null;
                                answeredOn: string | null;
                                answeredBy: string | null;
                                words: string | null;
                                session: {
                                    number: string;
                                    /** Format: date */
                                    heldOn: string;
                                } | null;
                                agenda: {
                                    id: string;
                                    number: string;
                                    /** Format: date */
                                    heldOn: string;
                                    words: string | null;
                                    version: string;
                                } | null;
                            }[];
                            sessions: {
                                id: string;
                                number: string;
                                /** Format: date */
                                heldOn: string;
                            }[];
                            from: string | null;
                            upcoming: {
                                id: string;
                                number: string;
                                /** Format: date */
                                heldOn: string;
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
    "/api/renewal-setting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Règle qui décide des renouvellements, à partir d'un jour */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decider: "coordinator" | "committee";
                        /** Format: date */
                        from: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/renewal-requests/{id}/agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Inscrit un renouvellement à une séance, avec des mots pour la table qui ne nomment personne ; ou l'en retire */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        sessionId: string | null;
                        words: string | null;
                        /**
                         * @description Version lue avant d'écrire ; nulle si rien n'était écrit.
                         *     Version read before writing; null where nothing was written.
                         * @default null
                         */
                        version?: string | null;
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
                            id: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/renewals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Renouvellements inscrits à une séance : sans nom pour qui siège, avec pour la coordination */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            renewals: {
                                id: string;
                                operator: string;
                                landlord: string;
                                rank: number;
                                /** Format: date */
                                startsOn: string;
                                /** Format: date */
                                endsOn: string;
                                /** Format: date */
                                askedOn: string;
                                words: string | null;
                                answer: ("granted" | "refused") | null;
                                household: {
                                    id: string;
                                    name: string;
                                    reason: string;
                                } | null;
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
    "/api/households/{id}/renewals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Renouvellements demandés pour un ménage, et ce qui en a été décidé */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** Format: date */
                            on: string;
                            /** @enum {string} */
                            decider: "coordinator" | "committee";
                            requests: {
                                id: string;
                                measureId: string;
                                householdId: string;
                                household: string | null;
                                landlord: string;
                                operator: string;
                                /** Format: date */
                                endsOn: string;
                                /** Format: date */
                                askedOn: string;
                                askedBy: string | null;
                                reason: string;
                                answer: ("granted" | "refused") | null;
                                answeredOn: string | null;
                                answeredBy: string | null;
                                words: string | null;
                                session: {
                                    number: string;
                                    /** Format: date */
                                    heldOn: string;
                                } | null;
                                agenda: {
                                    id: string;
                                    number: string;
                                    /** Format: date */
                                    heldOn: string;
                                    words: string | null;
                                    version: string;
                                } | null;
                            }[];
                            sessions: {
                                id: string;
                                number: string;
                                /** Format: date */
                                heldOn: string;
                            }[];
                            mayAsk: string | null;
                            mayDecide: boolean;
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
    "/api/measures/{id}/renewal-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Demande le renouvellement d'une mesure en cours, avec sa raison */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
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
                            id: string;
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
    "/api/renewal-requests/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Décide d'un renouvellement demandé ; accordé, la mesure suivante est faite */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        answer: "granted" | "refused";
                        words: string;
                        sessionId: string | null;
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
                            id: string;
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
    "/api/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce que deviennent les ménages 6 et 12 mois après : questions en attente, réponses */
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
                            rows: {
                                id: string;
                                measureId: string;
                                householdId: string;
                                household: string | null;
                                operator: string;
                                /** Format: date */
                                closedOn: string;
                                months: 6 | 12;
                                /** Format: date */
                                askedOn: string;
                                whereabouts: ("sameHome" | "rehoused" | "left" | "evicted" | "unknown") | null;
                                seenOn: string | null;
                                debtCents: number | null;
                                rentPaid: boolean | null;
                                words: string | null;
                                answeredOn: string | null;
                                answeredBy: string | null;
                                can: {
                                    answer: boolean;
                                };
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
    "/api/households/{id}/after": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Après la mesure : ce qui a changé la dette, ce que le ménage est devenu */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** Format: date */
                            on: string;
                            paths: {
                                measureId: string;
                                /** Format: date */
                                closedOn: string;
                                startCents: number | null;
                                endCents: number | null;
                                handedOnTo: string | null;
                                changes: {
                                    charged: number;
                                    benefit: number;
                                    paid: number;
                                    relief: number;
                                    grant: number;
                                    writeOff: number;
                                    other: number;
                                } | null;
                                differenceCents: number | null;
                                asks: {
                                    months: 6 | 12;
                                    /** Format: date */
                                    on: string;
                                }[];
                            }[];
                            followUps: {
                                id: string;
                                measureId: string;
                                householdId: string;
                                household: string | null;
                                operator: string;
                                /** Format: date */
                                closedOn: string;
                                months: 6 | 12;
                                /** Format: date */
                                askedOn: string;
                                whereabouts: ("sameHome" | "rehoused" | "left" | "evicted" | "unknown") | null;
                                seenOn: string | null;
                                debtCents: number | null;
                                rentPaid: boolean | null;
                                words: string | null;
                                answeredOn: string | null;
                                answeredBy: string | null;
                                can: {
                                    answer: boolean;
                                };
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
    "/api/follow-ups/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Le bailleur dit ce que le ménage est devenu */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        whereabouts: "sameHome" | "rehoused" | "left" | "evicted" | "unknown";
                        /** Format: date */
                        seenOn: string;
                        debtCents: number | null;
                        rentPaid: boolean | null;
                        words: string | null;
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
                            id: string;
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
    "/api/households/{id}/received-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents reçus d'un ménage que le lecteur peut ouvrir, et ce qu'il peut en envoyer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            files: {
                                /** @enum {string} */
                                kind: "letter" | "courtPaper" | "rentBill" | "income" | "benefits" | "tax" | "overIndebtedness" | "energy" | "insurance" | "identity" | "home" | "medical" | "justice" | "violence" | "residence" | "other";
                                documentOn: string | null;
                                isProtected: boolean;
                                sharedWith: ("landlord" | "coordination")[];
                                agreedOn: string | null;
                                id: string;
                                version: string;
                                name: string;
                                /** Format: date */
                                receivedOn: string;
                                mediaType: string;
                                byteSize: number;
                                by: string | null;
                                fromHousehold: boolean;
                                removedOn: string | null;
                                removedReason: string | null;
                                can: {
                                    change: boolean;
                                    open: boolean;
                                };
                            }[];
                            limits: {
                                largestBytes: number;
                                longestSide: number;
                                mostPixels: number;
                            };
                            can: {
                                add: boolean;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Prend un document du ménage : photo ou PDF, avec sa nature et sa date (les champs avant le fichier) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** @enum {string} */
                        kind: "letter" | "courtPaper" | "rentBill" | "income" | "benefits" | "tax" | "overIndebtedness" | "energy" | "insurance" | "identity" | "home" | "medical" | "justice" | "violence" | "residence" | "other";
                        documentOn?: string;
                        /** @enum {string} */
                        isProtected?: "true" | "false";
                        /** Format: binary */
                        file: string;
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
                            id: string;
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
    "/api/received-files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Dit ce qu'est un document reçu, avec qui le ménage accepte qu'il soit partagé, et depuis quand */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "letter" | "courtPaper" | "rentBill" | "income" | "benefits" | "tax" | "overIndebtedness" | "energy" | "insurance" | "identity" | "home" | "medical" | "justice" | "violence" | "residence" | "other";
                        documentOn: string | null;
                        isProtected: boolean;
                        sharedWith: ("landlord" | "coordination")[];
                        agreedOn: string | null;
                        /**
                         * @description Version lue avant d'écrire ; nulle si rien n'était écrit.
                         *     Version read before writing; null where nothing was written.
                         * @default null
                         */
                        version?: string | null;
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
                            id: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/received-files/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ouvre un document reçu ; l'ouverture est inscrite au dossier */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description image/jpeg, image/png, application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/received-files/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire un document reçu : son contenu est effacé, la raison reste */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/received-file-setting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Fixe ce que l'opérateur accepte comme documents reçus, à partir d'un jour */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        from: string;
                        limits: {
                            largestBytes: number;
                            longestSide: number;
                            mostPixels: number;
                        };
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/field": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les mesures que je suis, pour noter un contact sans réseau : initiales seules */
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
                            measures: {
                                id: string;
                                initials: string;
                                /** Format: date */
                                startsOn: string;
                                planned: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "homeVisit" | "phone" | "office" | "outside" | "video" | "mail";
                                    /** Format: date */
                                    on: string;
                                    outreach: boolean;
                                    version: number;
                                }[];
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
    "/api/funds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les fonds, ce que chacun paie et demande, et si quelqu'un l'a confirmé */
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
                            funds: {
                                id: string;
                                value: {
                                    name: string;
                                    english?: string;
                                    uses: ("debtGrant" | "rentRelief")[];
                                    ceilingCents: number | null;
                                    conditions: string[];
                                    pieces: string[];
                                    maxMonths?: number | null;
                                };
                                validFrom: string | null;
                                validTo: string | null;
                                source: string;
                                checked: string | null;
                            }[];
                            can: {
                                set: boolean;
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
    "/api/funds/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Écrit ce qu'un fonds paie et demande à partir d'un jour, confirmé ou à confirmer */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        english?: string;
                        uses: ("debtGrant" | "rentRelief")[];
                        ceilingCents: number | null;
                        conditions: string[];
                        pieces: string[];
                        maxMonths?: number | null;
                        confirmed: boolean;
                        source: string;
                        /** Format: date */
                        from: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/envelopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les enveloppes d'une année : celles des fonds pour la coordination, la sienne pour un bailleur, les totaux pour un financeur */
        get: {
            parameters: {
                query?: {
                    year?: number;
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
                            year: number;
                            envelopes: {
                                /** Format: uuid */
                                id: string;
                                fund: string;
                                landlord: string | null;
                                year: number;
                                amountCents: number;
                                overCents: number;
                                committedCents: number;
                                spentCents: number;
                                households: number;
                                lines: {
                                    /** Format: uuid */
                                    id: string;
                                    /** @enum {string} */
                                    kind: "voted" | "added" | "withdrawn" | "overdraft";
                                    amountCents: number;
                                    reason: string;
                                    by: string | null;
                                    /** Format: date */
                                    on: string;
                                }[];
                                can: {
                                    change: boolean;
                                };
                            }[];
                            totals: {
                                fund: string;
                                amountCents: number | null;
                                overCents: number | null;
                                committedCents: number | null;
                                spentCents: number | null;
                                households: number | null;
                            }[];
                            withoutEnvelope: {
                                fund: string;
                                committedCents: number;
                            }[];
                            can: {
                                open: boolean;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Ouvre l'enveloppe d'un fonds pour une année, ou celle du bailleur pour sa part des remises */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        fund: string | null;
                        year: number;
                        amountCents: number;
                        reason: string;
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
                            /** Format: uuid */
                            id: string;
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
    "/api/envelopes/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ajoute à une enveloppe, en retire, ou autorise un dépassement, au nom de qui le fait */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "added" | "withdrawn" | "overdraft";
                        amountCents: number;
                        reason: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/households/{id}/reliefs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Remises de loyer du ménage, et les mesures en cours sur lesquelles en proposer une */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            reliefs: {
                                /** Format: uuid */
                                id: string;
                                landlord: string;
                                agreementNumber: string;
                                /** @enum {string} */
                                status: "proposed" | "granted" | "refused" | "stopped";
                                fund: string;
                                fundName: string;
                                fundShare: number;
                                /** @enum {string} */
                                landlordSource: "own" | "sls";
                                needsResidual: boolean;
                                eligibility: {
                                    /** @enum {string} */
                                    rentDebt: "yes" | "no" | "unknown";
                                    /** @enum {string} */
                                    solvableWithinYear: "yes" | "no" | "unknown";
                                    /** @enum {string} */
                                    noOtherScheme: "yes" | "no" | "unknown";
                                } | null;
                                conditions: string | null;
                                proposedMonths: {
                                    month: string;
                                    amountCents: number;
                                }[] | null;
                                changeReason: string | null;
                                proposedBy: string | null;
                                decidedBy: string | null;
                                decidedOn: string | null;
                                stoppedOn: string | null;
                                stopReason: string | null;
                                months: {
                                    month: string;
                                    rank: number;
                                    billCents: number;
                                    amountCents: number;
                                    fundCents: number;
                                    counts: boolean;
                                    /** @enum {string} */
                                    ledger: "waiting" | "recognised" | "missing" | "different" | "unexpected";
                                    ledgerCents: number;
                                }[];
                                stops: {
                                    /** Format: uuid */
                                    id: string;
                                    /** @enum {string} */
                                    cause: "residualMissed" | "measureEnded" | "left";
                                    /** Format: date */
                                    since: string;
                                    missingCents: number | null;
                                    /** Format: date */
                                    proposedOn: string;
                                    settledAs: ("confirmed" | "dismissed" | "lapsed") | null;
                                    settledBy: string | null;
                                    settledOn: string | null;
                                    reason: string | null;
                                }[];
                                can: {
                                    decide: boolean;
                                    stop: boolean;
                                };
                            }[];
                            benefitEffect: {
                                source: string;
                                checked: string | null;
                            };
                            eligibilitySource: string;
                            bases: {
                                /** Format: uuid */
                                measureId: string;
                                landlord: string;
                                /** Format: date */
                                startsOn: string;
                                /** Format: date */
                                endsOn: string;
                                billCents: number | null;
                                taken: string[];
                                monthsLeft: number;
                                limit: {
                                    id: string;
                                    value: number;
                                    source: string;
                                };
                                fundShare: number | null;
                                room: {
                                    fund: string;
                                    year: number;
                                    cents: number;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Propose une remise de loyer : ses mois, son montant, qui la paie */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        measureId: string;
                        months: string[];
                        terms: {
                            /** @enum {string} */
                            kind: "fixed";
                            amountCents: number;
                        } | {
                            /** @enum {string} */
                            kind: "share";
                            share: number;
                        } | {
                            /** @enum {string} */
                            kind: "downTo";
                            payableCents: number;
                        } | {
                            /** @enum {string} */
                            kind: "byMonth";
                            /** @description One for each month, in the order of `months` */
                            amountsCents: number[];
                        };
                        fund?: string;
                        fundShare?: number;
                        /** @enum {string} */
                        landlordSource?: "own" | "sls";
                        needsResidual?: boolean;
                        billCents?: number;
                        conditions?: string;
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
                            /** Format: uuid */
                            id: string;
                            landlord: string;
                            agreementNumber: string;
                            /** @enum {string} */
                            status: "proposed" | "granted" | "refused" | "stopped";
                            fund: string;
                            fundName: string;
                            fundShare: number;
                            /** @enum {string} */
                            landlordSource: "own" | "sls";
                            needsResidual: boolean;
                            eligibility: {
                                /** @enum {string} */
                                rentDebt: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                solvableWithinYear: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                noOtherScheme: "yes" | "no" | "unknown";
                            } | null;
                            conditions: string | null;
                            proposedMonths: {
                                month: string;
                                amountCents: number;
                            }[] | null;
                            changeReason: string | null;
                            proposedBy: string | null;
                            decidedBy: string | null;
                            decidedOn: string | null;
                            stoppedOn: string | null;
                            stopReason: string | null;
                            months: {
                                month: string;
                                rank: number;
                                billCents: number;
                                amountCents: number;
                                fundCents: number;
                                counts: boolean;
                                /** @enum {string} */
                                ledger: "waiting" | "recognised" | "missing" | "different" | "unexpected";
                                ledgerCents: number;
                            }[];
                            stops: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                cause: "residualMissed" | "measureEnded" | "left";
                                /** Format: date */
                                since: string;
                                missingCents: number | null;
                                /** Format: date */
                                proposedOn: string;
                                settledAs: ("confirmed" | "dismissed" | "lapsed") | null;
                                settledBy: string | null;
                                settledOn: string | null;
                                reason: string | null;
                            }[];
                            can: {
                                decide: boolean;
                                stop: boolean;
                            };
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
    "/api/rent-reliefs/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accorde ou refuse une remise proposée */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        granted: boolean;
                        conditions?: string;
                        months?: {
                            month: string;
                            amountCents: number;
                        }[];
                        changeReason?: string;
                        eligibility?: {
                            /** @enum {string} */
                            rentDebt?: "yes" | "no" | "unknown";
                            /** @enum {string} */
                            solvableWithinYear?: "yes" | "no" | "unknown";
                            /** @enum {string} */
                            noOtherScheme?: "yes" | "no" | "unknown";
                        };
                        overdraftReason?: string;
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
                            /** Format: uuid */
                            id: string;
                            landlord: string;
                            agreementNumber: string;
                            /** @enum {string} */
                            status: "proposed" | "granted" | "refused" | "stopped";
                            fund: string;
                            fundName: string;
                            fundShare: number;
                            /** @enum {string} */
                            landlordSource: "own" | "sls";
                            needsResidual: boolean;
                            eligibility: {
                                /** @enum {string} */
                                rentDebt: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                solvableWithinYear: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                noOtherScheme: "yes" | "no" | "unknown";
                            } | null;
                            conditions: string | null;
                            proposedMonths: {
                                month: string;
                                amountCents: number;
                            }[] | null;
                            changeReason: string | null;
                            proposedBy: string | null;
                            decidedBy: string | null;
                            decidedOn: string | null;
                            stoppedOn: string | null;
                            stopReason: string | null;
                            months: {
                                month: string;
                                rank: number;
                                billCents: number;
                                amountCents: number;
                                fundCents: number;
                                counts: boolean;
                                /** @enum {string} */
                                ledger: "waiting" | "recognised" | "missing" | "different" | "unexpected";
                                ledgerCents: number;
                            }[];
                            stops: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                cause: "residualMissed" | "measureEnded" | "left";
                                /** Format: date */
                                since: string;
                                missingCents: number | null;
                                /** Format: date */
                                proposedOn: string;
                                settledAs: ("confirmed" | "dismissed" | "lapsed") | null;
                                settledBy: string | null;
                                settledOn: string | null;
                                reason: string | null;
                            }[];
                            can: {
                                decide: boolean;
                                stop: boolean;
                            };
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
    "/api/rent-reliefs/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Met fin à une remise accordée, avec sa raison */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
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
                            /** Format: uuid */
                            id: string;
                            landlord: string;
                            agreementNumber: string;
                            /** @enum {string} */
                            status: "proposed" | "granted" | "refused" | "stopped";
                            fund: string;
                            fundName: string;
                            fundShare: number;
                            /** @enum {string} */
                            landlordSource: "own" | "sls";
                            needsResidual: boolean;
                            eligibility: {
                                /** @enum {string} */
                                rentDebt: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                solvableWithinYear: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                noOtherScheme: "yes" | "no" | "unknown";
                            } | null;
                            conditions: string | null;
                            proposedMonths: {
                                month: string;
                                amountCents: number;
                            }[] | null;
                            changeReason: string | null;
                            proposedBy: string | null;
                            decidedBy: string | null;
                            decidedOn: string | null;
                            stoppedOn: string | null;
                            stopReason: string | null;
                            months: {
                                month: string;
                                rank: number;
                                billCents: number;
                                amountCents: number;
                                fundCents: number;
                                counts: boolean;
                                /** @enum {string} */
                                ledger: "waiting" | "recognised" | "missing" | "different" | "unexpected";
                                ledgerCents: number;
                            }[];
                            stops: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                cause: "residualMissed" | "measureEnded" | "left";
                                /** Format: date */
                                since: string;
                                missingCents: number | null;
                                /** Format: date */
                                proposedOn: string;
                                settledAs: ("confirmed" | "dismissed" | "lapsed") | null;
                                settledBy: string | null;
                                settledOn: string | null;
                                reason: string | null;
                            }[];
                            can: {
                                decide: boolean;
                                stop: boolean;
                            };
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
    "/api/rent-relief-stops/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirme un arrêt proposé par une règle, ou dit pourquoi la remise continue */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        confirmed: boolean;
                        reason?: string;
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
                            /** Format: uuid */
                            id: string;
                            landlord: string;
                            agreementNumber: string;
                            /** @enum {string} */
                            status: "proposed" | "granted" | "refused" | "stopped";
                            fund: string;
                            fundName: string;
                            fundShare: number;
                            /** @enum {string} */
                            landlordSource: "own" | "sls";
                            needsResidual: boolean;
                            eligibility: {
                                /** @enum {string} */
                                rentDebt: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                solvableWithinYear: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                noOtherScheme: "yes" | "no" | "unknown";
                            } | null;
                            conditions: string | null;
                            proposedMonths: {
                                month: string;
                                amountCents: number;
                            }[] | null;
                            changeReason: string | null;
                            proposedBy: string | null;
                            decidedBy: string | null;
                            decidedOn: string | null;
                            stoppedOn: string | null;
                            stopReason: string | null;
                            months: {
                                month: string;
                                rank: number;
                                billCents: number;
                                amountCents: number;
                                fundCents: number;
                                counts: boolean;
                                /** @enum {string} */
                                ledger: "waiting" | "recognised" | "missing" | "different" | "unexpected";
                                ledgerCents: number;
                            }[];
                            stops: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                cause: "residualMissed" | "measureEnded" | "left";
                                /** Format: date */
                                since: string;
                                missingCents: number | null;
                                /** Format: date */
                                proposedOn: string;
                                settledAs: ("confirmed" | "dismissed" | "lapsed") | null;
                                settledBy: string | null;
                                settledOn: string | null;
                                reason: string | null;
                            }[];
                            can: {
                                decide: boolean;
                                stop: boolean;
                            };
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
    "/api/rent-relief-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les réglages du bailleur pour ses remises ; null : rien de réglé */
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
                            maxMonths: number | null;
                            fundShare: number | null;
                            residualDays: number | null;
                            can: {
                                set: boolean;
                            };
                        };
                    };
                };
            };
        };
        /** Règle, à partir d'aujourd'hui, les remises du bailleur : plus strict que le programme */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        maxMonths: number | null;
                        fundShare: number | null;
                        residualDays: number | null;
                        source: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relief-bill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les remises à porter sur les avis d'échéance, une ligne par compte et par mois */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
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
                            lines: {
                                account: string;
                                month: string;
                                agreement: string;
                                rank: number;
                                months: number;
                                billCents: number;
                                dueCents: number;
                                slsCents: number;
                                label: string;
                                slsLabel: string | null;
                                /** @enum {string} */
                                action: "put" | "change" | "cancel" | "done";
                                acknowledgedCents: number | null;
                                acknowledgedAt: string | null;
                                acknowledgedBy: string | null;
                                reference: string | null;
                                /** @enum {string} */
                                ledger: "waiting" | "recognised" | "missing" | "different" | "unexpected";
                                ledgerCents: number;
                                household: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                            }[];
                            unexplained: {
                                account: string;
                                /** Format: uuid */
                                householdId: string;
                                month: string;
                                /** Format: date */
                                on: string;
                                label: string;
                                cents: number;
                            }[];
                            can: {
                                acknowledge: boolean;
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
    "/api/relief-bill.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les mêmes lignes en CSV, pour le logiciel qui fait les avis */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
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
                        "text/csv": string;
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
    "/api/relief-bill/acknowledgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dit que des remises sont portées sur les avis, au centime près, toutes ou aucune */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lines: {
                            agreement: string;
                            month: string;
                            amountCents: number;
                            reference?: string;
                        }[];
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
                            acknowledged: number;
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
    "/api/relief-spending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce que bailleurs et fonds dépensent en remises : accordé, porté, ce qui reste, fin d'année */
        get: {
            parameters: {
                query?: {
                    year?: number;
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
                            year: number;
                            spending: {
                                fund: string;
                                landlord: string | null;
                                grantedCents: number | null;
                                appliedCents: number | null;
                                leftCents: number | null;
                                envelopeCents: number | null;
                                forecastCents: number | null;
                                months: {
                                    month: string;
                                    appliedCents: number;
                                    toComeCents: number;
                                    expectedCents: number;
                                }[];
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
    "/api/households/{id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Aides à la dette du ménage, et les comptes pour lesquels en demander une */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            grants: {
                                /** Format: uuid */
                                id: string;
                                landlord: string;
                                account: string;
                                fund: string;
                                fundName: string;
                                followsId: string | null;
                                /** @enum {string} */
                                status: "asked" | "granted" | "refused" | "withdrawn" | "paid";
                                askedCents: number;
                                debtCents: number;
                                pieces: {
                                    name: string;
                                    given: boolean | null;
                                }[];
                                purpose: string | null;
                                askedBy: string | null;
                                /** Format: date */
                                askedOn: string;
                                year: number | null;
                                grantedCents: number | null;
                                conditions: string | null;
                                reason: string | null;
                                decidedBy: string | null;
                                decidedOn: string | null;
                                paidCents: number | null;
                                paidOn: string | null;
                                paymentReference: string | null;
                                ledger: {
                                    /** @enum {string} */
                                    state: "recognised" | "different" | "waiting" | "missing";
                                    /** Format: date */
                                    on?: string;
                                    cents?: number;
                                } | null;
                                can: {
                                    decide: boolean;
                                    pay: boolean;
                                    withdraw: boolean;
                                    askAgain: boolean;
                                };
                            }[];
                            unexplained: {
                                /** Format: date */
                                on: string;
                                cents: number;
                            }[];
                            accounts: {
                                accountId: number;
                                account: string;
                                landlord: string;
                                balanceCents: number;
                                promisedCents: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Demande une aide à la dette à un ou plusieurs fonds, toutes ou aucune */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        accountId: number;
                        requests: {
                            fund: string;
                            amountCents: number;
                            pieces: {
                                name: string;
                                given: boolean | null;
                            }[];
                        }[];
                        purpose?: string;
                        /** Format: uuid */
                        followsId?: string;
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
                            ids: string[];
                            warnings: string[];
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
    "/api/debt-grants/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accorde ou refuse une aide à la dette, dans l'enveloppe de l'année */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        granted: boolean;
                        grantedCents?: number;
                        conditions?: string;
                        reason?: string;
                        overdraftReason?: string;
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
                            /** Format: uuid */
                            id: string;
                            landlord: string;
                            account: string;
                            fund: string;
                            fundName: string;
                            followsId: string | null;
                            /** @enum {string} */
                            status: "asked" | "granted" | "refused" | "withdrawn" | "paid";
                            askedCents: number;
                            debtCents: number;
                            pieces: {
                                name: string;
                                given: boolean | null;
                            }[];
                            purpose: string | null;
                            askedBy: string | null;
                            /** Format: date */
                            askedOn: string;
                            year: number | null;
                            grantedCents: number | null;
                            conditions: string | null;
                            reason: string | null;
                            decidedBy: string | null;
                            decidedOn: string | null;
                            paidCents: number | null;
                            paidOn: string | null;
                            paymentReference: string | null;
                            ledger: {
                                /** @enum {string} */
                                state: "recognised" | "different" | "waiting" | "missing";
                                /** Format: date */
                                on?: string;
                                cents?: number;
                            } | null;
                            can: {
                                decide: boolean;
                                pay: boolean;
                                withdraw: boolean;
                                askAgain: boolean;
                            };
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
    "/api/debt-grants/{id}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note le versement d'une aide au bailleur */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        paidCents: number;
                        /** Format: date */
                        paidOn: string;
                        reference?: string;
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
                            /** Format: uuid */
                            id: string;
                            landlord: string;
                            account: string;
                            fund: string;
                            fundName: string;
                            followsId: string | null;
                            /** @enum {string} */
                            status: "asked" | "granted" | "refused" | "withdrawn" | "paid";
                            askedCents: number;
                            debtCents: number;
                            pieces: {
                                name: string;
                                given: boolean | null;
                            }[];
                            purpose: string | null;
                            askedBy: string | null;
                            /** Format: date */
                            askedOn: string;
                            year: number | null;
                            grantedCents: number | null;
                            conditions: string | null;
                            reason: string | null;
                            decidedBy: string | null;
                            decidedOn: string | null;
                            paidCents: number | null;
                            paidOn: string | null;
                            paymentReference: string | null;
                            ledger: {
                                /** @enum {string} */
                                state: "recognised" | "different" | "waiting" | "missing";
                                /** Format: date */
                                on?: string;
                                cents?: number;
                            } | null;
                            can: {
                                decide: boolean;
                                pay: boolean;
                                withdraw: boolean;
                                askAgain: boolean;
                            };
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
    "/api/debt-grants/{id}/amend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Complète une demande d'aide de ses pièces, ou la retire */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        pieces?: {
                            name: string;
                            given: boolean | null;
                        }[];
                        withdrawn?: string;
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
                            /** Format: uuid */
                            id: string;
                            landlord: string;
                            account: string;
                            fund: string;
                            fundName: string;
                            followsId: string | null;
                            /** @enum {string} */
                            status: "asked" | "granted" | "refused" | "withdrawn" | "paid";
                            askedCents: number;
                            debtCents: number;
                            pieces: {
                                name: string;
                                given: boolean | null;
                            }[];
                            purpose: string | null;
                            askedBy: string | null;
                            /** Format: date */
                            askedOn: string;
                            year: number | null;
                            grantedCents: number | null;
                            conditions: string | null;
                            reason: string | null;
                            decidedBy: string | null;
                            decidedOn: string | null;
                            paidCents: number | null;
                            paidOn: string | null;
                            paymentReference: string | null;
                            ledger: {
                                /** @enum {string} */
                                state: "recognised" | "different" | "waiting" | "missing";
                                /** Format: date */
                                on?: string;
                                cents?: number;
                            } | null;
                            can: {
                                decide: boolean;
                                pay: boolean;
                                withdraw: boolean;
                                askAgain: boolean;
                            };
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
    "/api/households/{id}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plans d'apurement du ménage, leur état au dernier jour connu du compte, et sur quel compte en établir un */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            plans: {
                                /** Format: uuid */
                                id: string;
                                landlord: string;
                                account: string | null;
                                /** @enum {string} */
                                kind: "amicable" | "judge" | "default";
                                debtCents: number;
                                frozenCents: number | null;
                                afterCents: number | null;
                                toleranceDays: number;
                                /** @enum {string} */
                                allocation: "rentFirst" | "instalmentsFirst" | "oldestFirst";
                                means: ("directDebit" | "transfer" | "card" | "cheque" | "cash") | null;
                                capacityCents: number | null;
                                noticeOn: string | null;
                                version: number;
                                replaces: string | null;
                                changed: string | null;
                                signature: ({
                                    /** @enum {string} */
                                    kind: "drawn";
                                    strokes: number[][];
                                } | {
                                    /** @enum {string} */
                                    kind: "typed";
                                    name: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "paper";
                                }) | null;
                                witness: string | null;
                                signedOn: string | null;
                                cancelledOn: string | null;
                                cancelReason: string | null;
                                frozenOn: string | null;
                                by: string | null;
                                instalments: {
                                    n: number;
                                    /** Format: date */
                                    on: string;
                                    amountCents: number;
                                    leftCents: number;
                                }[];
                                /** @enum {string} */
                                state: "draft" | "live" | "late" | "breached" | "completed" | "cancelled" | "frozen";
                                since: string | null;
                                because: string[];
                                rows: {
                                    /** @enum {string} */
                                    what: "rent" | "instalment" | "payment";
                                    /** Format: date */
                                    on: string;
                                    amountCents: number;
                                    leftCents?: number;
                                    /** Format: date */
                                    breachOn?: string;
                                    by?: string;
                                }[];
                                expectedCents: number;
                                paidCents: number;
                                asOf: string | null;
                                can: {
                                    sign: boolean;
                                    cancel: boolean;
                                    freeze: boolean;
                                    amend: boolean;
                                };
                                reminders: {
                                    due: {
                                        /** Format: date */
                                        on: string;
                                        leftCents: number;
                                    } | null;
                                    given: {
                                        /** Format: date */
                                        dueOn: string;
                                        /** @enum {string} */
                                        way: "copied" | "sms" | "mail" | "said";
                                        text: string;
                                        /** Format: date */
                                        on: string;
                                        by: string | null;
                                    }[];
                                };
                            }[];
                            accounts: {
                                accountId: number;
                                account: string;
                                landlord: string;
                                balanceCents: number;
                                amountDueCents: number | null;
                                longest: {
                                    months: number;
                                    source: string;
                                } | null;
                                setting: {
                                    toleranceDays: number;
                                    /** @enum {string} */
                                    allocation: "rentFirst" | "instalmentsFirst" | "oldestFirst";
                                };
                                running: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Établit un projet de plan : ses échéances font exactement la dette */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        accountId: number;
                        debtCents: number;
                        /** Format: date */
                        from: string;
                        /** @enum {string} */
                        frequency?: "monthly" | "weekly" | "fourWeekly";
                        months?: number;
                        instalmentCents?: number;
                        toleranceDays?: number;
                        /** @enum {string} */
                        kind?: "amicable" | "judge" | "default";
                        dayOfMonth?: number;
                        /** @enum {string} */
                        means?: "directDebit" | "transfer" | "card" | "cheque" | "cash";
                        capacityCents?: number;
                        frozenCents?: number;
                        /** Format: date */
                        noticeOn?: string;
                        /** Format: uuid */
                        replaces?: string;
                        changed?: string;
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
                            /** Format: uuid */
                            id: string;
                            landlord: string;
                            account: string | null;
                            /** @enum {string} */
                            kind: "amicable" | "judge" | "default";
                            debtCents: number;
                            frozenCents: number | null;
                            afterCents: number | null;
                            toleranceDays: number;
                            /** @enum {string} */
                            allocation: "rentFirst" | "instalmentsFirst" | "oldestFirst";
                            means: ("directDebit" | "transfer" | "card" | "cheque" | "cash") | null;
                            capacityCents: number | null;
                            noticeOn: string | null;
                            version: number;
                            replaces: string | null;
                            changed: string | null;
                            signature: ({
                                /** @enum {string} */
                                kind: "drawn";
                                strokes: number[][];
                            } | {
                                /** @enum {string} */
                                kind: "typed";
                                name: string;
                            } | {
                                /** @enum {string} */
                                kind: "paper";
                            }) | null;
                            witness: string | null;
                            signedOn: string | null;
                            cancelledOn: string | null;
                            cancelReason: string | null;
                            frozenOn: string | null;
                            by: string | null;
                            instalments: {
                                n: number;
                                /** Format: date */
                                on: string;
                                amountCents: number;
                                leftCents: number;
                            }[];
                            /** @enum {string} */
                            state: "draft" | "live" | "late" | "breached" | "completed" | "cancelled" | "frozen";
                            since: string | null;
                            because: string[];
                            rows: {
                                /** @enum {string} */
                                what: "rent" | "instalment" | "payment";
                                /** Format: date */
                                on: string;
                                amountCents: number;
                                leftCents?: number;
                                /** Format: date */
                                breachOn?: string;
                                by?: string;
                            }[];
                            expectedCents: number;
                            paidCents: number;
                            asOf: string | null;
                            can: {
                                sign: boolean;
                                cancel: boolean;
                                freeze: boolean;
                                amend: boolean;
                            };
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
    "/api/repayment-plans/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signe un projet de plan, à l'écran devant un témoin ou sur papier ; le plan qu'il modifie prend fin */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        signedOn: string;
                        /**
                         * @default {
                         *       "kind": "paper"
                         *     }
                         */
                        signature?: {
                            /** @enum {string} */
                            kind: "drawn";
                            strokes: number[][];
                        } | {
                            /** @enum {string} */
                            kind: "typed";
                            name: string;
                        } | {
                            /** @enum {string} */
                            kind: "paper";
                        };
                        witness?: string | null;
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
                            /** Format: uuid */
                            id: string;
                            landlord: string;
                            account: string | null;
                            /** @enum {string} */
                            kind: "amicable" | "judge" | "default";
                            debtCents: number;
                            frozenCents: number | null;
                            afterCents: number | null;
                            toleranceDays: number;
                            /** @enum {string} */
                            allocation: "rentFirst" | "instalmentsFirst" | "oldestFirst";
                            means: ("directDebit" | "transfer" | "card" | "cheque" | "cash") | null;
                            capacityCents: number | null;
                            noticeOn: string | null;
                            version: number;
                            replaces: string | null;
                            changed: string | null;
                            signature: ({
                                /** @enum {string} */
                                kind: "drawn";
                                strokes: number[][];
                            } | {
                                /** @enum {string} */
                                kind: "typed";
                                name: string;
                            } | {
                                /** @enum {string} */
                                kind: "paper";
                            }) | null;
                            witness: string | null;
                            signedOn: string | null;
                            cancelledOn: string | null;
                            cancelReason: string | null;
                            frozenOn: string | null;
                            by: string | null;
                            instalments: {
                                n: number;
                                /** Format: date */
                                on: string;
                                amountCents: number;
                                leftCents: number;
                            }[];
                            /** @enum {string} */
                            state: "draft" | "live" | "late" | "breached" | "completed" | "cancelled" | "frozen";
                            since: string | null;
                            because: string[];
                            rows: {
                                /** @enum {string} */
                                what: "rent" | "instalment" | "payment";
                                /** Format: date */
                                on: string;
                                amountCents: number;
                                leftCents?: number;
                                /** Format: date */
                                breachOn?: string;
                                by?: string;
                            }[];
                            expectedCents: number;
                            paidCents: number;
                            asOf: string | null;
                            can: {
                                sign: boolean;
                                cancel: boolean;
                                freeze: boolean;
                                amend: boolean;
                            };
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
    "/api/repayment-plans/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Met fin à un plan, avec sa raison */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
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
                            /** Format: uuid */
                            id: string;
                            landlord: string;
                            account: string | null;
                            /** @enum {string} */
                            kind: "amicable" | "judge" | "default";
                            debtCents: number;
                            frozenCents: number | null;
                            afterCents: number | null;
                            toleranceDays: number;
                            /** @enum {string} */
                            allocation: "rentFirst" | "instalmentsFirst" | "oldestFirst";
                            means: ("directDebit" | "transfer" | "card" | "cheque" | "cash") | null;
                            capacityCents: number | null;
                            noticeOn: string | null;
                            version: number;
                            replaces: string | null;
                            changed: string | null;
                            signature: ({
                                /** @enum {string} */
                                kind: "drawn";
                                strokes: number[][];
                            } | {
                                /** @enum {string} */
                                kind: "typed";
                                name: string;
                            } | {
                                /** @enum {string} */
                                kind: "paper";
                            }) | null;
                            witness: string | null;
                            signedOn: string | null;
                            cancelledOn: string | null;
                            cancelReason: string | null;
                            frozenOn: string | null;
                            by: string | null;
                            instalments: {
                                n: number;
                                /** Format: date */
                                on: string;
                                amountCents: number;
                                leftCents: number;
                            }[];
                            /** @enum {string} */
                            state: "draft" | "live" | "late" | "breached" | "completed" | "cancelled" | "frozen";
                            since: string | null;
                            because: string[];
                            rows: {
                                /** @enum {string} */
                                what: "rent" | "instalment" | "payment";
                                /** Format: date */
                                on: string;
                                amountCents: number;
                                leftCents?: number;
                                /** Format: date */
                                breachOn?: string;
                                by?: string;
                            }[];
                            expectedCents: number;
                            paidCents: number;
                            asOf: string | null;
                            can: {
                                sign: boolean;
                                cancel: boolean;
                                freeze: boolean;
                                amend: boolean;
                            };
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
    "/api/repayment-plans/{id}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend un plan : dossier de surendettement recevable */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        frozenOn: string;
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
                            /** Format: uuid */
                            id: string;
                            landlord: string;
                            account: string | null;
                            /** @enum {string} */
                            kind: "amicable" | "judge" | "default";
                            debtCents: number;
                            frozenCents: number | null;
                            afterCents: number | null;
                            toleranceDays: number;
                            /** @enum {string} */
                            allocation: "rentFirst" | "instalmentsFirst" | "oldestFirst";
                            means: ("directDebit" | "transfer" | "card" | "cheque" | "cash") | null;
                            capacityCents: number | null;
                            noticeOn: string | null;
                            version: number;
                            replaces: string | null;
                            changed: string | null;
                            signature: ({
                                /** @enum {string} */
                                kind: "drawn";
                                strokes: number[][];
                            } | {
                                /** @enum {string} */
                                kind: "typed";
                                name: string;
                            } | {
                                /** @enum {string} */
                                kind: "paper";
                            }) | null;
                            witness: string | null;
                            signedOn: string | null;
                            cancelledOn: string | null;
                            cancelReason: string | null;
                            frozenOn: string | null;
                            by: string | null;
                            instalments: {
                                n: number;
                                /** Format: date */
                                on: string;
                                amountCents: number;
                                leftCents: number;
                            }[];
                            /** @enum {string} */
                            state: "draft" | "live" | "late" | "breached" | "completed" | "cancelled" | "frozen";
                            since: string | null;
                            because: string[];
                            rows: {
                                /** @enum {string} */
                                what: "rent" | "instalment" | "payment";
                                /** Format: date */
                                on: string;
                                amountCents: number;
                                leftCents?: number;
                                /** Format: date */
                                breachOn?: string;
                                by?: string;
                            }[];
                            expectedCents: number;
                            paidCents: number;
                            asOf: string | null;
                            can: {
                                sign: boolean;
                                cancel: boolean;
                                freeze: boolean;
                                amend: boolean;
                            };
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
    "/api/repayment-plans/{id}/plan.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Le plan en une page à signer (PDF) */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/repayment-plans/{id}/official.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Le plan tel que la CAF, la CCAPEX et le juge le demandent (PDF) */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/repayment-plans/{id}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Garde le rappel que le travailleur social a donné au ménage avant une échéance : rien ne part d'ici */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        way: "copied" | "sms" | "mail" | "said";
                        text: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/plan-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les réglages du bailleur pour ses plans d'apurement : en vigueur, passés et à venir */
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
                            current: {
                                allocation: {
                                    value: number | ("rentFirst" | "instalmentsFirst" | "oldestFirst");
                                    own: boolean;
                                    source: string;
                                };
                                toleranceDays: {
                                    value: number | ("rentFirst" | "instalmentsFirst" | "oldestFirst");
                                    own: boolean;
                                    source: string;
                                };
                                reminderDays: {
                                    value: number | ("rentFirst" | "instalmentsFirst" | "oldestFirst");
                                    own: boolean;
                                    source: string;
                                };
                            };
                            versions: {
                                /** @enum {string} */
                                setting: "allocation" | "toleranceDays" | "reminderDays";
                                value: number | ("rentFirst" | "instalmentsFirst" | "oldestFirst");
                                validFrom: string | null;
                                validTo: string | null;
                                source: string;
                                by: string | null;
                            }[];
                            can: {
                                set: boolean;
                            };
                        };
                    };
                };
            };
        };
        /** Règle, à partir d'un jour, les plans que le bailleur établira */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        allocation: ("rentFirst" | "instalmentsFirst" | "oldestFirst") | null;
                        toleranceDays: number | null;
                        reminderDays: number | null;
                        /** Format: date */
                        from: string;
                        source: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lease-transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Glissements de bail de l'équipe, le plus urgent d'abord */
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
                            lines: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                householdId: string;
                                household: string | null;
                                landlord: string;
                                operator: string;
                                /** @enum {string} */
                                state: "threatened" | "agreed" | "leaseHeld" | "subLet" | "offered" | "notOffered" | "slid" | "ended";
                                periodEndsOn: string | null;
                                next: {
                                    /** @enum {string} */
                                    id: "review" | "prefectTold" | "periodEnd" | "usualSlide";
                                    rank: number | null;
                                    /** Format: date */
                                    on: string;
                                    /** @enum {string} */
                                    state: "done" | "due" | "late" | "indicative" | "notHeld";
                                    doneOn: string | null;
                                    source: string;
                                    reading: string;
                                    english: string;
                                } | null;
                                late: number;
                                since: string | null;
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
    "/api/households/{id}/lease-transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Glissements de bail du ménage : qui tient le bail, ce qui vient, ce qu'il en coûte */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            transfers: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                householdId: string;
                                household: string | null;
                                /** Format: uuid */
                                landlordId: string;
                                landlord: string;
                                /** Format: uuid */
                                operatorId: string;
                                operator: string;
                                /** @enum {string} */
                                state: "threatened" | "agreed" | "leaseHeld" | "subLet" | "offered" | "notOffered" | "slid" | "ended";
                                facts: {
                                    /** Format: uuid */
                                    id: string;
                                    /** @enum {string} */
                                    kind: "threatened" | "landlordAgreed" | "leaseTaken" | "subLeaseSigned" | "review" | "prefectTold" | "extended" | "slid" | "ended";
                                    /** Format: date */
                                    on: string;
                                    detail: {
                                        /** Format: date */
                                        periodEndsOn?: string;
                                        monthlyCents?: number;
                                        guarantee?: string;
                                        conditions?: {
                                            words: string;
                                            met: boolean | null;
                                        }[];
                                        attended?: ("household" | "operator" | "landlord")[];
                                        /** @enum {string} */
                                        proposal?: "continue" | "slide" | "end";
                                        minutes?: string;
                                        offers?: boolean;
                                        reason?: string;
                                        /** @enum {string} */
                                        endReason?: "rehoused" | "left" | "evicted" | "agreementBroken" | "landlordRefused" | "householdWithdrew" | "other";
                                    };
                                    by: string | null;
                                }[];
                                holdings: {
                                    /** @enum {string} */
                                    holder: "household" | "operator" | "nobody";
                                    from: string | null;
                                    to: string | null;
                                }[];
                                dues: {
                                    /** @enum {string} */
                                    id: "review" | "prefectTold" | "periodEnd" | "usualSlide";
                                    rank: number | null;
                                    /** Format: date */
                                    on: string;
                                    /** @enum {string} */
                                    state: "done" | "due" | "late" | "indicative" | "notHeld";
                                    doneOn: string | null;
                                    source: string;
                                    reading: string;
                                    english: string;
                                }[];
                                next: {
                                    /** @enum {string} */
                                    id: "review" | "prefectTold" | "periodEnd" | "usualSlide";
                                    rank: number | null;
                                    /** Format: date */
                                    on: string;
                                    /** @enum {string} */
                                    state: "done" | "due" | "late" | "indicative" | "notHeld";
                                    doneOn: string | null;
                                    source: string;
                                    reading: string;
                                    english: string;
                                } | null;
                                conditions: {
                                    words: string;
                                    met: boolean | null;
                                }[];
                                periodEndsOn: string | null;
                                problems: {
                                    rule: string;
                                    message: string;
                                    english: string;
                                }[];
                                costs: {
                                    /** Format: uuid */
                                    id: string;
                                    /** @enum {string} */
                                    kind: "unpaid" | "vacancy" | "damage" | "other";
                                    /** Format: date */
                                    on: string;
                                    amountCents: number;
                                    recoveredCents: number;
                                    words: string | null;
                                }[] | null;
                                accounts: {
                                    accountId: number;
                                    number: string;
                                    /** @enum {string} */
                                    holder: "household" | "operator";
                                    fromOn: string | null;
                                }[];
                                months: {
                                    /** Format: date */
                                    month: string;
                                    /** @enum {string} */
                                    holder: "household" | "operator";
                                    number: string;
                                    chargedCents: number;
                                    paidCents: number;
                                    balanceCents: number;
                                    formerCents: number;
                                    owedCents: number;
                                }[];
                                can: {
                                    record: boolean;
                                    cost: boolean;
                                    account: boolean;
                                };
                            }[];
                            can: {
                                open: boolean;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Ouvre un glissement de bail : l'expulsion menace */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        landlordId?: string;
                        on?: string;
                        reason?: string;
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
                            /** Format: uuid */
                            id: string;
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
    "/api/lease-transfers/{id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note un fait du glissement : bail pris, sous-location, examen, préfet informé, glissement, fin */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "landlordAgreed" | "leaseTaken" | "subLeaseSigned" | "review" | "prefectTold" | "extended" | "slid" | "ended";
                        on?: string;
                        /** @default {} */
                        detail?: {
                            /** Format: date */
                            periodEndsOn?: string;
                            monthlyCents?: number;
                            guarantee?: string;
                            conditions?: {
                                words: string;
                                met: boolean | null;
                            }[];
                            attended?: ("household" | "operator" | "landlord")[];
                            /** @enum {string} */
                            proposal?: "continue" | "slide" | "end";
                            minutes?: string;
                            offers?: boolean;
                            reason?: string;
                            /** @enum {string} */
                            endReason?: "rehoused" | "left" | "evicted" | "agreementBroken" | "landlordRefused" | "householdWithdrew" | "other";
                        };
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/lease-transfer-facts/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire un fait noté par erreur, avec la raison ; le journal garde qu'il y était */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/lease-transfers/{id}/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note ce que le glissement coûte à l'opérateur : impayé, vacance, dégradation */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "unpaid" | "vacancy" | "damage" | "other";
                        /** Format: date */
                        on: string;
                        amountCents: number;
                        /** @default 0 */
                        recoveredCents?: number;
                        words?: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/lease-transfer-costs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Note ce qui a été récupéré d'un coût */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        recoveredCents: number;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lease-transfers/{id}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rattache au logement le compte sur lequel le loyer se suit désormais */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        number: string;
                        /** @enum {string} */
                        holder: "household" | "operator";
                        fromOn: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/lease-transfers/{id}/accounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Détache un compte rattaché par erreur */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lease-transfers/{id}/papers/{paper}.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sous-location, convention tripartite ou comptes rendus d'examen, préremplis (PDF) */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
                    paper: "subLease" | "agreement" | "reviews";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/people/{id}/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce que suit une personne, à remettre avant son départ ; en nombres pour l'administrateur */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            person: {
                                /** Format: uuid */
                                userId: string;
                                name: string;
                                /** @enum {string} */
                                role: "arrearsOfficer" | "socialAdviser" | "landlordLead" | "caseWorker" | "operatorLead" | "coordinator" | "committeeMember" | "funder" | "administrator" | "energyAdviser" | "dataProtectionOfficer";
                                organisation: string;
                                active: boolean;
                            };
                            work: {
                                /** @enum {string} */
                                kind: "referral" | "measure" | "assignment" | "account";
                                id: string;
                                /** Format: uuid */
                                householdId: string;
                                household: string;
                                /** Format: date */
                                since: string;
                                agendaOn: string | null;
                            }[];
                            counts: {
                                /** @enum {string} */
                                kind: "referral" | "measure" | "assignment" | "account";
                                n: number;
                            }[];
                            takers: {
                                /** Format: uuid */
                                userId: string;
                                name: string;
                                /** @enum {string} */
                                role: "arrearsOfficer" | "socialAdviser" | "landlordLead" | "caseWorker" | "operatorLead" | "coordinator" | "committeeMember" | "funder" | "administrator" | "energyAdviser" | "dataProtectionOfficer";
                            }[];
                            sits: {
                                /** Format: uuid */
                                sessionId: string;
                                /** Format: date */
                                heldOn: string;
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
    "/api/people/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remet à des collègues des dossiers d'une personne : tous, ou aucun */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string} */
                            kind: "referral" | "measure" | "assignment" | "account";
                            id: string;
                            /** Format: uuid */
                            to: string;
                        }[];
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
                            handed: number;
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
    "/api/people/{id}/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change la fonction d'une personne : son accès suit, ses sessions s'arrêtent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        role: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** La semaine de qui porte des mesures : la route de chaque jour, ce qui est dû, ce qui est en retard */
        get: {
            parameters: {
                query?: {
                    week?: string;
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
                            /** Format: date */
                            on: string;
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            lines: {
                                id: string;
                                /** @enum {string} */
                                what: "contact" | "meeting" | "decide" | "action" | "procedure" | "planCheck" | "transfer";
                                measureId: string | null;
                                householdId: string;
                                household: string | null;
                                worker: string | null;
                                contactKind: ("homeVisit" | "phone" | "office" | "outside" | "video" | "mail") | null;
                                meetingKind: ("start" | "midway" | "end") | null;
                                step: string | null;
                                words: string | null;
                                /** Format: date */
                                on: string;
                                atTime: string | null;
                                town: string | null;
                                /** @enum {string} */
                                state: "planned" | "due" | "late";
                            }[];
                            roads: {
                                /** Format: date */
                                on: string;
                                /** @enum {string} */
                                by: "centres" | "towns" | "none";
                                stops: {
                                    town: string | null;
                                    lines: string[];
                                }[];
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
    "/api/calendar-links/agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mon lien d'agenda, sans son secret : depuis quand, et quand il a servi */
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
                            link: {
                                createdAt: string;
                                lastUsedAt: string | null;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Crée mon lien d'agenda et ferme le précédent ; sa réponse est la seule à le montrer */
        post: {
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
                            url: string;
                        };
                    };
                };
            };
        };
        /** Ferme mon lien d'agenda : il n'ouvre plus rien, tout de suite */
        delete: {
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/agenda/{secret}.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les jours d'une personne pour son logiciel d'agenda : initiales seules */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    secret: string;
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
                        "application/json": string;
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
    "/api/vacancies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Logements libres : les siens pour un bailleur, tous pour un opérateur et la coordination */
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
                            homes: {
                                reference: string;
                                rooms: number;
                                surfaceM2: number | null;
                                communeInsee: string;
                                address: string | null;
                                rentCents: number;
                                chargesCents: number;
                                energyClass: ("A" | "B" | "C" | "D" | "E" | "F" | "G") | null;
                                energyCents: number | null;
                                stepFree: boolean | null;
                                /** Format: date */
                                availableOn: string;
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                landlordId: string;
                                landlord: string;
                                commune: string;
                                /** @enum {string} */
                                status: "open" | "taken" | "withdrawn";
                                /** Format: date */
                                statusOn: string;
                                statusWhy: string | null;
                                promised: boolean;
                            }[];
                            imports: {
                                /** Format: uuid */
                                id: string;
                                fileName: string;
                                read: number;
                                created: number;
                                updated: number;
                                unchanged: number;
                                setAside: number;
                                fileCents: number;
                                setAsideCents: number;
                                aside: {
                                    line: number;
                                    field: string;
                                    value: string;
                                    message: string;
                                    raw: string;
                                }[];
                                by: string | null;
                                at: string;
                            }[];
                            can: {
                                write: boolean;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Note un logement libre, ou corrige celui qui porte la même référence */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reference: string;
                        rooms: number;
                        /** @default null */
                        surfaceM2?: number | null;
                        communeInsee: string;
                        /** @default null */
                        address?: string | null;
                        rentCents: number;
                        chargesCents: number;
                        /** @default null */
                        energyClass?: ("A" | "B" | "C" | "D" | "E" | "F" | "G") | null;
                        /** @default null */
                        energyCents?: number | null;
                        /** @default null */
                        stepFree?: boolean | null;
                        availableOn: string;
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
                            outcome: string;
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
    "/api/vacancies/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dit un logement pris, retiré, ou libre à nouveau */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "open" | "taken" | "withdrawn";
                        on: string;
                        why?: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/vacancies/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Importe une liste de logements libres (CSV ou XLSX), et donne ses totaux de contrôle
         * @description Un logement se reconnaît à sa référence : nouveau, corrigé ou inchangé. Une ligne illisible est mise de côté avec son champ, sa règle et le remède ; les autres sont prises. Le fichier vient par un formulaire, ou tel quel dans la requête, avec son nom dans « name ».
         */
        post: {
            parameters: {
                query?: {
                    name?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                    };
                    "text/csv": {
                        /** Format: binary */
                        file: string;
                    };
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
                        /** Format: binary */
                        file: string;
                    };
                    "application/octet-stream": {
                        /** Format: binary */
                        file: string;
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
                            /** Format: uuid */
                            id: string;
                            fileName: string;
                            read: number;
                            created: number;
                            updated: number;
                            unchanged: number;
                            setAside: number;
                            fileCents: number;
                            setAsideCents: number;
                            aside: {
                                line: number;
                                field: string;
                                value: string;
                                message: string;
                                raw: string;
                            }[];
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
    "/api/rehousing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Demandes de relogement de l'équipe ; pour un bailleur, aussi les profils montrés par d'autres et les propositions sur ses logements */
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
                            requests: {
                                people: number;
                                roomsLeast: number;
                                roomsMost: number | null;
                                communes: string[];
                                zoneId: string | null;
                                ceilingCents: number | null;
                                stepFree: boolean;
                                /** @enum {string} */
                                reason: "tooDear" | "tooBig" | "tooSmall" | "unfit" | "safety";
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                householdId: string;
                                household: string | null;
                                /** Format: uuid */
                                landlordId: string;
                                landlord: string;
                                /** Format: date */
                                openedOn: string;
                                closedOn: string | null;
                                closedWhy: ("moved" | "givenUp" | "other") | null;
                                movedOn: string | null;
                                debtTreatment: ("planKept" | "newPlan" | "grant" | "overIndebtedness" | "paid") | null;
                                communeNames: string[];
                                zone: string | null;
                                agreement: {
                                    /** Format: date */
                                    agreedOn: string;
                                    /** @enum {string} */
                                    how: "met" | "homeVisit" | "phone" | "signed";
                                    by: string | null;
                                } | null;
                                withdrawnOn: string | null;
                                writable: boolean;
                                state: ("proposed" | "accepted" | "agreed" | "committee" | "allocated" | "moved" | "refused" | "withdrawn") | null;
                                proposed: {
                                    landlord: string;
                                    reference: string;
                                    rooms: number;
                                    surfaceM2: number | null;
                                    commune: string;
                                    address: string | null;
                                    rentCents: number;
                                    chargesCents: number;
                                    energyClass: string | null;
                                    energyCents: number | null;
                                    stepFree: boolean | null;
                                    /** Format: date */
                                    availableOn: string;
                                } | null;
                                debt: {
                                    /** @enum {string} */
                                    state: "none" | "untold" | "falling" | "standing" | "rising" | "settled";
                                    atMoveCents: number | null;
                                    nowCents: number | null;
                                    settledIn: string | null;
                                } | null;
                            }[];
                            profiles: {
                                /** Format: uuid */
                                profile: string;
                                /** Format: date */
                                since: string;
                                people: number;
                                roomsLeast: number;
                                roomsMost: number | null;
                                communeNames: string[];
                                zone: string | null;
                                ceilingCents: number | null;
                                stepFree: boolean;
                                suits: string[];
                            }[];
                            offers: {
                                /** Format: uuid */
                                id: string;
                                reference: string;
                                /** Format: date */
                                proposedOn: string;
                                endedOn: string | null;
                                people: number | null;
                                roomsLeast: number | null;
                                stepFree: boolean | null;
                                own: boolean;
                                /** @enum {string} */
                                state: "proposed" | "accepted" | "agreed" | "committee" | "allocated" | "moved" | "refused" | "withdrawn";
                                facts: {
                                    /** @enum {string} */
                                    kind: "householdAccepted" | "householdRefused" | "landlordAgreed" | "landlordRefused" | "committeePlanned" | "committeeAllocated" | "committeeRefused" | "withdrawn" | "moved";
                                    /** Format: date */
                                    on: string;
                                    reason: ("place" | "size" | "price" | "access" | "state" | "otherCandidate" | "fileIncomplete" | "notRenting" | "agreementWithdrawn" | "other") | null;
                                }[];
                                can: {
                                    tell: ("householdAccepted" | "householdRefused" | "landlordAgreed" | "landlordRefused" | "committeePlanned" | "committeeAllocated" | "committeeRefused" | "withdrawn" | "moved")[];
                                    untell: ("householdAccepted" | "householdRefused" | "landlordAgreed" | "landlordRefused" | "committeePlanned" | "committeeAllocated" | "committeeRefused" | "withdrawn" | "moved")[];
                                };
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
    "/api/households/{id}/rehousing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Relogement d'un ménage : besoins, accord, logements qui conviennent, propositions, dette laissée */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            requests: {
                                people: number;
                                roomsLeast: number;
                                roomsMost: number | null;
                                communes: string[];
                                zoneId: string | null;
                                ceilingCents: number | null;
                                stepFree: boolean;
                                /** @enum {string} */
                                reason: "tooDear" | "tooBig" | "tooSmall" | "unfit" | "safety";
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                householdId: string;
                                household: string | null;
                                /** Format: uuid */
                                landlordId: string;
                                landlord: string;
                                /** Format: date */
                                openedOn: string;
                                closedOn: string | null;
                                closedWhy: ("moved" | "givenUp" | "other") | null;
                                movedOn: string | null;
                                debtTreatment: ("planKept" | "newPlan" | "grant" | "overIndebtedness" | "paid") | null;
                                communeNames: string[];
                                zone: string | null;
                                budget: {
                                    resourcesCents: number | null;
                                    otherChargesCents: number | null;
                                    benefitCents: number | null;
                                    benefitAfterCents: number | null;
                                    energyCents: number | null;
                                    leastResidualCents: number | null;
                                } | null;
                                reasonDetail: string | null;
                                nearInsee: string | null;
                                near: string | null;
                                agreement: {
                                    /** Format: date */
                                    agreedOn: string;
                                    /** @enum {string} */
                                    how: "met" | "homeVisit" | "phone" | "signed";
                                    by: string | null;
                                } | null;
                                withdrawnOn: string | null;
                                writable: boolean;
                                version: string | null;
                                ranked: {
                                    obstacles: ("noCeiling" | "overCeiling" | "tooSmall" | "tooBig" | "elsewhere" | "notStepFree" | "notShown" | "refused")[];
                                    rentChargesCents: number;
                                    underCeilingCents: number | null;
                                    effortRate: number | null;
                                    residualCents: number | null;
                                    benefitAssumed: boolean;
                                    roomsOver: number;
                                    daysToWait: number;
                                    kilometres: number | null;
                                    points: number;
                                    home: {
                                        /** Format: uuid */
                                        id: string;
                                        /** Format: uuid */
                                        landlordId: string;
                                        landlord: string;
                                        reference: string;
                                        rooms: number;
                                        surfaceM2: number | null;
                                        commune: string;
                                        address: string | null;
                                        rentCents: number;
                                        chargesCents: number;
                                        energyClass: string | null;
                                        energyCents: number | null;
                                        stepFree: boolean | null;
                                        /** Format: date */
                                        availableOn: string;
                                    };
                                    saving: {
                                        rentChargesCents: number | null;
                                        benefitCents: number | null;
                                        energyCents: number | null;
                                        totalCents: number | null;
                                        complete: boolean;
                                    };
                                    effect: {
                                        monthsNow: number | null;
                                        monthsThen: number | null;
                                        instalmentCents: number;
                                    } | null;
                                }[];
                                proposals: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    requestId: string;
                                    home: {
                                        landlord: string;
                                        reference: string;
                                        rooms: number;
                                        surfaceM2: number | null;
                                        commune: string;
                                        address: string | null;
                                        rentCents: number;
                                        chargesCents: number;
                                        energyClass: string | null;
                                        energyCents: number | null;
                                        stepFree: boolean | null;
                                        /** Format: date */
                                        availableOn: string;
                                    };
                                    /** Format: date */
                                    proposedOn: string;
                                    endedOn: string | null;
                                    /** @enum {string} */
                                    state: "proposed" | "accepted" | "agreed" | "committee" | "allocated" | "moved" | "refused" | "withdrawn";
                                    facts: {
                                        /** @enum {string} */
                                        kind: "householdAccepted" | "householdRefused" | "landlordAgreed" | "landlordRefused" | "committeePlanned" | "committeeAllocated" | "committeeRefused" | "withdrawn" | "moved";
                                        /** Format: date */
                                        on: string;
                                        reason: ("place" | "size" | "price" | "access" | "state" | "otherCandidate" | "fileIncomplete" | "notRenting" | "agreementWithdrawn" | "other") | null;
                                        by: string | null;
                                    }[];
                                    problems: {
                                        rule: string;
                                        message: string;
                                        english: string;
                                    }[];
                                    saving: {
                                        rentChargesCents: number | null;
                                        benefitCents: number | null;
                                        energyCents: number | null;
                                        totalCents: number | null;
                                        complete: boolean;
                                    };
                                    effect: {
                                        monthsNow: number | null;
                                        monthsThen: number | null;
                                        instalmentCents: number;
                                    } | null;
                                    can: {
                                        tell: ("householdAccepted" | "householdRefused" | "landlordAgreed" | "landlordRefused" | "committeePlanned" | "committeeAllocated" | "committeeRefused" | "withdrawn" | "moved")[];
                                        untell: ("householdAccepted" | "householdRefused" | "landlordAgreed" | "landlordRefused" | "committeePlanned" | "committeeAllocated" | "committeeRefused" | "withdrawn" | "moved")[];
                                    };
                                }[];
                                debt: {
                                    /** @enum {string} */
                                    state: "none" | "untold" | "falling" | "standing" | "rising" | "settled";
                                    atMoveCents: number | null;
                                    nowCents: number | null;
                                    settledIn: string | null;
                                };
                                debtMonths: {
                                    month: string;
                                    chargedCents: number;
                                    paidCents: number;
                                    balanceCents: number;
                                }[];
                                homeNow: {
                                    /** Format: uuid */
                                    landlordId: string;
                                    landlord: string;
                                    rentChargesCents: number | null;
                                    benefitCents: number | null;
                                    debtCents: number;
                                    instalmentCents: number | null;
                                } | null;
                            }[];
                            homes: {
                                /** Format: uuid */
                                landlordId: string;
                                landlord: string;
                                rentChargesCents: number | null;
                                benefitCents: number | null;
                                debtCents: number;
                                instalmentCents: number | null;
                            }[];
                            people: number | null;
                            fromBudget: {
                                resourcesCents: number | null;
                                otherChargesCents: number | null;
                                benefitCents: number | null;
                                benefitAfterCents: number | null;
                                energyCents: number | null;
                                leastResidualCents: number | null;
                                /** Format: date */
                                on: string;
                            } | null;
                            can: {
                                open: boolean;
                                budget: boolean;
                            };
                        };
                    };
                };
            };
        };
        /**
         * Ouvre une demande de relogement, ou écrit ses besoins à nouveau
         * @description Le budget et les mots de la raison ne sont pris que d'un opérateur : lui seul les lit ensuite.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        people: number;
                        roomsLeast: number;
                        roomsMost: number | null;
                        communes: string[];
                        zoneId: string | null;
                        ceilingCents: number | null;
                        stepFree: boolean;
                        /** @enum {string} */
                        reason: "tooDear" | "tooBig" | "tooSmall" | "unfit" | "safety";
                        /** Format: uuid */
                        landlordId?: string;
                        budget?: {
                            resourcesCents: number | null;
                            otherChargesCents: number | null;
                            benefitCents: number | null;
                            benefitAfterCents: number | null;
                            energyCents: number | null;
                            leastResidualCents: number | null;
                        };
                        reasonDetail?: string;
                        nearInsee?: string | null;
                        /**
                         * @description Version lue avant d'écrire ; nulle si rien n'était écrit.
                         *     Version read before writing; null where nothing was written.
                         * @default null
                         */
                        version?: string | null;
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
                            /** Format: uuid */
                            id: string;
                            version: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rehousing/{id}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Le ménage accepte que le profil de ses besoins soit montré à d'autres bailleurs, sans son nom */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        on: string;
                        /** @enum {string} */
                        how: "met" | "homeVisit" | "phone" | "signed";
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/rehousing/{id}/agreement/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Le ménage retire cet accord : le profil se referme aussitôt */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        on: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/rehousing/{id}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Clôt une demande qui ne mène à aucun déménagement */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        on: string;
                        /** @enum {string} */
                        why: "givenUp" | "other";
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/rehousing/{id}/debt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Dit comment la dette du logement quitté est traitée */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        treatment: "planKept" | "newPlan" | "grant" | "overIndebtedness" | "paid";
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rehousing/matching": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tous les ménages et tous les logements ensemble : le plus de ménages, les meilleurs logements, aucun promis deux fois ; les seconds choix, et pourquoi rien ne convient */
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
                            households: {
                                /** Format: uuid */
                                requestId: string;
                                /** Format: uuid */
                                householdId: string;
                                household: string | null;
                                people: number;
                                ceilingCents: number | null;
                                landlord: string;
                                shown: boolean;
                                given: {
                                    obstacles: ("noCeiling" | "overCeiling" | "tooSmall" | "tooBig" | "elsewhere" | "notStepFree" | "notShown" | "refused")[];
                                    rentChargesCents: number;
                                    underCeilingCents: number | null;
                                    effortRate: number | null;
                                    residualCents: number | null;
                                    benefitAssumed: boolean;
                                    roomsOver: number;
                                    daysToWait: number;
                                    kilometres: number | null;
                                    points: number;
                                    home: {
                                        /** Format: uuid */
                                        id: string;
                                        /** Format: uuid */
                                        landlordId: string;
                                        landlord: string;
                                        reference: string;
                                        rooms: number;
                                        surfaceM2: number | null;
                                        commune: string;
                                        address: string | null;
                                        rentCents: number;
                                        chargesCents: number;
                                        energyClass: string | null;
                                        energyCents: number | null;
                                        stepFree: boolean | null;
                                        /** Format: date */
                                        availableOn: string;
                                    };
                                } | null;
                                suits: number;
                                others: {
                                    obstacles: ("noCeiling" | "overCeiling" | "tooSmall" | "tooBig" | "elsewhere" | "notStepFree" | "notShown" | "refused")[];
                                    rentChargesCents: number;
                                    underCeilingCents: number | null;
                                    effortRate: number | null;
                                    residualCents: number | null;
                                    benefitAssumed: boolean;
                                    roomsOver: number;
                                    daysToWait: number;
                                    kilometres: number | null;
                                    points: number;
                                    home: {
                                        /** Format: uuid */
                                        id: string;
                                        /** Format: uuid */
                                        landlordId: string;
                                        landlord: string;
                                        reference: string;
                                        rooms: number;
                                        surfaceM2: number | null;
                                        commune: string;
                                        address: string | null;
                                        rentCents: number;
                                        chargesCents: number;
                                        energyClass: string | null;
                                        energyCents: number | null;
                                        stepFree: boolean | null;
                                        /** Format: date */
                                        availableOn: string;
                                    };
                                    goesTo: {
                                        household: string | null;
                                    } | null;
                                }[];
                                lacking: {
                                    /** @enum {string} */
                                    obstacle: "noCeiling" | "overCeiling" | "tooSmall" | "tooBig" | "elsewhere" | "notStepFree" | "notShown" | "refused";
                                    homes: number;
                                }[];
                            }[];
                            freeHomes: number;
                            /** @enum {string} */
                            by: "solver" | "oneByOne";
                            weights: {
                                roomOver: number;
                                week: number;
                                kilometre: number;
                                energy: {
                                    A: number;
                                    B: number;
                                    C: number;
                                    D: number;
                                    E: number;
                                    F: number;
                                    G: number;
                                };
                                unknownEnergy: number;
                                monthWaited: number;
                                safety: number;
                                unfit: number;
                            };
                            can: {
                                weigh: boolean;
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
    "/api/rehousing/weights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change, à partir d'un jour, ce que pèse chaque inconvénient d'un logement */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        weights: {
                            roomOver: number;
                            week: number;
                            kilometre: number;
                            energy: {
                                A: number;
                                B: number;
                                C: number;
                                D: number;
                                E: number;
                                F: number;
                                G: number;
                            };
                            unknownEnergy: number;
                            monthWaited: number;
                            safety: number;
                            unfit: number;
                        };
                        from: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rehousing/ceiling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Le loyer, charges comprises, qu'un budget supporte */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        resourcesCents: number | null;
                        otherChargesCents: number | null;
                        benefitCents: number | null;
                        benefitAfterCents: number | null;
                        energyCents: number | null;
                        leastResidualCents: number | null;
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
                            ceiling: {
                                cents: number;
                                /** @enum {string} */
                                by: "effortRate" | "residual";
                                rate: number;
                                source: string;
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
    "/api/rehousing/{id}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose un logement libre à un ménage ; il n'est alors proposé à aucun autre */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        vacancyId: string;
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
                            /** Format: uuid */
                            id: string;
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
    "/api/rehousing-proposals/{id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note ce que devient une proposition : réponse du ménage, du bailleur, commission d'attribution, emménagement */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "householdAccepted" | "householdRefused" | "landlordAgreed" | "landlordRefused" | "committeePlanned" | "committeeAllocated" | "committeeRefused" | "withdrawn" | "moved";
                        on: string;
                        /** @default null */
                        reason?: ("place" | "size" | "price" | "access" | "state" | "otherCandidate" | "fileIncomplete" | "notRenting" | "agreementWithdrawn" | "other") | null;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/rehousing-proposals/{id}/facts/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Retire ce qui a été noté par erreur ; ce qui avait mis fin à la proposition la rouvre, si rien d'autre n'est engagé depuis */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    kind: "householdAccepted" | "householdRefused" | "landlordAgreed" | "landlordRefused" | "committeePlanned" | "committeeAllocated" | "committeeRefused" | "withdrawn" | "moved";
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/funding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** L'argent d'une année : budget voté, conventions, reçu, dépensé, et chaque écart ; les siens seuls pour un bailleur */
        get: {
            parameters: {
                query?: {
                    year?: number;
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
                            year: number;
                            years: number[];
                            totals: {
                                voted: number | null;
                                agreed: number | null;
                                directAid: number | null;
                                received: number | null;
                                spent: number | null;
                                committed: number | null;
                                justified: number | null;
                            } | null;
                            byYear: {
                                year: number;
                                totals: {
                                    voted: number | null;
                                    agreed: number | null;
                                    directAid: number | null;
                                    received: number | null;
                                    spent: number | null;
                                    committed: number | null;
                                    justified: number | null;
                                };
                            }[];
                            inEnvelopes: {
                                relief: number;
                                grants: number;
                                landlords: number | null;
                            } | null;
                            payers: {
                                code: string;
                                name: string;
                            }[];
                            differences: {
                                /** @enum {string} */
                                between: "agreed/voted" | "agreed+directAid/voted" | "received/agreed" | "spent/voted" | "spent/received" | "justified/received" | "committed/envelopes";
                                amountCents: number | null;
                                unknown: ("voted" | "agreed" | "directAid" | "received" | "spent" | "committed" | "justified" | "envelopes")[];
                                explained: {
                                    between: string;
                                    amountCents: number;
                                    words: string;
                                    by: string | null;
                                    /** Format: date */
                                    on: string;
                                } | null;
                                stale: {
                                    between: string;
                                    amountCents: number;
                                    words: string;
                                    by: string | null;
                                    /** Format: date */
                                    on: string;
                                } | null;
                            }[];
                            lines: {
                                year: number;
                                /** @enum {string} */
                                kind: "voted" | "agreed" | "directAid" | "received" | "spent" | "committed" | "justified";
                                funder: string;
                                line: string;
                                amountCents: number;
                                eligible: boolean | null;
                                costLine: ("support" | "coordination" | "relief" | "grants" | "overhead" | "landlordTime" | "other") | null;
                                agreementId: string | null;
                                happenedOn: string | null;
                                explanation: string | null;
                                /** Format: uuid */
                                id: string;
                                funderName: string;
                                takenOver: boolean;
                                revisedOn: string | null;
                            }[];
                            removed: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date */
                                on: string;
                                by: string | null;
                                reason: string;
                                said: {
                                    /** @enum {string} */
                                    kind: "voted" | "agreed" | "directAid" | "received" | "spent" | "committed" | "justified";
                                    funder: string;
                                    funderName: string;
                                    line: string;
                                    amountCents: number;
                                    agreementId: string | null;
                                } | null;
                            }[];
                            agreements: {
                                funder: string;
                                name: string;
                                paysFor: string;
                                conditions: string | null;
                                /** Format: date */
                                startsOn: string;
                                /** Format: date */
                                endsOn: string;
                                /** Format: uuid */
                                id: string;
                                funderName: string;
                                years: {
                                    year: number;
                                    amountCents: number;
                                }[];
                                rules: {
                                    /** @enum {string} */
                                    costLine: "support" | "coordination" | "relief" | "grants" | "overhead" | "landlordTime" | "other";
                                    eligible: boolean | null;
                                    ceilingCents: number | null;
                                    sharePercent: number | null;
                                }[];
                                revisions: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date */
                                    on: string;
                                    by: string | null;
                                    reason: string;
                                    before: {
                                        name: string;
                                        paysFor: string;
                                        conditions: string | null;
                                        /** Format: date */
                                        startsOn: string;
                                        /** Format: date */
                                        endsOn: string;
                                        years: {
                                            year: number;
                                            amountCents: number;
                                        }[];
                                        rules: {
                                            /** @enum {string} */
                                            costLine: "support" | "coordination" | "relief" | "grants" | "overhead" | "landlordTime" | "other";
                                            eligible: boolean | null;
                                            ceilingCents: number | null;
                                            sharePercent: number | null;
                                        }[];
                                        dues: {
                                            /** @enum {string} */
                                            kind: "instalment" | "proof";
                                            what: string;
                                            /** Format: date */
                                            dueOn: string;
                                            amountCents: number | null;
                                            id: string | null;
                                        }[];
                                    };
                                }[];
                                dues: {
                                    /** @enum {string} */
                                    kind: "instalment" | "proof";
                                    what: string;
                                    /** Format: date */
                                    dueOn: string;
                                    amountCents: number | null;
                                    /** Format: uuid */
                                    id: string;
                                    doneOn: string | null;
                                    by: string | null;
                                }[];
                            }[];
                            can: {
                                write: boolean;
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
    "/api/funding/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enregistre une convention : ce qu'elle paie, ses montants par an, ses règles par poste, ses échéances */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        funder: string;
                        name: string;
                        paysFor: string;
                        conditions: string | null;
                        /** Format: date */
                        startsOn: string;
                        /** Format: date */
                        endsOn: string;
                        years: {
                            year: number;
                            amountCents: number;
                        }[];
                        rules: {
                            /** @enum {string} */
                            costLine: "support" | "coordination" | "relief" | "grants" | "overhead" | "landlordTime" | "other";
                            eligible: boolean | null;
                            ceilingCents: number | null;
                            sharePercent: number | null;
                        }[];
                        dues: {
                            /** @enum {string} */
                            kind: "instalment" | "proof";
                            what: string;
                            /** Format: date */
                            dueOn: string;
                            amountCents: number | null;
                        }[];
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
                            /** Format: uuid */
                            id: string;
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
    "/api/funding/agreements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Corrige une convention enregistrée, en disant pourquoi ; ce qu'elle disait avant reste lisible
         * @description « revision » est le nombre de corrections que la personne a lues : si la convention a été corrigée entre-temps, rien n'est écrit. Une échéance garde son identifiant ; une échéance notée faite ne change plus. Les chiffres figés avant restent.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        paysFor: string;
                        conditions: string | null;
                        /** Format: date */
                        startsOn: string;
                        /** Format: date */
                        endsOn: string;
                        years: {
                            year: number;
                            amountCents: number;
                        }[];
                        rules: {
                            /** @enum {string} */
                            costLine: "support" | "coordination" | "relief" | "grants" | "overhead" | "landlordTime" | "other";
                            eligible: boolean | null;
                            ceilingCents: number | null;
                            sharePercent: number | null;
                        }[];
                        dues: {
                            /** @enum {string} */
                            kind: "instalment" | "proof";
                            what: string;
                            /** Format: date */
                            dueOn: string;
                            amountCents: number | null;
                            id: string | null;
                        }[];
                        reason: string;
                        revision: number;
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
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/funding/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ajoute une ligne : voté, accordé, reçu, dépensé, engagé, justifié ou aide directe */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        year: number;
                        /** @enum {string} */
                        kind: "voted" | "agreed" | "directAid" | "received" | "spent" | "committed" | "justified";
                        funder: string;
                        line: string;
                        amountCents: number;
                        eligible: boolean | null;
                        costLine: ("support" | "coordination" | "relief" | "grants" | "overhead" | "landlordTime" | "other") | null;
                        agreementId: string | null;
                        happenedOn: string | null;
                        explanation: string | null;
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
                            /** Format: uuid */
                            id: string;
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
    "/api/funding/lines/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire une ligne écrite par erreur, avec la raison */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/funding/dues/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note un versement reçu, ou un justificatif remis */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        on: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/funding/explanations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Explique un écart en toutes lettres, en son nom */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        year: number;
                        /** @enum {string} */
                        between: "agreed/voted" | "agreed+directAid/voted" | "received/agreed" | "spent/voted" | "spent/received" | "justified/received" | "committed/envelopes";
                        amountCents: number;
                        words: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Coûts d'une année : par poste, par opérateur, et qui a mis et puisé ; les siens pour un opérateur ou un bailleur */
        get: {
            parameters: {
                query: {
                    year: number;
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
                            year: number;
                            parts: {
                                costLine: ("support" | "coordination" | "relief" | "grants" | "overhead" | "landlordTime" | "other") | null;
                                spentCents: number | null;
                                trackedCents: number | null;
                                inUnitCost: boolean;
                                inChargedCost: boolean;
                                /** @enum {boolean} */
                                inFullCost: true;
                            }[];
                            operators: {
                                operator: string;
                                measures: number;
                                unknown: number;
                                cents: number | null;
                                days: number;
                            }[];
                            sharing: {
                                /** @enum {string} */
                                key: "days" | "households";
                                checked: boolean;
                            };
                            landlords: {
                                landlord: string;
                                agreedCents: number | null;
                                receivedCents: number | null;
                                households: number;
                                days: number;
                                share: number | null;
                                drawnCents: number | null;
                            }[];
                            spentCents: number | null;
                            charged: {
                                keys: {
                                    /** @enum {string} */
                                    coordination: "days" | "measures" | "households";
                                    /** @enum {string} */
                                    overhead: "days" | "measures" | "households";
                                    /** @enum {string} */
                                    landlordTime: "days" | "measures" | "households";
                                };
                                checked: boolean;
                                whole: {
                                    measures: number;
                                    days: number;
                                    support: number | null;
                                    coordination: number | null;
                                    overhead: number | null;
                                    landlordTime: number | null;
                                };
                                operators: {
                                    measures: number;
                                    days: number;
                                    support: number | null;
                                    coordination: number | null;
                                    overhead: number | null;
                                    landlordTime: number | null;
                                    operator: string;
                                }[];
                                landlordTime: {
                                    landlord: string;
                                    minutes: number;
                                    cents: number | null;
                                }[];
                            } | null;
                            ownTime: {
                                minutes: number;
                                cents: number | null;
                                lines: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date */
                                    month: string;
                                    minutes: number;
                                    what: string | null;
                                    by: string | null;
                                }[];
                            } | null;
                            time: {
                                /** @enum {string} */
                                method: "minutes" | "pace";
                                hourlyCents: number;
                                minutesPerMonth: number | null;
                            } | null;
                            can: {
                                setTime: boolean;
                                setSharing: boolean;
                                enterTime: boolean;
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
    "/api/cost-settings/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Dit, à partir d'un jour, comment l'opérateur ou le bailleur compte son temps, et ce que coûte une heure */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        method: "minutes" | "pace";
                        hourlyCents: number;
                        minutesPerMonth: number | null;
                        /** Format: date */
                        from: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cost-settings/sharing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Dit, à partir d'un jour, par quoi les moyens mutualisés se partagent entre bailleurs */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        key: "days" | "households";
                        /** Format: date */
                        from: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cost-settings/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Dit, à partir d'un jour, par quoi la coordination, les frais de structure et le temps des bailleurs sont imputés aux mesures
         * @description L'année entière suit les clés de son dernier jour : celles d'aujourd'hui pour l'année en cours.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        coordination: "days" | "measures" | "households";
                        /** @enum {string} */
                        overhead: "days" | "measures" | "households";
                        /** @enum {string} */
                        landlordTime: "days" | "measures" | "households";
                        /** Format: date */
                        from: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/landlord-time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ajoute du temps que le bailleur a passé pour le programme dans un mois */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        month: string;
                        minutes: number;
                        what: string | null;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/landlord-time/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Retire du temps du bailleur écrit par erreur */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measures/{id}/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Temps passé sur une mesure : celui des contacts, et le reste ligne par ligne */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            lines: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date */
                                on: string;
                                minutes: number;
                                what: string | null;
                                by: string | null;
                            }[];
                            contactMinutes: number;
                            contactsWithout: number;
                            cents: number | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Ajoute du temps passé hors contact : dossier, appels, trajets */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        on: string;
                        minutes: number;
                        what: string | null;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/payables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce qui est dû aux opérateurs jusqu'à un jour, et les listes faites ; les siennes pour un opérateur */
        get: {
            parameters: {
                query?: {
                    upTo?: string;
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
                            /** Format: date */
                            upTo: string;
                            rateCents: number | null;
                            owed: {
                                /** Format: uuid */
                                operatorId: string;
                                operator: string;
                                advanceLeftCents: number;
                                measures: {
                                    /** Format: uuid */
                                    id: string;
                                    reference: string;
                                    landlord: string;
                                    /** Format: date */
                                    startsOn: string;
                                    /** Format: date */
                                    endsOn: string;
                                    /** Format: date */
                                    closedOn: string;
                                    amountCents: number | null;
                                }[];
                            }[];
                            lists: {
                                /** Format: uuid */
                                id: string;
                                number: string;
                                operator: string;
                                /** Format: date */
                                upTo: string;
                                /** Format: date */
                                madeOn: string;
                                signedOn: string | null;
                                signedBy: string | null;
                                lines: {
                                    /** @enum {string} */
                                    kind: "measure" | "advance" | "deduction";
                                    words: string;
                                    amountCents: number;
                                }[];
                            }[];
                            can: {
                                write: boolean;
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
    "/api/payable-rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Fixe, à partir d'un jour, le prix d'une mesure de sa durée prévue */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        perMeasureCents: number;
                        /** Format: date */
                        from: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payment-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fait la liste d'un opérateur : ses mesures terminées, une avance, ce qui en est déduit */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        operatorId: string;
                        /** Format: date */
                        upTo: string;
                        advanceCents: number;
                        deductionCents: number;
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
                            /** Format: uuid */
                            id: string;
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
    "/api/payment-lists/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note qui a signé la liste sur papier, et quand */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        on: string;
                        by: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/payment-lists/{id}/list.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** La liste que la trésorerie signe (PDF), sans nom de ménage */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/payment-lists/{id}/entries.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les écritures comptables de la liste (CSV), équilibrées */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                        "text/csv": string;
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
    "/api/funding/agreements/{id}/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compte rendu financier de la subvention d'une année, prérempli d'après le CERFA 15059 (PDF) */
        get: {
            parameters: {
                query: {
                    year: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/takeover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fichiers de reprise importés, avec leurs totaux de contrôle et leurs lignes mises de côté */
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
                            files: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                what: "cases" | "funding";
                                fileName: string;
                                read: number;
                                kept: number;
                                known: number;
                                quarantined: number;
                                fileCents: number | null;
                                keptCents: number | null;
                                knownCents: number | null;
                                quarantinedCents: number | null;
                                quarantine: {
                                    line: number;
                                    field: string;
                                    value: string;
                                    rule: string;
                                    message: string;
                                }[];
                                by: string | null;
                                at: string;
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
    "/api/takeover/{what}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reprend un tableur des années passées (CSV ou XLSX) : parcours, ou financement
         * @description Une ligne par parcours (cases) ou par montant (funding), colonnes en français ou en anglais. Les lignes mauvaises reviennent avec leur raison, les bonnes sont gardées une fois ; « dryRun » dit ce qui changerait, et ne garde rien ; « allOrNothing » ne garde rien si une ligne est mauvaise (« outcome » vaut alors « refused »). Les colonnes se lisent comme la lecture gardée le dit, si le fichier les a. Avec « Accept: application/x-ndjson », dit où il en est, une ligne JSON après l'autre.
         */
        post: {
            parameters: {
                query?: {
                    dryRun?: "true" | "false";
                    allOrNothing?: "true" | "false";
                };
                header?: never;
                path: {
                    what: "cases" | "funding";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                    };
                    "text/csv": {
                        /** Format: binary */
                        file: string;
                    };
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
                        /** Format: binary */
                        file: string;
                    };
                    "application/octet-stream": {
                        /** Format: binary */
                        file: string;
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
                            fileName: string;
                            read: number;
                            kept: number;
                            known: number;
                            quarantined: number;
                            fileCents: number;
                            keptCents: number;
                            knownCents: number;
                            quarantinedCents: number;
                            /** @enum {string} */
                            outcome: "kept" | "refused" | "dryRun";
                            quarantine: {
                                line: number;
                                field: string;
                                value: string;
                                rule: string;
                                message: string;
                            }[];
                            changed: {
                                line: number;
                                reference: string;
                                fields: string[];
                            }[];
                            columns: {
                                column: string;
                                header: string;
                                first: string;
                            }[];
                            ignored: string[];
                            lacking: string[];
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
    "/api/takeover/{what}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Regarde un tableur des années passées : ses premières lignes, ses colonnes et ses formats, reconnus par les en-têtes ou par la lecture gardée */
        post: {
            parameters: {
                query?: {
                    separator?: ";" | "," | "\t" | "|";
                    encoding?: "utf-8" | "windows-1252";
                    sheet?: string;
                    noHeader?: "true" | "false";
                };
                header?: never;
                path: {
                    what: "cases" | "funding";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
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
                            separator: string;
                            encoding: ("utf-8" | "windows-1252" | "utf-16") | null;
                            isWorkbook: boolean;
                            sheets: string[];
                            sheet: string | null;
                            noHeader: boolean;
                            headers: string[];
                            columns: {
                                [key: string]: string;
                            };
                            toldBy: {
                                [key: string]: "saved" | "header" | "contents";
                            };
                            rows: string[][];
                            dateFormat: {
                                value: ("dmy" | "ymd" | "mdy" | "serial") | null;
                                asked: boolean;
                                example: string | null;
                            };
                            amountFormat: {
                                value: ("comma" | "point") | null;
                                asked: boolean;
                                example: string | null;
                            };
                            missing: {
                                rule: string;
                                message: string;
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
    "/api/takeover/{what}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Garde la lecture pour les prochains tableurs de même contenu
         * @description La même forme que le fichier de « --mapping » : « columns » nomme pour chacune de nos colonnes l'en-tête du fichier ; un en-tête vide dit que le fichier ne l'a pas.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    what: "cases" | "funding";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        separator?: ";" | "," | "\t" | "|";
                        /** @enum {string} */
                        encoding?: "utf-8" | "windows-1252";
                        /** @enum {string} */
                        dateFormat?: "dmy" | "ymd" | "mdy" | "serial";
                        /** @enum {string} */
                        amountFormat?: "comma" | "point";
                        sheet?: string;
                        noHeader?: boolean;
                        columns?: {
                            [key: string]: string;
                        };
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
                            mapping: {
                                /** @enum {string} */
                                separator?: ";" | "," | "\t" | "|";
                                /** @enum {string} */
                                encoding?: "utf-8" | "windows-1252";
                                /** @enum {string} */
                                dateFormat?: "dmy" | "ymd" | "mdy" | "serial";
                                /** @enum {string} */
                                amountFormat?: "comma" | "point";
                                sheet?: string;
                                noHeader?: boolean;
                                columns?: {
                                    [key: string]: string;
                                };
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/joining": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bailleurs et opérateurs, et ce qui reste à faire pour que chacun travaille */
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
                            rows: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                code: string;
                                /** @enum {string} */
                                kind: "landlord" | "operator";
                                joinedOn: string | null;
                                done: number;
                                total: number;
                                next: ("organisation" | "lead" | "people" | "mapping" | "ledger" | "zone" | "settings" | "agreement" | "worklist") | null;
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
    "/api/joining/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les étapes d'un organisme qui arrive : où chacune en est, et qui la fait */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** Format: uuid */
                            id: string;
                            name: string;
                            code: string;
                            /** @enum {string} */
                            kind: "landlord" | "operator";
                            joinedOn: string | null;
                            /** Format: date */
                            today: string;
                            steps: {
                                /** @enum {string} */
                                id: "organisation" | "lead" | "people" | "mapping" | "ledger" | "zone" | "settings" | "agreement" | "worklist";
                                /** @enum {string} */
                                state: "done" | "pending" | "open" | "later";
                                by: ("arrearsOfficer" | "socialAdviser" | "landlordLead" | "caseWorker" | "operatorLead" | "coordinator" | "committeeMember" | "funder" | "administrator" | "energyAdviser" | "dataProtectionOfficer")[];
                                mine: boolean;
                                askedAt: string | null;
                            }[];
                            agreement: {
                                reference: string;
                                signedOn: string | null;
                                /** Format: date */
                                validFrom: string;
                                validTo: string | null;
                                amountCents: number | null;
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
    "/api/joining/{id}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Demande à qui de droit de faire une étape : notification, et courriel à qui en veut */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        step: "organisation" | "lead" | "people" | "mapping" | "ledger" | "zone" | "settings" | "agreement" | "worklist";
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/joining/{id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Le responsable dit que les réglages de la plateforme conviennent, ou donne le sien */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        invitationDays: number | null;
                        /** Format: date */
                        from: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/joining/{id}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note la convention de l'organisme et sa contribution */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reference: string;
                        signedOn: string | null;
                        /** Format: date */
                        validFrom: string;
                        validTo: string | null;
                        amountCents: number | null;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/measures/{id}/agreement.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contrat d'accompagnement à signer par le ménage et son travailleur social (PDF) */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/measures/{id}/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bilan d'une mesure terminée, lu par tous ceux qui suivent le ménage (PDF) */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/measures/{id}/certificate.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Attestation d'accompagnement remise au ménage, sans un mot de sa situation (PDF) */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/households/{id}/court-assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Diagnostics sociaux et financiers demandés avant l'audience : délais, et pour l'opérateur les quinze rubriques */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** Format: date */
                            on: string;
                            cases: {
                                householdId: string;
                                household: string;
                                landlordId: string;
                                landlord: string;
                                known: {
                                    requestedOn: string | null;
                                    hearingOn: string | null;
                                };
                                dues: {
                                    /** @enum {string} */
                                    id: "interview" | "sent";
                                    /** Format: date */
                                    on: string;
                                    latest: string | null;
                                    source: string;
                                    /** @enum {string} */
                                    state: "kept" | "toCome" | "late";
                                }[];
                                written: {
                                    requestedOn: string | null;
                                    hearingOn: string | null;
                                    offeredOn: string | null;
                                    interviewOn: string | null;
                                    /** @enum {string} */
                                    presence: "met" | "absent" | "refused" | "notSaid";
                                    headings: {
                                        author?: string;
                                        present?: string;
                                        transmission?: string;
                                        identity?: string;
                                        family?: string;
                                        support?: string;
                                        tenancy?: string;
                                        debt?: string;
                                        treatment?: string;
                                        resumption?: string;
                                        capacity?: string;
                                        recommendations?: string;
                                        observations?: string;
                                        rehousing?: string;
                                        ccapex?: string;
                                    };
                                    sharedDomains: ("health" | "mentalHealth" | "addiction" | "violence" | "justice" | "immigration")[];
                                    agreedOn: string | null;
                                    readOn: string | null;
                                    sentOn: string | null;
                                    id: string | null;
                                    version: string | null;
                                    prefilled: {
                                        author: string;
                                        present: string;
                                        transmission: string;
                                        identity: string;
                                        family: string;
                                        support: string;
                                        tenancy: string;
                                        debt: string;
                                        treatment: string;
                                        resumption: string;
                                        capacity: string;
                                        recommendations: string;
                                        observations: string;
                                        rehousing: string;
                                        ccapex: string;
                                    };
                                    text: {
                                        author: string;
                                        present: string;
                                        transmission: string;
                                        identity: string;
                                        family: string;
                                        support: string;
                                        tenancy: string;
                                        debt: string;
                                        treatment: string;
                                        resumption: string;
                                        capacity: string;
                                        recommendations: string;
                                        observations: string;
                                        rehousing: string;
                                        ccapex: string;
                                    };
                                    empty: ("author" | "present" | "transmission" | "identity" | "family" | "support" | "tenancy" | "debt" | "treatment" | "resumption" | "capacity" | "recommendations" | "observations" | "rehousing" | "ccapex")[];
                                    concerned: ("health" | "mentalHealth" | "addiction" | "violence" | "justice" | "immigration")[];
                                } | null;
                                observations: {
                                    /** @enum {string} */
                                    party: "household" | "landlord";
                                    text: string;
                                    /** Format: date */
                                    on: string;
                                    by: string | null;
                                }[];
                                can: {
                                    write: boolean;
                                    observe: boolean;
                                };
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
    "/api/households/{id}/court-assessments/{landlordId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Complète le diagnostic ; une rubrique laissée de côté garde ce qui est prérempli */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    landlordId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        requestedOn: string | null;
                        hearingOn: string | null;
                        offeredOn: string | null;
                        interviewOn: string | null;
                        /** @enum {string} */
                        presence: "met" | "absent" | "refused" | "notSaid";
                        headings: {
                            author?: string;
                            present?: string;
                            transmission?: string;
                            identity?: string;
                            family?: string;
                            support?: string;
                            tenancy?: string;
                            debt?: string;
                            treatment?: string;
                            resumption?: string;
                            capacity?: string;
                            recommendations?: string;
                            observations?: string;
                            rehousing?: string;
                            ccapex?: string;
                        };
                        sharedDomains: ("health" | "mentalHealth" | "addiction" | "violence" | "justice" | "immigration")[];
                        agreedOn: string | null;
                        readOn: string | null;
                        sentOn: string | null;
                        /**
                         * @description Version lue avant d'écrire ; nulle si rien n'était écrit.
                         *     Version read before writing; null where nothing was written.
                         * @default null
                         */
                        version?: string | null;
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
                            /** @enum {boolean} */
                            done: true;
                            version: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/court-assessments/{landlordId}/observations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note ce que le ménage (par son travailleur social) ou le bailleur demande d'écrire au juge */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    landlordId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/households/{id}/court-assessments/{landlordId}/assessment.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Diagnostic social et financier, quinze rubriques (PDF) */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
                    landlordId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/households/{id}/own-page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** La page du ménage : les codes donnés, quand elle a servi, ce que le ménage a écrit */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            links: {
                                id: string;
                                by: string | null;
                                createdAt: string;
                                openedAt: string | null;
                                lastUsedAt: string | null;
                                /** Format: date */
                                codeExpiresOn: string;
                                /** Format: date */
                                expiresOn: string;
                                revokedAt: string | null;
                                /** @enum {string} */
                                state: "waiting" | "open" | "void" | "expired" | "revoked";
                                can: {
                                    revoke: boolean;
                                };
                            }[];
                            messages: {
                                id: string;
                                text: string;
                                sentAt: string;
                                readAt: string | null;
                                readBy: string | null;
                            }[];
                            can: {
                                make: boolean;
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
    "/api/households/{id}/own-page/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Donne au ménage un code qui ouvre sa page une fois ; cette réponse est la seule à le montrer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        language: "fr" | "en";
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
                            id: string;
                            code: string;
                            address: string;
                            sms: string;
                            /** Format: date */
                            codeExpiresOn: string;
                            paper: string;
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
    "/api/own-page-codes/{id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ferme un code et la page qu'il a ouverte, tout de suite */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/household-messages/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dit au ménage que son message est lu */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/households/{id}/arrangement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** D'où part un montage : compte, aide au logement, remises restantes, fonds ; et ce qui a été proposé */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            start: {
                                accounts: {
                                    accountId: number;
                                    account: string;
                                    landlord: string;
                                    balanceCents: number;
                                    rentChargesCents: number | null;
                                    benefitCents: number | null;
                                }[];
                                relief: {
                                    monthsLeft: number;
                                    landlordShare: number;
                                    fund: string;
                                    fundLeftCents: number | null;
                                } | null;
                                grants: {
                                    funder: string;
                                    name: string;
                                    english: string | null;
                                    ceilingCents: number | null;
                                    leftCents: number | null;
                                }[];
                                courtOpen: boolean;
                                overIndebtedness: boolean;
                                lastFacts: {
                                    [key: string]: unknown;
                                } | null;
                            };
                            proposals: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                householdId: string;
                                landlord: string;
                                /** @enum {string} */
                                goal: "leastPublicMoney" | "soonestClear" | "mostResidualIncome" | "byHand";
                                /** @enum {string} */
                                status: "proposed" | "withdrawn" | "accepted" | "refused";
                                levers: {
                                    /** @enum {string} */
                                    route: "amicable" | "court" | "overIndebtedness";
                                    relief: {
                                        month: number;
                                        amountCents: number;
                                    }[];
                                    grants: {
                                        funder: string;
                                        amountCents: number;
                                    }[];
                                    instalmentCents: number;
                                };
                                months: {
                                    n: number;
                                    month: string;
                                    billCents: number;
                                    reliefCents: number;
                                    grantCents: number;
                                    instalmentCents: number;
                                    debtCents: number;
                                }[];
                                costByFunderCents: {
                                    [key: string]: number;
                                };
                                debtCents: number;
                                publicCents: number;
                                planMonths: number;
                                /** Format: date */
                                clearOn: string;
                                note: string | null;
                                /** Format: date */
                                proposedOn: string;
                                by: string | null;
                                decision: {
                                    kind: string;
                                    /** Format: date */
                                    on: string;
                                } | null;
                                settled: {
                                    /** Format: date */
                                    on: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                can: {
                                    withdraw: boolean;
                                    decide: boolean;
                                };
                                accountId: number | null;
                                steps: ({
                                    /** @enum {string} */
                                    lever: "relief";
                                    months: {
                                        month: string;
                                        amountCents: number;
                                    }[];
                                    made: {
                                        /** Format: uuid */
                                        subjectId: string;
                                        status: string;
                                        over: boolean;
                                        /** Format: date */
                                        on: string;
                                        by: string | null;
                                    } | null;
                                    can: {
                                        fill: boolean;
                                    };
                                } | {
                                    /** @enum {string} */
                                    lever: "grant";
                                    funder: string;
                                    amountCents: number;
                                    made: {
                                        /** Format: uuid */
                                        subjectId: string;
                                        status: string;
                                        over: boolean;
                                        /** Format: date */
                                        on: string;
                                        by: string | null;
                                    } | null;
                                    can: {
                                        fill: boolean;
                                    };
                                } | {
                                    /** @enum {string} */
                                    lever: "plan";
                                    debtCents: number;
                                    instalmentCents: number;
                                    firstMonth: string;
                                    /** @enum {string} */
                                    kind: "amicable" | "judge";
                                    made: {
                                        /** Format: uuid */
                                        subjectId: string;
                                        status: string;
                                        over: boolean;
                                        /** Format: date */
                                        on: string;
                                        by: string | null;
                                    } | null;
                                    can: {
                                        fill: boolean;
                                    };
                                })[];
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
    "/api/arrangements/solve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Trois réponses à une situation : moindre coût public, sortie la plus proche, plus grand reste à vivre */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description As `lt arrange --schema` describes it */
            requestBody: {
                content: {
                    "application/json": unknown;
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
                            answers: {
                                /** @enum {string} */
                                goal: "leastPublicMoney" | "soonestClear" | "mostResidualIncome";
                                feasible: boolean;
                                route: ("amicable" | "court" | "overIndebtedness") | null;
                                months: {
                                    n: number;
                                    month: string;
                                    billCents: number;
                                    reliefCents: number;
                                    grantCents: number;
                                    instalmentCents: number;
                                    debtCents: number;
                                    residualCents: number | null;
                                }[];
                                costByFunderCents: {
                                    [key: string]: number;
                                };
                                publicCents: number | null;
                                planMonths: number | null;
                                clearMonth: number | null;
                                leastResidualCents: number | null;
                                levers: {
                                    /** @enum {string} */
                                    route: "amicable" | "court" | "overIndebtedness";
                                    relief: {
                                        month: number;
                                        amountCents: number;
                                    }[];
                                    grants: {
                                        funder: string;
                                        amountCents: number;
                                    }[];
                                    instalmentCents: number;
                                } | null;
                                binding: {
                                    constraint: string;
                                    /** @enum {string} */
                                    unit: "cents" | "months";
                                    limit: number;
                                    reached: number;
                                    needed?: number;
                                    funder?: string;
                                    message: string;
                                    english: string;
                                }[];
                                closed: ("amicable" | "court" | "overIndebtedness")[];
                            }[];
                            unknown: string[];
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
    "/api/households/{id}/arrangements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose un montage à la commission : rien ne s'applique */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        accountId: number;
                        /** @enum {string} */
                        goal: "leastPublicMoney" | "soonestClear" | "mostResidualIncome" | "byHand";
                        /** Arrangement of one household's debt. Money in integer cents */
                        facts: {
                            /** @description First month of the arrangement: 2027-01. Months are counted from it, 1 being the first */
                            from: string;
                            /** @description What is to be settled; what over-indebtedness has frozen is left out */
                            debtCents: number;
                            household: {
                                resourcesCents?: number | null;
                                chargesCents?: number | null;
                                /** @default null */
                                consumptionUnits?: number | null;
                                leastResidualCents?: number | null;
                                leastPerUnitDayCents?: number | null;
                            };
                            /** @description Rent and charges of a month */
                            rentChargesCents: number;
                            /** @description Housing benefit of a month, paid to the landlord */
                            benefitCents: number;
                            changes?: {
                                fromMonth: number;
                                /** @description from then on */
                                resourcesCents?: number;
                                /** @description from then on */
                                chargesCents?: number;
                                /** @description from then on */
                                rentChargesCents?: number;
                                /** @description from then on */
                                benefitCents?: number;
                            }[];
                            relief?: {
                                /** @description 6 less those already granted over the path */
                                monthsLeft: number;
                                /**
                                 * @description The first months, in which a relief may stand
                                 * @default 6
                                 */
                                withinMonths?: number;
                                ceilingCents?: number | null;
                                /** @default programme */
                                fund?: string;
                                /** @default 0.5 */
                                landlordShare?: number;
                                fundLeftCents?: number | null;
                            } | null;
                            grants?: {
                                funder: string;
                                ceilingCents?: number | null;
                                leftCents?: number | null;
                                /** @default null */
                                shareOfDebt?: number | null;
                                /** @default 2 */
                                paidInMonth?: number;
                            }[];
                            /**
                             * @description Open routes; a stronger one is proposed only where the softer ones hold no arrangement
                             * @default [
                             *       {
                             *         "route": "amicable"
                             *       }
                             *     ]
                             */
                            routes?: {
                                /** @enum {string} */
                                route: "amicable" | "court" | "overIndebtedness";
                                maxMonths?: number;
                                delayMonths?: number;
                            }[];
                            /**
                             * @description The debt is to be settled by then
                             * @default null
                             */
                            withinMonths?: number | null;
                        };
                        levers: {
                            /** @enum {string} */
                            route: "amicable" | "court" | "overIndebtedness";
                            relief: {
                                month: number;
                                amountCents: number;
                            }[];
                            grants: {
                                funder: string;
                                amountCents: number;
                            }[];
                            instalmentCents: number;
                        };
                        note?: string | null;
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
                            /** Format: uuid */
                            id: string;
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
    "/api/arrangements/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire une proposition, avec la raison */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/arrangements/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accepte un montage, ou le refuse avec sa raison : ses leviers se proposent ensuite un à un */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        accepted: boolean;
                        reason?: string | null;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/arrangements/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose un levier d'un montage accepté, tel qu'une personne en laisse le formulaire */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        lever: "relief";
                        relief: {
                            /** Format: uuid */
                            measureId: string;
                            months: string[];
                            terms: {
                                /** @enum {string} */
                                kind: "fixed";
                                amountCents: number;
                            } | {
                                /** @enum {string} */
                                kind: "share";
                                share: number;
                            } | {
                                /** @enum {string} */
                                kind: "downTo";
                                payableCents: number;
                            } | {
                                /** @enum {string} */
                                kind: "byMonth";
                                /** @description One for each month, in the order of `months` */
                                amountsCents: number[];
                            };
                            fund?: string;
                            fundShare?: number;
                            /** @enum {string} */
                            landlordSource?: "own" | "sls";
                            needsResidual?: boolean;
                            billCents?: number;
                            conditions?: string;
                        };
                    } | {
                        /** @enum {string} */
                        lever: "grant";
                        grants: {
                            accountId: number;
                            requests: {
                                fund: string;
                                amountCents: number;
                                pieces: {
                                    name: string;
                                    given: boolean | null;
                                }[];
                            }[];
                            purpose?: string;
                            /** Format: uuid */
                            followsId?: string;
                        };
                    } | {
                        /** @enum {string} */
                        lever: "plan";
                        plan: {
                            accountId: number;
                            debtCents: number;
                            /** Format: date */
                            from: string;
                            /** @enum {string} */
                            frequency?: "monthly" | "weekly" | "fourWeekly";
                            months?: number;
                            instalmentCents?: number;
                            toleranceDays?: number;
                            /** @enum {string} */
                            kind?: "amicable" | "judge" | "default";
                            dayOfMonth?: number;
                            /** @enum {string} */
                            means?: "directDebit" | "transfer" | "card" | "cheque" | "cash";
                            capacityCents?: number;
                            frozenCents?: number;
                            /** Format: date */
                            noticeOn?: string;
                            /** Format: uuid */
                            replaces?: string;
                            changed?: string;
                        };
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
                            ids: string[];
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
    "/api/sessions/{id}/arrangements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les montages proposés pour les situations d'une commission */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** Format: uuid */
                            itemId: string;
                            position: number;
                            household: string | null;
                            proposal: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                householdId: string;
                                landlord: string;
                                /** @enum {string} */
                                goal: "leastPublicMoney" | "soonestClear" | "mostResidualIncome" | "byHand";
                                /** @enum {string} */
                                status: "proposed" | "withdrawn" | "accepted" | "refused";
                                levers: {
                                    /** @enum {string} */
                                    route: "amicable" | "court" | "overIndebtedness";
                                    relief: {
                                        month: number;
                                        amountCents: number;
                                    }[];
                                    grants: {
                                        funder: string;
                                        amountCents: number;
                                    }[];
                                    instalmentCents: number;
                                };
                                months: {
                                    n: number;
                                    month: string;
                                    billCents: number;
                                    reliefCents: number;
                                    grantCents: number;
                                    instalmentCents: number;
                                    debtCents: number;
                                }[];
                                costByFunderCents: {
                                    [key: string]: number;
                                };
                                debtCents: number;
                                publicCents: number;
                                planMonths: number;
                                /** Format: date */
                                clearOn: string;
                                note: string | null;
                                /** Format: date */
                                proposedOn: string;
                                by: string | null;
                                decision: {
                                    kind: string;
                                    /** Format: date */
                                    on: string;
                                } | null;
                                settled: {
                                    /** Format: date */
                                    on: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                can: {
                                    withdraw: boolean;
                                    decide: boolean;
                                };
                            };
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
    "/api/arrangements/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Montages proposés qui attendent une décision, pour tout le programme */
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
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            householdId: string;
                            household: string;
                            /** Format: uuid */
                            landlordId: string;
                            landlord: string;
                            /** Format: date */
                            proposedOn: string;
                            debtCents: number;
                            publicCents: number;
                            costByFunderCents: {
                                [key: string]: number;
                            };
                            people: number | null;
                            irreversibleOn: string | null;
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
    "/api/arrangements/programme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce que les enveloppes d'une année financent sous chaque règle de priorité, et ce que 10 000 € de plus feraient */
        get: {
            parameters: {
                query?: {
                    year?: number;
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
                            year: number;
                            moreCents: number;
                            waiting: number | null;
                            askedCents: number | null;
                            funds: {
                                fund: string;
                                leftCents: number | null;
                                askedCents: number | null;
                            }[];
                            budgets: {
                                [key: string]: number | null;
                            };
                            rules: {
                                /** @enum {string} */
                                priority: "mostUrgent" | "firstCome" | "largestDebt" | "leastCost" | "mostDebtPerEuro";
                                households: number | null;
                                people: number | null;
                                peopleUnknown: number | null;
                                debtSettledCents: number | null;
                                spentCents: number | null;
                                more: {
                                    fund: string;
                                    households: number | null;
                                    debtSettledCents: number | null;
                                }[];
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
    "/api/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Les indicateurs du programme sur une période, avec numérateur, dénominateur et exclusions
         * @description Un financeur lit l'édition figée de la période (« frozen »), la même que son bilan ; sans période, la dernière qui l'est. D'une période qui n'est pas figée, tout est masqué.
         */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    scope?: "own" | "all";
                    by?: "landlord" | "operator" | "zone" | "year";
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
                            /** Format: date-time */
                            computedAt: string;
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            /** @enum {string} */
                            scope: "own" | "all";
                            years: number[];
                            can: {
                                slices: ("landlord" | "operator" | "zone" | "year")[];
                                own: boolean;
                                rows: boolean;
                                anyDay: boolean;
                            };
                            frozen: {
                                on: string | null;
                                periods: {
                                    /** Format: date */
                                    from: string;
                                    /** Format: date */
                                    to: string;
                                }[];
                            } | null;
                            indicators: {
                                supported: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                closed: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                renewed: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                multiProblem: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                tieBroken: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                tieRestored: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                meetings: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                homeShare: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                debtReduced: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                debtCleared: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                debtDelta: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                paymentResumed: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                planKept: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                stayed: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                evicted: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                earliness: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                leadTime: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                tripartite: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                delay: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                unitCost: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                fullCost: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                funding: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                                avoided: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    people?: number | null;
                                    parts?: {
                                        [key: string]: number | null;
                                    };
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                };
                            };
                            slices?: {
                                key: string;
                                indicators: {
                                    supported: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    closed: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    renewed: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    multiProblem: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    tieBroken: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    tieRestored: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    meetings: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    homeShare: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    debtReduced: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    debtCleared: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    debtDelta: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    paymentResumed: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    planKept: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    stayed: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    evicted: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    earliness: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    leadTime: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    tripartite: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    delay: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    unitCost: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    fullCost: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    funding: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                    avoided: {
                                        value: number | null;
                                        numerator: number | null;
                                        denominator: number | null;
                                        excluded: number | null;
                                        unknown: number | null;
                                        /** @enum {string} */
                                        unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                        people?: number | null;
                                        parts?: {
                                            [key: string]: number | null;
                                        };
                                        /** @enum {boolean} */
                                        suppressed?: true;
                                    };
                                };
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
    "/api/evaluation/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les ménages derrière un indicateur : ceux dont le lecteur peut ouvrir le dossier */
        get: {
            parameters: {
                query: {
                    from?: string;
                    to?: string;
                    scope?: "own" | "all";
                    id: "supported" | "closed" | "renewed" | "multiProblem" | "tieBroken" | "tieRestored" | "meetings" | "homeShare" | "debtReduced" | "debtCleared" | "debtDelta" | "paymentResumed" | "planKept" | "stayed" | "evicted" | "earliness" | "leadTime" | "tripartite" | "delay" | "unitCost" | "fullCost" | "funding" | "avoided";
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
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            rows: {
                                /** Format: uuid */
                                householdId: string;
                                name: string;
                                landlord: string | null;
                                on: string | null;
                                /** @enum {string} */
                                verdict: "yes" | "no" | "excluded" | "unknown";
                            }[];
                            others: number;
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
    "/api/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce que sont devenus les ménages : dettes à l'entrée et à la sortie, maintien dans le logement, parcours, communes ; toutes les années pour un financeur */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    scope?: "own" | "all";
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
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            debts: {
                                rank: number;
                                paths: number;
                                startQ1: number | null;
                                startMedian: number;
                                startQ3: number | null;
                                endQ1: number | null;
                                endMedian: number;
                                endQ3: number | null;
                            }[];
                            survival: {
                                month: number;
                                atRisk: number;
                                events: number;
                                survival: number;
                                low: number | null;
                                high: number | null;
                            }[];
                            flow: {
                                total: number;
                                links: {
                                    from: string;
                                    to: string;
                                    households: number;
                                }[];
                            };
                            communes: {
                                insee: string | null;
                                name: string | null;
                                households: number | null;
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
    "/api/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ménages accompagnés et ménages en situation semblable jamais orientés : équilibre, écart après 12 mois et son intervalle */
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
                            supported: number | null;
                            followed: number | null;
                            others: number | null;
                            pairs: number | null;
                            alone: number | null;
                            balance: {
                                /** @enum {string} */
                                covariate: "debt" | "months" | "age" | "paid";
                                supported: number;
                                before: number;
                                after: number;
                                differenceBefore: number;
                                differenceAfter: number;
                            }[];
                            unlike: ("debt" | "months" | "age" | "paid")[];
                            debt: {
                                supported: number;
                                others: number;
                                difference: number;
                                low: number;
                                high: number;
                                pairs: number;
                            } | null;
                            home: {
                                supported: number;
                                others: number;
                                difference: number;
                                low: number;
                                high: number;
                                pairs: number;
                            } | null;
                            cost: {
                                lowCents: number;
                                highCents: number;
                                source: string;
                                since: string | null;
                                checked: string | null;
                            } | null;
                            avoided: {
                                lowCents: number;
                                highCents: number;
                                fewest: number;
                                most: number;
                            } | null;
                            can: {
                                setCost: boolean;
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
    "/api/comparison-settings/eviction-cost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Écrit ce qu'une expulsion coûte à la collectivité, selon une source publiée, à partir d'un jour */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lowCents: number;
                        highCents: number;
                        source: string;
                        isRead: boolean;
                        /** Format: date */
                        from: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Flux, durées et moyens d'où se prévoient les mois à venir, et les prévisions passées tenues contre ce qui est venu */
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
                            from: string;
                            thresholdCents: number | null;
                            cohorts: {
                                startMonth: string;
                                endMonth: string | null;
                                /** @enum {string} */
                                track: "stay" | "leaseTransfer";
                                /** @enum {string} */
                                debt: "short" | "long" | "unknown";
                                first: boolean;
                                renewed: boolean;
                                measures: number;
                            }[];
                            means: {
                                paths: number;
                                withRelief: number;
                                reliefCents: number | null;
                                withGrant: number;
                                grantCents: number | null;
                                minutesPerMonth: number | null;
                                capacity: number | null;
                                landlords: number;
                            };
                            renewals: {
                                /** @enum {string} */
                                track: "stay" | "leaseTransfer";
                                /** @enum {string} */
                                debt: "short" | "long" | "unknown";
                                renewed: number;
                                ended: number;
                            }[];
                            backTests: {
                                from: string;
                                months: number;
                                within: number;
                                error: number;
                                naiveError: number;
                                entries: {
                                    low: number;
                                    middle: number;
                                    high: number;
                                    actual: number;
                                };
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
    "/api/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les périodes dont les chiffres sont figés, la dernière d'abord */
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
                            today: string;
                            snapshots: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                                /** Format: date */
                                madeOn: string;
                                madeBy: string | null;
                                forFunders: boolean;
                                followsId: string | null;
                                rank: number;
                                isLatest: boolean;
                            }[];
                            setting: {
                                yearDays: number | null;
                                quarterDays: number | null;
                            };
                            can: {
                                freeze: boolean;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Fige les chiffres d'une période finie, en son nom */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
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
                            /** Format: uuid */
                            id: string;
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
    "/api/snapshots/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce qui a changé depuis les chiffres figés auparavant de la même période */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            before: {
                                /** Format: date */
                                madeOn: string;
                                madeBy: string | null;
                            } | null;
                            changes: {
                                /** @enum {string} */
                                cut: "whole" | "landlord" | "operator" | "zone" | "year" | "landlordYear" | "operatorYear";
                                key: string;
                                label: string | null;
                                /** @enum {string} */
                                indicator: "supported" | "closed" | "renewed" | "multiProblem" | "tieBroken" | "tieRestored" | "meetings" | "homeShare" | "debtReduced" | "debtCleared" | "debtDelta" | "paymentResumed" | "planKept" | "stayed" | "evicted" | "earliness" | "leadTime" | "tripartite" | "delay" | "unitCost" | "fullCost" | "funding" | "avoided";
                                before: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                } | null;
                                after: {
                                    value: number | null;
                                    numerator: number | null;
                                    denominator: number | null;
                                    excluded: number | null;
                                    unknown: number | null;
                                    /** @enum {string} */
                                    unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
                                    /** @enum {boolean} */
                                    suppressed?: true;
                                } | null;
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
    "/api/snapshot-setting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Fixe combien de jours après sa fin une année, un trimestre se fige de lui-même ; vide : jamais */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        yearDays: number | null;
                        quarterDays: number | null;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/snapshots/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les bilans que le lecteur peut tirer de ces chiffres figés */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** @enum {string} */
                            kind: "annual" | "steering" | "funder" | "landlord" | "operator";
                            of: string | null;
                            name: string | null;
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
    "/api/snapshots/{id}/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Un bilan (PDF) : les mêmes chiffres que dans les autres formats, les mêmes octets à chaque fois */
        get: {
            parameters: {
                query: {
                    kind: "annual" | "steering" | "funder" | "landlord" | "operator";
                    of?: string;
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": unknown;
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
    "/api/snapshots/{id}/report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Un bilan (XLSX) : les mêmes chiffres que dans les autres formats, les mêmes octets à chaque fois */
        get: {
            parameters: {
                query: {
                    kind: "annual" | "steering" | "funder" | "landlord" | "operator";
                    of?: string;
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/vnd.openxmlformats-officedocument.spreadsheetml.sheet */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
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
    "/api/snapshots/{id}/report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Un bilan (CSV) : les mêmes chiffres que dans les autres formats, les mêmes octets à chaque fois */
        get: {
            parameters: {
                query: {
                    kind: "annual" | "steering" | "funder" | "landlord" | "operator";
                    of?: string;
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
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
                        "text/csv": string;
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
    "/api/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Durées de conservation ; pour la coordination, les passages faits et les dossiers gardés ; pour un délégué à la protection des données, ce que les passages ont fait de son organisme */
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
                            periods: {
                                /** @enum {string} */
                                name: "afterLastContact" | "archived" | "formerTenant";
                                organisation: string | null;
                                value: string;
                                from: string | null;
                                to: string | null;
                                source: string;
                                checked: boolean;
                            }[];
                            /** @description how long copies are kept, ISO 8601 */
                            copies: string;
                            runs: {
                                /** Format: uuid */
                                id: string;
                                dry: boolean;
                                /** Format: date */
                                on: string;
                                by: string | null;
                                at: string;
                                /** @enum {string} */
                                state: "asked" | "done";
                                archived: number;
                                erased: number;
                                held: number;
                                counts: {
                                    [key: string]: number;
                                };
                            }[];
                            holds: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                householdId: string;
                                name: string;
                                reason: string;
                                /** Format: date */
                                on: string;
                                by: string | null;
                            }[];
                            can: {
                                run: boolean;
                                read: boolean;
                                set: boolean;
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
    "/api/retention/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Demande un passage : à l'essai, ou pour de bon après un essai du jour */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        dry: boolean;
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
                            /** Format: uuid */
                            id: string;
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
    "/api/retention/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ce qu'un passage a trouvé : dossier par dossier et table par table */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** Format: uuid */
                            id: string;
                            dry: boolean;
                            /** Format: date */
                            on: string;
                            by: string | null;
                            at: string;
                            /** @enum {string} */
                            state: "asked" | "done";
                            archived: number;
                            erased: number;
                            held: number;
                            counts: {
                                [key: string]: number;
                            };
                            lines: {
                                /** Format: uuid */
                                householdId: string;
                                name: string;
                                landlord: string | null;
                                /** @enum {string} */
                                part: "file" | "tenant";
                                /** @enum {string} */
                                step: "wait" | "archive" | "erase" | "held";
                                because: string | null;
                                /** Format: date */
                                dueOn: string;
                                /** Format: date */
                                since: string;
                            }[];
                            unnamed: number;
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
    "/api/retention-setting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Fixe une durée de conservation à partir d'un jour : du programme, ou de son organisme */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        name: "afterLastContact" | "archived" | "formerTenant";
                        value: string;
                        /** Format: date */
                        from: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/retention-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Garde un dossier quel que soit son âge, avec la raison */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/retention-holds/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ne garde plus un dossier au-delà de sa durée, avec la raison */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/rights-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Registre des demandes des personnes, celles de l'organisme : ce qui attend d'abord ; le délégué à la protection des données le lit */
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
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            householdId: string;
                            household: string;
                            /** @enum {string} */
                            kind: "access" | "correction" | "restriction" | "opposition" | "erasure";
                            /** Format: date */
                            askedOn: string;
                            /** Format: date */
                            dueOn: string;
                            words: string | null;
                            answer: ("granted" | "partly" | "refused") | null;
                            answeredOn: string | null;
                            by: string | null;
                            reason: string | null;
                            liftedOn: string | null;
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
    "/api/households/{id}/restriction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Si l'organisme n'écrit plus dans un dossier : depuis quand et pourquoi */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            restriction: {
                                /** Format: date */
                                since: string;
                                reason: string;
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
    "/api/households/{id}/rights-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Inscrit ce qu'une personne demande sur ses données ; la réponse est due dans le mois */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "access" | "correction" | "restriction" | "opposition" | "erasure";
                        /** Format: date */
                        askedOn: string;
                        words: string;
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
                            /** Format: uuid */
                            id: string;
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
    "/api/rights-requests/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Répond à une demande, avec la raison ; une limitation gèle le dossier, une opposition sort de la détection */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        answer: "granted" | "partly" | "refused";
                        reason: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/rights-requests/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Met fin à une limitation ou à une opposition, avec la raison */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/households/{id}/held-data.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tout ce que le lecteur peut lire d'un ménage, table par table ; la remise est inscrite au dossier */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            [key: string]: unknown[];
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
    "/api/households/{id}/held-data.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tout ce que le lecteur peut lire d'un ménage, en mots, à lui remettre (PDF) */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
    "/api/households": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ménages que le lecteur peut voir, par nom */
        get: {
            parameters: {
                query?: {
                    q?: string;
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
                                id: string;
                                name: string;
                                town: string | null;
                                landlord: string | null;
                                balanceCents: number | null;
                                referralStatus: ("draft" | "submitted" | "onAgenda" | "decided" | "assigned" | "closed" | "withdrawn") | null;
                                measure: {
                                    /** Format: date */
                                    startsOn: string;
                                    /** Format: date */
                                    endsOn: string;
                                    closedOn: string | null;
                                } | null;
                            }[];
                            nextCursor: string | null;
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
    "/api/households/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dossier d'un ménage */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            id: string;
                            name: string;
                            people: number | null;
                            persons: {
                                id: string;
                                lastName: string;
                                firstName: string | null;
                                birthDate: string | null;
                                isLeaseholder: boolean;
                                phone: string | null;
                                email: string | null;
                            }[];
                            tenancies: {
                                id: string;
                                landlord: string;
                                reference: string | null;
                                address: string | null;
                                postcode: string | null;
                                town: string | null;
                                startsOn: string | null;
                                endsOn: string | null;
                            }[];
                            accounts: {
                                number: string;
                                landlord: string;
                                balanceCents: number;
                                amountDueCents: number | null;
                                benefitCents: number | null;
                                lastEntryOn: string | null;
                                contested: boolean;
                            }[];
                            owner: {
                                name: string;
                                role: string;
                                organisation: string;
                            } | null;
                            referral: {
                                id: string;
                                /** @enum {string} */
                                status: "draft" | "submitted" | "onAgenda" | "decided" | "assigned" | "closed" | "withdrawn";
                                /** @enum {string} */
                                track: "stay" | "leaseTransfer";
                                submittedOn: string | null;
                                informedOn: string | null;
                                agreedOn: string | null;
                            } | null;
                            measure: {
                                id: string;
                                rank: number;
                                /** @enum {string} */
                                track: "stay" | "leaseTransfer";
                                operator: string;
                                /** Format: date */
                                startsOn: string;
                                /** Format: date */
                                endsOn: string;
                                closedOn: string | null;
                                debtAtStartCents: number | null;
                                contacts: {
                                    held: number;
                                    missed: number;
                                    atHome: number;
                                } | null;
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
    "/api/households/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Chronologie d'un ménage : tout ce que le lecteur peut voir, du plus récent au plus ancien */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            items: {
                                id: string;
                                /** Format: date */
                                on: string;
                                /** @enum {string} */
                                kind: "referral" | "referralWithdrawn" | "outreach" | "agenda" | "decision" | "assignment" | "handOver" | "measureStart" | "measureEnd" | "assessment" | "contact" | "tripartiteMeeting" | "reliefProposed" | "reliefDecision" | "reliefStopped" | "reliefMonth" | "grantAsked" | "grantDecision" | "grantPaid" | "arrangementProposed" | "arrangementDecision" | "planSigned" | "planReminder" | "planFrozen" | "planCancelled" | "leaseTransfer" | "rehousing" | "procedureAct" | "removed";
                                facts: {
                                    /** @enum {string} */
                                    track?: "stay" | "leaseTransfer";
                                    outcome?: string;
                                    rank?: number;
                                    of?: number;
                                    amountCents?: number;
                                    debtCents?: number;
                                    /** Format: date */
                                    until?: string;
                                    number?: string;
                                    worker?: string;
                                    former?: string;
                                    within?: boolean;
                                    operator?: string;
                                    /** @enum {string} */
                                    contactKind?: "homeVisit" | "office" | "outside" | "phone" | "mail" | "video";
                                    /** @enum {string} */
                                    state?: "planned" | "held" | "missed" | "refused";
                                    /** @enum {string} */
                                    moment?: "start" | "midway" | "end";
                                    outreach?: boolean;
                                    /** @enum {string} */
                                    outreachKind?: "called" | "written" | "met";
                                    result?: string;
                                    minutes?: number;
                                    act?: string;
                                    fund?: string;
                                    step?: string;
                                    home?: string;
                                    what?: string;
                                    text?: string;
                                };
                                by: string | null;
                                note?: string;
                                href?: string;
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
    "/api/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mes notifications, les plus récentes d'abord */
        get: {
            parameters: {
                query?: {
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
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "account.assigned" | "joining.asked" | "account.takenBack" | "referral.submitted" | "referral.onAgenda" | "referral.withdrawn" | "agreement.withdrawn" | "session.planned" | "session.answered" | "emergency.asked" | "minutes.signed" | "item.decided" | "referral.assigned" | "referral.closed" | "worker.named" | "measure.handedOver" | "file.handedOver" | "handOver.asked" | "handOver.declined" | "relief.proposed" | "relief.granted" | "relief.refused" | "relief.stopProposed" | "grant.asked" | "grant.granted" | "grant.refused" | "grant.paid" | "measure.closed" | "renewal.asked" | "followUp.asked" | "renewal.decided" | "arrangement.proposed" | "leaseTransfer.opened" | "leaseTransfer.due" | "rehousing.opened" | "rehousing.profileShown" | "rehousing.homeProposed" | "rehousing.told" | "rehousing.homeTold" | "rehousing.closed" | "arrangement.accepted" | "arrangement.refused" | "plan.dueSoon" | "plan.frozen" | "plan.breached" | "household.wrote";
                                at: string;
                                read: boolean;
                                household: string | null;
                                href: string | null;
                            }[];
                            total: number;
                            unread: number;
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
    "/api/notifications/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Nombre de mes notifications non lues */
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
                            unread: number;
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
    "/api/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marque comme lues ces notifications, ou toutes si aucune n'est nommée */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids?: string[];
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
                            unread: number;
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
    "/api/notification-setting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Si mes notifications viennent aussi par courriel */
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
                            byMail: boolean;
                            morningList: boolean;
                            deadlinesByMail: boolean;
                        };
                    };
                };
            };
        };
        /** Règle ce qui me vient aussi par courriel ; ce qui n'est pas dit reste comme il est */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        byMail?: boolean;
                        morningList?: boolean;
                        deadlinesByMail?: boolean;
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
                            byMail: boolean;
                            morningList: boolean;
                            deadlinesByMail: boolean;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les personnes de l'organisme et ses invitations */
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
                            people: {
                                /** Format: uuid */
                                userId: string;
                                name: string;
                                email: string;
                                /** @enum {string} */
                                role: "arrearsOfficer" | "socialAdviser" | "landlordLead" | "caseWorker" | "operatorLead" | "coordinator" | "committeeMember" | "funder" | "administrator" | "energyAdviser" | "dataProtectionOfficer";
                                /** Format: uuid */
                                organisationId: string;
                                organisation: string;
                                active: boolean;
                                arrivedAt: string;
                                leftAt: string | null;
                                files: number;
                                can: {
                                    close: boolean;
                                    reopen: boolean;
                                };
                            }[];
                            invitations: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                                /** @enum {string} */
                                role: "arrearsOfficer" | "socialAdviser" | "landlordLead" | "caseWorker" | "operatorLead" | "coordinator" | "committeeMember" | "funder" | "administrator" | "energyAdviser" | "dataProtectionOfficer";
                                /** Format: uuid */
                                organisationId: string;
                                organisation: string;
                                createdAt: string;
                                expiresAt: string;
                                expired: boolean;
                            }[];
                            openings: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                posts: ("arrearsOfficer" | "socialAdviser" | "landlordLead" | "caseWorker" | "operatorLead" | "coordinator" | "committeeMember" | "funder" | "administrator" | "energyAdviser" | "dataProtectionOfficer")[];
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
    "/api/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite une personne : un lien à usage unique part par courriel */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        role: string;
                        name: string;
                        email: string;
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
                            /** Format: uuid */
                            id: string;
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
    "/api/invitations/{id}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renvoie l'invitation ; l'ancien lien ne vaut plus */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Retire une invitation */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ferme l'accès d'une personne : ses sessions s'arrêtent, ses dossiers passent à un responsable */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            files: number;
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
    "/api/people/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rouvre l'accès d'une personne, à la même fonction */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Les organismes et le nombre de leurs personnes */
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
                            rows: {
                                /** Format: uuid */
                                id: string;
                                code: string;
                                name: string;
                                /** @enum {string} */
                                kind: "landlord" | "operator" | "coordination" | "funder" | "administration";
                                joinedOn: string | null;
                                people: number;
                                invited: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Crée un organisme et invite son premier responsable */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "landlord" | "operator" | "coordination" | "funder" | "administration";
                        code: string;
                        name: string;
                        joinedOn: string | null;
                        lead: {
                            name: string;
                            email: string;
                        };
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
                            /** Format: uuid */
                            id: string;
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
    "/api/invitations/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ce que dit l'invitation de ce lien */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
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
                            name: string;
                            email: string;
                            /** @enum {string} */
                            role: "arrearsOfficer" | "socialAdviser" | "landlordLead" | "caseWorker" | "operatorLead" | "coordinator" | "committeeMember" | "funder" | "administrator" | "energyAdviser" | "dataProtectionOfficer";
                            organisation: string;
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
    "/api/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ouvre le compte de la personne invitée, avec son mot de passe ; le lien ne sert qu'une fois */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        newPassword: string;
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
                            email: string;
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
    "/api/access-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Qui a lu ou changé des dossiers, qui s'est connecté ou n'a pas pu, à qui une demande a été refusée, le plus récent d'abord */
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                    userId?: string;
                    householdId?: string;
                    refused?: string;
                    before?: number;
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
                                id: number;
                                at: string;
                                action: string;
                                subject: string;
                                /** @description null of a sign-in and of a refused request */
                                householdId: string | null;
                                household: string | null;
                                userId: string | null;
                                name: string | null;
                                organisation: string;
                                role: string | null;
                                ipAddress: string | null;
                                sealed: boolean;
                                /** @description of refusedMore: for how many requests the line stands */
                                count: number | null;
                            }[];
                            next: number | null;
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
    "/api/access-log/unusual": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lectures inhabituelles : beaucoup en une heure, la nuit, hors de sa zone */
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
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
                            limits: {
                                manyFilesPerHour: number;
                                nightFrom: number;
                                nightTo: number;
                            };
                            rows: {
                                /** @enum {string} */
                                kind: "many" | "night" | "outside";
                                /** Format: uuid */
                                userId: string;
                                name: string | null;
                                organisation: string;
                                role: string | null;
                                from: string;
                                to: string;
                                households: number;
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
    "/api/access-log/households": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ménages dont le nom contient ces lettres, pour leur dire qui a lu leur dossier */
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
                            rows: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                town: string | null;
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
    "/api/access-log/chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** La chaîne des sceaux : le dernier, ce qu'ils tiennent, ce qui attend */
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
                            last: {
                                n: number;
                                sealedAt: string;
                                chain: string;
                                kept: number;
                                waiting: number;
                            } | null;
                            keptFor: string;
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
    "/api/households/{id}/access-log.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Qui a lu le dossier d'un ménage, à lui remettre (PDF) */
        get: {
            parameters: {
                query?: {
                    language?: "fr" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/pdf */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
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
