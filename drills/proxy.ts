/** A network of a drill's own between the server and its database: open, cut, or silent like a line that swallows everything. */
import { connect, createServer, type Socket } from "node:net";

export type Network = {
  port: number;
  /** Everything passes, to this port. */
  open: (toPort?: number) => void;
  /** Connections are reset, new ones refused at once. */
  cut: () => void;
  /** Nothing passes, nobody is told: connections stand, new ones are taken and never answered. */
  silence: () => void;
  /** Ends what stands, as a router that forgot them does; new ones pass if it is open. */
  forget: () => void;
  close: () => void;
};

export async function network(toPort: number): Promise<Network> {
  let state: "open" | "cut" | "silent" = "open";
  let target = toPort;
  const pairs = new Set<[inner: Socket, outer: Socket | undefined]>();
  const end = (pair: [Socket, Socket | undefined]) => {
    pairs.delete(pair);
    for (const socket of pair) socket?.resetAndDestroy();
  };
  const server = createServer((inner) => {
    inner.on("error", () => {});
    if (state === "cut") return void inner.resetAndDestroy();
    if (state === "silent") {
      const pair: [Socket, undefined] = [inner, undefined];
      pairs.add(pair);
      inner.on("close", () => pairs.delete(pair));
      return;
    }
    const outer = connect(target, "127.0.0.1");
    const pair: [Socket, Socket] = [inner, outer];
    pairs.add(pair);
    for (const [from, to] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      from.on("data", (part) => void to.write(part));
      from.on("end", () => to.end());
      from.on("error", () => end(pair));
      from.on("close", () => end(pair));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const flow = (isFlowing: boolean) => {
    for (const socket of [...pairs].flat()) socket?.[isFlowing ? "resume" : "pause"]();
  };
  return {
    port: (server.address() as { port: number }).port,
    open: (port = target) => {
      target = port;
      state = "open";
      // Taken in silence and never led on: whoever waits there comes again.
      for (const pair of pairs) if (pair[1] === undefined) end(pair);
      flow(true);
    },
    cut: () => {
      state = "cut";
      for (const pair of pairs) end(pair);
    },
    silence: () => {
      state = "silent";
      flow(false);
    },
    forget: () => {
      for (const pair of pairs) end(pair);
    },
    close: () => {
      for (const pair of pairs) end(pair);
      server.close();
    },
  };
}
