/* The chat: the conversation, the box below it, and what it asks the server.

     #chat                  the conversation of last time, or an empty page
     #chat/<conversation>   that one */
import { get, ready, stream } from "./api.js";
import { ICONS, announce, button, el, entitle, icon, laidOut } from "./dom.js";
import { t } from "./i18n.js";
import { composer } from "./composer.js";
import { forget, history, remember, remembered } from "./history.js";
import { closePane, reading } from "./pane.js";
import { suggesting, toLibrary } from "./suggestions.js";
import { openFirst, questionElement, showAnswer, showFailure, showQuoted, showStatus, spoken } from "./turn.js";

const turns = el("div", { class: "turns" });
const notices = el("div", { class: "notices", role: "status" });
const suggestions = suggesting((question) => box.unfinished() || ask(question));
const welcome = el("div", { class: "welcome" });
const talk = el("div", { class: "talk", tabindex: 0, role: "group", "aria-label": t("view.chat") }, notices, welcome, turns);

let box = null; // the composer
let bar = null; // earlier conversations, and the present one as a file
let running = null; // the AbortController of the question being answered
let unanswered = null; // that question and what it is kept to, where it stands nowhere else
let shown = []; // the turns on the page: { element, question, where, n, id }, `n` and `id` null until the server has stored it
let current = null; // the conversation on the page; another tab may have another one, or go on with the same
let loaded = false; // the models are there
let due = null; // the conversation that the address asked for before they were
let turned = 0; // rises with whatever the page turns to: a slow conversation must not come over it
const unopened = el("p", { class: "failure", dir: "auto" }); // why the conversation that was to be opened is not there

/* A page that is loaded anew, as in another language, is at the turn that was read. */
const PLACE = "maqal.turn";
addEventListener("pagehide", () => {
  const { top } = talk.getBoundingClientRect();
  const read = shown.findLast((turn) => turn.element.getBoundingClientRect().top < top + 1);
  if (read?.id) sessionStorage.setItem(PLACE, read.id);
});

export default {
  mount(root, [conversation]) {
    box = composer({ ask, stop, editLast: () => shown.length && edit(shown.at(-1)) });
    welcome.append(el("h2", {}, t("chat.welcome")), el("p", {}, t("chat.welcome-more")), suggestions.element);
    bar = history({ open: (one) => (one === current ? stay() : open(one, true)), fresh, deleted, current: () => current });
    root.append(bar, talk, box.element);
    box.focus();
    due = conversation;
    document.addEventListener("library-changed", () => loaded && !root.hidden && renew());
    follow();
  },
  show([conversation]) {
    box.focus();
    visit(conversation);
  },
};

/* What the address says: a conversation, a page that was begun, or only the chat, which is as it was left. */
function visit(conversation) {
  if (!loaded) due = conversation || due;
  else if (conversation && conversation !== current) return open(conversation);
  else if (!conversation && current && window.history.state?.fresh) begin();
  addressed();
  renew();
}

/* The library may have changed: suggest anew, or say of each citation on the page whether its article is still there. */
async function renew() {
  if (!shown.length) return suggestions.refresh();
  const conversation = current;
  const stored = conversation && await get(`conversations/${encodeURIComponent(conversation)}`).catch(() => null);
  if (!stored || conversation !== current) return;
  for (const { turn_id, answer } of stored.turns) {
    const turn = shown.find((one) => one.id === turn_id);
    if (turn && turn.standing !== standing(answer)) show(turn, answer);
  }
}

const standing = (answer) => answer.citations.map((citation) => citation.gone).join();

/* Put the address of what is on the page in place of the present one, or behind it: then Back returns to that. */
function addressed(behind = false) {
  bar.querySelector(".export").hidden = !current;
  if (talk.closest("[hidden]")) return; // the address is another view's
  entitle(shown[0]?.question ?? t("view.chat"));
  const hash = current ? `#chat/${encodeURIComponent(current)}` : "#chat";
  const address = `${location.pathname}${location.search}${hash}`; // a mere "#…" would stand behind the page's <base>
  if (behind && hash !== location.hash) window.history.pushState({ fresh: !current }, "", address);
  else if (loaded || current) window.history.replaceState(window.history.state, "", address);
}

