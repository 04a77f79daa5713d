/** Hands /api/auth/* over to better-auth, body untouched. */
import type { FastifyInstance } from "fastify";

import { type Auth, isOpenPath } from "../platform/access/auth.ts";
import { notFound } from "../platform/access/problem.ts";

/** A plugin of its own, so that its body parser stays there. */
export function authBridge(auth: Pick<Auth, "handler">) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    app.route({
      method: ["GET", "POST"],
      url: "/api/auth/*",
      schema: { hide: true },
      config: { rateLimit: { max: 120, timeWindow: "1 minute" } },
      handler: async (request, reply) => {
        const [path = ""] = request.url.slice("/api/auth/".length).split("?");
        if (!isOpenPath(path)) throw notFound();
        const headers = new Headers();
        for (const [name, value] of Object.entries(request.headers)) {
          if (typeof value === "string") headers.set(name, value);
        }
        // The address that better-auth counts by: ours to say, never the client's.
        headers.set("x-client-address", request.ip);
        const answer = await auth.handler(
          new Request(`${request.protocol}://${request.host}${request.url}`, {
            method: request.method,
            headers,
            ...(request.body ? { body: request.body as BodyInit } : {}),
          }),
        );
        reply.status(answer.status);
        for (const [name, value] of answer.headers) {
          if (name !== "set-cookie") reply.header(name, value);
        }
        // The browser drops what it kept of the pages; with the last person who used the device, all that the application laid down there.
        if (path === "sign-out")
          reply.header(
            "clear-site-data",
            request.headers["x-device-left"] === "empty" ? '"cache", "storage"' : '"cache"',
          );
        const cookies = answer.headers.getSetCookie();
        if (cookies.length > 0) reply.header("set-cookie", cookies);
        return reply.send(Buffer.from(await answer.arrayBuffer()));
      },
    });
  };
}
