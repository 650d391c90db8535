/* The chat: the conversation, the box below it, and what it asks the server. */
import { get, stream } from "./api.js";
import { announce, el } from "./dom.js";
import { t } from "./i18n.js";
import { composer } from "./composer.js";
import { closePane } from "./pane.js";
import { questionElement, showAnswer, showFailure, showStatus } from "./turn.js";

const turns = el("div", { class: "turns" });
const notices = el("div", { class: "notices", role: "status" });
const suggestions = el("ul", { class: "suggestions" });
const welcome = el("div", { class: "welcome" });
const talk = el("div", { class: "talk" }, notices, welcome, turns);

let box = null; // the composer
let running = null; // the AbortController of the question being answered

export default {
  name: "chat",
  mount(root) {
    box = composer({ ask, stop });
    welcome.append(el("h2", {}, t("chat.welcome")), el("p", {}, t("chat.welcome-more")), suggestions);
    root.append(talk, box.element);
    box.focus();
    follow();
  },
  show() {
    box.focus();
  },
};

/* Say what the server waits for until it is ready. */
async function follow() {
  for (let wait = 0; ; wait = 20) {
    let state;
    try {
      state = await get(`state?wait=${wait}`);
    } catch (failure) {
      notices.replaceChildren(el("p", { class: "failure" }, failure.message));
      return;
    }
    if (state.ready || state.failure) {
      const told = [state.failure, ...state.notices].filter(Boolean);
      notices.replaceChildren(...told.map((line) => el("p", { class: "failure", dir: "auto" }, line)));
      document.dispatchEvent(new CustomEvent("models-ready"));
      return;
    }
    notices.replaceChildren(el("p", { class: "status" }, t("chat.loading")));
  }
}

async function ask(question) {
  if (running) return;
  closePane();
  running = new AbortController();
  box.busy(true);
  welcome.hidden = true;
  const turn = el("div", { class: "turn" }, questionElement(question, edit));
  const answer = el("div", { class: "answer" });
  turn.append(answer);
  turns.append(turn);
  await answerInto(answer, question);
}

async function answerInto(answer, question) {
  const again = () => retry(answer, question);
  showStatus(answer, t("chat.searching"));
  answer.parentElement.scrollIntoView({ block: "start" });
  try {
    let ended = false;
    await stream("ask", { question }, (event) => {
      if (event.type === "status") showStatus(answer, t(`chat.${event.status}`));
      else ended = true;
      if (event.type === "answer") showAnswer(answer, event.answer, again);
      if (event.type === "failure") showFailure(answer, event.message, again);
    }, running.signal);
    if (!ended) showFailure(answer, t("error.no-server"), again);
  } catch (error) {
    if (error.name === "AbortError") showFailure(answer, t("chat.stopped"), again, "stopped");
    else showFailure(answer, error.message, again);
  }
  running = null;
  box.busy(false);
  announce(answer.querySelector(".told")?.textContent ?? t("chat.answered"));
}

function retry(answer, question) {
  if (running) return;
  running = new AbortController();
  box.busy(true);
  answerInto(answer, question);
}

function edit(question) {
  box.fill(question);
}

function stop() {
  running?.abort();
}