const say = (lines) => notices.replaceChildren(...lines.map((line) => el("p", { class: "failure", dir: "auto" }, line)));

/* Say what the server waits for until it is ready, then show the conversation of last time. */
async function follow() {
  try {
    const state = await ready(() => notices.replaceChildren(el("p", { class: "status" }, t("chat.loading"))));
    say(state.notices);
  } catch (failure) {
    return say([failure.message]);
  }
  loaded = true;
  const wanted = due || remembered();
  if (wanted && !shown.length) await open(wanted);
  else suggestions.refresh();
}

/* Show a stored conversation, at its end, or where it was read. One `chosen` in the list that cannot be opened leaves the page as it is; where the
   address names one that is not there, the page is empty. */
async function open(conversation, chosen = false) {
  const mine = (turned += 1);
  unopened.remove();
  let stored;
  try {
    stored = (await get(`conversations/${encodeURIComponent(conversation)}`)).turns;
  } catch (failure) {
    // Deleted, or of somebody else: not to be looked for again. Anything else may be over soon.
    const gone = failure.status === 404;
    if (gone && conversation === remembered()) forget();
    if (mine !== turned) return;
    if (gone && !chosen) clear();
    if (gone) addressed();
    unopened.textContent = gone ? t("chat.no-conversation") : failure.message;
    notices.append(unopened);
    if (!shown.length) suggestions.refresh();
    return;
  }
  if (mine !== turned) return;
  clear();
  current = conversation;
  remember(conversation);
  stored.forEach(restored);
  addressed(chosen);
  const read = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  await reach(shown.find((turn) => String(turn.id) === read) ?? shown.at(-1));
}

function restored(stored) {
  const turn = added(stored.question, stored.answer.where ?? {});
  placed(turn, stored);
  show(turn, stored.answer);
}

/* Bring a turn to the top. Turns are laid out only when they come near: look again when they have been. */
async function reach(turn) {
  for (let look = 0; look < 2 && turn?.element.isConnected; look += 1) {
    turn.element.scrollIntoView({ block: "start" });
    await laidOut();
  }
}

/* The conversation that is on the page was chosen: no slow one may come over it. */
function stay() {
  turned += 1;
  unopened.remove();
}

/* What is being typed stays in the box, and what is not answered yet comes back to it. */
function clear() {
  turned += 1;
  if (unanswered) box.giveBack(...unanswered, null, "");
  stop();
  if (!talk.closest("[hidden]")) closePane(); // otherwise it is another view's
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
  suggestions.refresh();
}

/* The same, a box with nothing but what was not answered, and an address of its own. */
function fresh() {
  box.empty();
  begin();
  addressed(true);
}

function deleted() {
  begin();
  addressed();
}

