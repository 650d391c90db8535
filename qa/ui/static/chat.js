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

export default {
  name: "chat",
  mount(root) {
    box = composer({ ask, stop, editLast: () => shown.length && edit(shown.at(-1)) });
    welcome.append(el("h2", {}, t("chat.welcome")), el("p", {}, t("chat.welcome-more")), suggestions);
    root.append(history({ open, fresh: begin }), talk, box.element);
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
  if (remembered() && !shown.length) await open(remembered());
  else suggest();
}

async function suggest() {
  const { questions } = await get("suggestions").catch(() => ({ questions: [] }));
  suggestions.replaceChildren(...questions.map((question) => el("li", {}, button(question, () => ask(question), { dir: "auto" }))));
}

/* Show a stored conversation, at its end. */
async function open(conversation) {
  let stored;
  try {
    stored = (await get(`conversations/${encodeURIComponent(conversation)}`)).turns;
  } catch {
    begin();
    return;
  }
  begin();
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
  let n = null;
  if (instead) {
    const place = shown.indexOf(instead);
    n = shown.slice(0, place).filter((turn) => turn.n !== null).length;
    for (const turn of shown.splice(place)) turn.element.remove();
  }
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
    turn.n = event.n;
    turn.review = `review/${event.conversation_id}/${event.turn_id}`;
    remember(event.conversation_id);
    return show(turn, event.answer, again);
  };
  showStatus(turn.answer, t("chat.searching"));
  try {
    await stream("ask", { question, where, n, conversation: remembered() }, hear, mine.signal);
    if (!done) showFailure(turn.answer, t("error.no-server"), again);
  } catch (error) {
    if (error.name === "AbortError") showFailure(turn.answer, t("chat.stopped"), again, "stopped");
    else showFailure(turn.answer, error.message, again);
  }
  if (running !== mine) return;
  running = null;
  box.busy(false);
  announce(turn.answer.querySelector(".told").textContent);
}

function show(turn, answer, again = () => ask(turn.question, undefined, turn)) {
  showAnswer(turn.answer, answer, again);
  if (!answer.citations.length) return;
  const review = button([icon(...ICONS.done), t("review.answer")], () => (location.hash = turn.review), { class: "quiet review" });
  turn.answer.querySelector(".copy").after(review);
}

function stop() {
  running?.abort();
  if (!running) return;
  running = null;
  box.busy(false);
}
