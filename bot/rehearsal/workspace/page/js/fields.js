/** The controls of a form, one for each element to fill in. They hold plain values: a text, a date, an option's
 * value, or a list of those. */

import { el, freshId } from "./dom.js";
import { broken } from "./broken.js";
import { plain, words } from "./mrkdwn.js";
import { optionsOf } from "./menu.js";
import { state } from "./state.js";
import { instant, wall } from "./times.js";

/**
 * @typedef {object} Held
 * @property {any} value what it holds now
 * @property {string} label
 * @property {(value: any) => void} changed
 * @property {(value: any) => boolean} [entered] Enter was pressed in a line of text; whether the app asked to be told
 * @property {string} [id] of the control, for its label
 * @property {Record<string, any>} [aria] required, invalid, describedby
 * @property {string} [key] by which the focus is found again
 */

const FIELDS = {
  plain_text_input: (element, held) => text(element, held),
  email_text_input: (element, held) => text(element, held, "email"),
  url_text_input: (element, held) => text(element, held, "url"),
  number_input: (element, held) => text(element, held, element.is_decimal_allowed ? "decimal" : "numeric"),
  static_select: (element, held) => select(optionsOf(element), element, held),
  multi_static_select: (element, held) => ticks(optionsOf(element).flatMap((group) => group.options), held),
  radio_buttons: (element, held) => radios(element.options, held),
  checkboxes: (element, held) => ticks(element.options, held),
  datepicker: (element, held) => picker("date", held),
  timepicker: (element, held) => picker("time", held),
  datetimepicker: (element, held) => moment(held),
  users_select: (element, held) => select([people()], element, held),
  channels_select: (element, held) => select([channels()], element, held),
  conversations_select: (element, held) => select([channels()], element, held),
  multi_users_select: (element, held) => ticks(people().options, held),
  multi_channels_select: (element, held) => ticks(channels().options, held),
  multi_conversations_select: (element, held) => ticks(channels().options, held),
};
/** What is several controls, which a legend names and not a label. */
export const GROUPS = new Set(["radio_buttons", "checkboxes", "multi_static_select", "multi_users_select",
  "multi_channels_select", "multi_conversations_select"]);
const MANY = 10;

/**
 * @param {any} element
 * @param {Held} held
 * @returns {HTMLElement}
 */
export function field(element, held) {
  return FIELDS[element.type]?.(element, held) ?? broken(`an element of type “${element.type}”`);
}

function common(held) {
  return { id: held.id, "aria-label": held.id ? null : held.label, "data-key": held.key, ...held.aria };
}

function text(element, held, mode) {
  const box = element.multiline ? el("textarea", { rows: 4 }) : el("input", { type: "text", inputmode: mode });
  const attributes = { ...common(held), placeholder: element.placeholder?.text, autocomplete: "off" };
  for (const [key, value] of Object.entries(attributes)) if (value) box.setAttribute(key, value);
  /** @type {HTMLInputElement} */ (box).value = held.value ?? "";
  box.addEventListener("input", () => held.changed(/** @type {HTMLInputElement} */ (box).value));
  if (!element.multiline) box.addEventListener("keydown", (event) => entered(event, held));
  return box;
}

/** Enter in a line of text sends the form, unless the app asked to be told of it. */
function entered(event, held) {
  if (event.key === "Enter" && !event.isComposing && held.entered?.(event.currentTarget.value)) event.preventDefault();
}

function picker(type, held) {
  const onchange = (event) => held.changed(event.currentTarget.value || null);
  return el("input", { type, ...common(held), value: held.value ?? "", onchange });
}

/** A date with a time, which the app counts in seconds (Unix time) and a person reads on London's clocks. */
function moment(held) {
  const onchange = (event) => held.changed(event.currentTarget.value ? instant(event.currentTarget.value).getTime() / 1000 : null);
  return el("input", { type: "datetime-local", ...common(held), value: held.value ? wall(new Date(held.value * 1000)) : "", onchange });
}

function select(groups, element, held) {
  const onchange = (event) => held.changed(event.currentTarget.value || null);
  const none = el("option", { value: "" }, element.placeholder?.text ?? "Choose one");
  const chosen = (option) =>
    el("option", { value: option.value, selected: option.value === held.value }, option.text.text);
  const listed = groups.flatMap(({ label, options }) =>
    label ? [el("optgroup", { label }, ...options.map(chosen))] : options.map(chosen));
  return el("select", { ...common(held), onchange }, none, ...listed);
}

function radios(options, held) {
  const name = freshId();
  const choose = (value) => held.changed(value);
  const boxes = options.map((option) => choice("radio", option, held, { name, checked: option.value === held.value, choose }));
  return el("div", { class: "choices", role: "radiogroup", "aria-label": held.label, ...held.aria }, ...boxes);
}

function ticks(options, held) {
  const ticked = new Set(held.value ?? []);
  const choose = (value, on) => {
    if (on) ticked.add(value);
    else ticked.delete(value);
    held.changed(options.map((option) => option.value).filter((one) => ticked.has(one)));
  };
  const boxes = options.map((option) => choice("checkbox", option, held, { checked: ticked.has(option.value), choose }));
  return el("div", { class: options.length > MANY ? "choices many" : "choices", role: "group", "aria-label": held.label, ...held.aria, "aria-required": null }, ...boxes);
}

function choice(type, option, held, { name, checked, choose }) {
  const id = freshId();
  const more = option.description && el("small", { id: `${id}d` }, ...words(option.description));
  const onchange = (event) => choose(option.value, event.currentTarget.checked);
  const box = el("input", { type, id, name, checked, value: option.value, onchange, "data-key": `${held.key}/${option.value}`,
    "aria-describedby": more ? `${id}d` : null });
  const shown = option.text.type === "mrkdwn" ? words(option.text) : plain(option.text.text);
  return el("div", { class: "choice" }, box, el("label", { for: id }, ...shown), more);
}

function asOptions(pairs) {
  return { label: "", options: pairs.map(([value, text]) => ({ value, text: { type: "plain_text", text } })) };
}

function people() {
  return asOptions([...state.users.values()].filter((one) => !one.is_bot && !one.deleted).map((one) => [one.id, one.real_name]));
}

function channels() {
  return asOptions(state.channels.filter((one) => !one.is_im).map((one) => [one.id, `#${one.name}`]));
}
