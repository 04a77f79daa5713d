/** A session as its room shows it, with the renewals on its agenda and the arrangements proposed for its items: rooms do not know each other, the application does. */
import { useParams } from "@tanstack/react-router";

import { SessionProposals } from "../../../arrangement-proposal/pages/SessionProposals.tsx";
import { SessionRenewals } from "../../../renewal/pages/SessionRenewals.tsx";
import Session from "../../../sitting/pages/Session.tsx";

export default function SessionPage() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  return (
    <>
      <Session />
      <SessionRenewals sessionId={id} />
      <SessionProposals sessionId={id} />
    </>
  );
}
