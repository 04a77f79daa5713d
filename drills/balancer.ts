/** The proxy before several servers: sends each request to one that is ready, and tries nothing twice. What it cannot hand on is answered 502. */
import { Agent, createServer, request as send } from "node:http";

export type Balancer = {
  address: string;
  /** Asked from now on whether it is ready, like the others; resolves once it is. */
  add: (port: number) => Promise<void>;
  /** Sent nothing more from now on, as an operator says it to a proxy. */
  leaveOut: (port: number) => void;
  /** Answers handed on, by port. */
  answered: () => Record<number, number>;
  close: () => void;
};

const BETWEEN_LOOKS_MS = 250;

const look = (port: number) =>
  new Promise<boolean>((resolve) => {
    send({ host: "127.0.0.1", port, path: "/readyz", timeout: 2_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    })
      .on("error", () => resolve(false))
      .on("timeout", () => resolve(false))
      .end();
  });

export async function balancer(): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  const targets = new Map<number, { isReady: boolean; isLeftOut: boolean; answered: number }>();
  let turn = 0;
  const timer = setInterval(() => {
    for (const [port, target] of targets) void look(port).then((isReady) => (target.isReady = isReady));
  }, BETWEEN_LOOKS_MS);

  const server = createServer((asked, answer) => {
    const ready = [...targets].filter(([, { isReady, isLeftOut }]) => isReady && !isLeftOut);
    const chosen = ready[(turn += 1) % ready.length];
    const fail = () => {
      if (!answer.headersSent) answer.writeHead(502).end();
      else answer.destroy();
    };
    if (!chosen) return fail();
    const [port, target] = chosen;
    const { method = "GET", url = "/", headers } = asked;
    const onward = send({ host: "127.0.0.1", port, method, path: url, headers, agent }, (given) => {
      target.answered += 1;
      const { connection: _, ...kept } = given.headers;
      answer.writeHead(given.statusCode ?? 502, kept);
      given.pipe(answer);
    });
    onward.on("error", fail);
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    add: async (port) => {
      while (!(await look(port))) await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
      targets.set(port, { isReady: true, isLeftOut: false, answered: 0 });
    },
    leaveOut: (port) => {
      const target = targets.get(port);
      if (target) target.isLeftOut = true;
    },
    answered: () => Object.fromEntries([...targets].map(([port, { answered }]) => [port, answered])),
    close: () => {
      clearInterval(timer);
      server.closeAllConnections();
      server.close();
      agent.destroy();
    },
  };
}
