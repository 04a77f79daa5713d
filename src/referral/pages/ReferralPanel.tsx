/** The referral on a household's file: where it stands and who carries it, or one click to begin one. */
import { useQuery } from "@tanstack/react-query";

import { ReferButton } from "../../worklist/pages/ReferButton.tsx";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import panel from "../../platform/ui/panel.module.css";
import classes from "./referral.module.css";
import { referralTexts } from "./texts.ts";
import { UrgencyWords } from "./UrgencyWords.tsx";

type Found = Answer<"/api/households/{id}/referrals">;

export default function ReferralPanel({ householdId }: { householdId: string }) {
  const query = useQuery({
    queryKey: ["household", householdId, "referrals"],
    queryFn: () =>
      answer(api.GET("/api/households/{id}/referrals", { params: { path: { id: householdId } } })),
  });
  return (
    <Loaded query={query}>
      {(found) =>
        (found.canRefer || found.referrals.length > 0) && <Referred householdId={householdId} found={found} />
      }
    </Loaded>
  );
}

function Referred({ householdId, found }: { householdId: string; found: Found }) {
  const t = useTexts(referralTexts);
  return (
    <Section
      title={t.panel}
      {...(found.canRefer && { actions: <ReferButton householdId={householdId} size="xs" /> })}
    >
      {found.referrals.length === 0 && <p>{t.notReferred}</p>}
      {found.referrals.map((referral) => (
        <div key={referral.id} className={classes.panel}>
          <div>
            <StatusBadge tone={referral.urgency ? "info" : "neutral"}>
              {t.status[referral.status]}
            </StatusBadge>{" "}
            <PageLink href={`/referrals/${referral.id}`}>
              {found.referrals.length === 1 ? t.open : t.openOf({ landlord: referral.landlord })}
            </PageLink>
          </div>
          {referral.owner && referral.urgency && (
            <p className={panel.small}>
              {t.ownerFromThen({ name: `${referral.owner.name}, ${referral.owner.organisation}` })}
            </p>
          )}
          {referral.urgency && (
            <div>
              <UrgencyWords urgency={referral.urgency} />
            </div>
          )}
          {referral.stillToSay.length > 0 && (
            <p className={panel.small}>
              {t.left({ names: referral.stillToSay.map((name) => t.toBeSaid[name]).join(", ") })}
            </p>
          )}
        </div>
      ))}
    </Section>
  );
}
