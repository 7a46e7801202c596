/** What a screen reader is told without being asked. */

import { part } from "./dom.js";

const REST_MS = 150;
let timer = 0;

/**
 * Says it where it is heard: what stands behind an open dialog is silent.
 * @param {string} words
 */
export function say(words) {
  const place = document.querySelector("dialog[open] [role=status]") ?? part("live");
  clearTimeout(timer);
  place.textContent = "";
  timer = setTimeout(() => (place.textContent = words), REST_MS);
}
