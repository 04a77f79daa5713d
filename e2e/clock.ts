/** Loaded before the server (`node --import`): its clock runs `CLOCK_DAYS` days ahead (2.5: and twelve hours), so that a test lives the months a measure lasts. */
const ahead = Math.round(Number(process.env["CLOCK_DAYS"] ?? "0") * 86_400_000);

const Real = Date;
const now = () => Real.now() + ahead;
/** A clock for whoever asks none in particular; a moment that is named stays what it is. */
globalThis.Date = new Proxy(Real, {
  construct: (real, given: unknown[], made) =>
    Reflect.construct(real, given.length === 0 ? [now()] : given, made) as object,
  apply: () => new Real(now()).toString(),
  get: (real, name) => (name === "now" ? now : Reflect.get(real, name)),
});

const { instant, timeZoneId } = Temporal.Now;
const shifted = () => instant.call(Temporal.Now).add({ milliseconds: ahead });
const zoned = (zone?: Temporal.TimeZoneLike) =>
  shifted().toZonedDateTimeISO(zone ?? timeZoneId.call(Temporal.Now));
Object.assign(Temporal.Now, {
  instant: shifted,
  zonedDateTimeISO: zoned,
  plainDateISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainDate(),
  plainDateTimeISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainDateTime(),
  plainTimeISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainTime(),
});
