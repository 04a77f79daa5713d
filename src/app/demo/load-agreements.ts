/** What the demonstration's landlords wrote of each domain, and what each household answered: agreed, refused, taken back, not asked. */
import {
  type AgreementItem,
  type Recipient,
  SHARED_DOMAINS,
  type WrittenDomain,
} from "../../household-agreement/rules.ts";
import { householdAgreement } from "../../household-agreement/schema.ts";
import type { Tx } from "../../platform/database/database.ts";
import { referralWords } from "../../referral/schema.ts";
import type { Filed } from "./filed-journey.ts";
import { insertAll } from "./insert-all.ts";

const WORDS: Record<(typeof SHARED_DOMAINS)[number], readonly string[]> = {
  housing: ["T3 au 4e étage sans ascenseur, devenu trop grand.", "Logement occupé depuis plus de dix ans."],
  budget: [
    "Un salaire et des prestations familiales ; pas d'épargne.",
    "Crédit à la consommation en cours, une mensualité sautée sur deux.",
  ],
  employment: [
    "Contrat de 20 heures par semaine, cherche un complément.",
    "Inscrit à France Travail depuis juin.",
  ],
  family: ["Deux enfants scolarisés dans le quartier.", "Vit seul depuis la séparation."],
  energy: ["Facture de régularisation de chauffage reçue en mars."],
};

type Answer = AgreementItem & { given: boolean; takenBack?: boolean };
const sharing = (domain: WrittenDomain, recipient: Recipient, more: Partial<Answer> = {}): Answer => ({
  kind: "sharing",
  domain,
  recipient,
  given: true,
  ...more,
});

const agreed = (kind: "referral" | "support"): Answer => ({
  kind,
  domain: null,
  recipient: null,
  given: true,
});

/** The same households answer the same each time: by their rank. One in seven was not asked yet. */
function answersOf(rank: number, supported: boolean): Answer[] {
  if (!supported && rank % 7 === 3) return [];
  if (!supported && rank % 7 === 5) return [agreed("referral")];
  return [
    agreed("referral"),
    agreed("support"),
    sharing("budget", "operator"),
    sharing("budget", "committee"),
    sharing("housing", "committee", { takenBack: rank % 11 === 4 }),
    ...(rank % 3 === 0
      ? [sharing("family", "committee", { given: false })]
      : [sharing("family", "operator")]),
    ...(rank % 2 === 0 ? [sharing("budget", "landlord"), sharing("housing", "landlord")] : []),
    ...(rank % 5 === 1 ? [sharing("energy", "landlord", { takenBack: true })] : []),
  ];
}

export async function loadAgreements(tx: Tx, filed: readonly Filed[]): Promise<void> {
  await insertAll(
    tx,
    referralWords,
    filed.flatMap((file, rank) => {
      const chosen = SHARED_DOMAINS.filter((domain, at) => domain === "budget" || (rank + at) % 3 === 0);
      const words: [WrittenDomain, string][] = [
        ["situation", file.situation],
        ...chosen.map((domain): [WrittenDomain, string] => [
          domain,
          WORDS[domain][rank % WORDS[domain].length]!,
        ]),
      ];
      return words.map(([domain, said]) => ({
        referralId: file.referralId,
        householdId: file.householdId,
        landlordId: file.landlordId,
        domain,
        words: said,
        writtenBy: file.officerId,
        writtenOn: file.dates.submittedOn,
      }));
    }),
  );
  await insertAll(
    tx,
    householdAgreement,
    filed.flatMap((file, rank) =>
      answersOf(rank, file.dates.measures.length > 0).map(({ takenBack, ...answer }) => ({
        ...answer,
        referralId: file.referralId,
        householdId: file.householdId,
        landlordId: file.landlordId,
        answeredOn: file.dates.submittedOn,
        how: "met" as const,
        // What opens something to the landlord, the operator heard.
        recordedBy: answer.recipient === "landlord" ? file.workerId : file.officerId,
        ...(takenBack && {
          endedOn: file.dates.submittedOn,
          endedWhy: "withdrawn" as const,
          endedBy: file.officerId,
        }),
      })),
    ),
  );
}
