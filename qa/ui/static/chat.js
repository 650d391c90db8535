/* The chat: the conversation, the box below it, and what it asks the server. */
import { get, stream } from "./api.js";
import { ICONS, announce, button, el, icon, laidOut } from "./dom.js";
import { t } from "./i18n.js";
import { composer } from "./composer.js";
import { forget, history, remember, remembered } from "./history.js";
import { closePane } from "./pane.js";
import { questionElement, showAnswer, showFailure, showQuoted, showStatus } from "./turn.js";

const turns = el("div", { class: "turns" });
const notices = el("div", { class: "notices", role: "status" });
const suggestions = el("ul", { class: "suggestions" });
const welcome = el("div", { class: "welcome" });
const talk = el("div", { class: "talk", tabindex: 0, role: "group", "aria-label": t("view.chat") }, notices, welcome, turns);

let box = null; // the composer
let running = null; // the AbortController of the question being answered
let shown = []; // the turns on the page: { element, question, n, id }, `n` and `id` null until the server has stored it
let current = null; // the conversation on the page; another tab may have another one, or go on with the same
const unopened = el("p", { class: "failure", dir: "auto" }); // why the conversation that was to be opened is not there

export default {
  name: "chat",
  mount(root) {
    box = composer({ ask, stop, editLast: () => shown.length && edit(shown.at(-1)) });
    welcome.append(el("h2", {}, t("chat.welcome")), el("p", {}, t("chat.welcome-more")), suggestions);
    root.append(history({ open, fresh, deleted: begin, current: () => current }), talk, box.element);
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
  const empty = !questions.length && await get("choices").then(({ languages }) => !languages.length, () => false);
  if (empty) {
    const there = button(t("view.library"), () => (location.hash = "library"));
    suggestions.replaceChildren(el("li", { class: "empty" }, t("library.empty")), el("li", {}, there));
    return;
  }
  suggestions.replaceChildren(...questions.map((question) => el("li", {}, button(question, () => ask(question), { dir: "auto" }))));
}

/* Show a stored conversation, at its end; not where it is not `wanted` any more: something was asked meanwhile.
   What cannot be opened leaves the page as it is. */
async function open(conversation, wanted = () => true) {
  unopened.remove();
  let stored;
  try {
    stored = (await get(`conversations/${encodeURIComponent(conversation)}`)).turns;
  } catch (failure) {
    // Deleted, or of somebody else: not to be looked for again. Anything else may be over soon.
    if (failure.status === 404 && conversation === remembered()) forget();
    if (!wanted()) return;
    unopened.textContent = failure.message;
    notices.append(unopened);
    if (!shown.length) suggest();
    return;
  }
  if (!wanted()) return;
  clear();
  current = conversation;
  remember(conversation);
  for (const turn of stored) {
    const one = added(turn.question);
    placed(one, turn);
    show(one, turn.answer);
  }
  await reach(shown.at(-1));
}

/* Bring a turn to the top. Turns are laid out only when they come near: look again when they have been. */
async function reach(turn) {
  for (let look = 0; look < 2 && turn?.element.isConnected; look += 1) {
    turn.element.scrollIntoView({ block: "start" });
    await laidOut();
  }
}

/* What is being typed stays in the box. */
function clear() {
  stop();
  closePane();
  forget();
  unopened.remove();
  current = null;
  shown = [];
  turns.replaceChildren();
  welcome.hidden = false;
  box.leave();
  box.focus();
}

/* An empty page for a new conversation; the server makes one with the first question. */
function begin() {
  clear();
  suggest();
}

/* The same, and an empty box. */
function fresh() {
  begin();
  box.edit(null);
}

function added(question) {
  const turn = { question, n: null, id: null, element: el("div", { class: "turn" }) };
  turn.answer = el("div", { class: "answer" });
  turn.element.append(questionElement(question, () => edit(turn)), turn.answer);
  turns.append(turn.element);
  shown.push(turn);
  welcome.hidden = true;
  return turn;
}

/* Where the server has stored a turn. */
function placed(turn, { n, turn_id, conversation_id }) {
  Object.assign(turn, { n, id: turn_id, review: `review/${conversation_id}/${turn_id}` });
}

function edit(turn) {
  if (!running) box.edit({ turn, words: turn.question, followed: turn !== shown.at(-1) });
}

/* Ask; `instead` is the turn in whose place, and in that of all that followed, the new one is put. Where no answer comes,
   the turns that the server has are put back: it has them still. */
async function ask(question, where = box.where(), instead = null) {
  if (running) return;
  closePane();
  unopened.remove();
  const place = shown.indexOf(instead);
  const off = place < 0 ? [] : shown.splice(place);
  for (const turn of off) turn.element.remove();
  const gone = off.filter((turn) => turn.n !== null);
  const n = gone[0]?.n ?? null;
  const replaced = gone.map((turn) => turn.id);
  const turn = added(question);
  turn.element.scrollIntoView({ block: "start" });
  const mine = (running = new AbortController());
  box.busy(true);
  box.keep(question); // for a page that is left before the answer has come
  const again = () => ask(question, where, shown.includes(gone[0]) ? gone[0] : turn);
  let done = false;
  let quoted = null; // the answer, as far as it is there while a language model writes
  const putBack = () => {
    const at = shown.indexOf(turn); // not there: another conversation is on the page
    if (at < 0 || !gone.length || shown.includes(gone[0])) return;
    shown.splice(at, 0, ...gone);
    turn.element.before(...gone.map((one) => one.element));
    reach(turn);
  };
  const fail = (words, kind) => {
    showFailure(turn.answer, words, again, kind, quoted);
    putBack();
  };
  const hear = (event) => {
    if (event.type === "status") return showStatus(turn.answer, t(`chat.${event.status}`));
    if (event.type === "quoted") return showQuoted(turn.answer, (quoted = event.answer), again);
    done = true;
    if (event.type !== "failure") box.drop(question);
    if (event.type === "failure") return fail(event.message);
    if (event.unkept) {
      show(turn, event.answer, again, event.unkept);
      return putBack();
    }
    placed(turn, event);
    current = event.conversation_id;
    remember(current);
    return show(turn, event.answer, again);
  };
  showStatus(turn.answer, t("chat.searching"));
  announce(t("chat.searching"));
  try {
    await stream("ask", { question, where, n, replaced, conversation: current }, hear, mine.signal);
    if (!done) fail(t("error.no-server"));
  } catch (error) {
    if (error.name === "AbortError") {
      fail(t("chat.stopped"), "stopped");
      announce(t("chat.stopped"));
      box.drop(question);
    } else fail(error.message);
  }
  if (running !== mine) return;
  running = null;
  box.busy(false);
  announce(turn.answer.querySelector(".told").textContent);
  if (document.activeElement === document.body) box.focus(); // what was pressed is gone
}

/* `unkept`: why the server could not store the turn; then there is nothing to review. */
function show(turn, answer, again = () => ask(turn.question, answer.where ?? {}, turn), unkept = "") {
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
