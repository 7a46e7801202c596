/** Where one types: messages, and slash commands with a list of what exists. */

import { say } from "./announce.js";
import { act } from "./api.js";
import { attached, attaching, detach, inBase64 } from "./attach.js";
import { typed } from "./conversation.js";
import { attempt } from "./doing.js";
import { button, el, fill, part } from "./dom.js";
import { on, shownConversation, state } from "./state.js";

const box = /** @type {HTMLTextAreaElement} */ (el("textarea", {
  rows: 1, "aria-label": "Message, or a command that begins with /", "aria-autocomplete": "list", "aria-haspopup": "listbox",
  "aria-controls": "commands", placeholder: "Write a message, or / for a command",
}));
const list = el("ul", { id: "commands", role: "listbox", "aria-label": "Commands", hidden: true });
let marked = -1;

export function beginComposer() {
  const opener = button("/", showAll, { class: "act slash", "aria-label": "Show the commands" });
  const onsubmit = (event) => {
    event.preventDefault();
    send();
  };
  const { line: chosen, input, opener: attach } = attaching;
  fill(part("composer"), list, chosen, el("form", { class: "composer", onsubmit }, attach, input, opener, box, el("button", { type: "submit", class: "act primary" }, "Send")));
  box.addEventListener("input", offer);
  box.addEventListener("keydown", pressed);
  box.addEventListener("blur", () => setTimeout(hide, 150));
  on("place", () => {
    detach();
    part("composer").hidden = state.place.kind === "home";
  });
}

function showAll() {
  if (!box.value.startsWith("/")) box.value = "/";
  box.focus();
  offer();
}

const fitting = () => (/^\/\S*$/.test(box.value) ? state.app.commands.filter((one) => one.command.startsWith(box.value)) : []);

function offer() {
  const found = fitting();
  marked = -1;
  list.replaceChildren(...found.map(line));
  list.hidden = !found.length;
  if (found.length) say(`${found.length} commands. Arrow keys choose, Enter takes one.`);
  mark();
}

function line(one, number) {
  const choose = (event) => {
    event.preventDefault();
    take(one);
  };
  return el("li", { role: "option", id: `command-${number}`, onmousedown: choose },
    el("strong", {}, one.command), " ", el("span", { class: "usage" }, one.usage_hint ?? ""), el("small", {}, one.description ?? ""));
}

function mark() {
  [...list.children].forEach((each, number) => each.setAttribute("aria-selected", String(number === marked)));
  if (marked >= 0) box.setAttribute("aria-activedescendant", `command-${marked}`);
  else box.removeAttribute("aria-activedescendant");
}

function hide() {
  list.hidden = true;
  marked = -1;
  mark();
}

function take(one) {
  box.value = `${one.command} `;
  hide();
  box.focus();
}

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function pressed(event) {
  if (!list.hidden && event.key in STEPS) {
    event.preventDefault();
    const count = list.children.length;
    marked = (marked + STEPS[event.key] + count + (marked < 0 && event.key === "ArrowUp" ? 1 : 0)) % count;
    mark();
  } else if (event.key === "Escape") hide();
  else if ((event.key === "Enter" || event.key === "Tab") && marked >= 0) {
    event.preventDefault();
    take(fitting()[marked]);
  } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  }
}

async function send() {
  const text = box.value.trim();
  if (!text && !attached()) return;
  hide();
  const done = await attempt(() => sent(text));
  if (!done || done.error_shown) return;
  detach();
  if (box.value.trim() === text) box.value = "";
}

/** A file with its words, a command, or a message. */
async function sent(text) {
  const channel = shownConversation();
  const file = attached();
  if (file) return act.upload(state.me, channel, file.name, await inBase64(file), typed(text));
  const [, command, rest] = /^(\/\S+)\s*([^]*)$/.exec(text) ?? [];
  return command ? act.command(state.me, channel, command, rest) : act.say(state.me, channel, typed(text), "");
}
