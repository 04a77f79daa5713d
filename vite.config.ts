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
        codeSplitting: {
          groups: [
            {
              name: "charts",
              test: /node_modules\/(@mantine\/charts|recharts|d3-|victory-vendor|@reduxjs|immer)/,
            },
            { name: "dates", test: /node_modules\/(@mantine\/dates|dayjs)/ },
            { name: "react", test: /node_modules\/(react|react-dom|scheduler)\//, priority: 2 },
            {
              name: "mantine",
              test: /node_modules\/(@mantine\/(core|hooks)|@floating-ui|clsx)/,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: { host: "127.0.0.1", proxy: { "/api": { target: server, changeOrigin: false } } },
});
