/** What went wrong, in words, for a while: at the foot of the page, or of the dialog that is open. */

import { button, el, part } from "./dom.js";

const SHOWN_MS = 12_000;

/** @param {string} words */
export function notice(words) {
  const place = document.querySelector("dialog[open] .notices") ?? part("notices");
  const one = el("div", { class: "notice" }, el("span", {}, words), button("×", () => one.remove(), { class: "plain", "aria-label": "Dismiss" }));
  place.append(one);
  setTimeout(() => one.remove(), SHOWN_MS);
}

/**
 * Says what the workspace showed the person, as Slack's client does.
 * @template {{error_shown?: string, timed_out?: boolean}} Outcome
 * @param {Outcome} outcome
 */
export function shownOutcome(outcome) {
  if (outcome.error_shown) notice(outcome.timed_out ? `Muster did not answer in time: ${outcome.error_shown}` : outcome.error_shown);
  return outcome;
}
