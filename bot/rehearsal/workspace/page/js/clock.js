/** The office's clock: what time it is, what comes next, and moving on. */

import { act } from "./api.js";
import { attempt } from "./doing.js";
import { button, el, fill, part } from "./dom.js";
import { readClock } from "./live.js";
import { notice } from "./notices.js";
import { changed, now, on, state } from "./state.js";
import { inFull, inShort, instant, wall } from "./times.js";

const SECOND_MS = 1000;
/** How many events one can choose from: enough to reach the next quarter. */
const PLANNED = 20;
const PACES = [
  [60, "1 min a second"],
  [600, "10 min a second"],
  [3600, "1 hour a second"],
];
const time = el("time", { class: "now" });
const next = el("p", { class: "next" });
const nextButton = button("Jump there", () => jump(new Date(comes().at)), { class: "act primary" });
const runButton = button("Let it run", run, { class: "act", "aria-pressed": "false" });
const pace = /** @type {HTMLSelectElement} */ (el("select", { "aria-label": "How fast it runs" }, ...PACES.map(([value, words]) => el("option", { value }, words))));
let running = 0;

export function beginClock() {
  const other = button("Another time…", choose, { class: "act" });
  fill(part("clock"), el("div", { class: "times" }, time, next), el("div", { class: "moves" }, nextButton, other, runButton, pace));
  on("clock", draw);
  on("programme", draw);
  setInterval(draw, SECOND_MS);
}

/** What comes next, if anything is planned. */
const comes = () => state.programme.find((event) => Date.parse(event.at) > now().getTime());

function draw() {
  if (!state.clock.now) return;
  const event = comes();
  write(time, inFull(now()));
  write(part("small-clock"), inShort(now()));
  write(next, event ? `Next: ${inShort(new Date(event.at))}, ${event.words}` : "Nothing more is planned");
  nextButton.toggleAttribute("disabled", !event);
  document.body.classList.toggle("lost", !state.connected);
}

function write(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

/** @param {Date} to */
async function jump(to) {
  changed("jumped", true);
  const reading = await attempt(() => act.jump(to.toISOString()));
  if (!reading) return changed("jumped", false);
  readClock(reading);
  changed("programme");
}

// --- another time ----------------------------------------------------------------------------------------

function choose() {
  const dialog = /** @type {HTMLDialogElement} */ (part("ask"));
  const field = /** @type {HTMLInputElement} */ (el("input", { type: "datetime-local", id: "jump-to", min: wall(now()), value: wall(now()), required: true }));
  const onsubmit = (event) => {
    event.preventDefault();
    leave(field.value, dialog);
  };
  const foot = el("div", { class: "dialog-foot" }, button("Cancel", () => dialog.close(), { class: "act" }),
    el("button", { type: "submit", class: "act primary" }, "Jump there"));
  dialog.removeAttribute("aria-describedby");
  fill(dialog, el("h2", { id: "ask-title" }, "Jump to another time"), el("form", { onsubmit },
    el("label", { for: "jump-to" }, "Date and time in London"), field,
    el("p", { class: "hint" }, "The clock only goes forward. What falls due on the way is done late, as it would be after a pause."), foot), planned(dialog));
  dialog.showModal();
}

function leave(shown, dialog) {
  if (!shown) return;
  if (instant(shown) <= now()) notice("The clock only goes forward: choose a later time.");
  else {
    dialog.close();
    jump(instant(shown));
  }
}

/** The events to come, each of which one can jump to. */
function planned(dialog) {
  const later = state.programme.filter((event) => Date.parse(event.at) > now().getTime()).slice(0, PLANNED);
  const go = (event) => {
    dialog.close();
    jump(new Date(event.at));
  };
  const line = (event) => el("li", {}, button(inShort(new Date(event.at)), () => go(event), { class: "act" }), " ", event.words);
  return later.length ? el("div", {}, el("h3", {}, "Or to what is planned"), el("ul", { class: "planned" }, ...later.map(line))) : null;
}

// --- letting it run --------------------------------------------------------------------------------------

function run() {
  const stop = Boolean(running);
  clearInterval(running);
  running = stop ? 0 : setInterval(step, SECOND_MS);
  runButton.textContent = stop ? "Let it run" : "Pause";
  runButton.setAttribute("aria-pressed", String(!stop));
}

let stepping = false;

async function step() {
  if (stepping) return;
  stepping = true;
  const done = await attempt(() => act.jump(new Date(now().getTime() + Number(pace.value) * SECOND_MS).toISOString()));
  stepping = false;
  if (done) readClock(done);
  else if (running) run();
}
