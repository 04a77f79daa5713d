/** A household's own page as HTML: read on an old telephone, without script, in short sentences. */
import type { Broken } from "../platform/calendar/dated.ts";
import { brokenIn } from "../platform/calendar/dated.ts";
import { type Locale, longDate, longMonth } from "../platform/calendar/wording.ts";
import { formatCents } from "../platform/money/format.ts";
import { FILE_KINDS } from "../received-file/rules.ts";
import { html, type Html } from "./html.ts";
import { PARTS_READ } from "./rules.ts";
import type { OwnView } from "./view.store.ts";
import { WORDS } from "./words.ts";

export const PAGE = "/m";
/** The last ones at a glance; those before are unfolded. */
const SHOWN_READERS = 4;

/** The frame of every page: title, language, what was just done or refused. */
export function framed(
  language: Locale,
  {
    title,
    body,
    told,
    wrong,
  }: { title: string; body: Html; told?: string | undefined; wrong?: string | undefined },
): string {
  const w = WORDS[language];
  const other = language === "fr" ? "en" : "fr";
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${wrong ? `${w.attention} : ` : ""}${title} · ${w.site}</title>
        <link rel="stylesheet" href="${PAGE}/style.css" />
      </head>
      <body>
        <header>
          <div>
            <strong>${w.site}</strong> <a href="${PAGE}/language/${other}" lang="${other}">${w.other}</a>
          </div>
        </header>
        <main>
          ${told && html`<p class="told" role="status">${told}</p>`}
          ${wrong && html`<p class="told wrong" role="alert">${wrong}</p>`} ${body}
        </main>
      </body>
    </html>`;
  return page.text;
}

export const openPage = (
  language: Locale,
  { code = "", wrong }: { code?: string; wrong?: string | undefined },
) => {
  const w = WORDS[language];
  return framed(language, {
    title: w.openTitle,
    wrong,
    body: html`<h1>${w.openTitle}</h1>
      <p>${w.openLead}</p>
      <form method="post" action="${PAGE}/open">
        <label for="code">${w.code}</label>
        <input
          id="code"
          name="code"
          class="code"
          value="${code}"
          required
          maxlength="20"
          autocomplete="one-time-code"
          autocapitalize="characters"
          spellcheck="false"
        />
        <button>${w.open}</button>
      </form>
      <p class="soft">${w.openHelp}</p>`,
  });
};

/** Before an agreement is taken back: what follows, and the button that does it. */
export const withdrawPage = (language: Locale, item: NonNullable<OwnView["agreements"]>["items"][number]) => {
  const w = WORDS[language];
  return framed(language, {
    title: w.confirmTitle,
    body: html`<h1>${w.confirmTitle}</h1>
      <p><strong>${itemWords(language, item)}</strong></p>
      <p>${w.confirm[item.kind]}</p>
      <form method="post" action="${PAGE}/agreement">
        <input type="hidden" name="key" value="${item.key}" /><input type="hidden" name="given" value="no" />
        <button>${w.withdraw}</button>
      </form>
      <p><a href="${PAGE}">${w.back}</a></p>`,
  });
};

type Item = NonNullable<OwnView["agreements"]>["items"][number];

const itemWords = (language: Locale, { kind, domain, recipient }: Item): string => {
  const w = WORDS[language];
  if (kind !== "sharing") return w.questions[kind];
  return `${w.recipients[recipient!]} ${w.domains[domain!]}`;
};

export function ownPage(
  view: OwnView,
  language: Locale,
  {
    longestSide,
    told,
    broken,
  }: { longestSide: number; told?: string | undefined; broken?: readonly Broken[] | undefined },
): string {
  const w = WORDS[language];
  const day = (iso: string) => longDate(Temporal.PlainDate.from(iso), language);
  const money = (cents: number) => formatCents(cents, language);
  const part = (id: keyof typeof w.parts, content: Html) =>
    html`<section id="${id}" aria-labelledby="${id}-title">
      <h2 id="${id}-title">${w.parts[id]}</h2>
      ${content}
    </section>`;

  const coming = view.coming.length
    ? html`<ul>
        ${view.coming.map(
          (one) =>
            html`<li>
              <strong>${day(one.on)}</strong> ${one.atTime && w.at(one.atTime)}<br />${
                one.of === "three" ? w.three[one.kind] : w.contact[one.kind]
              }${one.place && html`<br /><span class="soft">${w.place(one.place)}</span>`}
            </li>`,
        )}
      </ul>`
    : html`<p>${w.noComing}</p>`;
  const minutes =
    view.minutes.length > 0 &&
    html`<details>
      <summary>${w.minutes}</summary>
      ${view.minutes.map(
        ({ on, text }) =>
          html`<h3>${w.minutesOf(day(on))}</h3>
            <p class="words">${text}</p>`,
      )}
    </details>`;

  const people = view.people.length
    ? html`<ul>
        ${view.people.map(
          ({ name, organisation }) =>
            html`<li><strong>${name ?? w.noName}</strong>, ${w.ofOrganisation(organisation)}</li>`,
        )}
      </ul>`
    : html`<p>${w.nobody}</p>`;

  const owed = view.accounts.map(({ landlord, balanceCents, asOf }) => {
    const on = asOf && day(asOf);
    return html`<p>
      ${balanceCents > 0 ? w.balance({ landlord, amount: money(balanceCents), on }) : w.balanceNone({ landlord, on })}
    </p>`;
  });
  const plans = view.plans.length
    ? view.plans.map(({ landlord, debtCents, leftCents, paidCents, state, coming: due, lastOn }) => {
        const [next] = due;
        return html`<p>${w.plan({ landlord, debt: money(debtCents) })}</p>
          <p class="big">${w.left(money(leftCents))}</p>
          <p>${w.paid(money(paidCents))} ${w.states[state]}</p>
          ${state !== "completed" && next && html`<p>${w.next({ amount: money(next.amountCents), on: day(next.on) })}</p>`}
          ${state !== "completed" && lastOn && html`<p>${w.last(day(lastOn))}</p>`}
          ${
            due.length > 1 &&
            html`<details>
              <summary>${w.all}</summary>
              <ul>
                ${due.map(({ on, amountCents }) => html`<li>${day(on)} : ${money(amountCents)}</li>`)}
              </ul>
            </details>`
          }`;
      })
    : html`<p>${w.noPlan}</p>`;

  const reliefs = view.reliefs.length
    ? view.reliefs.map(
        ({ landlord, stoppedOn, months }) =>
          html`<p>${w.relief(landlord)}</p>
            <ul>
              ${months.map(
                ({ month, amountCents }) =>
                  html`<li>
                    ${w.reliefMonth({ amount: money(amountCents), month: longMonth(Temporal.PlainYearMonth.from(month), language) })}
                  </li>`,
              )}
            </ul>
            ${stoppedOn && html`<p>${w.reliefStopped(day(stoppedOn))}</p>`}`,
      )
    : html`<p>${w.noRelief}</p>`;

  const files = view.files.length
    ? html`<ul>
        ${view.files.map(
          ({ id, kind, name, documentOn, receivedOn, own }) =>
            html`<li>
              ${w.fileOf({ kind: w.kinds[kind], on: day(documentOn ?? receivedOn) })}${own && html` <span class="soft">(${w.fileOwn})</span>`}
              <br /><span class="soft">${name}</span><br /><a href="${PAGE}/file/${id}"
                >${w.fileOpen}<span class="soft">${w.of(w.kinds[kind])}</span></a
              >
            </li>`,
        )}
      </ul>`
    : html`<p>${w.noFile}</p>`;

  const write = view.canWrite
    ? html`<h3>${w.messageTitle}</h3>
        <form method="post" action="${PAGE}/message">
          <label for="text">${w.message}</label>
          <textarea id="text" name="text" rows="4" required maxlength="2000"></textarea>
          <p class="soft">${w.messageHelp}</p>
          <button>${w.send}</button>
        </form>
        <h3>${w.fileTitle}</h3>
        <form
          method="post"
          action="${PAGE}/file"
          enctype="multipart/form-data"
          data-longest-side="${longestSide}"
        >
          <label for="kind">${w.fileKind}</label
          ><select id="kind" name="kind">
            ${FILE_KINDS.map((kind) => html`<option value="${kind}">${w.kinds[kind]}</option>`)}
          </select>
          <label for="file">${w.fileField}</label
          ><input id="file" name="file" type="file" required accept="image/*,application/pdf" />
          <p class="soft">${w.fileHelp}</p>
          <button>${w.send}</button>
        </form>`
    : html`<p>${w.nobody}</p>`;
  const messages =
    view.messages.length > 0 &&
    html`<details>
      <summary>${w.sentMessages}</summary>
      <ul>
        ${view.messages.map(
          ({ text, sentOn, read }) =>
            html`<li>
              <span class="soft">${w.messageLine({ on: day(sentOn), read })}</span><br /><span class="words"
                >${text}</span
              >
            </li>`,
        )}
      </ul>
    </details>`;

  const reader = ({ on, name, organisation, parts }: OwnView["readers"][number]) =>
    html`<li>
      <strong>${day(on)}</strong><br />${w.reader({ name, organisation })}<br /><span class="soft"
        >${[...new Set(parts.map((one) => partWords(one, language) ?? w.partOther))].join(", ")}</span
      >
    </li>`;
  const [last, before] = [view.readers.slice(0, SHOWN_READERS), view.readers.slice(SHOWN_READERS)];
  const readers = last.length
    ? html`<p>${w.readersLead}</p>
        <ul>
          ${last.map(reader)}
        </ul>
        ${
          before.length > 0 &&
          html`<details>
            <summary>${w.readersBefore}</summary>
            <ul>
              ${before.map(reader)}
            </ul>
          </details>`
        }
        <p class="soft">${w.never}</p>`
    : html`<p>${w.noReader}</p>`;

  return framed(language, {
    title: w.title,
    told,
    wrong: broken?.map((one) => brokenIn(one, language)).join(" "),
    body: html`<h1>${w.hello(view.name)}</h1>
      <p>${w.lead}</p>
      <nav aria-label="${w.nav}">
        <ul>
          ${Object.entries(w.parts).map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}
        </ul>
      </nav>
      ${part("coming", html`${coming}${minutes}`)} ${part("people", people)}
      ${part("plan", html`${owed}${plans}`)} ${part("relief", html`${reliefs}`)} ${part("files", files)}
      ${part("write", html`${write}${messages}`)}
      ${part("agreements", agreements(view.agreements, language, day))} ${part("readers", readers)}
      <form method="post" action="${PAGE}/close">
        <button class="quiet">${w.close}</button>
        <p class="soft">${w.closeHelp}</p>
      </form>
      <script type="module" src="${PAGE}/sending.js"></script>`,
  });
}

const partWords = (part: string, language: Locale): string | undefined =>
  (PARTS_READ as Record<string, readonly [string, string]>)[part]?.[language === "fr" ? 0 : 1];

function agreements(asked: OwnView["agreements"], language: Locale, day: (iso: string) => string): Html {
  const w = WORDS[language];
  if (!asked) return html`<p>${w.noReferral}</p>`;
  const answer = (item: Item, given: boolean) =>
    html`<form class="line" method="post" action="${PAGE}/agreement">
      <input type="hidden" name="key" value="${item.key}" /><input
        type="hidden"
        name="given"
        value="${given ? "yes" : "no"}"
      />
      <button class="quiet" aria-label="${given ? w.yes : w.no}${w.of(itemWords(language, item))}">
        ${given ? w.yes : w.no}
      </button>
    </form>`;
  const one = (item: Item, words: string) =>
    html`<li>
      ${words}<br /><span class="soft"
        >${w.standing[item.standing]}${item.on && html`, ${w.since(day(item.on))}`}</span
      ><br />${
        item.standing === "yes"
          ? html`<a
              href="${PAGE}/agreement/${item.key}"
              aria-label="${w.withdraw}${w.of(itemWords(language, item))}"
              >${w.withdraw}</a
            >`
          : html`${answer(item, true)}${item.standing === "unasked" && answer(item, false)}`
      }
    </li>`;
  const sharing = (["landlord", "committee", "operator"] as const).map((recipient) => {
    const items = asked.items.filter((item) => item.recipient === recipient);
    return html`<details>
      <summary>${w.recipients[recipient]}</summary>
      <ul>
        ${items.map((item) => one(item, w.domains[item.domain!]))}
      </ul>
    </details>`;
  });
  const questions = asked.items.flatMap((item) =>
    item.kind === "sharing" ? [] : [one(item, w.questions[item.kind])],
  );
  return html`<p>${w.agreementsLead}</p>
    <ul>
      ${questions}
    </ul>
    ${sharing}`;
}
