/* The chat: the conversation, the box below it, and what it asks the server. */
import { get, stream } from "./api.js";
import { ICONS, announce, button, el, icon } from "./dom.js";
import { t } from "./i18n.js";
import { composer } from "./composer.js";
import { forget, history, remember, remembered } from "./history.js";
import { closePane } from "./pane.js";
import { questionElement, showAnswer, showFailure, showQuoted, showStatus } from "./turn.js";

const turns = el("div", { class: "turns" });
const notices = el("div", { class: "notices", role: "status" });
const suggestions = el("ul", { class: "suggestions" });
const welcome = el("div", { class: "welcome" });
const talk = el("div", { class: "talk" }, notices, welcome, turns);

let box = null; // the composer
let running = null; // the AbortController of the question being answered
let shown = []; // the turns on the page: { element, question, n }, `n` null until the server has stored it
let current = null; // the conversation on the page; another tab may have another one
let kept = 0; // how many turns the server has of it: more than the page shows after an edit that failed

export default {
  name: "chat",
  mount(root) {
    box = composer({ ask, stop, editLast: () => shown.length && edit(shown.at(-1)) });
    welcome.append(el("h2", {}, t("chat.welcome")), el("p", {}, t("chat.welcome-more")), suggestions);
    root.append(history({ open, fresh: begin, current: () => current }), talk, box.element);
    box.focus();
    follow();
  },
  show() {
    box.focus();
    if (!shown.length) suggest();
  },
};

/* Say what the server waits for until it is ready, then show the conversation of last time. */
async function follow() {
  for (let wait = 0; ; wait = 20) {
    let state;
    try {
      state = await get(`state?wait=${wait}`);
    } catch (failure) {
      notices.replaceChildren(el("p", { class: "failure" }, failure.message));
      return;
    }
    const told = [state.failure, ...state.notices].filter(Boolean);
    notices.replaceChildren(...told.map((line) => el("p", { class: "failure", dir: "auto" }, line)));
    if (state.failure) return;
    if (state.ready) break;
    notices.replaceChildren(el("p", { class: "status" }, t("chat.loading")));
  }
  if (remembered() && !shown.length) await open(remembered(), () => !shown.length);
  else suggest();
}

async function suggest() {
  const { questions } = await get("suggestions").catch(() => ({ questions: [] }));
  suggestions.replaceChildren(...questions.map((question) => el("li", {}, button(question, () => ask(question), { dir: "auto" }))));
}

/* Show a stored conversation, at its end; not where it is not `wanted` any more: something was asked meanwhile. */
async function open(conversation, wanted = () => true) {
  let stored = null;
  try {
    stored = (await get(`conversations/${encodeURIComponent(conversation)}`)).turns;
  } catch {
    // Deleted meanwhile, or of somebody else: an empty page.
  }
  if (!wanted()) return;
  begin();
  if (!stored) return;
  current = conversation;
  kept = stored.length;
  remember(conversation);
  for (const turn of stored) {
    const one = added(turn.question);
    one.n = turn.n;
    one.review = `review/${turn.conversation_id}/${turn.turn_id}`;
    show(one, turn.answer);
  }
  shown.at(-1)?.element.scrollIntoView({ block: "start" });
}

/* An empty page for a new conversation; the server makes one with the first question. */
function begin() {
  stop();
  closePane();
  forget();
  current = null;
  kept = 0;
  shown = [];
  turns.replaceChildren();
  welcome.hidden = false;
  box.edit(null);
  box.focus();
  suggest();
}

function added(question) {
  const turn = { question, n: null, element: el("div", { class: "turn" }) };
  turn.answer = el("div", { class: "answer" });
  turn.element.append(questionElement(question, () => edit(turn)), turn.answer);
  turns.append(turn.element);
  shown.push(turn);
  welcome.hidden = true;
  return turn;
}

function edit(turn) {
  if (!running) box.edit({ turn, words: turn.question, followed: turn !== shown.at(-1) });
}

/* Ask; `instead` is the turn in whose place, and in that of all that followed, the new one is put. */
async function ask(question, where = box.where(), instead = null) {
  if (running) return;
  closePane();
  const place = shown.indexOf(instead);
  if (place >= 0) for (const turn of shown.splice(place)) turn.element.remove();
  const before = shown.filter((turn) => turn.n !== null).length;
  const n = before < kept ? before : null; // what follows on the server is not on the page any more
  const turn = added(question);
  turn.element.scrollIntoView({ block: "start" });
  const mine = (running = new AbortController());
  box.busy(true);
  const again = () => ask(question, where, turn);
  let done = false;
  const hear = (event) => {
    if (event.type === "status") return showStatus(turn.answer, t(`chat.${event.status}`));
    if (event.type === "quoted") return showQuoted(turn.answer, event.answer, again);
    done = true;
    if (event.type === "failure") return showFailure(turn.answer, event.message, again);
    if (event.unkept) return show(turn, event.answer, again, event.unkept);
    turn.n = event.n;
    turn.review = `review/${event.conversation_id}/${event.turn_id}`;
    current = event.conversation_id;
    kept = event.n + 1;
    remember(current);
    return show(turn, event.answer, again);
  };
  showStatus(turn.answer, t("chat.searching"));
  try {
    await stream("ask", { question, where, n, conversation: current }, hear, mine.signal);
    if (!done) showFailure(turn.answer, t("error.no-server"), again);
  } catch (error) {
    if (error.name === "AbortError") showFailure(turn.answer, t("chat.stopped"), again, "stopped");
    else showFailure(turn.answer, error.message, again);
    if (error.code === "login") box.keep(question); // the page goes to the login and comes back
  }
  if (running !== mine) return;
  running = null;
  box.busy(false);
  announce(turn.answer.querySelector(".told").textContent);
}

/* `unkept`: why the server could not store the turn; then there is nothing to review. */
function show(turn, answer, again = () => ask(turn.question, undefined, turn), unkept = "") {
  showAnswer(turn.answer, answer, again);
  if (unkept) turn.answer.querySelector(".actions").before(el("p", { class: "notice", dir: "auto" }, t("chat.unkept", { reason: unkept })));
  if (!answer.citations.length || unkept) return;
  const review = button([icon(...ICONS.done), t("review.answer")], () => (location.hash = turn.review), { class: "quiet review" });
  turn.answer.querySelector(".copy").after(review);
}

function stop() {
  running?.abort();
  if (!running) return;
  running = null;
  box.busy(false);
}
