/** What can be pressed or chosen in a message, a home or a form: buttons, menus, dates, choices. */

import { button, el, part, freshId } from "./dom.js";
import { broken } from "./broken.js";
import { field } from "./fields.js";
import { isSafe, OUTWARD } from "./links.js";
import { plain, words } from "./mrkdwn.js";
import { menu, optionsOf } from "./menu.js";

const ACTORS = {
  button: pressed,
  overflow: (block, element, surface) => chooser(block, element, surface, { words: "⋯", label: "More actions" }),
  static_select: (block, element, surface) => chooser(block, element, surface, chosenIn(block, element, surface)),
};

/** Fields that tell the app of each change when they stand outside of a form. */
const FIELDS = new Set(["checkboxes", "radio_buttons", "datepicker", "timepicker", "users_select", "channels_select",
  "conversations_select", "datetimepicker", "multi_static_select", "multi_users_select", "multi_channels_select",
  "multi_conversations_select"]);

/** An element that acts at once. */
export function actor(block, element, surface) {
  if (ACTORS[element.type]) return ACTORS[element.type](block, element, surface);
  if (FIELDS.has(element.type)) return told(block, element, surface);
  return broken(`an element of type “${element.type}”`);
}

function told(block, element, surface) {
  const label = element.placeholder?.text ?? element.action_id.replaceAll("_", " ");
  const node = field(element, {
    value: surface.value(block, element),
    label,
    changed: (value) => {
      const go = () => {
        surface.set(block, element, value);
        return surface.use(block, element, value);
      };
      confirmed(element, go, () => node.replaceWith(told(block, element, surface)));
    },
  });
  node.dataset.action = element.action_id;
  return node;
}

function pressed(block, element, surface) {
  const attributes = {
    class: `act ${element.style ?? ""}`,
    "data-action": element.action_id,
    "data-key": `${element.value ?? block.block_id}/${element.action_id}`,
    "aria-label": element.accessibility_label,
  };
  const press = ({ currentTarget }) => confirmed(element, () => whileBusy(currentTarget, () => surface.use(block, element)));
  if (element.url && isSafe(element.url)) {
    return el("a", { ...attributes, href: element.url, ...OUTWARD, onclick: press }, ...plain(element.text.text));
  }
  return el("button", { type: "button", ...attributes, onclick: press }, ...plain(element.text.text));
}

/** A second press before the first is answered does nothing. */
async function whileBusy(node, work) {
  if (node.getAttribute("aria-disabled")) return;
  node.setAttribute("aria-disabled", "true");
  await work().finally(() => node.removeAttribute("aria-disabled"));
}

function chooser(block, element, surface, { words: shown, label }) {
  const choose = (value) =>
    confirmed(element, () => {
      surface.set(block, element, value);
      return surface.use(block, element, value);
    });
  const node = menu({ words: shown, label, groups: optionsOf(element), choose });
  node.dataset.action = element.action_id;
  return node;
}

function chosenIn(block, element, surface) {
  const value = surface.value(block, element);
  const chosen = optionsOf(element).flatMap((group) => group.options).find((one) => one.value === value);
  return { words: (chosen?.text ?? element.placeholder)?.text ?? "Choose", label: element.placeholder?.text ?? "Choose" };
}

/** Asks first where the app wants it asked; `back` undoes what a control shows already. */
function confirmed(element, go, back = () => undefined) {
  return element.confirm ? confirmation(element.confirm, go, back) : go();
}

/** @param {any} asked a confirmation object of Block Kit */
function confirmation(asked, go, back) {
  const dialog = /** @type {HTMLDialogElement} */ (part("ask"));
  const text = freshId();
  let sure = false;
  const yes = () => {
    sure = true;
    dialog.close();
  };
  dialog.setAttribute("aria-describedby", text);
  dialog.replaceChildren(
    el("h2", { id: "ask-title" }, ...words(asked.title)),
    el("div", { id: text, class: "text" }, ...words(asked.text)),
    el("div", { class: "dialog-foot" }, button(asked.deny.text, () => dialog.close(), { class: "act" }),
      button(asked.confirm.text, yes, { class: `act ${asked.style ?? "primary"}` })),
  );
  dialog.addEventListener("close", () => (sure ? go() : back()), { once: true });
  dialog.showModal();
}
