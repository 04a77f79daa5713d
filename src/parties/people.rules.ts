/** Who may hold which post in which kind of organisation, and what an invitation must say. */
import type { Broken } from "../platform/calendar/dated.ts";

/** The posts of each kind of organisation; the first is the one its first person is invited to. */
export const POSTS_OF = {
  landlord: ["landlordLead", "arrearsOfficer", "socialAdviser", "committeeMember", "dataProtectionOfficer"],
  operator: ["operatorLead", "caseWorker", "energyAdviser", "committeeMember", "dataProtectionOfficer"],
  coordination: ["coordinator", "committeeMember", "dataProtectionOfficer"],
  funder: ["funder", "committeeMember"],
  administration: ["administrator"],
} as const;

export type PostKind = keyof typeof POSTS_OF;
export type Post = (typeof POSTS_OF)[PostKind][number];

/** The posts that a person of `role` may give in an organisation of `kind`: a lead in a landlord or an operator, an administrator everywhere. */
export function postsGivenBy(role: string, kind: PostKind): readonly Post[] {
  const isLead =
    (role === "landlordLead" && kind === "landlord") || (role === "operatorLead" && kind === "operator");
  return isLead || role === "administrator" ? POSTS_OF[kind] : [];
}

const MAIL = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:".]{2,}$/;

/** What an invitation lacks; `posts` are those that the inviter may give there. Fields: name, email, role. */
export function brokenInvitation(
  { name, email, role }: { name: string; email: string; role: string },
  posts: readonly string[],
): Broken[] {
  const broken: Broken[] = [];
  if (!/\S\s+\S/.test(name.trim()))
    broken.push({
      rule: "invitation.name",
      field: "name",
      message: "Indiquez le prénom et le nom de la personne.",
      english: "Tell the person's first and last name.",
    });
  if (!MAIL.test(email.trim()) || email.length > 254)
    broken.push({
      rule: "invitation.email",
      field: "email",
      message: "Indiquez une adresse électronique complète, comme prenom.nom@organisme.fr.",
      english: "Give a whole e-mail address, such as first.last@organisation.fr.",
    });
  if (!posts.includes(role))
    broken.push({
      rule: "invitation.role",
      field: "role",
      message: "Choisissez une des fonctions que cet organisme peut donner.",
      english: "Choose one of the posts that this organisation may give.",
    });
  return broken;
}

/** What a new organisation lacks. Fields: code, name. */
export function brokenOrganisation({ code, name }: { code: string; name: string }): Broken[] {
  const broken: Broken[] = [];
  if (!/^[A-Z0-9][A-Z0-9-]{1,19}$/.test(code))
    broken.push({
      rule: "organisation.code",
      field: "code",
      message: "Donnez un code court, de 2 à 20 lettres capitales, chiffres ou tirets : AIH.",
      english: "Give a short code, of 2 to 20 capital letters, digits or hyphens: AIH.",
    });
  if (name.trim().length < 2)
    broken.push({
      rule: "organisation.name",
      field: "name",
      message: "Indiquez le nom de l'organisme, tel que les autres le lisent.",
      english: "Tell the organisation's name, as others read it.",
    });
  return broken;
}
