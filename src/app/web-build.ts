/** Where the web bundle is; built now where npm's "prepare" was skipped. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** Folder of the built bundle, or null with a message where it is absent and cannot be built here. */
export function webBundle(say: (text: string) => void): string | null {
  const folder = path.join(root, "dist/web");
  if (existsSync(path.join(folder, "index.html"))) return folder;
  const vite = path.join(root, "node_modules/vite/bin/vite.js");
  if (existsSync(vite)) {
    say("Préparation des pages…");
    const built = spawnSync(process.execPath, [vite, "build", "--logLevel", "error"], {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
    });
    if (built.status === 0) return folder;
  }
  say("Les pages ne sont pas construites : lancez « npm run build ». L'API seule répond.");
  return null;
}
