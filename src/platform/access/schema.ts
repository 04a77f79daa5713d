/** Sign-in tables, in the shapes better-auth reads, and the lock-out count. Open to the sign-in role alone. */
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

import { authPolicies } from "../database/roles.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });

export const authUser = pgTable(
  "auth_user",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    name: text("name").notNull(),
    email: text("email").notNull().unique(),
    emailVerified: boolean("email_verified").notNull().default(false),
    image: text("image"),
    /** A code of an application is asked for at each sign-in. */
    twoFactorEnabled: boolean("two_factor_enabled").notNull().default(false),
    /** To the hour: an account that nobody uses is warned, then closed. Null: never since this is noted. */
    lastSeenAt: at("last_seen_at"),
    dormantWarnedAt: at("dormant_warned_at"),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  () => authPolicies("auth_user"),
);

export const authSession = pgTable(
  "auth_session",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    token: text("token").notNull().unique(),
    userId: uuid("user_id")
      .notNull()
      .references(() => authUser.id, { onDelete: "cascade" }),
    expiresAt: at("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    /** Two factors were shown for it: a code, a recovery code, a passkey, or an identity provider that asks for both. */
    secondFactor: boolean("second_factor").notNull().default(false),
    /** `password`, `passkey`, or the identity provider's id. */
    method: text("method").notNull().default("password"),
    lastSeenAt: at("last_seen_at").notNull().defaultNow(),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [index("auth_session_user").on(table.userId), ...authPolicies("auth_session")],
);

export const authAccount = pgTable(
  "auth_account",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => authUser.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: at("access_token_expires_at"),
    refreshTokenExpiresAt: at("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [index("auth_account_user").on(table.userId), ...authPolicies("auth_account")],
);

export const authVerification = pgTable(
  "auth_verification",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: at("expires_at").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [
    index("auth_verification_identifier").on(table.identifier),
    ...authPolicies("auth_verification"),
  ],
);

/** Requests per address and path, counted by better-auth so that several servers share the count. */
export const authRateLimit = pgTable(
  "auth_rate_limit",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    key: text("key").notNull().unique(),
    count: integer("count").notNull(),
    lastRequest: bigint("last_request", { mode: "number" }).notNull(),
  },
  () => authPolicies("auth_rate_limit"),
);

/** Refused passwords per e-mail address, known or not: the answer never tells which exist. */
export const authLockout = pgTable(
  "auth_lockout",
  {
    email: text("email").primaryKey(),
    failures: integer("failures").notNull().default(0),
    lockedUntil: at("locked_until"),
    lastFailureAt: at("last_failure_at").notNull().defaultNow(),
  },
  () => authPolicies("auth_lockout"),
);

/** An application that shows codes (TOTP): its secret is sealed, its recovery codes are hashes. */
export const authTwoFactor = pgTable(
  "auth_two_factor",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .unique()
      .references(() => authUser.id, { onDelete: "cascade" }),
    secret: text("secret").notNull(),
    backupCodes: text("backup_codes").notNull(),
    /** A code of it was shown once: until then it opens nothing and asks for nothing. */
    verified: boolean("verified").notNull().default(false),
    failedVerificationCount: integer("failed_verification_count").notNull().default(0),
    lockedUntil: at("locked_until"),
  },
  () => authPolicies("auth_two_factor"),
);

/** A passkey (WebAuthn): the public half; the other never leaves the person's device. */
export const authPasskey = pgTable(
  "auth_passkey",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .references(() => authUser.id, { onDelete: "cascade" }),
    /** As its owner calls it: "Téléphone". */
    name: text("name").notNull(),
    credentialId: text("credential_id").notNull().unique(),
    publicKey: text("public_key").notNull(),
    counter: bigint("counter", { mode: "number" }).notNull(),
    transports: text("transports").array().notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
    lastUsedAt: at("last_used_at"),
  },
  (table) => [index("auth_passkey_user").on(table.userId), ...authPolicies("auth_passkey")],
);

/** Codes shown in the last minutes, as hashes: each serves once. */
export const authUsedCode = pgTable(
  "auth_used_code",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => authUser.id, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull(),
    usedAt: at("used_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] }), ...authPolicies("auth_used_code")],
);
