/** For tests: who has read what stands, as the pages do, before they write over it. */
type Method = "GET" | "POST" | "PUT" | "DELETE";
type Ask<Answer> = (person: string, method: Method, url: string, body?: object) => Promise<Answer>;

/** Asks again, where it is refused as older, with the version that the refusal tells. */
export const havingRead =
  <Answer extends { status: number; body: unknown }>(ask: Ask<Answer>): Ask<Answer> =>
  async (person, method, url, body) => {
    const first = await ask(person, method, url, body);
    if (first.status !== 409) return first;
    const { version } = (first.body as { stale: { version: string } }).stale;
    // A contact counts its versions.
    const read = url.endsWith("/contacts") ? { basedOn: Number(version) } : { version };
    return ask(person, method, url, { ...body, ...read });
  };
