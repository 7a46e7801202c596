/** Where one can go, and as whom: the list of conversations, the member who looks, the address that remembers both. */

import { button, el, fill, part } from "./dom.js";
import { lookAsMe } from "./live.js";
import { hasNews, unreadIn } from "./read_marks.js";
import { changed, channelOf, conversationsOf, directOf, on, state } from "./state.js";

export function beginPlaces() {
  on("read", draw);
  on("messages", draw);
  on("place", draw);
  on("me", drawMembers);
  on("read", drawMembers);
  const me = /** @type {HTMLSelectElement} */ (part("me"));
  me.addEventListener("change", () => become(me.value));
  window.addEventListener("hashchange", followAddress);
}

const members = () => [...state.users.values()].filter((user) => !user.is_bot && !user.deleted);

/** Goes where the address says, else to the direct message of the first member who has news. */
export function followAddress() {
  const [user, place] = location.hash.slice(1).split("/").map(decodeURIComponent);
  const known = members().some((one) => one.id === user) ? user : (members().find((one) => hasNews(one.id)) ?? members()[0]).id;
  return become(known, placeNamed(place));
}

function placeNamed(name) {
  if (name === "home") return { kind: "home", id: "" };
  return name && name !== "direct" ? { kind: "channel", id: name } : { kind: "direct", id: "" };
}

/** How often somebody was asked for: whoever was asked for last decides where one goes. */
let asked = 0;

/**
 * Looks with the eyes of this member.
 * @param {string} user
 * @param {import("./state.js").Place} [place]
 */
export async function become(user, place = state.place) {
  const mine = ++asked;
  const other = state.me !== user;
  state.me = user;
  if (other) {
    state.messages = new Map();
    Object.assign(state, { views: [], home: null });
    await lookAsMe();
    if (state.me !== user) return;
    changed("me");
    changed("views");
  }
  if (mine === asked) go(place);
}

/** @param {import("./state.js").Place} place */
export function go(place) {
  const away = place.kind === "channel" && !channelOf(place.id)?.members.includes(state.me);
  state.place = away ? { kind: "direct", id: "" } : place;
  const name = state.place.kind === "channel" ? state.place.id : state.place.kind;
  history.replaceState(null, "", `#${encodeURIComponent(state.me)}/${encodeURIComponent(name)}`);
  changed("place");
}

// --- the list --------------------------------------------------------------------------------------------

function draw() {
  const channels = conversationsOf(state.me).filter((channel) => !channel.is_im);
  fill(part("places"), el("h2", {}, "Apps"), el("ul", {}, el("li", {}, placeButton(appName(), { kind: "direct", id: "" }, unreadIn(directOf(state.me))))),
    el("h2", {}, "Channels"), el("ul", {}, ...channels.map(channelLine)));
  drawHead();
}

const appName = () => state.users.get(state.app.user_id)?.real_name ?? "App";

function channelLine(channel) {
  const secret = channel.is_private && el("span", { class: "unseen" }, " (private)");
  const mark = el("span", { "aria-hidden": "true", class: channel.is_private ? "hash lock" : "hash" }, !channel.is_private && "#");
  const line = placeButton(channel.name, { kind: "channel", id: channel.id }, unreadIn(channel.id), mark, secret);
  return el("li", {}, line);
}

function placeButton(words, place, unread, mark = null, after = null) {
  const here = state.place.kind === place.kind ? state.place.id === place.id : place.kind === "direct" && state.place.kind === "home";
  const badge = unread > 0 && el("span", { class: "badge" }, String(unread), el("span", { class: "unseen" }, " unread"));
  const key = place.id || "direct";
  const focused = document.activeElement?.getAttribute("data-place") === key;
  const node = el("button", { type: "button", class: unread > 0 ? "place-link unread" : "place-link", "data-place": key,
    "aria-current": here ? "page" : null, onclick: () => go(place) }, mark, el("span", { class: "name" }, words), after, badge);
  if (focused) queueMicrotask(() => node.focus());
  return node;
}

function drawHead() {
  const channel = state.place.kind === "channel" && channelOf(state.place.id);
  part("place-title").textContent = channel ? `#${channel.name}` : appName();
  fill(part("place-tabs"), ...(channel ? [] : [tab("Messages", "direct"), tab("Home", "home")]));
}

function tab(words, kind) {
  const here = state.place.kind === kind;
  return button(words, () => go({ kind, id: "" }), { class: "tab", "aria-current": here ? "page" : null });
}

// --- who looks -------------------------------------------------------------------------------------------

function drawMembers() {
  const select = /** @type {HTMLSelectElement} */ (part("me"));
  const others = new Set(members().map((user) => user.id).filter((id) => id !== state.me && hasNews(id)));
  const options = members().map((user) => {
    const title = user.profile.title ? ` · ${user.profile.title}` : "";
    return [user.id, `${others.has(user.id) ? "● " : ""}${user.real_name}${title}`];
  });
  const looks = JSON.stringify(options);
  if (select.dataset.looks !== looks) fill(select, ...options.map(([value, words]) => el("option", { value }, words)));
  select.dataset.looks = looks;
  select.value = state.me;
  part("me-title").textContent = state.users.get(state.me)?.profile.title ?? "";
  drawOthers(others.size);
}

/** A closed menu shows nobody's dot: this one stands for them all. */
function drawOthers(number) {
  const words = number === 1 ? "1 has news" : `${number} have news`;
  fill(part("others"), number > 0 && el("span", { "aria-hidden": "true", class: "news" }, "●"), number > 0 && el("span", { class: "how-many" }, ` ${words}`));
}
