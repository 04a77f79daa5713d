/** The environment of an installation: every fault is told at once, by its variable and with what would do, and no value is repeated. */
import { expect, it } from "vitest";

import { providerIn, settingsOf } from "./settings.ts";

it("nothing set is right: everything has a default, and an empty variable is not set", () => {
  expect(settingsOf({ PATH: "/bin", DATABASE_URL: "", SMTP_URL: undefined })).toEqual({});
});

it("reads what is set", () => {
  const found = settingsOf({
    DATABASE_URL: "postgres://lt:x@db:5432/lt",
    PORT: "4300",
    TRUST_PROXY: "1",
    PUBLIC_URL: "https://logement.example",
    FILES_FOLDER: "/srv/files",
  });
  expect(found).toMatchObject({ PORT: 4300, TRUST_PROXY: 1, FILES_FOLDER: "/srv/files" });
});

it.each([
  ["DATABASE_URL", "mysql://root:secret-1@db/lt", "postgres://"],
  ["LT_SECRET", "secret-1", "32 caractères"],
  ["PUBLIC_URL", "https://example.org/secret-1", "sans chemin"],
  ["PORT", "99999", "65535 au plus"],
  ["TRUST_PROXY", "yes", "un nombre entier"],
  ["SMTP_URL", "secret-1", "smtp://"],
  ["MAIL_FROM", "secret-1", "adresse électronique"],
  ["LEDGER_INBOX", "/nowhere/secret-1", "un dossier qui existe"],
  ["OIDC_ISSUER", "secret-1", "https://"],
  ["OIDC_ISSUER", "http://login.example/secret-1", "une adresse https"],
  ["OIDC_SCOPES", "secret-1", "openid"],
  ["METRICS_TOKEN", "secret-1", "20 caractères"],
])("%s: a wrong value is named with its remedy, and not repeated", (name, value, remedy) => {
  const told = (() => {
    try {
      settingsOf({ [name]: value, PORT: name === "PORT" ? value : "x" });
      return "";
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(told).toContain(`${name} : `);
  expect(told).toContain(remedy);
  expect(told).toContain("PORT : ");
  expect(told).not.toContain("secret-1");
});

it("an identity provider is set by its three variables, or not at all", () => {
  expect(() => settingsOf({ OIDC_ISSUER: "https://login.example" })).toThrow(/OIDC_CLIENT_ID : manque/);
  const set = settingsOf({
    OIDC_ISSUER: "https://login.example/realms/isere",
    OIDC_CLIENT_ID: "logement",
    OIDC_CLIENT_SECRET: "a secret of theirs",
    OIDC_ACR_VALUES: "eidas1",
  });
  expect(providerIn(set)).toMatchObject({
    name: "login.example",
    scopes: ["openid", "email", "profile"],
    assurance: "eidas1",
    emailsVerified: false,
    secondFactor: false,
  });
  expect(providerIn(settingsOf({}))).toBeUndefined();
});
