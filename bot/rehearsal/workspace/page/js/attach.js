/** A file that goes with the next message: chosen, named, taken back. */

import { button, el, fill } from "./dom.js";

/** @type {File | null} */
let chosen = null;
const input = /** @type {HTMLInputElement} */ (el("input", { type: "file", hidden: true, onchange: choose }));
const line = el("p", { class: "attached", role: "status" });
const opener = button("+", () => input.click(), { class: "act slash", "aria-label": "Attach a file" });

/** The button, and the line that says what is attached. */
export const attaching = { opener, line, input };

/** @returns {File | null} */
export const attached = () => chosen;

/** Nothing goes with the message any more. */
export function detach() {
  chosen = null;
  input.value = "";
  line.replaceChildren();
}

function choose() {
  chosen = input.files?.[0] ?? null;
  if (!chosen) return detach();
  const remove = () => {
    detach();
    opener.focus();
  };
  return fill(line, `Goes with your message: ${chosen.name} `, button("Remove", remove, { class: "act", "aria-label": `Remove ${chosen.name}` }));
}

/**
 * The bytes as the workspace takes them.
 * @param {File} file
 * @returns {Promise<string>} base64
 */
export async function inBase64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pieces = [];
  for (let from = 0; from < bytes.length; from += 0x8000) pieces.push(String.fromCharCode(...bytes.subarray(from, from + 0x8000)));
  return btoa(pieces.join(""));
}
