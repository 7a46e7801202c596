/** Starts the page: its parts, then what the workspace holds, then what happens. */

import { beginCame } from "./came.js";
import { beginClock } from "./clock.js";
import { beginComposer } from "./composer.js";
import { beginConversation } from "./conversation.js";
import { part } from "./dom.js";
import { beginHome } from "./home.js";
import { begin } from "./live.js";
import { beginModal } from "./modal.js";
import { notice } from "./notices.js";
import { beginPanel } from "./panel.js";
import { beginPlaces, followAddress } from "./places.js";
import { state } from "./state.js";
import { beginWords } from "./words.js";

async function start() {
  for (const each of [beginClock, beginCame, beginComposer, beginPlaces, beginWords, beginConversation, beginHome, beginModal, beginPanel]) each();
  await begin();
  part("office").textContent = state.team.name;
  document.title = `${state.team.name} · Muster rehearsal`;
  await followAddress();
}

start().catch((problem) => {
  notice(`The page could not start: ${problem.message}`);
  throw problem;
});
