/** The emoji that are written by name. The round ones are drawn, so that they look the same on every machine. */

import { el } from "./dom.js";

const DOTS = /^(?:large_)?(red|orange|yellow|green|blue|purple|brown|white|black)_circle$/;
const GLYPHS = {
  arrow_down: "⬇️", arrow_right: "➡️", arrow_up: "⬆️", ballot_box_with_check: "☑️", bar_chart: "📊", bell: "🔔",
  bulb: "💡", calendar: "📅", clipboard: "📋", clock9: "🕘", eyes: "👀", heavy_check_mark: "✔️",
  heavy_minus_sign: "➖", hourglass: "⌛", information_source: "ℹ️", link: "🔗", lock: "🔒", memo: "📝",
  page_facing_up: "📄", paperclip: "📎", pushpin: "📌", question: "❓", speech_balloon: "💬", star: "⭐",
  tada: "🎉", thumbsup: "👍", "+1": "👍", wave: "👋", warning: "⚠️", white_check_mark: "✅", x: "❌",
};

/**
 * The emoji of this name; a name that is not known stays as it was typed.
 * @param {string} name without its colons
 */
export function emoji(name) {
  const dot = DOTS.exec(name);
  if (!dot && !(name in GLYPHS)) return document.createTextNode(`:${name}:`);
  const label = name.replaceAll("_", " ");
  const shown = { class: dot ? `emoji dot ${dot[1]}` : "emoji", role: "img", "aria-label": label, title: label };
  return el("span", shown, dot ? null : GLYPHS[name]);
}
