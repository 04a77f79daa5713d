/** What an installation keeps sealed in its own database: whoever has a copy of the rows and not the server's secret reads nothing. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** `boundTo`: whose it is; sealed in with it, so that one put in another's place does not open. */
export type Sealing = {
  seal: (text: string, boundTo: string) => string;
  /** Undefined where it does not open: another secret, another's place, or tampered with. What was never sealed comes back as it is. */
  open: (kept: string, boundTo: string) => string | undefined;
};

/** What is sealed begins so. */
export const SEALED = "sealed1.";

/** Of a server that was given no secret to seal with. */
export const UNSEALED: Sealing = { seal: (text) => text, open: (kept) => kept };

/** A key of its own for each purpose, drawn from the server's secret (HKDF-SHA-256); AES-256-GCM. */
export function sealingOf(secret: string, purpose: string): Sealing {
  const key = Buffer.from(hkdfSync("sha256", secret, "", `logement-toujours ${purpose}`, 32));
  return {
    seal: (text, boundTo) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(boundTo));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `${SEALED}${iv.toString("base64url")}.${sealed.toString("base64url")}`;
    },
    open: (kept, boundTo) => {
      if (!kept.startsWith(SEALED)) return kept;
      const [iv = "", sealed = ""] = kept.slice(SEALED.length).split(".");
      const bytes = Buffer.from(sealed, "base64url");
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"))
          .setAAD(Buffer.from(boundTo))
          .setAuthTag(bytes.subarray(-16));
        return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString("utf8");
      } catch {
        return undefined;
      }
    },
  };
}
