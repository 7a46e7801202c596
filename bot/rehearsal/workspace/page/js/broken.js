/** What this page cannot show is said in its place, never left out. */

import { el } from "./dom.js";

/** @param {string} what cannot be shown */
export function broken(what) {
  return el("div", { class: "broken", role: "note" }, `This page cannot show ${what}.`);
}
