/** Which waiting referrals a session's agenda is proposed with: the most pressing first, as many as it has room for. */

export type Waiting = {
  id: string;
  /** Where an earlier session put it off: the day by which what was missing is to come. Day ISO. */
  deferred: { dueBy: string | null } | null;
};

/**
 * Ids to put on, in order. `waiting`: by urgency, then by how long each has waited (`waitingReferrals`). What was put off until a day
 * after the session waits for the next one: what was missing cannot be there.
 */
export function proposedAgenda(
  waiting: readonly Waiting[],
  session: { heldOn: string; capacity: number; items: number },
): string[] {
  const room = Math.max(0, session.capacity - session.items);
  return waiting
    .filter(({ deferred }) => deferred?.dueBy == null || deferred.dueBy <= session.heldOn)
    .slice(0, room)
    .map(({ id }) => id);
}
