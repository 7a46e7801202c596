/** The panel at the side: what happened, and behind the curtain. */

import { beginCurtain } from "./curtain.js";
import { button, el, fill, part } from "./dom.js";
import { beginHappened } from "./happened.js";

const WIDE = "(min-width: 75rem)";

export function beginPanel() {
  const pages = { "What happened": beginHappened(), "Behind the curtain": beginCurtain() };
  const place = el("div", { class: "panel-body", tabindex: "0", role: "region", "aria-label": "What happened" });
  const tabs = Object.keys(pages).map((words) => button(words, () => turn(words), { class: "tab" }));
  const turn = (words) => {
    fill(place, pages[words]);
    place.setAttribute("aria-label", words);
    for (const tab of tabs) tab.setAttribute("aria-current", String(tab.textContent === words));
  };
  const head = el("div", { class: "panel-head" }, ...tabs, button("×", close, { class: "plain", "aria-label": "Close the panel" }));
  fill(part("panel"), head, place);
  turn("What happened");
  part("panel-toggle").addEventListener("click", () => show(part("panel").hidden));
  show(matchMedia(WIDE).matches);
}

function show(open) {
  part("panel").hidden = !open;
  part("panel-toggle").setAttribute("aria-expanded", String(open));
  document.body.classList.toggle("with-panel", open);
}

function close() {
  show(false);
  part("panel-toggle").focus();
}
