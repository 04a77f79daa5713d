/** Server-sent events over Fastify: one stream per screen, bounded by person and by process, ended with the server. */
import type { FastifyReply } from "fastify";

import { Problem } from "../access/problem.ts";

export type EventStream = {
  /** `id`: what the browser says back when it comes again. */
  send(event: string, data: object, id?: number): void;
  end(): void;
  /** Called once, however it ended. */
  onEnd(then: () => void): void;
};

export type StreamLimits = {
  perPerson: number;
  perProcess: number;
  /** A comment now and then: a proxy lets an idle connection fall. */
  heartbeatMs: number;
  /** After which the browser comes again, and is asked who it is. */
  lifetimeMs: number;
};

/** Opens streams within their limits; `endAll` when the server stops. */
export function eventStreams({ perPerson, perProcess, heartbeatMs, lifetimeMs }: StreamLimits) {
  const open = new Set<() => void>();
  const byPerson = new Map<string, number>();

  /** Throws the problem to be told before anything is sent: 429 for one person's too many screens, 503 for everybody's. */
  function reserve(userId: string): () => void {
    if (open.size >= perProcess)
      throw new Problem(
        503,
        "Trop d'écrans suivent une séance en direct. La page se met à jour toutes les dix secondes.",
        "Too many screens follow a session live. The page updates every ten seconds.",
      );
    const own = byPerson.get(userId) ?? 0;
    if (own >= perPerson)
      throw new Problem(
        429,
        "Vous suivez déjà cette application en direct sur d'autres écrans. Fermez-en un.",
        "You follow this application live on other screens already. Close one of them.",
      );
    byPerson.set(userId, own + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const left = (byPerson.get(userId) ?? 1) - 1;
      if (left > 0) byPerson.set(userId, left);
      else byPerson.delete(userId);
    };
  }

  /** Takes the answer over from Fastify. `release`: what `reserve` gave. */
  function stream(reply: FastifyReply, release: () => void): EventStream {
    reply.hijack();
    const { raw } = reply;
    const ends = new Set<() => void>();
    let isOpen = true;
    const end = () => {
      if (!isOpen) return;
      isOpen = false;
      clearInterval(beat);
      clearTimeout(life);
      open.delete(end);
      release();
      for (const then of ends) then();
      raw.end();
    };
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    // Where the browser is cut off, it comes again after two seconds.
    raw.write("retry: 2000\n\n");
    const beat = setInterval(() => raw.write(": ...\n\n"), heartbeatMs).unref();
    const life = setTimeout(end, lifetimeMs).unref();
    raw.on("close", end);
    raw.on("error", end);
    open.add(end);
    return {
      send(event, data, id) {
        if (!isOpen) return;
        // A screen that no longer reads is let go: what it missed it reads when it comes again.
        if (raw.writableLength > 64 * 1024) return end();
        raw.write(
          `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
        );
      },
      end,
      onEnd(then) {
        if (isOpen) ends.add(then);
        else then();
      },
    };
  }

  return {
    reserve,
    stream,
    endAll: () => {
      for (const end of open) end();
    },
    count: () => open.size,
  };
}
