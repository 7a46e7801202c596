/** A view that is redrawn in place: what has not changed stays, with what was typed and the focus. */

import { arrange } from "./dom.js";
import { blockNode } from "./blocks.js";
import { focusAgain, focused } from "./focus.js";

/**
 * The plain value of an entry of state.values.
 * @param {any} entry
 */
function plainValue(entry) {
  if (!entry) return null;
  const [, held] = Object.entries(entry).find(([key]) => key !== "type") ?? [];
  if (Array.isArray(held)) return held.map((one) => one?.value ?? one);
  return held?.value ?? held ?? null;
}

/** The block as it is, whatever it starts with: a new initial value does not change what was typed. */
function shape(block) {
  return JSON.stringify(block, (key, value) => (key.startsWith("initial_") ? undefined : value));
}

const offers = (element, value) =>
  !element.options || value === null || [value].flat().every((one) => element.options.some((each) => each.value === one));

/** One view on the page. `use(block, element, value)` tells the app. */
export class Form {
  /**
   * @param {HTMLElement} place
   * @param {(form: Form, block: any, element: any, value: any) => Promise<void>} tell
   */
  constructor(place, tell) {
    this.place = place;
    this.tell = tell;
    /** @type {Map<string, any>} what the person typed since the view opened */
    this.typed = new Map();
    /** @type {Map<string, any>} what the app had set, by the same keys */
    this.before = new Map();
    /** @type {Map<string, {drawn: string, node: HTMLElement}>} */
    this.blocks = new Map();
    this.view = null;
    this.refused = {};
  }

  /**
   * Draws the view as it is now.
   * @param {any} view
   */
  show(view) {
    const focus = focused(this.place);
    this.view = view;
    this.forgetWhatHasGone();
    const drawn = view.blocks.map((block) => [block.block_id, this.draw(block)]);
    this.blocks = new Map(drawn);
    arrange(this.place, drawn.map(([, { node }]) => node));
    focusAgain(this.place, focus);
  }

  /** What Slack's own client would not let through, by block id. */
  refuse(problems) {
    this.refused = problems;
    this.show(this.view);
  }

  /** Whether the view still has this block. */
  asks(block) {
    return this.view.blocks.some((one) => one.block_id === block.block_id);
  }

  /** @returns {Record<string, Record<string, any>>} what was typed, as the workspace takes it */
  get values() {
    const values = {};
    for (const [key, value] of this.typed) {
      const [block, action] = JSON.parse(key);
      values[block] = { ...values[block], [action]: value };
    }
    return values;
  }

  draw(block) {
    const looks = JSON.stringify([shape(block), this.error(block), this.given(block)]);
    const before = this.blocks.get(block.block_id);
    return before?.drawn === looks ? before : { drawn: looks, node: blockNode(block, this) };
  }

  /** What the app has set the block's elements to: they are drawn anew when it sets them otherwise, unless the
   * person has filled them in. */
  given(block) {
    return elementsOf(block).map((element) => {
      const key = keyOf(block, element);
      if (!this.typed.has(key)) this.before.set(key, plainValue(this.view.state.values[block.block_id]?.[element.action_id]));
      return this.before.get(key);
    });
  }

  /** What was typed goes with its question; a choice that is not offered any more goes too. */
  forgetWhatHasGone() {
    const asked = new Map(this.view.blocks.flatMap((block) => elementsOf(block).map((one) => [keyOf(block, one), one])));
    for (const [key, value] of this.typed) {
      if (!asked.has(key) || !offers(asked.get(key), value)) this.typed.delete(key);
    }
  }

  // --- what blocks ask of the surface that they stand on -------------------------------------------------

  value(block, element) {
    const key = keyOf(block, element);
    if (this.typed.has(key)) return this.typed.get(key);
    return plainValue(this.view.state.values[block.block_id]?.[element.action_id]);
  }

  set(block, element, value) {
    this.typed.set(keyOf(block, element), value);
  }

  error(block) {
    return this.refused[block.block_id] ?? this.view.errors?.[block.block_id] ?? "";
  }

  use(block, element, value) {
    return this.tell(this, block, element, value);
  }
}

const elementsOf = (block) => [block.element, block.accessory, ...(block.elements ?? [])].filter((one) => one?.action_id);
const keyOf = (block, element) => JSON.stringify([block.block_id, element.action_id]);
