/** Rich text blocks as nodes. */

import { el } from "./dom.js";
import { broken } from "./broken.js";
import { emoji } from "./emoji.js";
import { link } from "./links.js";
import { mention } from "./mrkdwn.js";
import { channelOf, nameOf } from "./state.js";
import { inFull } from "./times.js";

const INLINE = {
  text: (one) => document.createTextNode(one.text),
  link: (one) => link(one.url, one.text ?? one.url),
  emoji: (one) => emoji(one.name),
  user: (one) => mention(`@${nameOf(one.user_id)}`),
  channel: (one) => mention(`#${channelOf(one.channel_id)?.name ?? one.channel_id}`),
  usergroup: (one) => mention(`@${one.usergroup_id}`),
  broadcast: (one) => mention(`@${one.range}`),
  color: (one) => el("code", {}, one.value),
  date: (one) => document.createTextNode(one.fallback ?? inFull(new Date(one.timestamp * 1000))),
};
const STYLES = { bold: "strong", italic: "em", strike: "s", code: "code" };
const PARTS = {
  rich_text_section: (part) => el("p", {}, ...inline(part)),
  rich_text_quote: (part) => el("blockquote", {}, ...inline(part)),
  rich_text_preformatted: (part) => el("pre", {}, ...inline(part)),
  rich_text_list: (part) => list(part),
};

/** @param {any} block */
export function richText(block) {
  const draw = (part) => PARTS[part.type]?.(part) ?? broken(`rich text of type “${part.type}”`);
  return el("div", { class: "text rich" }, ...block.elements.map(draw));
}

function list(part) {
  const items = part.elements.map((one) => el("li", {}, ...inline(one)));
  return el(part.style === "ordered" ? "ol" : "ul", { class: `indent-${part.indent ?? 0}` }, ...items);
}

function inline(part) {
  return part.elements.map((one) => styled(INLINE[one.type]?.(one) ?? broken(`“${one.type}”`), one.style ?? {}));
}

function styled(node, style) {
  return Object.keys(STYLES).filter((name) => style[name]).reduce((inner, name) => el(STYLES[name], {}, inner), node);
}
