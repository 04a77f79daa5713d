/** The web bundle: built from src/app/web into dist/web; in development the API is the server on API_PORT (default 3838). */
import { createHash } from "node:crypto";

import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const server = `http://127.0.0.1:${process.env["API_PORT"] ?? 3838}`;

const WORKER = "field-worker.js";

/** Writes into the service worker which files make the field page: all that it loads, and what it loads only when asked. */
function fieldFiles(): Plugin {
  const ASKED_LATER = /DateFieldCalendar|temporal-polyfill/;
  return {
    name: "field-files",
    generateBundle(_options, bundle) {
      const files = new Set<string>();
      const isAskedLater = (name: string) => {
        const chunk = bundle[name];
        return chunk?.type === "chunk" && ASKED_LATER.test(chunk.facadeModuleId ?? "");
      };
      const take = (name: string) => {
        const chunk = bundle[name];
        if (chunk?.type !== "chunk" || files.has(name)) return;
        files.add(name);
        for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
        for (const next of chunk.imports) take(next);
        for (const next of chunk.dynamicImports) if (isAskedLater(next)) take(next);
      };
      for (const file of Object.values(bundle))
        if (
          file.type === "chunk" &&
          (file.name === "index" || file.facadeModuleId?.endsWith("/FieldPage.tsx"))
        )
          take(file.fileName);
      const worker = bundle[WORKER];
      if (worker?.type !== "chunk" || files.size < 2)
        this.error("the field page or its worker was not built");
      const list = JSON.stringify(["/favicon.svg", ...[...files].toSorted().map((name) => `/${name}`)]);
      const version = createHash("sha256").update(list).digest("hex").slice(0, 12);
      worker.code = worker.code
        .replaceAll("FIELD_FILES", list)
        .replaceAll("FIELD_VERSION", JSON.stringify(version));
    },
  };
}

export default defineConfig({
  root: "src/app/web",
  plugins: [react(), fieldFiles()],
  build: {
    outDir: "../../../dist/web",
    emptyOutDir: true,
    // The server forbids inline scripts and `data:` fonts; files keep their own address and are cached for good.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: "src/app/web/index.html", "field-worker": "src/app/web/field-worker.ts" },
      output: {
        // A service worker has a fixed address: its browser looks there for a new one.
        entryFileNames: ({ name }) => (name === "field-worker" ? WORKER : "assets/[name]-[hash].js"),
        // Few files, each changing for its own reason; charts and the calendar stay with the page that asks for them.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store)\// },
            { name: "tanstack", test: /node_modules\/@tanstack/ },
            {
              // With all that it reads while it loads: what stayed in the entry would still be undefined then.
              name: "mantine",
              test: /node_modules\/(@mantine\/(core|hooks|form|notifications)|@floating-ui|clsx|react-remove|react-style|use-sidecar|use-callback|get-nonce|tslib|react-transition-group|dom-helpers|prop-types|object-assign|@babel)/,
            },
            {
              name: "kit",
              test: /src\/platform\/(ui\/(?!DateFieldCalendar|MonthlyChartDrawing)|money)|@tabler|openapi-fetch/,
            },
          ],
        },
      },
    },
  },
  server: { host: "127.0.0.1", proxy: { "/api": { target: server, changeOrigin: false } } },
});
