/** Links that people and the app write: only to where a browser may safely go. */

import { el } from "./dom.js";

const SAFE = new Set(["http:", "https:", "mailto:"]);

/** @param {string} address */
export function isSafe(address) {
  return URL.canParse(address) && SAFE.has(new URL(address).protocol);
}

/** Where a link opens, and that the other side learns nothing of this page. */
export const OUTWARD = { target: "_blank", rel: "noopener noreferrer" };

/**
 * A link; an address that is not safe is shown as text.
 * @param {string} address
 * @param {string} label
 */
export function link(address, label) {
  return isSafe(address) ? el("a", { href: address, ...OUTWARD }, label) : document.createTextNode(label);
}
