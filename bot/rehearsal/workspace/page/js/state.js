/** What the page knows, and who wants to hear when it changes. Nothing is drawn here. */

/**
 * @typedef {{kind: "channel" | "direct" | "home", id: string}} Place
 */

export const state = {
  run: "",
  team: { id: "", name: "" },
  app: { user_id: "", app_id: "", commands: [] },
  /** @type {Map<string, any>} */
  users: new Map(),
  /** @type {any[]} */
  channels: [],
  me: "",
  /** @type {Place} */
  place: { kind: "direct", id: "" },
  /** @type {Map<string, any[]>} */
  messages: new Map(),
  thread: "",
  /** @type {any[]} */
  views: [],
  /** @type {any} */
  home: null,
  /** @type {any[]} */
  programme: [],
  /** @type {{term: string, meaning: string}[]} */
  glossary: [],
  clock: { now: 0, read: 0 },
  connected: false,
};

const listeners = new Map();

/**
 * @param {"me" | "place" | "messages" | "thread" | "views" | "home" | "programme" | "clock" | "jumped" | "entries" | "read"} what
 * @param {(detail?: any) => void} listener
 */
export function on(what, listener) {
  listeners.set(what, [...(listeners.get(what) ?? []), listener]);
}

export function changed(what, detail) {
  for (const listener of listeners.get(what) ?? []) listener(detail);
}

/** The office's time now, from the last reading and what has passed since. */
export function now() {
  return new Date(state.clock.now + performance.now() - state.clock.read);
}

/** @param {string} id */
export function nameOf(id) {
  return state.users.get(id)?.real_name ?? id;
}

/** The conversations that this person is in: channels, and their direct message with the app. */
export function conversationsOf(user) {
  return state.channels.filter((channel) => channel.members.includes(user) && !channel.is_archived);
}

/** @param {string} id */
export const channelOf = (id) => state.channels.find((channel) => channel.id === id);

/** The id of a person's direct message with the app. */
export const directOf = (user) => `D${user.slice(1)}`;

/** The member on the other side of the app's direct message. */
export const ownerOf = (channel) => [...state.users.keys()].find((user) => directOf(user) === channel) ?? channel;

/** The conversation that is shown, or "" on the app's home. */
export function shownConversation() {
  if (state.place.kind === "home") return "";
  return state.place.kind === "direct" ? directOf(state.me) : state.place.id;
}

/** What a conversation is called, in the eyes of the person who looks. */
export function titleOf(channelId) {
  const channel = channelOf(channelId);
  if (channel && !channel.is_im) return `#${channel.name}`;
  return `Direct message to ${nameOf(channel?.user ?? ownerOf(channelId))}`;
}
