/** npm's "prepare": builds the web bundle, or leaves it to the first start where the tools are absent. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

if (existsSync("node_modules/vite/package.json") && existsSync("src/app/web/index.html")) {
  const built = spawnSync(
    process.execPath,
    ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"],
    { stdio: "inherit" },
  );
  process.exit(built.status ?? 1);
}
