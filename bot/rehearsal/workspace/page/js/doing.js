/** What the person does outside of a form: each act is tried, and what went wrong is said. */

import { act, CannotDo } from "./api.js";
import { again } from "./live.js";
import { notice, shownOutcome } from "./notices.js";
import { state } from "./state.js";

/**
 * @param {() => Promise<any>} work
 * @returns {Promise<any>} what came of it; null when it could not be done
 */
export async function attempt(work) {
  try {
    return shownOutcome(await work());
  } catch (problem) {
    if (!(problem instanceof CannotDo) && !(problem instanceof TypeError)) throw problem;
    notice(problem instanceof CannotDo ? problem.message : "The workspace cannot be reached. Is the rehearsal still running?");
    return null;
  } finally {
    again("views");
  }
}

/** What elements of a message do. Chosen values are kept as long as the message stands as it is. */
export class MessageSurface {
  constructor(message) {
    this.message = message;
    this.chosen = new Map();
  }

  value(block, element) {
    const key = keyOf(block, element);
    return this.chosen.has(key) ? this.chosen.get(key) : initial(element);
  }

  set(block, element, value) {
    this.chosen.set(keyOf(block, element), value);
  }

  error() {
    return "";
  }

  async use(block, element, value) {
    const where = { channel: this.message.channel, message_ts: this.message.ts };
    await attempt(() => act.use(state.me, where, { action_id: element.action_id, block_id: block.block_id, value }));
  }
}

const keyOf = (block, element) => JSON.stringify([block.block_id, element.action_id]);

/** What an element starts with, whatever it is called: initial_option, initial_users, … */
function initial(element) {
  const [, held = null] = Object.entries(element).find(([key]) => key.startsWith("initial_")) ?? [];
  return Array.isArray(held) ? held.map((one) => one.value ?? one) : (held?.value ?? held);
}
