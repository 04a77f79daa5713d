/** How a mail server is spoken to. */
import { expect, it } from "vitest";

import { securedSmtp } from "./mailer.ts";

it.each([
  [
    "elsewhere: in TLS, or not at all",
    "smtp://u:p@mail.example:587",
    "smtp://u:p@mail.example:587?requireTLS=true",
  ],
  [
    "elsewhere, in clear because it was asked for",
    "smtp://relay.local:25?requireTLS=false",
    "smtp://relay.local:25?requireTLS=false",
  ],
  ["elsewhere, in TLS from the first byte", "smtps://mail.example:465", "smtps://mail.example:465"],
  ["on this machine", "smtp://127.0.0.1:1025", "smtp://127.0.0.1:1025"],
])("%s", (_, given, spoken) => {
  expect(securedSmtp(given)).toBe(spoken);
});
