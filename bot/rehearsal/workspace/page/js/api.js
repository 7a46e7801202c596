/** Talking to the workspace: what a person does, and what they see. Only this module fetches. */

/** The workspace's answer to something that a person cannot do, in its words. */
export class CannotDo extends Error {}

async function ask(path, options = {}) {
  const response = await fetch(`/_rehearsal/${path}`, options);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new CannotDo(body.cannot ?? body.wrong ?? `The workspace answered ${response.status}.`);
  return body;
}

function send(path, body) {
  return ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

const name = encodeURIComponent;

export const look = {
  everything: () => ask("state"),
  messages: (place, user) => ask(`state/messages/${name(place)}?user=${name(user)}`),
  views: async (user) => (await ask(`state/views/${name(user)}`)).views,
  home: async (user) => (await ask(`state/home/${name(user)}`)).view,
  programme: async () => (await ask("programme")).programme,
  entry: (number) => ask(`journal/${number}`),
};

export const act = {
  command: (user, channel, command, text) => send("act/command", { user, channel, command, text }),
  say: (user, channel, text, threadTs) => send("act/message", { user, channel, text, thread_ts: threadTs }),
  upload: (user, channel, name, content, text) => send("act/upload", { user, channel, name, content, text }),
  use: (user, where, what) => send("act/block_action", { user, ...where, ...what }),
  submit: (user, viewId, values) => send("act/submit", { user, view_id: viewId, values }),
  close: (user, viewId, values) => send("act/close", { user, view_id: viewId, values }),
  openHome: (user) => send("act/open_home", { user }),
  jump: (to) => send("clock", { to }),
};
