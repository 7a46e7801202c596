/** The open modal of the person who looks: the top of their stack, in a dialog that holds the focus. */

import { say } from "./announce.js";
import { act } from "./api.js";
import { attempt } from "./doing.js";
import { button, el, fill, part } from "./dom.js";
import { Form } from "./form.js";
import { noPauses } from "./pauses.js";
import { on, state } from "./state.js";

/** @type {Map<string, {form: Form, body: HTMLElement}>} by view id */
const open = new Map();
const dialog = /** @type {HTMLDialogElement} */ (part("modal"));
/** What the person has closed: news of it that is on its way does not open it again. */
const closed = new Set();
let shown = "";
/** What the frame says: the title and the buttons. */
let framed = "";
/** What was begun last: one act follows the other, as the person did them. */
let last = Promise.resolve();
let submitting = false;

export function beginModal() {
  on("views", draw);
  on("me", leave);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  // A browser may close a dialog without asking first: the second Escape in a row is such a time.
  dialog.addEventListener("close", () => top() && close());
}

function leave() {
  open.clear();
  shown = "";
  dialog.close();
}

const top = () => state.views.findLast((view) => !closed.has(view.id));

function draw() {
  for (const id of open.keys()) if (!state.views.some((view) => view.id === id)) open.delete(id);
  const view = top();
  if (!view) return leave();
  const { form, body } = open.get(view.id) ?? opened(view);
  form.show(view);
  frame(view, body);
  if (!dialog.open) dialog.showModal();
  if (shown !== view.id || document.activeElement === document.body) firstField(body);
  shown = view.id;
  return undefined;
}

function opened(view) {
  const body = el("div", { class: "modal-body" });
  const one = { body, form: new Form(body, use) };
  open.set(view.id, one);
  return one;
}

function frame(view, body) {
  const title = view.title.text;
  const words = JSON.stringify([title, view.submit?.text, view.close?.text]);
  if (dialog.contains(body) && framed === words) return;
  framed = words;
  body.scrollTop = 0;
  const head = el("div", { class: "modal-head" }, el("h2", { id: "modal-title" }, title),
    button("×", close, { class: "plain", "aria-label": "Close" }));
  const send = view.submit && el("button", { type: "submit", class: "act primary" }, view.submit.text);
  const foot = el("div", { class: "dialog-foot" }, button(view.close?.text ?? "Cancel", close, { class: "act" }), send);
  const onsubmit = (event) => {
    event.preventDefault();
    submit();
  };
  fill(dialog, el("form", { class: "modal-form", novalidate: true, onsubmit }, head, body,
    el("div", { class: "notices", role: "alert" }), el("p", { class: "unseen", role: "status" }), foot));
}

function firstField(body) {
  const field = body.querySelector("input:checked, input, textarea, select");
  (field ?? dialog.querySelector("button"))?.focus();
}

/** Tells the app of a change or a press, with everything that was typed until then; of what has gone meanwhile,
 * nothing is told. */
async function use(form, block, element, value) {
  const what = { action_id: element.action_id, block_id: block.block_id, value, values: form.values };
  const stands = () => form.asks(block) && top()?.id === form.view.id;
  await inTurn(async () => (stands() ? act.use(state.me, { view_id: form.view.id }, what) : {}));
}

async function submit() {
  const form = open.get(top()?.id)?.form;
  if (!form || submitting) return;
  submitting = true;
  noPauses();
  form.refused = {};
  const outcome = await inTurn(() => act.submit(state.me, form.view.id, form.values));
  submitting = false;
  const problems = outcome?.client_refused ?? outcome?.errors ?? {};
  if (!Object.keys(problems).length) return;
  if (outcome.client_refused) form.refuse(problems);
  else form.show({ ...form.view, errors: problems });
  sayWhatIsWrong(form, problems);
}

function sayWhatIsWrong(form, problems) {
  const count = Object.keys(problems).length;
  say(`${count === 1 ? "One answer needs" : `${count} answers need`} attention. Nothing you typed is lost.`);
  const wrong = form.place.querySelector(".field.wrong");
  /** @type {HTMLElement | null} */ (wrong?.querySelector("input:checked") ?? wrong?.querySelector("input, textarea, select"))?.focus();
}

async function close() {
  const form = open.get(top()?.id)?.form;
  if (!form) return;
  noPauses();
  const { id } = form.view;
  const { values } = form;
  closed.add(id);
  draw();
  await inTurn(() => act.close(state.me, id, values));
}

/** @param {() => Promise<any>} work */
function inTurn(work) {
  const mine = last.then(() => attempt(work));
  last = mine.catch(() => undefined);
  return mine;
}
