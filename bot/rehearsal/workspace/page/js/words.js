/** Who is who: what the words mean by which the people here are called. Whoever started the workspace says it. */

import { button, el, fill, part } from "./dom.js";
import { state } from "./state.js";

export function beginWords() {
  part("words-open").addEventListener("click", show);
}

function show() {
  const dialog = /** @type {HTMLDialogElement} */ (part("ask"));
  dialog.removeAttribute("aria-describedby");
  const lines = state.glossary.flatMap(({ term, meaning }) => [el("dt", {}, term), el("dd", {}, meaning)]);
  fill(dialog, el("h2", { id: "ask-title", tabindex: "-1", autofocus: true }, "Who is who, and what is what"), el("dl", {}, ...lines),
    el("div", { class: "dialog-foot" }, button("Close", () => dialog.close(), { class: "act primary" })));
  dialog.showModal();
}
