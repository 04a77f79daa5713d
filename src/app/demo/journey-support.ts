/** What happens within a measure: contacts and notes, tripartite meetings, the problems that the assessment found. */
import { workingDay, type JourneyMeasure } from "./journey-calendar.ts";
import { weighted, type Random } from "./random.ts";

export type ContactKind = "homeVisit" | "office" | "outside" | "phone" | "video";
export type JourneyContact = {
  on: string;
  kind: ContactKind;
  state: "held" | "missed" | "planned";
  outreach: boolean;
  minutes: number | null;
  note: string | null;
};
export type JourneyMeeting = {
  kind: "start" | "midway" | "end";
  on: string;
  state: "held" | "missed" | "planned";
  sharedMinutes: string | null;
};
export type JourneyProblem = {
  domain: string;
  protected: boolean;
  severity: number;
  workedOn: boolean;
  detail: string;
};

const KIND = weighted<ContactKind>([
  ["homeVisit", 62],
  ["office", 18],
  ["phone", 11],
  ["outside", 7],
  ["video", 2],
]);

/** About one contact held every 31 days (5.9 for each 183), one in seven missed; one planned ahead while it runs. */
export function contactsOf(
  chance: Random,
  measure: JourneyMeasure,
  today: Temporal.PlainDate,
): JourneyContact[] {
  const contacts: JourneyContact[] = [];
  const end = measure.closed ? Temporal.PlainDate.from(measure.endsOn) : today;
  let on = workingDay(Temporal.PlainDate.from(measure.startsOn).add({ days: chance.int(0, 6) }));
  while (Temporal.PlainDate.compare(on, end) <= 0) {
    const held = contacts.length === 0 || !chance.chance(0.14);
    const kind = KIND(chance);
    contacts.push({
      on: on.toString(),
      kind,
      state: held ? "held" : "missed",
      outreach: contacts.length === 0,
      minutes: held ? (kind === "phone" ? chance.int(10, 30) : chance.int(40, 110)) : null,
      note: chance.chance(0.8) ? chance.pick(held ? NOTES : MISSED_NOTES) : null,
    });
    on = workingDay(on.add({ days: held ? chance.int(22, 38) : chance.int(4, 12) }));
  }
  if (!measure.closed) {
    const ahead = workingDay(today.add({ days: chance.int(1, 20) })).toString();
    // Nobody plans a visit after the measure's last day.
    const planned = ahead < measure.endsOn ? ahead : measure.endsOn;
    contacts.push({
      on: planned,
      kind: "homeVisit",
      state: "planned",
      outreach: false,
      minutes: 60,
      note: null,
    });
  }
  return contacts;
}

/** The three meetings where they were held or are planned; one in ten was never called, and is overdue. */
export function meetingsOf(
  chance: Random,
  measure: JourneyMeasure,
  today: Temporal.PlainDate,
): JourneyMeeting[] {
  const start = Temporal.PlainDate.from(measure.startsOn);
  const end = Temporal.PlainDate.from(measure.endsOn);
  const days: [JourneyMeeting["kind"], Temporal.PlainDate][] = [
    ["start", start.add({ days: chance.int(8, 25) })],
    ["midway", start.add({ days: chance.int(82, 100) })],
    ["end", end.subtract({ days: chance.int(4, 20) })],
  ];
  return days.flatMap(([kind, on]): JourneyMeeting[] => {
    if (chance.chance(measure.closed ? 0.05 : 0.12)) return [];
    const past = Temporal.PlainDate.compare(workingDay(on), today) <= 0;
    // Nobody plans a meeting five months ahead.
    if (!past && today.until(on).days > 45) return [];
    const sharedMinutes = past ? SHARED_MINUTES[kind] : null;
    return [{ kind, on: workingDay(on).toString(), state: past ? "held" : "planned", sharedMinutes }];
  });
}

/** One to seven problems, more than three for four households in five; each with a severity from 1 to 4. */
export function problemsOf(chance: Random): JourneyProblem[] {
  const count = chance.chance(0.8) ? chance.int(4, 7) : chance.int(1, 3);
  const [rent, ...others] = PROBLEMS;
  return [rent!, ...chance.shuffled(others).slice(0, count - 1)].map(([domain, isProtected, detail]) => ({
    domain,
    protected: isProtected,
    severity: chance.int(1, 4),
    workedOn: true,
    detail,
  }));
}

/** Domain, whether it is protected (never leaves the operator), what is written. The debt comes first: everybody has it. */
const PROBLEMS: readonly [domain: string, isProtected: boolean, detail: string][] = [
  ["budget", false, "Dette locative et charges courantes supérieures aux ressources."],
  ["budget", false, "Crédits à la consommation, dossier de surendettement à étudier."],
  ["employment", false, "Perte d'emploi, droits au chômage non ouverts."],
  ["employment", false, "Temps partiel subi, horaires décalés."],
  ["family", false, "Séparation récente, garde des enfants à organiser."],
  ["family", false, "Enfant majeur sans ressources au domicile."],
  ["housing", false, "Logement trop grand depuis le départ des enfants."],
  ["housing", false, "Assurance habitation non renouvelée."],
  ["energy", false, "Facture d'énergie impayée, logement difficile à chauffer."],
  ["health", true, "Arrêt maladie long, suivi médical à reprendre."],
  ["health", true, "Épuisement, isolement."],
  ["addiction", true, "Consommation évoquée par la personne, orientation proposée."],
  ["justice", true, "Procédure en cours, aide juridictionnelle à demander."],
  ["immigration", true, "Renouvellement du titre de séjour en attente."],
];

const NOTES = [
  "Ouverture des courriers ensemble ; relevé des ressources complété.",
  "Le ménage accueille bien la visite. Priorité : reprendre le paiement du loyer courant.",
  "Demande d'aide FSL préparée ; il manque l'attestation d'assurance.",
  "Point sur le budget : le reste à vivre est très faible jusqu'au versement des droits.",
  "Rappel à la CAF fait ensemble, dossier d'APL débloqué.",
  "La personne a repris un emploi à temps partiel, premier salaire attendu.",
  "Échéance du plan expliquée et comprise ; virement programmé.",
  "Accompagnement à la Maison du département pour l'ouverture des droits.",
  "Fournisseur d'énergie appelé : échéancier accordé.",
  "Moment difficile, écoute. Prochaine visite rapprochée.",
];
const MISSED_NOTES = ["Absent au rendez-vous, avis de passage laissé.", "Rendez-vous annulé le matin même."];
const SHARED_MINUTES = {
  start: "Engagements : reprise du loyer courant, transmission des justificatifs, point dans trois mois.",
  midway: "Loyer courant repris. Le plan d'apurement est maintenu, l'aide au logement est rétablie.",
  end: "Bilan partagé de la mesure et suites convenues avec le ménage.",
};
