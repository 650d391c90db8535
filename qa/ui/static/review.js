/* The review of cited passages: a queue, one citation of it at a time, verdicts by keys.

     #review                        all that waits for a verdict
     #review/<conversation>         the citations of a conversation
     #review/<conversation>/<turn>  those of one answer, by its `turn_id` */
import { get, ready, send } from "./api.js";
import { announce, button, el, keyOf, narrow } from "./dom.js";
import { t } from "./i18n.js";
import { closePane, openArticle, pane } from "./pane.js";
import { card } from "./review-card.js";
import { exports, figures } from "./review-figures.js";
import { VERDICTS, queue, standing } from "./review-queue.js";
import { onArrows, select, selectedIn } from "./review-select.js";

const SETTLED = 200; // milliseconds without a change: what is selected is meant
const scope = el("select", { id: "review-scope", "aria-label": t("review.scope") });
const choices = new Map([["waiting", true], ["all", false]].map(([name, value]) => [value, button(t(`review.filter-${name}`), () => {
  waiting = value;
  load();
})]));
const filter = el("div", { class: "which", role: "group", "aria-label": t("review.filter") }, [...choices.values()]);
const count = el("p", { class: "done" });
const bar = el("progress", { max: 1, value: 0, "aria-label": t("review.progress") });
const list = queue((at) => go(at));
const desk = el("div", { class: "desk", tabindex: -1 });
const [exporter, formats] = exports(address);
const tally = el("div", { class: "tally" }, bar, count);
const charts = figures(address, (total) => (exporter.hidden = !total));
const section = el("div", { class: "page review", tabindex: -1 }); // pressed anywhere it takes the keys

let of = { conversation: null, turn: null };
let waiting = true;
let asked = 0; // rises with every request for the queue or a passage
let items = [];
let told = { done: 0, total: 0, found: 0 };
let at = -1;
let shown = null; // the card on show
let correction = null; // the words chosen, as the server has cut them
let picked = 0; // rises with every choice of words: a slow old one must not come over a newer one, nor after it was dropped
let judged = []; // keys judged since the page was opened, the last one last
let passages = new Map();
let open = null; // what is open in the article pane
let working = Promise.resolve(); // verdicts are saved one after the other, each of the citation that was on show

export default {
  mount(root, path) {
    section.append(
      el("header", { class: "review-top" },
        el("h2", {}, t("view.review")), scope, filter, exporter, formats, tally),
      el("div", { class: "review-body" }, list.element, desk),
      charts.element);
    root.append(section);
    scope.addEventListener("change", () => (location.hash = ["review", scope.value].filter(Boolean).join("/")));
    document.addEventListener("keydown", press);
    document.addEventListener("selectionchange", settle);
    document.addEventListener("article-opened", (event) => {
      open = event.detail;
      if (beside()) onArrows(beside());
    });
    document.addEventListener("article-closed", () => (open = null));
    this.show(path);
  },
  show([conversation, turn]) {
    of = { conversation: conversation || null, turn: turn || null };
    waiting = !conversation;
    load();
  },
};

function address() {
  return new URLSearchParams(Object.entries(of).filter(([, value]) => value)).toString();
}

async function load() {
  const mine = (asked += 1);
  list.fill((items = []));
  closePane();
  if (lost()) desk.focus({ preventScroll: true }); // what is closed would else give it to the first button
  shown = null;
  at = -1;
  try {
    const loading = () => desk.replaceChildren(el("p", { class: "status" }, t("chat.loading")));
    if (!(await ready(loading, () => mine === asked))) return;
    const [found, { conversations }] = await Promise.all([get(`review?waiting=${waiting}&${address()}`), get("conversations")]);
    if (mine !== asked) return;
    told = found;
    items = found.items;
    passages = new Map();
    scopes(conversations, found);
  } catch (failure) {
    if (mine !== asked) return;
    const retry = button(t("error.retry"), load);
    offer(el("p", { class: "failure", role: "alert", dir: "auto" }, failure.message), retry, backToAll());
    return;
  }
  filters();
  progress();
  charts.refresh();
  section.classList.toggle("bare", !items.length);
  list.fill(items);
  if (!items.length) offer(nothing());
  else await go(Math.max(0, items.findIndex(waits)), lost());
}

/* Whether what had the focus is gone, goes with what is on the desk, or has led here: the keys are to work at once. */
const lost = () => !document.activeElement.checkVisibility() || document.activeElement === document.body
  || desk.contains(document.activeElement) || document.activeElement.matches("nav [aria-current='page']");

/* What to press where there is no card. */
function offer(...content) {
  const pressed = lost();
  desk.replaceChildren(...content);
  if (pressed) desk.querySelector("button")?.focus({ preventScroll: true });
}

const waits = (item) => item.available && !item.reviewed;

