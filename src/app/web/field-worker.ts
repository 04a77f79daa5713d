/**
 * The service worker: the field page opens where there is no network. It keeps the files of the application's shell, the same for
 * everybody, and never an answer of /api: what a device holds of households is sealed elsewhere (src/platform/ui/device).
 */

/** Written in by the build (vite.config.ts): the files that the field page is made of, and a name that changes with them. */
declare const FIELD_FILES: readonly string[];
declare const FIELD_VERSION: string;

type Lasting = { waitUntil: (work: Promise<unknown>) => void };
type Asked = { request: Request; respondWith: (answer: Promise<Response>) => void };
type Worker = {
  addEventListener: ((kind: "install" | "activate", listen: (event: Lasting) => void) => void) &
    ((kind: "fetch", listen: (event: Asked) => void) => void);
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
};
const worker = globalThis as unknown as Worker;

const PAGE = "/field";
const CACHE = `field-${FIELD_VERSION}`;
/** A network that is there and does not answer is no network. */
const PATIENCE_MS = 4_000;

const FILES = new Set(FIELD_FILES);

async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, ...FILES]);
  await worker.skipWaiting();
}

async function dropFormerFiles(): Promise<void> {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await worker.clients.claim();
}

worker.addEventListener("install", (event) => event.waitUntil(keepFiles()));
worker.addEventListener("activate", (event) => event.waitUntil(dropFormerFiles()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") event.respondWith(page(request, pathname));
  else if (FILES.has(pathname)) event.respondWith(kept(request, pathname));
});

async function kept(request: Request, path: string): Promise<Response> {
  return (await (await caches.open(CACHE)).match(path)) ?? fetch(request);
}

/** The server's page where it answers; the field page as it was kept where it does not, whichever page was asked for. */
async function page(request: Request, path: string): Promise<Response> {
  try {
    return await (path === PAGE
      ? fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) })
      : fetch(request));
  } catch (away) {
    if (path !== PAGE) return Response.redirect(PAGE, 302);
    const there = await (await caches.open(CACHE)).match(PAGE);
    if (!there) throw away;
    return there;
  }
}
