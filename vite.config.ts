/** The web bundle: built from src/app/web into dist/web; in development the API is the server on API_PORT (default 3838). */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = `http://127.0.0.1:${process.env["API_PORT"] ?? 3838}`;

export default defineConfig({
  root: "src/app/web",
  plugins: [react()],
  build: {
    outDir: "../../../dist/web",
    emptyOutDir: true,
    // The server forbids inline scripts and `data:` fonts; files keep their own address and are cached for good.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
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