function scopes(conversations, found) {
  const apart = (question) => `\u2068${question}\u2069`; // an option has no elements that could set it apart
  const options = [["", t("review.scope-all")], ...conversations.map((one) => [one.conversation_id, apart(one.title)])];
  const here = [of.conversation, of.turn].filter(Boolean).join("/");
  const asked = apart(found.question);
  if (of.turn) options.splice(1, 0, [here, t("review.scope-answer", { question: asked })]);
  else if (!options.some(([value]) => value === here)) options.splice(1, 0, [here, asked]); // older than those listed
  scope.hidden = options.length < 2;
  scope.replaceChildren(...options.map(([value, name]) => el("option", { value, selected: value === here }, name)));
}

function filters() {
  for (const [value, one] of choices) one.setAttribute("aria-pressed", String(waiting === value));
}

function progress() {
  tally.hidden = filter.hidden = !told.total;
  bar.value = told.total ? told.done / told.total : 0;
  count.textContent = t("review.done", { done: told.done, n: told.total });
}

/* What to do where there is nothing to judge. */
function nothing() {
  if (told.total) {
    return el("div", { class: "nothing" }, el("p", {}, t("review.all-done")),
      button(t("review.show-all"), () => {
        waiting = false;
        load();
      }, { class: "main" }));
  }
  return el("div", { class: "nothing" },
    el("p", {}, t(of.turn ? "review.nothing-here" : "review.nothing")),
    button(t("review.to-chat"), () => (location.hash = "chat"), { class: "main" }), of.conversation && backToAll());
}

const backToAll = () => button(t("review.scope-all"), () => (location.hash = "review"), { class: "quiet" });

/* A citation in an address. */
const naming = (item, more) => new URLSearchParams({ key: item.key, ...more, ...(item.turn !== null && { turn: item.turn }) });

function passage(item) {
  if (!passages.has(item.key)) {
    passages.set(item.key, get(`review/passage?${naming(item)}`));
  }
  return passages.get(item.key);
}

/* Show the citation at `place`; the focus follows where it was in the review. */
async function go(place, focus = true) {
  if (place < 0 || place >= items.length) return;
  const mine = (asked += 1);
  const item = items[place];
  if (place !== at && !section.closest("[hidden]")) closePane(); // an article belongs to the citation that it was opened from
  let found;
  try {
    found = await passage(item);
  } catch (failure) {
    passages.delete(item.key);
    if (mine !== asked) return;
    // Keys must not judge what is not on show; they still go on from here.
    at = place;
    shown = null;
    correction = null;
    list.choose(at);
    desk.replaceChildren(el("p", { class: "failure", role: "alert", dir: "auto" }, failure.message));
    return;
  }
  if (mine !== asked) return;
  const moved = at !== place;
  const first = at < 0; // the page is seen from its top
  at = place;
  correction = null;
  const one = card({
    item, passage: found, at, count: Math.max(items.length, told.found), draft: sessionStorage.getItem(draft(item)),
    on: {
      judge, undo: () => undo(item), step: (by) => go(at + by), choose: () => choose(shown.text), drop, open: openIn,
      draft: (words) => sessionStorage.setItem(draft(item), words), note: (words) => noted(item, words),
    },
  });
  shown = { ...one, item, passage: found };
  desk.replaceChildren(one.element, ...finished());
  list.choose(at);
  if (focus) {
    one.element.focus({ preventScroll: true });
    if (!first) one.element.scrollIntoView({ block: "nearest" });
  } else if (moved) desk.scrollTop = 0;
  // On a telephone the buttons below would cover what they judge.
  if (narrow.matches && (moved || focus)) one.text.querySelector("mark")?.scrollIntoView({ block: "nearest" });
  if (items[at + 1]) passage(items[at + 1]).catch(() => passages.delete(items[at + 1]?.key));
}

const draft = (item) => `maqal.note.${item.key}`;

/* What comes after the last one. */
function finished() {
  if (items.some(waits)) return [];
  const next = () => {
    waiting = true;
    load();
  };
  return [el("p", { class: "finished" },
    told.total > told.done ? button(t("review.more"), next, { class: "main" }) : t("review.all-done"))];
}

function judge(verdict) {
  const one = shown;
  // Until the next citation is on show, another press would be of that, which nobody has read, or of this one once more.
  if (!one?.item.available || one.given) return null;
  one.given = true;
  const { item, note } = one;
  const corrected = correction;
  return inTurn(async () => {
    const kept = verdict === "supports" ? null : (corrected ?? item.verdict?.correction);
    const now = await saved(item, verdict, note.value, kept).catch((failure) => {
      one.given = false;
      throw failure;
    });
    const place = replaced(now);
    announce(`${t(`review.${verdict}`)}. ${count.textContent}`);
    if (shown !== one) return; // who has gone on is not called back
    // Words to correct are chosen here, and a note is typed to its end; everything else goes on by itself.
    const typed = document.activeElement === note && [note.selectionStart, note.selectionEnd];
    const next = [...items.keys()].map((n) => (n + place + 1) % items.length).find((n) => waits(items[n]));
    await go(typed || verdict === "wrong_span" || corrected || next === undefined ? place : next, !typed);
    if (!typed) return;
    shown?.note.focus({ preventScroll: true });
    shown?.note.setSelectionRange(...typed);
  });
}

