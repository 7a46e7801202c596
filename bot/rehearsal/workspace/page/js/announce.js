/** What a screen reader is told without being asked. */

import { part } from "./dom.js";

const REST_MS = 150;
let timer = 0;

/** @param {string} words */
export function say(words) {
  clearTimeout(timer);
  part("live").textContent = "";
  timer = setTimeout(() => (part("live").textContent = words), REST_MS);
}
