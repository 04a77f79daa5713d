/** The demonstration's organisations and the people who work there. One password for all: these accounts hold synthetic people only. */
import type { OrganisationKind } from "../../parties/schema.ts";
import type { Role } from "../../platform/access/roles.ts";
import { personName } from "./people-names.ts";
import { random } from "./random.ts";

export type DemoOrganisation = { code: string; name: string; kind: OrganisationKind; joined: string };

export type DemoUser = { email: string; name: string; role: Role; organisation: string };

/** The password of every demonstration account; printed by `npm start`. */
export const DEMO_PASSWORD = "Logement-Toujours-38";

/** Who takes part, with the day they joined. Source: project sheet, June 2020 (SDH, Grenoble Habitat and two funders since January 2019). */
export const ORGANISATIONS: readonly DemoOrganisation[] = [
  { code: "AIH", name: "Alpes Isère Habitat", kind: "landlord", joined: "2016-01-01" },
  { code: "PLURALIS", name: "Pluralis", kind: "landlord", joined: "2016-01-01" },
  { code: "ACTIS", name: "Actis", kind: "landlord", joined: "2016-01-01" },
  { code: "SDH", name: "SDH", kind: "landlord", joined: "2019-01-01" },
  { code: "GH", name: "Grenoble Habitat", kind: "landlord", joined: "2019-01-01" },
  { code: "RELAIS", name: "Le Relais Ozanam", kind: "operator", joined: "2016-01-01" },
  { code: "OISEAU", name: "L'Oiseau bleu", kind: "operator", joined: "2016-01-01" },
  { code: "SOLENI", name: "Soleni", kind: "operator", joined: "2016-01-01" },
  {
    code: "COORDINATION",
    name: "Coordination Logement toujours",
    kind: "coordination",
    joined: "2016-01-01",
  },
  { code: "FNAVDL", name: "État (FNAVDL)", kind: "funder", joined: "2016-01-01" },
  { code: "FAP", name: "Fondation Abbé Pierre", kind: "funder", joined: "2016-01-01" },
  { code: "METRO", name: "Grenoble-Alpes Métropole", kind: "funder", joined: "2016-01-01" },
  { code: "FCE", name: "Fondation Caisse d'Épargne", kind: "funder", joined: "2019-01-01" },
  { code: "AL", name: "Action Logement", kind: "funder", joined: "2019-01-01" },
  {
    code: "ADMIN",
    name: "Administration de la plateforme",
    kind: "administration",
    joined: "2016-01-01",
  },
];

const DOMAIN = "demo.logement-toujours.example";

type Post = readonly [post: string, role: Role, people: number];
const COMMITTEE_POST: Post = ["commission", "committeeMember", 1];

/** Posts of one organisation of each kind: the e-mail's first part, the role, how many people. */
const POSTS: Record<OrganisationKind, readonly Post[]> = {
  landlord: [
    ["agent", "arrearsOfficer", 1],
    ["conseil", "socialAdviser", 1],
    ["responsable", "landlordLead", 1],
  ],
  operator: [
    ["referent", "caseWorker", 3],
    ["responsable", "operatorLead", 1],
  ],
  coordination: [["coordination", "coordinator", 1]],
  funder: [["analyste", "funder", 1]],
  administration: [["admin", "administrator", 1]],
};

/** Organisations that send somebody to the case committee; there they are members, not staff on a file. */
const SITS_IN_COMMITTEE = new Set(["AIH", "PLURALIS", "RELAIS"]);

/** Everybody who can sign in: `agent.aih@…`, `referent2.relais@…`, `coordination@…`, `admin@…`. */
export function demoUsers(seed: number): DemoUser[] {
  const chance = random(seed, "users");
  const people = ORGANISATIONS.flatMap(({ code, kind }) => {
    const posts = SITS_IN_COMMITTEE.has(code) ? [...POSTS[kind], COMMITTEE_POST] : POSTS[kind];
    const alone = kind === "coordination" || kind === "administration";
    return posts.flatMap(([post, role, many]) =>
      Array.from({ length: many }, (_, index) => ({
        email: `${post}${many > 1 ? index + 1 : ""}${alone ? "" : `.${code.toLowerCase()}`}@${DOMAIN}`,
        name: personName(chance),
        role,
        organisation: code,
      })),
    );
  });
  // Beside the others, so that their names stay what they were.
  const energy = {
    email: `energie.relais@${DOMAIN}`,
    name: personName(random(seed, "energy")),
    role: "energyAdviser" as const,
    organisation: "RELAIS",
  };
  const officer = {
    email: `dpo@${DOMAIN}`,
    name: personName(random(seed, "officer")),
    role: "dataProtectionOfficer" as const,
    organisation: "COORDINATION",
  };
  return [...people, energy, officer];
}

/** The seed of `npm start`: another one gives other names to the same addresses. */
export const DEMO_SEED = 38;
