/** A session as its room shows it, with the arrangements proposed for its items: rooms do not know each other, the application does. */
import { useParams } from "@tanstack/react-router";

import { SessionProposals } from "../../../arrangement-proposal/pages/SessionProposals.tsx";
import Session from "../../../sitting/pages/Session.tsx";

export default function SessionPage() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  return (
    <>
      <Session />
      <SessionProposals sessionId={id} />
    </>
  );
}
