/** The app's home, as it was published for the person who looks. */

import { act } from "./api.js";
import { attempt } from "./doing.js";
import { el, fill, part } from "./dom.js";
import { Form } from "./form.js";
import { on, state } from "./state.js";

const place = el("div", { class: "home scroll", tabindex: "0", role: "region", "aria-label": "Home" });
let form = new Form(place, use);
let owner = "";

export function beginHome() {
  on("place", () => state.place.kind === "home" && open());
  on("home", () => state.place.kind === "home" && draw());
}

async function open() {
  fill(part("place"), place);
  draw();
  await attempt(() => act.openHome(state.me));
}

function draw() {
  if (owner !== state.me) {
    form = new Form(place, use);
    owner = state.me;
    place.replaceChildren();
  }
  if (state.home) form.show(state.home);
  else fill(place, el("p", { class: "nothing" }, "Muster has not drawn this page yet."));
}

async function use(from, block, element, value) {
  const what = { action_id: element.action_id, block_id: block.block_id, value, values: from.values };
  await attempt(() => act.use(state.me, { view_id: from.view.id }, what));
}
