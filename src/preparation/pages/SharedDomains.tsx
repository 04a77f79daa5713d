/** What the household agreed to share with the committee, domain by domain: the landlord's words without a name, the count of problems. */
import { agreementTexts } from "../../household-agreement/pages/texts.ts";
import type { Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { preparationTexts, type PreparationTexts } from "./texts.ts";

type Shared = Answer<"/api/agenda-items/{id}/preparation">["shared"];

export function SharedDomains({ shared }: { shared: Shared }) {
  const t = useTexts(preparationTexts) as PreparationTexts;
  const a = useTexts(agreementTexts);
  const { language } = useLanguage();
  return (
    <ul className={panel.list}>
      {shared.map(({ domain, words, writtenOn, assessed }) => (
        <li key={domain}>
          {words === null ? (
            a.domains[domain]
          ) : (
            <p className={panel.words}>{t.sharedWords({ domain: a.domains[domain], words })}</p>
          )}
          <p className={panel.small}>
            {[
              words !== null &&
                (writtenOn ? t.writtenByLandlord({ on: formatDate(writtenOn, language) }) : t.fromLandlord),
              assessed &&
                t.assessed({
                  n: assessed.problems,
                  worked: assessed.workedOn,
                  on: formatDate(assessed.on, language),
                }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
