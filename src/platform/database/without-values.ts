/**
 * What a failed statement says goes to the log, to the job queue's own table and to who reads them: the statement, never the values in it,
 * which are people's, nor the session's or the password's of who signs in.
 */

/** Where drivers and query builder keep them: the parameters, the key or row that was refused, the line that COPY did not take. */
type Telling = Error & { params?: unknown; detail?: unknown; where?: unknown };

/** The same error, and what caused it, without the values; what is no error comes back as it is. */
export function withoutValues<T>(failure: T): T {
  for (let one: unknown = failure; one instanceof Error; one = one.cause) {
    const error = one as Telling;
    if ("params" in error) {
      // The query builder writes them into the message, and so the stack begins with them.
      const told = `\nparams: ${String(error.params)}`;
      error.message = error.message.replace(told, () => "");
      error.stack = error.stack?.replace(told, () => "") ?? "";
      delete error.params;
    }
    delete error.detail;
    if (String(error.where).startsWith("COPY ")) delete error.where;
  }
  return failure;
}
