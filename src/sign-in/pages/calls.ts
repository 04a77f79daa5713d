/** Calls to the sign-in library's own addresses: they stand outside our contract. */
import { startAuthentication, startRegistration } from "@simplewebauthn/browser";

import { Problem } from "../../platform/ui/client.ts";
import { chosenLanguage } from "../../platform/ui/language.tsx";

/** Throws a `Problem` whose title is the library's code (`INVALID_TOKEN`), or status 0 where the server is not reached. */
export async function authCall<T = unknown>(path: string, body: object = {}): Promise<T> {
  const response = await fetch(`/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": chosenLanguage() },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Problem(0);
  });
  const said: unknown = await response.json().catch(() => null);
  if (response.ok) return said as T;
  const code = typeof said === "object" && said !== null && "code" in said ? String(said.code) : undefined;
  throw new Problem(
    response.status,
    code === undefined ? {} : { title: code },
    response.headers.get("x-request-id") ?? undefined,
  );
}

/** The device asked nobody, was refused, or has no such key. */
const fromDevice = (error: unknown): never => {
  if (error instanceof Problem) throw error;
  throw new Problem(400, { title: "PASSKEY_REFUSED" });
};

/** Signs in by a passkey of this device, or of a telephone near it. */
export async function signInByPasskey(): Promise<void> {
  const optionsJSON = await authCall<Parameters<typeof startAuthentication>[0]["optionsJSON"]>(
    "/passkey/authenticate-options",
  );
  const response = await startAuthentication({ optionsJSON }).catch(fromDevice);
  await authCall("/passkey/authenticate", { response });
}

/** Makes a passkey and adds it under a name. */
export async function addPasskey(name: string): Promise<void> {
  const optionsJSON =
    await authCall<Parameters<typeof startRegistration>[0]["optionsJSON"]>("/passkey/register-options");
  const response = await startRegistration({ optionsJSON }).catch(fromDevice);
  await authCall("/passkey/register", { name, response });
}

/** Whether this page may ask for passkeys: an IP address names no site to them. */
export const passkeysHere = (): boolean =>
  "PublicKeyCredential" in globalThis && !/^[\d.]+$|:/.test(location.hostname);
