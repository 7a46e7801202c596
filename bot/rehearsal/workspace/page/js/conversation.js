/** The conversation that is shown, and the thread beside it. */

import { say } from "./announce.js";
import { act } from "./api.js";
import { attempt } from "./doing.js";
import { button, el, fill, part } from "./dom.js";
import { MessageList } from "./message_list.js";
import { markRead, readUpTo } from "./read_marks.js";
import { changed, nameOf, on, shownConversation, state } from "./state.js";

const main = new MessageList("Messages");
const side = new MessageList("Messages of the thread");
const NOTHING =
  "Nothing has been said here yet. A number marks news in a conversation, a dot under “You are” whoever has some; “Jump there” goes on to what comes next.";
let shown = "";

export function beginConversation() {
  on("place", open);
  on("messages", (channel) => channel === shownConversation() && draw());
  on("thread", openThread);
}

/** Another place, or other eyes. */
function open() {
  const channel = shownConversation();
  closeThread();
  if (!channel) return;
  const same = shown === `${state.me}/${channel}`;
  shown = `${state.me}/${channel}`;
  if (!same || !main.place.isConnected) {
    main.reset();
    main.firstUnread = firstUnread(channel);
    fill(part("place"), main.place);
  }
  draw();
}

/** Where what is new begins; nowhere for someone who reads for the first time. */
function firstUnread(channel) {
  const mark = readUpTo(state.me, channel);
  return (mark && all().find((one) => one.ts > mark && one.user !== state.me)?.ts) || "";
}

const all = () => state.messages.get(shownConversation()) ?? [];

const isReply = (message, roots) => Boolean(message.thread_ts) && message.thread_ts !== message.ts && roots.has(message.thread_ts);

function draw() {
  const messages = all();
  const roots = new Set(messages.map((message) => message.ts));
  const counts = Map.groupBy(messages.filter((one) => isReply(one, roots)), (one) => one.thread_ts);
  const lines = messages.filter((message) => !isReply(message, roots)).map((message) => ({
    message,
    replies: counts.get(message.ts)?.length ?? 0,
    openThread: () => showThread(message.ts),
  }));
  tellOfNew(messages);
  main.show(lines);
  if (!messages.length) main.list.replaceChildren(el("li", { class: "nothing" }, NOTHING));
  if (state.thread) drawThread();
}

function tellOfNew(messages) {
  const last = messages.at(-1);
  if (!last) return;
  const mark = readUpTo(state.me, shownConversation());
  const fresh = messages.filter((one) => one.ts > mark && one.user !== state.me);
  if (fresh.length && main.list.children.length) say(`New message from ${nameOf(last.user)}: ${last.text.slice(0, 200)}`);
  markRead(shownConversation(), last.ts);
}

// --- the thread -----------------------------------------------------------------------------------------

function showThread(ts) {
  state.thread = ts;
  changed("thread");
}

function closeThread() {
  state.thread = "";
  part("thread").hidden = true;
  document.body.classList.remove("with-thread");
}

function openThread() {
  const place = part("thread");
  const back = () => {
    const root = state.thread;
    closeThread();
    /** @type {HTMLElement | null} */ (main.list.querySelector(`[data-ts="${root}"] .replies`))?.focus();
  };
  side.reset();
  fill(place, el("div", { class: "panel-head" }, el("h2", { tabindex: "-1" }, "Thread"), button("×", back, { class: "plain", "aria-label": "Close the thread" })),
    side.place, replyBox());
  place.hidden = false;
  document.body.classList.add("with-thread");
  drawThread();
  place.querySelector("h2")?.focus();
}

function drawThread() {
  const lines = all().filter((one) => one.ts === state.thread || one.thread_ts === state.thread);
  side.show(lines.map((message) => ({ message })));
}

function replyBox() {
  const box = /** @type {HTMLTextAreaElement} */ (el("textarea", { rows: 1, "aria-label": "Reply in the thread", placeholder: "Reply" }));
  const onsubmit = async (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (text && (await attempt(() => act.say(state.me, shownConversation(), typed(text), state.thread)))) box.value = "";
  };
  return el("form", { class: "composer", onsubmit }, box, el("button", { type: "submit", class: "act" }, "Reply"));
}

/** What Slack's client makes of typed text: nothing in it is a mention or a link. */
export function typed(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
