/** Model letters for the levers that a household asks for in writing: to whom, what for, by which text. A person completes and signs them. */
import { legalOn } from "../law/legal-parameters.ts";
import type { Said } from "../platform/calendar/wording.ts";
import type { LeverId } from "./levers.rules.ts";

export type LetterWords = {
  to: Said;
  about: Said;
  /** What is asked, after the facts of the case. */
  ask: readonly Said[];
  /** What to enclose. */
  enclose: readonly Said[];
  source: string;
};

const PROOFS: readonly Said[] = [
  { fr: "Justificatifs de ressources et de charges", en: "Proof of resources and charges" },
  { fr: "Preuve de la reprise du paiement du loyer", en: "Proof that the rent is paid again" },
];
const ARTICLE_24 = "loi n° 89-462 du 6 juillet 1989, art. 24";

const toJudge: Said = {
  fr: "Juge des contentieux de la protection, tribunal judiciaire ou de proximité de ……………",
  en: "Judge of protection disputes, court of ……………",
};

const judgeTime = (): LetterWords => ({
  to: toJudge,
  about: {
    fr: "Demande de délais de paiement et de suspension de la clause résolutoire",
    en: "Request for time to pay and for the termination clause to be suspended",
  },
  ask: [
    {
      fr: "Je vous demande de m'accorder des délais pour payer cette dette, par mensualités de …………… € en plus du loyer courant, et de suspendre pendant ce temps les effets de la clause résolutoire.",
      en: "I ask you to grant me time to pay this debt, by instalments of €…………… on top of the current rent, and to suspend the termination clause meanwhile.",
    },
    {
      fr: "J'ai repris le paiement intégral du loyer courant le …………… [à compléter : la loi demande cette reprise avant l'audience].",
      en: "I have paid the full current rent again since …………… [to complete: the law asks for it before the hearing].",
    },
  ],
  enclose: PROOFS,
  source: `${ARTICLE_24} V et VII`,
});

const LETTERS: { readonly [Id in LeverId]?: (on: Temporal.PlainDate) => LetterWords } = {
  timeToPayByJudge: judgeTime,
  clauseSuspension: judgeTime,
  timeToVacate: () => ({
    to: {
      fr: "Juge de l'exécution, tribunal judiciaire de ……………",
      en: "Enforcement judge, court of ……………",
    },
    about: { fr: "Demande de délais pour quitter les lieux", en: "Request for time to vacate" },
    ask: [
      {
        fr: "Je vous demande un délai de …………… mois pour quitter le logement : mon relogement n'est pas encore possible dans des conditions normales.",
        en: "I ask you for …………… months to leave the home: I cannot yet be rehoused in normal conditions.",
      },
      {
        fr: "Voici les démarches de relogement que j'ai faites : ……………",
        en: "These are the steps that I have taken to be rehoused: ……………",
      },
    ],
    enclose: [
      { fr: "Démarches de relogement (demandes, réponses)", en: "Steps to be rehoused (requests, answers)" },
      {
        fr: "Situation de la famille et de santé, si vous souhaitez en faire état",
        en: "Family and health, if you wish to tell",
      },
    ],
    source: "CPCE L412-3 et L412-4",
  }),
  keepHousingBenefit: (on) => {
    const decided = legalOn("benefit.decidedBy", on)!;
    return {
      to:
        decided.value === "CAF"
          ? { fr: "Caisse d'allocations familiales (CAF)", en: "Family allowance fund (CAF)" }
          : {
              fr: "Commission de coordination des actions de prévention des expulsions (CCAPEX)",
              en: "Departmental commission for the prevention of evictions (CCAPEX)",
            },
      about: {
        fr: "Demande de maintien de l'aide au logement",
        en: "Request for the housing benefit to be kept",
      },
      ask: [
        {
          fr: "Je vous demande de maintenir l'aide au logement versée pour ce logement pendant que je rembourse cette dette.",
          en: "I ask you to keep paying the housing benefit for this home while I repay this debt.",
        },
        {
          fr: "Je paie chaque mois …………… € de la dépense courante depuis le ……………",
          en: "I pay €…………… of the current expense each month since ……………",
        },
      ],
      enclose: PROOFS,
      source: decided.source,
    };
  },
  conciliation: (on) => ({
    to: {
      fr: "Conciliateur de justice de ……………",
      en: "Court conciliator (conciliateur de justice) of ……………",
    },
    about: {
      fr: "Demande de conciliation avec mon bailleur",
      en: "Request for conciliation with my landlord",
    },
    ask: [
      {
        fr: "Je vous demande de réunir mon bailleur et moi-même pour chercher un accord sur le remboursement de cette dette.",
        en: "I ask you to bring my landlord and me together to find an agreement on repaying this debt.",
      },
    ],
    enclose: PROOFS,
    source: legalOn("conciliation.upTo", on)!.source,
  }),
  repaymentPlan: () => ({
    to: {
      fr: "Service du recouvrement et service social du bailleur",
      en: "The landlord's arrears and social services",
    },
    about: { fr: "Proposition de plan d'apurement", en: "Proposal of a repayment plan" },
    ask: [
      {
        fr: "Je vous propose de rembourser cette dette par …………… mensualités de …………… €, en plus du loyer courant, à partir du ……………",
        en: "I propose to repay this debt by …………… instalments of €……………, on top of the current rent, from …………… on.",
      },
    ],
    enclose: PROOFS,
    source: "CCH R824-19 ; accord amiable",
  }),
  rehousing: () => ({
    to: { fr: "Service de la gestion locative du bailleur", en: "The landlord's letting service" },
    about: { fr: "Demande de mutation vers un logement adapté", en: "Request to move to a home that fits" },
    ask: [
      {
        fr: "Je vous demande un logement mieux adapté à mes ressources et à la taille de mon ménage : …………… pièces, à ……………, loyer et charges de …………… € au plus.",
        en: "I ask you for a home that better fits my resources and the size of my household: …………… rooms, in ……………, rent and charges of €…………… at most.",
      },
    ],
    enclose: [
      {
        fr: "Numéro de la demande de logement social : ……………",
        en: "Number of the request for social housing: ……………",
      },
    ],
    source: "programme « Logement toujours », fiche de juin 2020",
  }),
};

export const LETTER_IDS = Object.keys(LETTERS) as [LeverId, ...LeverId[]];
export const hasLetter = (id: string): boolean => (LETTER_IDS as readonly string[]).includes(id);

/** The letter of a lever, by the law of `on`. Undefined where the lever is asked otherwise: a form, a payment, a meeting. */
export const letterOf = (id: LeverId, on: Temporal.PlainDate): LetterWords | undefined => LETTERS[id]?.(on);
