/** A team's rehousing: who looks for a home and where it stands; for a landlord, profiles shown by others and proposals on its own homes. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { DebtState } from "./DebtState.tsx";
import { FactList } from "./FactList.tsx";
import { TellDialog } from "./RequestDialogs.tsx";
import { RequestState } from "./RequestState.tsx";
import { rehousingTexts } from "./texts.ts";
import { STATE_TONES } from "./tones.ts";
import { useNeedsWords } from "./words.tsx";

type Found = Answer<"/api/rehousing">;
type Offer = Found["offers"][number];

export default function Rehousings() {
  const t = useTexts(rehousingTexts);
  const { role } = useMe();
  const isLandlord = ["arrearsOfficer", "socialAdviser", "landlordLead"].includes(role);
  const query = useQuery({ queryKey: ["rehousing"], queryFn: () => answer(api.GET("/api/rehousing")) });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <p>
        <PageLink href="/rehousing/matching">{t.toMatching}</PageLink>
        {" · "}
        <PageLink href="/vacancies">{t.toVacancies}</PageLink>
      </p>
      <Loaded query={query}>
        {({ requests, profiles, offers }) => (
          <>
            {isLandlord && <Offers offers={offers} />}
            <Requests requests={requests} isLandlord={isLandlord} />
            {isLandlord && <Profiles profiles={profiles} />}
          </>
        )}
      </Loaded>
    </>
  );
}

function Requests({ requests, isLandlord }: Pick<Found, "requests"> & { isLandlord: boolean }) {
  const t = useTexts(rehousingTexts);
  const { language } = useLanguage();
  const needs = useNeedsWords();
  return (
    <Section title={t.list}>
      <DataTable
        caption={t.list}
        captionHidden
        rows={requests}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t.none}>{t.noneWords}</EmptyState>}
        columns={[
          {
            id: "household",
            title: t.household,
            names: true,
            cell: (request) => (
              <>
                <PageLink href={`/households/${request.householdId}/rehousing`}>
                  {request.household ?? "–"}
                </PageLink>
                {!isLandlord && <p className={panel.small}>{request.landlord}</p>}
              </>
            ),
          },
          {
            id: "reason",
            title: t.reason,
            cell: ({ reason, openedOn }) => (
              <div>
                {t.reasons[reason]}
                <p className={panel.small}>{t.since({ on: formatDate(openedOn, language) })}</p>
              </div>
            ),
          },
          { id: "needs", title: t.needs, cell: needs },
          {
            id: "state",
            title: t.state,
            cell: (request) => (
              <div>
                <RequestState request={request} state={request.state} />
                {request.proposed && request.state !== "refused" && request.state !== "withdrawn" && (
                  <p className={panel.small}>
                    {t.size({ rooms: request.proposed.rooms, surface: null })}, {request.proposed.commune},{" "}
                    {request.proposed.landlord}
                  </p>
                )}
                {request.debt && (
                  <div className={panel.small}>
                    {t.debt} : <DebtState debt={request.debt} />
                  </div>
                )}
              </div>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Profiles({ profiles }: Pick<Found, "profiles">) {
  const t = useTexts(rehousingTexts);
  const { language } = useLanguage();
  const needs = useNeedsWords();
  return (
    <Section title={t.profiles} lead={t.profilesLead}>
      <DataTable
        caption={t.profiles}
        captionHidden
        rows={profiles}
        rowKey={({ profile }) => profile}
        empty={<p>{t.noProfiles}</p>}
        columns={[
          {
            id: "profile",
            title: t.profile,
            names: true,
            cell: (profile) => (
              <>
                {needs(profile)}
                <p className={panel.small}>
                  {t.profileSince({ month: formatDate(profile.since.slice(0, 7), language) })}
                </p>
              </>
            ),
          },
          {
            id: "suits",
            title: t.suits,
            cell: ({ suits }) => (suits.length === 0 ? t.noSuits : suits.join(", ")),
          },
        ]}
      />
    </Section>
  );
}

function Offers({ offers }: Pick<Found, "offers">) {
  const t = useTexts(rehousingTexts);
  const [answering, setAnswering] = useState<Offer>();
  const profileOf = ({ people, roomsLeast, stepFree, own }: Offer) =>
    people === null || roomsLeast === null
      ? t.hiddenProfile
      : [
          own && t.ownTenant,
          t.people({ n: people }),
          t.needsOf({ rooms: roomsLeast, most: null }),
          stepFree && t.stepFreeNeeded,
        ]
          .filter(Boolean)
          .join(" · ");
  return (
    <Section title={t.offers}>
      <DataTable
        caption={t.offers}
        captionHidden
        rows={offers}
        rowKey={({ id }) => id}
        empty={<p>{t.noOffers}</p>}
        columns={[
          { id: "home", title: t.home, names: true, cell: ({ reference }) => reference },
          { id: "profile", title: t.profile, cell: profileOf },
          {
            id: "state",
            title: t.state,
            cell: (offer) => (
              <div>
                <StatusBadge tone={STATE_TONES[offer.state]}>{t.states[offer.state]}</StatusBadge>
                <FactList proposal={offer} />
                {offer.can.tell.length > 0 && (
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={t.tellOf({ what: offer.reference })}
                    onClick={() => setAnswering(offer)}
                  >
                    {t.tell}
                  </Button>
                )}
              </div>
            ),
          },
        ]}
      />
      {answering && (
        <TellDialog proposal={answering} what={answering.reference} onClose={() => setAnswering(undefined)} />
      )}
    </Section>
  );
}
