/** Where the focus goes when the page changes: to the new page's title, so that a keyboard and a screen reader start there. */
let awaited = false;

/** The shell says that another page is coming. The first page of a visit keeps the browser's own focus. */
export function expectPage(): void {
  awaited = true;
}

/** A page's title has appeared: it takes the focus if a new page was awaited. */
export function arriveAt(title: HTMLElement | null): void {
  if (!awaited || title === null) return;
  awaited = false;
  title.focus({ preventScroll: true });
}
