/** A menu that acts when something is chosen: a button, and a list that is searched by typing. Moving through the
 * list chooses nothing, so it can be read by keyboard. */

import { el, fill, freshId } from "./dom.js";
import { plain } from "./mrkdwn.js";

const LONG = 8;

/** The options of a select in groups; one group without a label where there are none. */
export function optionsOf(element) {
  const groups = element.option_groups ?? [{ label: null, options: element.options ?? [] }];
  return groups.map((group) => ({ label: group.label?.text ?? "", options: group.options }));
}

/**
 * @param {{words: string, label: string, groups: {label: string, options: any[]}[], choose: (value: string) => any}} asked
 * @returns {HTMLElement}
 */
export function menu({ words, label, groups, choose }) {
  const list = el("div", { class: "menu-list", role: "dialog", id: freshId(), "aria-label": label, popover: "auto" });
  const opener = el("button", { type: "button", class: "act menu", "aria-haspopup": "dialog", "aria-expanded": "false",
    "aria-label": words === label ? null : `${label}: ${words}`, popovertarget: list.id }, ...plain(words),
    el("span", { "aria-hidden": "true", class: "arrow" }, " ▾"));
  const pick = (value) => {
    list.hidePopover();
    opener.focus();
    choose(value);
  };
  const items = el("div", { role: "menu", "aria-label": label });
  const offer = (search) => {
    fill(items, ...offered(groups, search, pick));
    if (!list.contains(items)) fill(list, ...searchBox(groups, offer), items);
  };
  list.addEventListener("toggle", (event) => toggled(event, opener, list, offer));
  list.addEventListener("keydown", (event) => moved(event, list));
  return el("div", { class: "menu-place" }, opener, list);
}

function toggled(event, opener, list, offer) {
  const open = event.newState === "open";
  opener.setAttribute("aria-expanded", String(open));
  if (!open) return list.replaceChildren();
  offer("");
  place(list, opener.getBoundingClientRect());
  /** @type {HTMLElement | null} */ (list.querySelector("input, [role=menuitem]"))?.focus();
  return undefined;
}

function place(list, beside) {
  const below = window.innerHeight - beside.bottom;
  const left = Math.max(8, Math.min(beside.left, window.innerWidth - list.offsetWidth - 8));
  list.style.left = `${left}px`;
  list.style.top = below > list.offsetHeight + 8 ? `${beside.bottom + 4}px` : `${Math.max(8, beside.top - list.offsetHeight - 4)}px`;
}

function searchBox(groups, offer) {
  if (groups.flatMap((group) => group.options).length <= LONG) return [];
  const oninput = (event) => offer(event.currentTarget.value);
  return [el("input", { type: "text", class: "search", "aria-label": "Find in the list", placeholder: "Find", oninput })];
}

function offered(groups, search, pick) {
  const wanted = search.trim().toLowerCase();
  return groups.flatMap(({ label, options }) => {
    const fitting = options.filter((option) => option.text.text.toLowerCase().includes(wanted));
    const head = label && fitting.length ? [el("div", { class: "group", role: "presentation" }, label)] : [];
    return [...head, ...fitting.map((option) => item(option, pick))];
  });
}

function item(option, pick) {
  const more = option.description && el("small", {}, option.description.text);
  return el("button", { type: "button", role: "menuitem", tabindex: "-1", onclick: () => pick(option.value) },
    ...plain(option.text.text), more);
}

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function moved(event, list) {
  if (!(event.key in STEPS)) return;
  event.preventDefault();
  const stops = [...list.querySelectorAll("input, [role=menuitem]")];
  const next = stops.indexOf(document.activeElement) + STEPS[event.key];
  stops[(next + stops.length) % stops.length]?.focus();
}
