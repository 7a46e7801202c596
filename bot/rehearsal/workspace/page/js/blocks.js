/** Blocks as nodes. A block that this page does not know is shown as an error, never left out. */

import { chart } from "./charts.js";
import { el } from "./dom.js";
import { actor } from "./actors.js";
import { broken } from "./broken.js";
import { inputBlock } from "./inputs.js";
import { isSafe } from "./links.js";
import { mrkdwn, words } from "./mrkdwn.js";
import { richText } from "./rich_text.js";
import { table } from "./tables.js";

/**
 * @typedef {object} Surface where blocks stand, and what their elements do
 * @property {(block: any, element: any, value?: any) => Promise<void>} use
 * @property {(block: any, element: any) => any} value what an input holds: an option's value, a list, a text
 * @property {(block: any, element: any, value: any) => void} set
 * @property {(block: any) => string} error what stands beside an input
 */

const BLOCKS = {
  actions: (block, surface) => el("div", { class: "actions" }, ...block.elements.map((one) => actor(block, one, surface))),
  alert: (block) => el("div", { class: `alert ${block.level ?? "default"}`, role: "note" }, ...words(block.text)),
  context: (block) => el("div", { class: "context" }, ...block.elements.map(small)),
  data_table: (block) => table(block),
  data_visualization: (block) => chart(block),
  divider: () => el("hr"),
  header: (block) => el("h3", { class: "header" }, ...words(block.text)),
  image: (block) => figure(block),
  input: (block, surface) => inputBlock(block, surface),
  markdown: (block) => el("div", { class: "text" }, mrkdwn(block.text)),
  rich_text: (block) => richText(block),
  section: (block, surface) => section(block, surface),
  table: (block) => table(block),
};

/**
 * @param {any} block
 * @param {Surface} surface
 * @returns {HTMLElement}
 */
export function blockNode(block, surface) {
  const draw = BLOCKS[block.type];
  const node = draw ? draw(block, surface) : broken(`a block of type “${block.type}”`);
  node.classList.add("block");
  node.dataset.block = block.type;
  return node;
}

function section(block, surface) {
  const text = block.text && el("div", { class: "text" }, ...words(block.text));
  const fields = block.fields?.map((field) => el("div", { class: "text" }, ...words(field)));
  const shown = fields && el("div", { class: "facts" }, ...fields);
  const beside = block.accessory && el("div", { class: "accessory" }, accessory(block, surface));
  return el("div", { class: "section" }, el("div", { class: "said" }, text, shown), beside);
}

function accessory(block, surface) {
  return block.accessory.type === "image" ? picture(block.accessory) : actor(block, block.accessory, surface);
}

function small(element) {
  return element.type === "image" ? picture(element) : el("span", {}, ...words(element));
}

function figure(block) {
  const title = block.title && el("figcaption", {}, ...words(block.title));
  return el("figure", {}, title, picture(block));
}

/** Pictures from elsewhere are not fetched: nothing leaves this machine. */
function picture(image) {
  const address = image.image_url ?? image.slack_file?.url ?? "";
  const here = isSafe(address) && new URL(address).origin === location.origin;
  if (here) return el("img", { src: address, alt: image.alt_text });
  return el("span", { class: "picture", role: "img", "aria-label": image.alt_text }, `Picture: ${image.alt_text}`);
}
