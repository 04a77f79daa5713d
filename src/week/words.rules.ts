/** What a line of the agenda says in a calendar: its kind alone, no word of the file. */
import type { ContactKind } from "../measure/contact.rules.ts";
import type { MeetingKind } from "../measure/rules.ts";
import type { Said } from "../platform/calendar/wording.ts";
import { stepWords } from "../procedure-calendar/words.rules.ts";
import type { WeekWhat } from "./rules.ts";

const CONTACTS: Record<ContactKind, Said> = {
  homeVisit: { fr: "Visite à domicile", en: "Home visit" },
  office: { fr: "Rendez-vous au bureau", en: "Meeting at the office" },
  outside: { fr: "Rendez-vous dehors", en: "Meeting outside" },
  phone: { fr: "Appel", en: "Call" },
  video: { fr: "Visio", en: "Video call" },
  mail: { fr: "Courrier", en: "Letter" },
};
const MEETINGS: Record<MeetingKind, Said> = {
  start: { fr: "Entretien tripartite de début", en: "Tripartite meeting, start" },
  midway: { fr: "Entretien tripartite à mi-parcours", en: "Tripartite meeting, midway" },
  end: { fr: "Entretien tripartite de fin", en: "Tripartite meeting, end" },
};
const OTHERS: Record<Exclude<WeekWhat, "contact" | "meeting" | "procedure">, Said> = {
  decide: { fr: "Fin de mesure : renouveler ou clore", en: "End of measure: renew or close" },
  action: { fr: "Action à faire", en: "Action to do" },
  planCheck: { fr: "Vérification du plan d'apurement", en: "Check of the repayment plan" },
  transfer: { fr: "Glissement de bail : échéance", en: "Lease transfer: deadline" },
};

export function wordsOf({
  what,
  contactKind,
  meetingKind,
  step,
}: {
  what: WeekWhat;
  contactKind: ContactKind | null;
  meetingKind: MeetingKind | null;
  step: string | null;
}): Said {
  if (what === "contact") return CONTACTS[contactKind!];
  if (what === "meeting") return MEETINGS[meetingKind!];
  return what === "procedure" ? stepWords(step!) : OTHERS[what];
}
