/** What is told when typing pauses, and not for each letter. */

const PAUSE_MS = 300;
/** @type {Map<string, number>} */
const timers = new Map();

/**
 * Does it once this has been left alone for a moment.
 * @param {string} key of what is being typed into
 * @param {() => void} work
 */
export function afterPause(key, work) {
  clearTimeout(timers.get(key));
  timers.set(key, setTimeout(work, PAUSE_MS));
}

/** @param {string} key what waits for this is not done */
export function noPause(key) {
  clearTimeout(timers.get(key));
}

/** Nothing waits any more: a form that is sent or closed takes what was typed with it. */
export function noPauses() {
  for (const timer of timers.values()) clearTimeout(timer);
  timers.clear();
}
