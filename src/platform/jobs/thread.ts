/** A thread that answers questions in their order: long computing beside the server, so that requests go on being answered. */
import { Worker } from "node:worker_threads";

export type Thread<Question, Answer> = AsyncDisposable & {
  /** `handedOver`: buffers that the thread takes and this one loses. Rejects where the thread fails or is ended. */
  ask: (question: Question, handedOver?: readonly ArrayBufferLike[]) => Promise<Answer>;
};

/** `file`: a module that posts one answer for each message; `given`: its `workerData`. Ended by disposing of it. */
export function openThread<Question, Answer>(file: URL, given: unknown): Thread<Question, Answer> {
  const worker = new Worker(file, { workerData: given });
  const waiting: PromiseWithResolvers<Answer>[] = [];
  const fail = (error: Error) => waiting.splice(0).forEach(({ reject }) => reject(error));
  worker.on("message", (answer: Answer) => waiting.shift()?.resolve(answer));
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the thread has ended")));
  return {
    ask: (question, handedOver = []) => {
      const asked = Promise.withResolvers<Answer>();
      worker.postMessage(question, handedOver as ArrayBuffer[]);
      waiting.push(asked);
      return asked.promise;
    },
    [Symbol.asyncDispose]: async () => void (await worker.terminate()),
  };
}
