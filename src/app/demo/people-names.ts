/** Synthetic names of mixed origins, as in a social landlord's stock: frequent names only, combined by chance, nobody's in particular. */
import type { Random } from "./random.ts";

const WOMEN = (
  "Marie Nathalie Isabelle Sylvie Catherine Christine Sandrine Stéphanie Céline Julie Aurélie Laura Camille " +
  "Manon Chloé Léa Inès Sarah Fatima Khadija Samira Nadia Leïla Yasmina Aïcha Fatoumata Aminata Mariama " +
  "Awa Rokia Rosa Giulia Francesca Paola Teresa Conceição Ana Lucia Carmen Elif Ayşe Zeynep Anahit Agnieszka " +
  "Magdalena Olena Irina Mirela Linh Mai Thi Jasmina Vesna Sofia Jeanne Monique Jacqueline Denise"
).split(" ");

const MEN = (
  "Jean Michel Philippe Alain Patrick Nicolas Christophe Laurent Sébastien David Julien Thomas Maxime Kevin " +
  "Lucas Hugo Mohamed Ahmed Karim Rachid Samir Youssef Mehdi Bilal Abdelkader Mamadou Ousmane Ibrahima " +
  "Moussa Cheikh Salvatore Giuseppe Antonio Marco José Manuel João Carlos Mehmet Mustafa Emre Hakob Piotr " +
  "Tomasz Andriy Serge Bogdan Minh Tuan Dragan Goran Bernard Gérard René André Roger"
).split(" ");

const FAMILIES = (
  "Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux " +
  "Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Faure Blanc Guérin " +
  "Boyer Garnier Chevalier François Legrand Gauthier Perrin Robin Masson Marchand Dumas Meunier Brun " +
  "Blanchard Giraud Joly Rivière Brunet Gaillard Barbier Arnaud Perret Jacquet Reynaud Charpentier Berthier " +
  "Benali Bouzid Haddad Mansouri Saïdi Cherif Belkacem Amrani Ziani Hamdi Meziane Ouali Boudjema Khelifi Slimani " +
  "Diallo Traoré Diop Ndiaye Camara Konaté Sissoko Barry Keïta Coulibaly Mbaye Koffi Mendy Tshibangu " +
  "Rossi Ferrari Russo Esposito Bianchi Marino Greco Lombardi Caruso Silva Pereira Ferreira Costa Oliveira " +
  "Rodrigues Fernandes Garcia Lopez Sanchez Martinez Yılmaz Demir Kaya Şahin Arslan Sarkissian Petrossian " +
  "Kowalski Nowak Shevchenko Bondarenko Popescu Ionescu Nguyen Tran Pham Petrović Jovanović Hoxha"
).split(" ");

/** "Fatima Roux": a given name and a family name. */
export function personName(random: Random): string {
  return `${random.pick(random.chance(0.56) ? WOMEN : MEN)} ${random.pick(FAMILIES)}`;
}
