/** Charts of Block Kit as bars in a table: each with its name and its number, so that they are read out too. */

import { el } from "./dom.js";

/** @param {any} block a data_visualization */
export function chart(block) {
  const series = block.chart.series ?? [{ name: block.title, data: block.chart.segments }];
  const most = Math.max(1, ...series.flatMap((one) => one.data.map((point) => point.value)));
  const rows = series.flatMap((one) => one.data.map((point) => row(point, most)));
  return el("div", { class: "chart", tabindex: "0", role: "region", "aria-label": block.title },
    el("table", {}, el("caption", {}, block.title), el("tbody", {}, ...rows)));
}

function row(point, most) {
  const bar = el("meter", { min: "0", max: String(most), value: String(point.value), "aria-hidden": "true" });
  return el("tr", {}, el("th", { scope: "row" }, point.label), el("td", { class: "bar" }, bar), el("td", { class: "right" }, String(point.value)));
}
