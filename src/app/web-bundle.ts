/** The web bundle: hashed files cached for ever, and index.html for every other address, with a nonce per answer. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";

import fastifyStatic from "@fastify/static";

import type { App } from "../platform/access/http.ts";
import { notFound } from "../platform/access/problem.ts";

export async function webRoutes(app: App, root: string): Promise<void> {
  const page = readFileSync(path.join(root, "index.html"), "utf8");
  await app.register(fastifyStatic, {
    root,
    index: false,
    wildcard: false,
    setHeaders: (reply, file) => {
      if (file.includes(`${path.sep}assets${path.sep}`))
        reply.header("cache-control", "public, max-age=31536000, immutable");
    },
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== "GET" || request.url.startsWith("/api/")) throw notFound();
    const nonce = randomBytes(16).toString("base64");
    const policy = String(reply.getHeader("content-security-policy")).replace(
      "style-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
    );
    return reply
      .header("content-security-policy", policy)
      .header("cache-control", "no-store")
      .type("text/html; charset=utf-8")
      .send(page.replaceAll("__CSP_NONCE__", nonce));
  });
}
