/** What happened, in words: after each jump of the clock what it caused, as it happens. */

import { button, el, fill } from "./dom.js";
import { become } from "./places.js";
import { channelOf, nameOf, on, ownerOf, state, titleOf } from "./state.js";
import { hour, inShort } from "./times.js";

const GROUPS = 30;
const LINES = 60;
const list = el("ol", { class: "happened", "aria-label": "What happened, the newest first" });
const hint = el("p", { class: "hint" }, "Press a line to see it as whoever it was for sees it.");
/** @type {{at: Date, lines: any[], more: boolean}[]} the newest first */
const groups = [];
const opened = new Set();
let waiting = false;

export function beginHappened() {
  on("entries", (entries) => {
    entries.forEach(take);
    waiting ||= Boolean(setTimeout(draw, 0));
  });
  return el("div", {}, hint, list);
}

function take(entry) {
  const at = new Date(entry.at);
  if (entry.kind === "clock") startGroup(at);
  else if (TOLD[entry.kind]?.(entry) && isFirst(entry)) current(at).lines.push(entry);
}

/** A form that is drawn anew while it is open is no news. */
function isFirst(entry) {
  if (entry.kind !== "view") return true;
  const known = opened.has(entry.view_id);
  opened.add(entry.view_id);
  return !known;
}

/** A jump that nothing came of gives way to the next. */
function startGroup(at) {
  if (groups[0] && !groups[0].lines.length) groups.shift();
  groups.unshift({ at, lines: [], more: false });
  groups.length = Math.min(groups.length, GROUPS);
}

function current(at) {
  if (!groups.length) startGroup(at);
  return groups[0];
}

// --- in words --------------------------------------------------------------------------------------------

const MESSAGES = {
  posted: (entry) => (entry.thread_ts ? `Reply in a thread · ${titleOf(entry.channel)}` : titleOf(entry.channel)),
  changed: (entry) => `Brought up to date · ${titleOf(entry.channel)}`,
  deleted: (entry) => `Taken away · ${titleOf(entry.channel)}`,
  ephemeral: (entry) => `Answer that only ${nameOf(entry.seen_by)} sees`,
  typed: (entry) => `${nameOf(entry.user)} writes · ${titleOf(entry.channel)}`,
};
const TOLD = {
  message: (entry) => MESSAGES[entry.change]?.(entry),
  view: (entry) => entry.type === "modal" && `A form for ${nameOf(entry.user)}`,
  call: (entry) => entry.error && `The workspace refused ${entry.method}: ${entry.error}`,
  refused: (entry) => `The workspace refused an answer: ${entry.error}`,
  fault: (entry) => `Trouble on request: ${entry.action} on ${entry.method}`,
  disconnect: () => "Muster’s connections were asked to come again",
};

function draw() {
  waiting = false;
  const shown = groups.filter((group) => group.lines.length || group === groups[0]);
  fill(list, ...shown.map(groupNode));
  if (!shown.length) fill(list, el("li", { class: "nothing" }, "Nothing yet. Jump to what comes next."));
}

function groupNode(group) {
  const lines = (group.more ? group.lines : group.lines.slice(-LINES)).toReversed();
  const hidden = group.lines.length - lines.length;
  const earlier = hidden > 0 && el("li", {}, button(`Show ${hidden} earlier`, () => {
    group.more = true;
    draw();
  }, { class: "act" }));
  const nothing = !lines.length && el("li", { class: "nothing" }, "Nothing so far.");
  return el("li", {}, el("h2", {}, inShort(group.at)), el("ol", {}, ...lines.map((line) => lineNode(line, group.at)), earlier, nothing));
}

function lineNode(entry, since) {
  const words = TOLD[entry.kind](entry);
  const trouble = ["call", "refused", "fault"].includes(entry.kind);
  const text = entry.text && el("small", {}, entry.text.split("\n")[0].replaceAll("*", ""));
  const files = entry.about && entry.kind === "message" && el("small", {}, `File: ${entry.about}`);
  const at = hour(new Date(entry.at));
  const inside = [at !== hour(since) && el("span", { class: "at" }, `${at} `), words, text, files];
  const target = placeOf(entry);
  const node = target ? el("button", { type: "button", class: "go", onclick: () => become(...target) }, ...inside) : el("div", {}, ...inside);
  return el("li", { class: trouble ? "trouble" : null }, node);
}

/** Whose eyes and which place show what an entry tells of. */
function placeOf(entry) {
  if (entry.kind === "view") return [entry.user, { kind: "direct", id: "" }];
  if (entry.kind !== "message") return null;
  const channel = channelOf(entry.channel);
  if (entry.channel.startsWith("D")) return [channel?.user ?? ownerOf(entry.channel), { kind: "direct", id: "" }];
  const reader = entry.seen_by ?? (channel?.members.includes(state.me) ? state.me : channel?.members[0]);
  return reader ? [reader, { kind: "channel", id: entry.channel }] : null;
}
