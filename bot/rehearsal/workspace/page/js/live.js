/** Keeps what the page knows up to date: the workspace tells what happened, and the page looks at what it shows. */

import { look } from "./api.js";
import { changed, channelOf, conversationsOf, directOf, ownerOf, state } from "./state.js";

const REMEMBERED = 300;
const TOGETHER_MS = 60;
const waiting = new Set();
let timer = 0;

/** Reads the whole workspace, then listens. */
export async function begin() {
  const found = await readWorkspace();
  state.programme = await look.programme();
  listen(Math.max(0, found.entries - REMEMBERED));
}

async function readWorkspace() {
  const found = await look.everything();
  const { run, team, app, glossary, channels } = found;
  Object.assign(state, { run, team, app, glossary, channels });
  state.users = new Map(found.users.map((user) => [user.id, user]));
  return found;
}

function listen(since) {
  const source = new EventSource(`/_rehearsal/live?since=${since}`);
  source.onmessage = (event) => heard(JSON.parse(event.data));
  source.onopen = () => connected(true);
  source.onerror = () => connected(false);
}

function connected(is) {
  state.connected = is;
  changed("clock");
}

function heard({ clock, entries }) {
  readClock(clock);
  if (entries.length) changed("entries", entries);
  for (const entry of entries) note(entry);
}

/** @param {{now: string}} reading */
export function readClock(reading) {
  state.clock = { now: Date.parse(reading.now), read: performance.now() };
  changed("clock");
}

function note(entry) {
  if (!state.me) return;
  if (entry.kind === "message") noteMessage(entry);
  if (entry.kind === "view" && entry.user === state.me) again(entry.type === "home" ? "home" : "views");
  if (entry.kind === "ack") again("views");
}

function noteMessage(entry) {
  const channel = channelOf(entry.channel) ?? newDirect(entry.channel);
  if (!entry.seen_by && entry.ts > channel.latest) channel.latest = entry.ts;
  changed("read");
  if (channel.members.includes(state.me)) again(entry.channel);
}

/** The app has opened its direct message with another member: nothing else is new while a workspace runs. */
function newDirect(id) {
  const user = ownerOf(id);
  const channel = { id, is_im: true, user, members: [user], latest: "" };
  state.channels.push(channel);
  return channel;
}

/** Looks again, a moment later, so that what comes together is looked at once. */
export function again(what) {
  waiting.add(what);
  timer ||= setTimeout(lookAgain, TOGETHER_MS);
}

async function lookAgain() {
  const wanted = [...waiting];
  waiting.clear();
  timer = 0;
  await Promise.all(wanted.map(renew));
}

const RENEWALS = {
  views: () => renewViews(),
  home: () => renewHome(),
};

async function renew(what) {
  await (RENEWALS[what] ?? (() => conversation(what)))();
}

async function renewViews() {
  const user = state.me;
  const views = await look.views(user);
  if (user !== state.me) return;
  state.views = views;
  changed("views");
}

async function renewHome() {
  const user = state.me;
  const home = await look.home(user);
  if (user !== state.me) return;
  state.home = home;
  changed("home");
}

async function conversation(channel) {
  const user = state.me;
  const { messages } = await look.messages(channel, user);
  if (user !== state.me) return;
  state.messages.set(channel, messages);
  changed("messages", channel);
}

async function everyConversation() {
  const ids = new Set([directOf(state.me), ...conversationsOf(state.me).map((channel) => channel.id)]);
  await Promise.all([...ids].map((id) => conversation(id)));
}

/** Everything that the person who looks can see. */
export async function lookAsMe() {
  await look.messages(state.me, state.me); // opens their direct message with the app
  await readWorkspace();
  await Promise.all([everyConversation(), renewViews(), renewHome()]);
}
