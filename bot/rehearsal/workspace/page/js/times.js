/** The office's time in words. The office is in London, wherever the browser is. */

const ZONE = "Europe/London";

function format(options) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hourCycle: "h23", ...options });
}

const WHOLE = format({ weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
const SHORT = format({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const DAY = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const HOUR = format({ hour: "2-digit", minute: "2-digit" });
const PARTS = format({ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });

/** @param {Date} at "Fri 1 Oct 2021, 09:30" */
export const inFull = (at) => WHOLE.format(at).replace(",", "");
/** @param {Date} at "Fri 1 Oct, 09:30" */
export const inShort = (at) => SHORT.format(at).replace(/^(\w+),/, "$1");
/** @param {Date} at "Friday 1 October 2021" */
export const day = (at) => DAY.format(at).replace(",", "");
/** @param {Date} at "09:30" */
export const hour = (at) => HOUR.format(at);

/**
 * When a message was posted.
 * @param {string} ts Slack's timestamp: seconds and a counter
 */
export const ofMessage = (ts) => new Date(Number.parseFloat(ts) * 1000);

/**
 * What a field of a date and a time shows at this instant.
 * @param {Date} at
 * @returns {string} "2021-10-01T09:30"
 */
export function wall(at) {
  const parts = Object.fromEntries(PARTS.formatToParts(at).map((part) => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/**
 * The instant at which London's clocks show this.
 * @param {string} shown "2021-10-01T09:30"
 */
export function instant(shown) {
  const asUtc = new Date(`${shown}:00Z`);
  const ahead = new Date(`${wall(asUtc)}:00Z`).getTime() - asUtc.getTime();
  return new Date(asUtc.getTime() - ahead);
}
