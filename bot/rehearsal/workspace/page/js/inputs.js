/** A question of a form: its label, its control, its hint and what is wrong with the answer. */

import { el, freshId } from "./dom.js";
import { field, GROUPS } from "./fields.js";
import { plain, words } from "./mrkdwn.js";
import { afterPause, noPause } from "./pauses.js";

/** @param {any} block an input block */
export function inputBlock(block, surface) {
  const { element } = block;
  const ids = { control: freshId(), hint: freshId(), error: freshId() };
  const error = surface.error(block);
  const control = field(element, held(block, surface, ids, error));
  const node = el("div", { class: error ? "field wrong" : "field", "data-question": block.block_id },
    label(block, ids), hint(block, ids), error && el("p", { class: "error", id: ids.error }, wrongWords(error)), control);
  node.dataset.key = `${block.block_id}/${element.action_id}`;
  return node;
}

function wrongWords(error) {
  return el("span", {}, el("span", { class: "unseen" }, "Error: "), error);
}

function held(block, surface, ids, error) {
  const tell = telling(block, surface);
  const described = [block.hint && ids.hint, error && ids.error].filter(Boolean).join(" ");
  return {
    id: GROUPS.has(block.element.type) ? "" : ids.control,
    key: `${block.block_id}/${block.element.action_id}`,
    label: block.label.text,
    value: surface.value(block, block.element),
    changed: (value) => {
      surface.set(block, block.element, value);
      tell.changed(value);
    },
    entered: tell.entered,
    aria: {
      "aria-required": block.optional ? null : "true",
      "aria-invalid": error ? "true" : null,
      "aria-describedby": described || null,
    },
  };
}

function label(block, ids) {
  const mark = block.optional
    ? el("span", { class: "optional" }, " (optional)")
    : el("span", { class: "required", "aria-hidden": "true" }, " *");
  const group = GROUPS.has(block.element.type);
  return el(group ? "div" : "label", { class: "label", for: group ? null : ids.control, "aria-hidden": group ? "true" : null },
    ...plain(block.label.text), mark);
}

function hint(block, ids) {
  return block.hint && el("p", { class: "hint", id: ids.hint }, ...words(block.hint));
}

/** What the app hears, where the block says so: of a choice at once; of a text when Enter is pressed, or when typing
 * pauses, as it asked (docs: "Dispatch action configuration"). */
function telling(block, surface) {
  const tell = (value) => surface.use(block, block.element, value);
  if (!block.dispatch_action) return { changed: () => undefined, entered: () => false };
  if (!block.element.type.endsWith("_input")) return { changed: tell, entered: () => false };
  const asked = block.element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  return told(new Set(asked), `${block.block_id}/${block.element.action_id}`, tell);
}

/** @param {Set<string>} asked */
function told(asked, key, tell) {
  const changed = (value) => {
    if (asked.has("on_character_entered")) afterPause(key, () => tell(value));
  };
  const entered = (value) => {
    if (!asked.has("on_enter_pressed")) return false;
    noPause(key);
    tell(value);
    return true;
  };
  return { changed, entered };
}
