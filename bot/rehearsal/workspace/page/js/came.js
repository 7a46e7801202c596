/** What a jump of the clock brought, in a line above the conversation. The first one leads to somebody with a message. */

import { say } from "./announce.js";
import { look } from "./api.js";
import { button, el, fill, part } from "./dom.js";
import { become } from "./places.js";
import { channelOf, nameOf, on, ownerOf, shownConversation, state, titleOf } from "./state.js";

/** After so long without a further message a jump is taken to have brought what it brings. */
const REST_MS = 1000;
/** How long a jump may bring nothing before the line says so. */
const NOTHING_MS = 5000;
const DIRECT = { kind: "direct", id: "" };
/** How many messages each place got since the jump. @type {Map<string, number>} */
const got = new Map();
let waits = false;
let told = false;
/** Whom this jump has made of the one who looks. */
let led = "";
let timer = 0;

export function beginCame() {
  on("jumped", jumped);
  on("entries", (entries) => entries.forEach(take));
}

function jumped(moves) {
  got.clear();
  waits = moves;
  told = false;
  led = "";
  fill(part("came"), moves && el("p", {}, `${nameOf(state.app.user_id)} is at work …`));
  rest(NOTHING_MS);
}

function rest(ms) {
  clearTimeout(timer);
  timer = waits ? setTimeout(tell, ms) : 0;
}

function take(entry) {
  if (told && isAnotherCause(entry)) waits = false;
  if (!waits || entry.kind !== "message" || entry.change !== "posted") return;
  got.set(entry.channel, (got.get(entry.channel) ?? 0) + 1);
  rest(REST_MS);
}

/** Somebody does something, or the clock moves again. The app hears of its own messages too. */
function isAnotherCause(entry) {
  return entry.kind === "clock" || entry.change === "typed" || (entry.kind === "envelope" && entry.about !== "message");
}

const isDirect = (id) => id.startsWith("D");
const readers = () => [...got.keys()].filter(isDirect).map(ownerOf);

async function tell() {
  told = true;
  const target = await targetOf();
  if (target && isFirst() && !seesSome()) await lead(...target);
  const words = led ? `${sent()} You are now ${led}, to see it as they do; a dot under “You are” marks who else has news.` : sent();
  const see = !led && target && target[1].id !== shownConversation() && seeIt(...target);
  const away = button("×", () => fill(part("came")), { class: "plain", "aria-label": "Put this line away" });
  fill(part("came"), el("p", {}, words), see, away);
  if (led) part("came").scrollIntoView({ block: "nearest" });
  say(words);
}

/** Whether the one who looks got a message, or sees one where they are: nobody is led away from it. */
const seesSome = () => readers().includes(state.me) || got.has(shownConversation());

function seeIt(user, place) {
  return button(user === state.me ? "See it" : `See it as ${nameOf(user)}`, () => become(user, place), { class: "act" });
}

/** Whether no jump of this rehearsal has brought anything in this tab. */
function isFirst() {
  const key = `${state.run}/brought`;
  const first = !sessionStorage.getItem(key);
  sessionStorage.setItem(key, "yes");
  return first;
}

async function lead(user, place) {
  if (user !== state.me) led = nameOf(user);
  await become(user, place);
}

/** "Muster wrote to 15 people and in #police-and-crime-plan." */
function sent() {
  const [one, ...more] = readers();
  const people = one && (more.length ? `to ${more.length + 1} people` : `to ${nameOf(one)}`);
  const channels = [...got.keys()].filter((id) => !isDirect(id)).map((id) => `in ${titleOf(id)}`);
  const where = [people, ...channels].filter(Boolean);
  return where.length ? `${nameOf(state.app.user_id)} wrote ${where.join(" and ")}.` : "Nothing was sent.";
}

/** Whose eyes and which place show what came: somebody else's who got a message, at best one with something to press;
 * else a channel's reader. */
async function targetOf() {
  const others = inOrder().filter((user) => user !== state.me);
  const asked = await Promise.all(others.map(isAsked));
  const found = others.find((_, place) => asked[place]) ?? others[0];
  if (found) return [found, DIRECT];
  const channel = channelOf([...got.keys()].find((id) => !isDirect(id)));
  const reader = channel?.members.includes(state.me) ? state.me : channel?.members[0];
  return reader && [reader, { kind: "channel", id: channel.id }];
}

/** Whoever got a message: of those with the fewest the first in the list, for one is easier to start with. */
function inOrder() {
  const order = [...state.users.keys()];
  const directs = [...got].filter(([id]) => isDirect(id)).map(([id, number]) => ({ user: ownerOf(id), number }));
  return directs.sort((a, b) => a.number - b.number || order.indexOf(a.user) - order.indexOf(b.user)).map((one) => one.user);
}

async function isAsked(user) {
  const { messages } = await look.messages(user, user);
  return messages.some((one) => one.blocks?.some((block) => block.type === "actions" || block.accessory));
}
