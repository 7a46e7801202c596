/** A list of messages that is brought up to date in place: what has not changed keeps its place and its focus. */

import { arrange, button, el } from "./dom.js";
import { focusAgain, focused } from "./focus.js";
import { messageNode } from "./message.js";
import { state } from "./state.js";
import { day, ofMessage } from "./times.js";

const AT_ONCE = 40;
const NEAR_PIXELS = 60;
/** Whether one has looked at anything yet. */
let begun = false;

/** @typedef {{message: any, replies?: number, openThread?: () => void}} Line */

export class MessageList {
  /** @param {string} label */
  constructor(label) {
    this.list = el("ol", { class: "messages", "aria-label": label });
    this.earlier = button("Show earlier messages", () => this.showEarlier(), { class: "act earlier" });
    this.place = el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, this.earlier, this.list);
    this.reset();
  }

  /** For another conversation, or other eyes. */
  reset() {
    /** @type {Map<string, {drawn: string, node: HTMLElement}>} */
    this.drawn = new Map();
    /** @type {Line[]} */
    this.lines = [];
    this.shown = AT_ONCE;
    this.firstUnread = "";
    this.list.replaceChildren();
  }

  showEarlier() {
    this.shown += AT_ONCE;
    const height = this.place.scrollHeight;
    this.show(this.lines);
    this.place.scrollTop += this.place.scrollHeight - height;
  }

  /** @param {Line[]} lines the oldest first */
  show(lines) {
    const follow = this.isAtEnd() || this.endsWithMine(lines);
    const wasEmpty = !this.list.children.length;
    this.lines = lines;
    this.earlier.hidden = lines.length <= this.shown;
    this.arrange(lines.slice(-this.shown));
    if (wasEmpty) this.toNewest();
    else if (follow) this.toEnd();
  }

  /** A message that was changed is drawn anew; whoever is at one of its buttons stays there. */
  arrange(lines) {
    const focus = focused(this.list);
    const of = focus?.element.closest("[data-ts]")?.getAttribute("data-ts") ?? "";
    arrange(this.list, this.nodes(lines));
    focusAgain(this.drawn.get(of)?.node, focus);
  }

  isAtEnd() {
    const last = this.list.lastElementChild;
    return !last || last.getBoundingClientRect().bottom < window.innerHeight + NEAR_PIXELS;
  }

  /** Whether the newest is an answer to what the person just did, or their own words. */
  endsWithMine(lines) {
    const last = lines.at(-1)?.message;
    return last && last.ts !== this.lines.at(-1)?.message.ts && (last.is_ephemeral || last.user === state.me);
  }

  toEnd() {
    this.list.lastElementChild?.scrollIntoView({ block: "end" });
  }

  /** To what is new, else to the end. A narrow page scrolls as a whole: its first look is at its head, where the
   * clock is, and who one is. */
  toNewest() {
    const first = !begun;
    begun = true;
    if (first && getComputedStyle(this.place).overflowY === "visible") return;
    const fresh = this.list.querySelector(".fresh");
    if (fresh) fresh.scrollIntoView({ block: "start" });
    else this.toEnd();
  }

  nodes(lines) {
    const before = this.drawn;
    this.drawn = new Map();
    let last = "";
    return lines.flatMap((line) => {
      const dated = day(ofMessage(line.message.ts));
      const parts = [dated !== last && this.mark(`day ${dated}`, "day", dated, before), this.fresh(line, before), this.one(line, before)];
      last = dated;
      return parts.filter(Boolean);
    });
  }

  fresh({ message }, before) {
    return message.ts === this.firstUnread && this.mark("fresh", "fresh", "New", before);
  }

  mark(key, name, words, before) {
    return this.keep(key, words, before, () => el("li", { class: `mark ${name}` }, el("span", {}, words)));
  }

  one({ message, replies, openThread }, before) {
    return this.keep(message.ts, JSON.stringify([message, replies]), before, () => messageNode(message, { replies, openThread }));
  }

  keep(key, looks, before, draw) {
    const old = before.get(key);
    const one = old?.drawn === looks ? old : { drawn: looks, node: draw() };
    this.drawn.set(key, one);
    return one.node;
  }
}