/* Store a verdict; what stands then. */
async function saved(item, verdict, words, kept) {
  const about = { key: item.key, turn: item.turn };
  const body = { ...about, verdict, note: words, correction: kept && { start: kept.start, end: kept.end } };
  const { item: now } = await send("POST", "review/verdicts", body);
  if (sessionStorage.getItem(draft(item)) === words) sessionStorage.removeItem(draft(item)); // it may have grown meanwhile
  judged.push(about);
  return now;
}

/* Put what stands now in place of what stood. */
function replaced(item) {
  const place = items.findIndex((one) => one.key === item.key);
  if (place < 0) return place;
  told.done += Number(item.reviewed) - Number(items[place].reviewed);
  items[place] = item;
  progress();
  list.mark(item, place);
  charts.refresh();
  return place;
}

function undo(what) {
  return inTurn(async () => {
    const item = what ?? judged.at(-1);
    if (!item) return announce(t("review.no-undo"));
    const { item: now } = await send("POST", "review/undo", { key: item.key, turn: item.turn });
    const last = judged.findLastIndex((one) => one.key === item.key);
    if (last >= 0) judged.splice(last, 1);
    const place = replaced(now);
    announce(`${t("review.undone")} ${standing(now)}. ${count.textContent}`);
    if (place < 0) return load();
    return go(place);
  });
}

function noted(item, words) {
  if (!item.reviewed || words === item.verdict.note) return null;
  return inTurn(async () => {
    const { verdict, correction: kept } = item.verdict;
    const now = await saved(item, verdict, words, kept);
    replaced(now);
    if (shown?.item.key === now.key) Object.assign(shown.item, now);
    announce(t("review.noted"));
  });
}

function inTurn(work) {
  working = working.then(work).catch((failure) => {
    if (shown?.item.available) shown.show(null, failure.message); // which is heard
    else announce(failure.message);
  });
  return working;
}

/* The text of the open article, if it is the one under review. */
const beside = () => (!section.closest("[hidden]") && shown && open?.article_id === shown.item.article_id
  && Number(open.revision) === shown.item.revision ? pane.querySelector(".text") : null);

/* Choose words by keys, in the passage or in the open article: begin with those that are cited now. */
function choose(text) {
  if (!shown?.item.available) return;
  const { item } = shown;
  text.focus({ preventScroll: true });
  text.scrollIntoView({ block: "nearest" });
  select(text, item.verdict?.correction ?? item.span ?? item);
}

function drop() {
  picked += 1;
  correction = null;
  getSelection().removeAllRanges();
  shown.show(null);
}

let settling = 0;
function settle() {
  clearTimeout(settling);
  settling = setTimeout(chosen, SETTLED);
}

/* What is selected in the passage are the right words. */
async function take() {
  await chosen();
  if (correction) judge("wrong_span");
}

/* Words selected in the passage, or in the open article if it is the same text. */
async function chosen() {
  if (!shown?.item.available || !shown.element.isConnected) return;
  const one = shown;
  const { item } = one;
  const span = selectedIn(one.text) ?? (beside() && selectedIn(beside()));
  if (!span || span.start >= span.end) return;
  clearTimeout(settling); // by Enter they are meant at once
  const mine = (picked += 1);
  try {
    const words = await get(`review/words?${naming(item, span)}`);
    if (shown !== one || mine !== picked) return;
    correction = words;
    one.show(words);
  } catch (failure) {
    if (shown === one && mine === picked) one.show(null, failure.message);
  }
}

function openIn(revision) {
  const { item } = shown;
  const same = revision === item.revision;
  openArticle({
    article_id: item.article_id, revision, chosen: same ? item.n : null,
    spans: same ? [{ n: item.n, start: item.start, end: item.end, language: item.language, gloss: item.gloss, glossed: item.glossed }] : [],
    answers: same && item.span ? [item.span] : [],
    into: item.question_language,
  });
}

function press(event) {
  if (section.closest("[hidden]") || !items.length || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  const target = event.target;
  const inPane = pane.contains(target); // which has keys of its own
  const text = inPane ? beside() : shown?.text;
  if (target.closest("input, textarea, select, [popover]") || (inPane && !text)) return;
  const key = keyOf(event);
  const choosing = { e: () => choose(text), ...(target === text && { enter: take }) };
  const deeds = inPane ? choosing : { j: () => go(at + 1), k: () => go(at - 1), u: () => undo(), n: () => shown.note.focus(), ...choosing };
  if (!shown && key !== "j" && key !== "k") return;
  // Keys do what they say where the focus is in the review, so that none is pressed unmeant by who dictates; and once: one
  // that is held must not judge the next ones too.
  if (!(section.contains(target) || inPane) || (event.repeat && key !== "j" && key !== "k")) return;
  const deed = VERDICTS[key - 1] && !inPane ? () => judge(VERDICTS[key - 1]) : deeds[key];
  if (!deed) return;
  event.preventDefault();
  deed();
}