function added(question, where) {
  const turn = { question, where, n: null, id: null, element: el("div", { class: "turn" }) };
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

const editing = (turn) => ({ turn, words: turn.question, where: turn.where, followed: turn !== shown.at(-1) });

function edit(turn) {
  if (!running) box.edit(editing(turn));
}

/* Ask; `instead` is the turn in whose place, and in that of all that followed, the new one is put. Where no answer comes,
   the turns that the server has are put back: it has them still. */
async function ask(question, where = box.where(), instead = null) {
  if (running) return;
  turned += 1;
  window.history.replaceState({ ...window.history.state, fresh: false }, "");
  unopened.remove();
  const place = shown.indexOf(instead);
  const off = place < 0 ? [] : shown.splice(place);
  for (const turn of off) turn.element.remove();
  const gone = off.filter((turn) => turn.n !== null);
  const n = gone[0]?.n ?? null;
  const replaced = gone.map((turn) => turn.id);
  const seen = [...shown, ...off].findLast((one) => one.id !== null)?.id ?? null;
  const turn = added(question, where);
  reach(turn);
  const mine = (running = new AbortController());
  box.busy(true);
  unanswered = gone[0]?.question === question ? null : [question, where];
  box.asked(question);
  const askAgain = (kept) => ask(question, kept, shown.includes(gone[0]) ? gone[0] : turn);
  const again = () => askAgain(where);
  let done = false;
  let quoted = null; // the answer, as far as it is there while a language model writes
  const putBack = () => {
    const at = shown.indexOf(turn); // not there: another conversation is on the page
    if (at < 0 || !gone.length || shown.includes(gone[0])) return;
    shown.splice(at, 0, ...gone);
    turn.element.before(...gone.map((one) => one.element));
    reach(turn);
  };
  const fail = (words, kind, code) => {
    const tight = ["error.no-fit", "error.turned-days"].includes(code); // then it is asked with the filters as they are by then
    showFailure(turn.answer, words, tight ? () => askAgain(box.where()) : again, kind, quoted, tight ? where : null);
    if (tight) turn.answer.querySelector(".actions").prepend(unfiltered(askAgain));
    if (code === "error.no-articles") turn.answer.querySelector(".actions").prepend(toLibrary());
    putBack();
  };
  /* Another window went on with the conversation: that is read first. */
  const wait = (stored) => {
    putBack();
    shown.splice(shown.indexOf(turn), 1);
    turn.element.remove();
    const next = caughtUp(stored);
    const edited = shown.includes(gone[0]) ? editing(gone[0]) : null;
    box.giveBack(question, where, edited, t("chat.went-on"));
    reach(next);
  };
  const hear = (event) => {
    if (event.type === "status") return showStatus(turn.answer, t(`chat.${event.status}`));
    if (event.type === "quoted") return showQuoted(turn.answer, (quoted = event.answer), again);
    done = true;
    if (event.type === "behind") return wait(event.turns);
    if (event.type === "failure") return fail(event.message, "failure", event.code);
    unanswered = null;
    box.store();
    say(event.notices);
    if (reading() && !talk.closest("[hidden]")) openFirst(event.answer);
    if (event.unkept) {
      show(turn, event.answer, askAgain, event.unkept);
      return putBack();
    }
    placed(turn, event);
    current = event.conversation_id;
    remember(current);
    addressed();
    return show(turn, event.answer, askAgain);
  };
  showStatus(turn.answer, t("chat.searching"));
  announce(t("chat.searching"));
  try {
    await stream("ask", { question, where, n, replaced, seen, conversation: current }, hear, mine.signal);
    if (!done) fail(t("error.no-server"));
  } catch (error) {
    if (error.name === "AbortError") {
      fail(t("chat.stopped"), "stopped");
      announce(t("chat.stopped"));
      if (!running) box.store();
    } else fail(error.message);
  }
  if (running !== mine) return;
  running = unanswered = null;
  box.busy(false);
  if (turn.element.isConnected) announce(...spoken(turn.answer));
  if (document.activeElement === document.body) box.focus(); // what was pressed is gone
}

const unfiltered = (again) => button(t("filter.clear-ask"), () => {
  box.keepTo({});
  again({});
}, { class: "main" });

/* Show turns that the page has not seen, in place of those that they took the place of; return the first. */
function caughtUp(stored) {
  const gone = shown.filter((turn) => turn.n !== null && turn.n >= stored[0].n);
  for (const turn of gone) turn.element.remove();
  shown = shown.filter((turn) => !gone.includes(turn));
  const at = shown.length;
  stored.forEach(restored);
  return shown[at];
}

/* `unkept`: why the server could not store the turn; then there is nothing to review. */
function show(turn, answer, again = (where) => ask(turn.question, where, turn), unkept = "") {
  showAnswer(turn.answer, answer, () => again(turn.where));
  turn.standing = standing(answer);
  if (unkept) turn.answer.querySelector(".actions").before(el("p", { class: "notice", dir: "auto" }, t("chat.unkept", { reason: unkept })));
  if (answer.status === "not_found" && answer.where) turn.answer.querySelector(".actions").prepend(unfiltered(again));
  if (!answer.citations.length || unkept) return;
  const review = button([icon(...ICONS.done), t("review.answer")], () => (location.hash = turn.review),
    { class: "quiet review", "aria-label": t("review.answer-this") });
  turn.answer.querySelector(".copy").after(review);
}

function stop() {
  running?.abort();
  if (!running) return;
  running = unanswered = null;
  box.busy(false);
}
