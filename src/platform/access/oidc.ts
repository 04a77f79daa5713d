/**
 * An identity provider by OpenID Connect: ProConnect, Keycloak and the like. Code flow with PKCE, state and nonce; the identity token
 * is verified against the provider's keys. It opens the account of somebody already invited, by their verified address, and makes none.
 */
import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";
import { z } from "zod";

export type IdentityProvider = {
  /** What the button says: "ProConnect". */
  name: string;
  /** Where `/.well-known/openid-configuration` stands. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  scopes: readonly string[];
  /** The level of assurance asked for (`acr_values`): ProConnect wants `eidas1`. */
  assurance?: string | undefined;
  /** The provider vouches for its addresses without saying so in each answer. */
  emailsVerified: boolean;
  /** It asks for two factors itself: its sessions owe none here. */
  secondFactor: boolean;
};

/** The name of its accounts in our tables, and of sessions that begin there. */
export const PROVIDER_ID = "oidc";

const discovery = z.looseObject({
  issuer: z.string(),
  userinfo_endpoint: z.url().optional(),
  jwks_uri: z.url().optional(),
});
const isOf = (set: string, told: string) => told.replace(/\/$/, "") === set.replace(/\/$/, "");
const person = z.looseObject({
  sub: z.string(),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.enum(["true", "false"])]).optional(),
  name: z.string().optional(),
});

const inToken = person.extend({ iss: z.string() });

type Tokens = { idToken?: string | undefined; accessToken?: string | undefined };

/** The provider as the sign-in library's plugin takes it. */
export function providerConfig(provider: IdentityProvider) {
  const discoveryUrl = `${provider.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  return {
    providerId: PROVIDER_ID,
    name: provider.name,
    discoveryUrl,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    scopes: [...provider.scopes],
    pkce: true,
    requireIdTokenVerification: true,
    disableSignUp: true,
    disableImplicitSignUp: true,
    ...(provider.assurance !== undefined && { authorizationUrlParams: { acr_values: provider.assurance } }),
    getUserInfo: async (tokens: Tokens) => {
      const known = await personOf(discoveryUrl, provider, tokens);
      if (!known?.email) return null;
      return {
        id: known.sub,
        sub: known.sub,
        name: known.name ?? known.email,
        email: known.email.toLowerCase(),
        emailVerified: provider.emailsVerified || String(known.email_verified) === "true",
      };
    },
  };
}

/** Asks the provider at the address that it named, and nowhere else. Undefined where it sends us on, is away, or takes too long. */
const askProvider = (address: string, headers: Record<string, string> = {}) =>
  fetch(address, { headers, redirect: "error", signal: AbortSignal.timeout(10_000) }).catch(() => undefined);

/** What the provider says of the person: in the identity token, else at its own address, signed (ProConnect) or not. */
async function personOf(
  discoveryUrl: string,
  { clientId, issuer: set }: IdentityProvider,
  { idToken, accessToken }: Tokens,
) {
  if (!idToken) return undefined;
  const claims = inToken.parse(decodeJwt(idToken));
  // The library trusts the issuer that discovery names; it must be the one that the installation was given (OpenID Connect Discovery, 4.3).
  if (!isOf(set, claims.iss)) return undefined;
  if (claims.email !== undefined || !accessToken) return claims;
  const described = await askProvider(discoveryUrl);
  if (!described?.ok) return undefined;
  const { issuer, userinfo_endpoint, jwks_uri } = discovery.parse(await described.json());
  if (userinfo_endpoint === undefined) return claims;
  const answer = await askProvider(userinfo_endpoint, { authorization: `Bearer ${accessToken}` });
  if (!answer?.ok) return undefined;
  const isSigned = answer.headers.get("content-type")?.startsWith("application/jwt");
  if (isSigned && jwks_uri === undefined) return undefined;
  const told = person.parse(
    isSigned
      ? (
          await jwtVerify(await answer.text(), createRemoteJWKSet(new URL(jwks_uri!)), {
            issuer,
            audience: clientId,
          })
        ).payload
      : await answer.json(),
  );
  // Of somebody else: not what this token is for.
  return told.sub === claims.sub ? told : undefined;
}
