/** Behind the curtain: each Web API call and each envelope, as it went over the wire. */

import { look } from "./api.js";
import { el, fill } from "./dom.js";
import { nameOf, on, titleOf } from "./state.js";
import { hour } from "./times.js";

const ROWS = 150;
const rows = el("ol", { class: "wire", "aria-label": "Calls and envelopes, the newest first" });
const filter = /** @type {HTMLSelectElement} */ (el("select", { id: "wire-filter" }));
/** @type {any[]} the newest last */
let entries = [];
let waiting = false;

const KINDS = {
  call: { words: "Web API", title: (entry) => `${entry.method}` },
  envelope: { words: "To Muster", title: (entry) => entry.about || entry.type },
  ack: { words: "Muster’s answer", title: (entry) => entry.type },
  refused: { words: "Refused", title: (entry) => entry.method },
  fault: { words: "Trouble", title: (entry) => entry.method },
  socket: { words: "Socket", title: (entry) => `${entry.connections} open` },
  disconnect: { words: "Socket", title: (entry) => `asked to come again: ${entry.reason}` },
};
const FILTERS = {
  "Everything": () => true,
  "Web API calls": (entry) => entry.kind === "call",
  "Envelopes and answers": (entry) => entry.kind === "envelope" || entry.kind === "ack",
  "What went wrong": (entry) => wrong(entry) !== "",
};

export function beginCurtain() {
  fill(filter, ...Object.keys(FILTERS).map((words) => el("option", { value: words }, words)));
  filter.addEventListener("change", draw);
  on("entries", (fresh) => {
    entries = [...entries, ...fresh.filter((entry) => entry.kind in KINDS)].slice(-2 * ROWS);
    waiting ||= Boolean(setTimeout(draw, 0));
  });
  return el("div", {}, el("p", { class: "filter" }, el("label", { for: "wire-filter" }, "Show "), filter), rows);
}

function wrong(entry) {
  if (entry.kind === "ack" && entry.timed_out) return "no answer in time";
  return entry.error || (entry.kind === "fault" ? entry.action : "");
}

/** Rows that are there stay as they are: one of them may be open. */
function draw() {
  waiting = false;
  const wanted = entries.filter(FILTERS[filter.value]).slice(-ROWS).reverse();
  const old = new Map([...rows.children].map((row) => [row.dataset.n, row]));
  fill(rows, ...wanted.map((entry) => old.get(String(entry.n)) ?? row(entry)));
}

function row(entry) {
  const kind = KINDS[entry.kind];
  const problem = wrong(entry);
  const state = problem ? el("span", { class: "bad" }, problem) : entry.kind === "call" && el("span", { class: "good" }, "ok");
  const about = entry.kind === "call" && entry.about && el("span", { class: "about" }, called(entry.about));
  const took = entry.seconds !== undefined && el("span", { class: "about" }, `${Math.round(entry.seconds * 1000)} ms`);
  const summary = el("summary", {}, el("span", { class: "at" }, hour(new Date(entry.at))), el("span", { class: "kind" }, kind.words),
    el("code", {}, kind.title(entry)), about, took, state);
  const details = el("details", {}, summary);
  details.addEventListener("toggle", () => open(details, entry.n), { once: true });
  return el("li", { "data-n": entry.n }, details);
}

/** A person or a conversation by its name. */
function called(id) {
  if (/^[CDG]/.test(id)) return titleOf(id);
  return nameOf(id);
}

async function open(details, number) {
  const whole = await look.entry(number);
  details.append(el("pre", { tabindex: "0" }, JSON.stringify(whole, null, 1)));
}
