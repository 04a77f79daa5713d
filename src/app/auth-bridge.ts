/** Hands /api/auth/* over to better-auth, body untouched. */
import type { FastifyInstance } from "fastify";

import type { Auth } from "../platform/access/auth.ts";

/** A plugin of its own, so that its body parser stays there. */
export function authBridge(auth: Auth) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    app.route({
      method: ["GET", "POST"],
      url: "/api/auth/*",
      schema: { hide: true },
      config: { rateLimit: { max: 120, timeWindow: "1 minute" } },
      handler: async (request, reply) => {
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
        const cookies = answer.headers.getSetCookie();
        if (cookies.length > 0) reply.header("set-cookie", cookies);
        return reply.send(Buffer.from(await answer.arrayBuffer()));
      },
    });
  };
}
