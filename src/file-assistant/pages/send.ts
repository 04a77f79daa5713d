/** Sends a file with what a form cannot say: how far it is, and that it shall stop. */
import { Problem } from "../../platform/ui/client.ts";
import { chosenLanguage } from "../../platform/ui/language.tsx";
import { formOf } from "./form-of.ts";

/** `sent`: the file is on its way; `read`: the server takes it in. Shares from 0 to 1; `secondsLeft` to read it, once that can be told. */
export type Course = { sent: number } | { read: number; share: number; secondsLeft: number | undefined };

type Line<Report> = {
  progress?: { bytes: number; total: number; read: number };
  report?: Report;
  problem?: ConstructorParameters<typeof Problem>[1] & { status: number };
};

type Way = { signal: AbortSignal; onCourse: (course: Course) => void };

/** The import's report. Throws a `Problem` where it was refused, an AbortError where `signal` stopped it: nothing is kept then. */
export function sent<Report>(file: File, address: string, { signal, onCourse }: Way): Promise<Report> {
  const { promise, resolve, reject } = Promise.withResolvers<Report>();
  const request = new XMLHttpRequest();
  let from = 0;
  let began: number | undefined;
  const heard = () => {
    const end = request.responseText.lastIndexOf("\n");
    const lines = request.responseText.slice(from, Math.max(from, end)).split("\n");
    from = Math.max(from, end + 1);
    for (const text of lines) {
      if (text === "") continue;
      const { progress, report, problem } = JSON.parse(text) as Line<Report>;
      if (progress) {
        began ??= performance.now();
        const share = progress.bytes / Math.max(1, progress.total);
        onCourse({ read: progress.read, share, secondsLeft: secondsLeft(performance.now() - began, share) });
      }
      if (report) resolve(report);
      if (problem) reject(new Problem(problem.status, problem));
    }
  };
  request.upload.addEventListener("progress", ({ loaded, total }) =>
    onCourse({ sent: loaded / Math.max(1, total) }),
  );
  request.addEventListener("progress", () => {
    if (request.status === 200) heard();
  });
  request.addEventListener("load", () => {
    if (request.status === 200) heard();
    else reject(problemOf(request));
    // An answer that ended without its last line was cut on the way.
    reject(new Problem(0));
  });
  request.addEventListener("error", () => reject(new Problem(0)));
  request.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
  signal.addEventListener("abort", () => request.abort());

  request.open("POST", address);
  request.setRequestHeader("accept", "application/x-ndjson");
  request.setRequestHeader("accept-language", chosenLanguage());
  request.send(formOf(file, file.name));
  return promise;
}

/** Too early to tell in the first second, and before a fiftieth of the file. */
function secondsLeft(ms: number, share: number): number | undefined {
  return ms < 1_000 || share < 0.02 ? undefined : Math.ceil((ms * (1 - share)) / share / 1_000);
}

function problemOf(request: XMLHttpRequest): Problem {
  const id = request.getResponseHeader("x-request-id") ?? undefined;
  try {
    return new Problem(request.status, JSON.parse(request.responseText) as object, id);
  } catch {
    return new Problem(request.status, {}, id);
  }
}
