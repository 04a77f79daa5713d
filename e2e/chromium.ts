/** Where this machine keeps its Chromium: CHROMIUM_PATH first, then the usual places of Linux and macOS. */
import { existsSync } from "node:fs";

const USUAL = [
  // The same engine without windows: a run takes a sixth less of the machine.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Undefined where there is none. Throws where CHROMIUM_PATH names no file: a wish that cannot be met is not a reason to skip. */
export function chromiumPath(): string | undefined {
  const wanted = process.env["CHROMIUM_PATH"];
  if (!wanted) return USUAL.find((path) => existsSync(path));
  if (!existsSync(wanted)) throw new Error(`CHROMIUM_PATH names no file: ${wanted}`);
  return wanted;
}
