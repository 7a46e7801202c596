/** One message: who, when, what, its files and its thread. */

import { blockNode } from "./blocks.js";
import { button, el } from "./dom.js";
import { MessageSurface } from "./doing.js";
import { mrkdwn } from "./mrkdwn.js";
import { nameOf, state } from "./state.js";
import { hour, inFull, ofMessage } from "./times.js";

const COLOURS = 6;

/**
 * @param {any} message
 * @param {{replies?: number, openThread?: () => void}} [thread]
 * @returns {HTMLElement}
 */
export function messageNode(message, thread = {}) {
  const only = message.is_ephemeral && el("p", { class: "only" }, "Only visible to you");
  const body = el("div", { class: "message-body" }, only, by(message), ...content(message), ...(message.files ?? []).map(file), replies(thread));
  const node = el("li", { class: message.is_ephemeral ? "message ephemeral" : "message", "data-ts": message.ts }, avatar(message.user), body);
  return node;
}

function by(message) {
  const at = ofMessage(message.ts);
  const app = state.users.get(message.user)?.is_bot && el("span", { class: "app" }, "App");
  const edited = message.edited && el("span", { class: "edited" }, "(edited)");
  return el("p", { class: "by" }, el("strong", {}, nameOf(message.user)), app, " ",
    el("time", { datetime: at.toISOString(), title: inFull(at) }, hour(at)), " ", edited);
}

function content(message) {
  const surface = new MessageSurface(message);
  if (message.blocks?.length) return message.blocks.map((block) => blockNode(block, surface));
  return message.text ? [el("div", { class: "text" }, mrkdwn(message.text))] : [];
}

function avatar(user) {
  const name = nameOf(user);
  const colour = [...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % COLOURS;
  const app = state.users.get(user)?.is_bot;
  return el("span", { class: `avatar ${app ? "bot" : `c${colour}`}`, "aria-hidden": "true" }, name.slice(0, 1).toUpperCase());
}

function file(one) {
  const address = new URL(one.permalink);
  const size = one.size < 1024 ? `${one.size} bytes` : `${Math.round(one.size / 1024)} kB`;
  return el("div", { class: "file" },
    el("span", { class: "file-kind", "aria-hidden": "true" }, one.filetype),
    el("span", { class: "file-name" }, el("strong", {}, one.title), el("small", {}, `${one.name} · ${size}`)),
    el("a", { class: "act", href: address.pathname, download: one.name }, "Download", el("span", { class: "unseen" }, ` ${one.name}`)));
}

function replies({ replies: count = 0, openThread }) {
  if (!count || !openThread) return null;
  return button(count === 1 ? "1 reply" : `${count} replies`, openThread, { class: "replies", "data-key": "replies" });
}
