/** A disk of a few hundred megabytes, in memory, that a drill fills and empties again. Needs the right to mount: root, on Linux. */
import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export type SmallDisk = {
  folder: string;
  /** To the last byte. */
  fill: () => void;
  empty: () => void;
  remove: () => void;
};

const BLOCK = Buffer.alloc(64 * 1024);

export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(path.join(tmpdir(), "lt-drill-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0755`, "tmpfs", folder]);
  const filler = path.join(folder, "filler");
  return {
    folder,
    fill: () => {
      const file = openSync(filler, "a");
      try {
        for (;;) if (writeSync(file, BLOCK) < BLOCK.length) break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(filler, { force: true }),
    remove: () => {
      execFileSync("umount", ["--lazy", folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function folderOn(disk: SmallDisk, name: string): string {
  const made = path.join(disk.folder, name);
  mkdirSync(made, { recursive: true });
  return made;
}
