/** Tables of Block Kit as tables: the first row is the head. */

import { el } from "./dom.js";
import { richText } from "./rich_text.js";

/** @param {any} block a table or a data_table */
export function table(block) {
  const [head, ...rows] = block.rows;
  const caption = block.caption && el("caption", {}, block.caption);
  return el("div", { class: "table", tabindex: "0", role: "region", "aria-label": block.caption ?? "Table" },
    el("table", {}, caption, el("thead", {}, row(block, head, "th")), el("tbody", {}, ...rows.map((one) => row(block, one, "td")))));
}

function row(block, cells, name) {
  return el("tr", {}, ...cells.map((cell, column) => {
    const header = name === "th" || column === block.row_header_column_index;
    const align = block.column_settings?.[column]?.align ?? (cell.type === "raw_number" ? "right" : "left");
    const scope = header ? (name === "th" ? "col" : "row") : null;
    return el(header ? "th" : "td", { scope, class: align }, cell.type === "rich_text" ? richText(cell) : cell.text);
  }));
}
