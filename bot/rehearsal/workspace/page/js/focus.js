/** The focus stays where a person has it when what stands there is drawn anew. */

/**
 * What has the focus in a place, to be given it again: an element is known again by its data-key.
 * @param {HTMLElement} place
 */
export function focused(place) {
  const element = /** @type {HTMLInputElement | null} */ (document.activeElement);
  if (!element || !place.contains(element)) return null;
  const typing = element instanceof HTMLTextAreaElement || element.type === "text";
  return { key: element.dataset.key, selection: typing ? [element.selectionStart, element.selectionEnd] : null, element };
}

/**
 * Gives the focus to what stands for the element that had it, if that was drawn anew.
 * @param {HTMLElement | undefined} place
 * @param {ReturnType<typeof focused>} before
 */
export function focusAgain(place, before) {
  if (!place || !before?.key || before.element === document.activeElement) return;
  const same = [...place.querySelectorAll("[data-key]")].filter((one) => one instanceof HTMLElement && one.tabIndex >= 0);
  const element = /** @type {HTMLInputElement | undefined} */ (same.find((one) => one.dataset.key === before.key));
  element?.focus();
  if (before.selection) element?.setSelectionRange(...before.selection);
}
