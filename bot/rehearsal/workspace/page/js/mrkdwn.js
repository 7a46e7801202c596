/** Slack's mrkdwn as nodes: bold, italic, strike, code, quotes, links, mentions, emoji. Everything else is text. */

import { el } from "./dom.js";
import { emoji } from "./emoji.js";
import { link } from "./links.js";
import { channelOf, nameOf } from "./state.js";

const STYLES = { "*": "strong", _: "em", "~": "s" };
const TOKEN = new RegExp(
  [
    "<(?<special>[^<>\\n]+)>",
    "`(?<code>[^`\\n]+)`",
    ":(?<emoji>[a-z0-9_+-]+):",
    "(?<![\\p{L}\\p{N}*_~])(?<mark>[*_~])(?<inner>[^\\s](?:[^\\n]*?[^\\s])??)\\k<mark>(?![\\p{L}\\p{N}])",
  ].join("|"),
  "u",
);
const ADDRESS = /(https?:\/\/[^\s<>]+[^\s<>.,;:!?)])/;

/**
 * @param {string} text
 * @param {boolean} [verbatim] whether addresses stay as text
 * @returns {DocumentFragment}
 */
export function mrkdwn(text, verbatim = false) {
  const fragment = document.createDocumentFragment();
  text.split("```").forEach((piece, number) => {
    if (number % 2) fragment.append(el("pre", {}, decoded(piece.replace(/^\n|\n$/g, ""))));
    else if (piece) fragment.append(...lines(piece, verbatim));
  });
  return fragment;
}

/** @param {string} text plain text, in which only emoji have a meaning */
export function plain(text) {
  const pieces = text.split(/:([a-z0-9_+-]+):/);
  return pieces.map((piece, number) => (number % 2 ? emoji(piece) : document.createTextNode(piece)));
}

/** The nodes of a text object, plain_text or mrkdwn. */
export function words(object) {
  if (!object) return [];
  return object.type === "mrkdwn" ? [mrkdwn(object.text, object.verbatim)] : plain(object.text);
}

function* lines(text, verbatim) {
  let quoted = [];
  let first = true;
  for (const line of text.split("\n")) {
    const quote = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quote) quoted.push(quote[1]);
    else {
      if (quoted.length) yield quotation(quoted.splice(0), verbatim);
      else if (!first) yield el("br");
      yield* inline(line, verbatim);
    }
    first = false;
  }
  if (quoted.length) yield quotation(quoted, verbatim);
}

function quotation(quoted, verbatim) {
  const nodes = quoted.flatMap((line, number) => [number ? el("br") : null, ...inline(line, verbatim)]);
  return el("blockquote", {}, ...nodes);
}

function* inline(text, verbatim) {
  const found = TOKEN.exec(text);
  if (!found) {
    yield* unmarked(text, verbatim);
    return;
  }
  yield* unmarked(text.slice(0, found.index), verbatim);
  yield token(found.groups, verbatim);
  yield* inline(text.slice(found.index + found[0].length), verbatim);
}

function token({ special, code, emoji: name, mark, inner }, verbatim) {
  if (special) return meant(special);
  if (code) return el("code", {}, decoded(code));
  if (name) return emoji(name);
  return el(STYLES[mark], {}, ...inline(inner, verbatim));
}

function* unmarked(text, verbatim) {
  const pieces = verbatim ? [text] : text.split(ADDRESS);
  for (const [number, piece] of pieces.entries()) {
    if (number % 2) yield link(decoded(piece), decoded(piece));
    else if (piece) yield document.createTextNode(decoded(piece));
  }
}

/** What stands between angle brackets: a mention, a date or a link. */
function meant(special) {
  const bar = special.indexOf("|");
  const target = bar < 0 ? special : special.slice(0, bar);
  const label = bar < 0 ? "" : decoded(special.slice(bar + 1));
  if (target.startsWith("@")) return mention(`@${label || nameOf(target.slice(1))}`);
  if (target.startsWith("#")) return mention(`#${label || (channelOf(target.slice(1))?.name ?? target.slice(1))}`);
  if (target.startsWith("!date^")) return document.createTextNode(label);
  if (target.startsWith("!")) return mention(label || `@${target.slice(1)}`);
  return link(decoded(target), label || decoded(target));
}

/** @param {string} name with its @ or # */
export function mention(name) {
  return el("span", { class: "mention" }, name);
}

/** Slack encodes these three characters and no others. */
function decoded(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
