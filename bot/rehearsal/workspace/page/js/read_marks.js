/** What each person has read, kept in this tab. A new rehearsal starts unread. */

import { changed, conversationsOf, directOf, state } from "./state.js";

const key = (user, channel) => `${state.run}/${user}/${channel}`;

/** The newest message that this person has seen in a conversation; "" for none. */
export function readUpTo(user, channel) {
  return sessionStorage.getItem(key(user, channel)) ?? "";
}

/** Everything that stands in the conversation now has been seen by the person who looks. */
export function markRead(channel, ts) {
  if (ts <= readUpTo(state.me, channel)) return;
  sessionStorage.setItem(key(state.me, channel), ts);
  changed("read");
}

/** How many messages of others wait for the person who looks. */
export function unreadIn(channel) {
  const mark = readUpTo(state.me, channel);
  return (state.messages.get(channel) ?? []).filter((one) => one.ts > mark && one.user !== state.me).length;
}

/** Whether anything waits for a member in their direct message. */
export function hasNews(user) {
  const direct = conversationsOf(user).find((channel) => channel.id === directOf(user));
  return Boolean(direct?.latest && direct.latest > readUpTo(user, direct.id));
}
