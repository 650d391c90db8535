/* One turn of a conversation: the question, and below it what is going on, the answer, or what went wrong. */
import { answerWords, copying, copyingQuote } from "./copy.js";
import { ICONS, button, dotted, el, goTo, icon } from "./dom.js";
import { kept } from "./filters.js";
import { direction, language, languageName, number, published, t, weak } from "./i18n.js";
import { closePane, openArticle, sentenceButton } from "./pane.js";
import { quoteOn } from "./popover.js";

const TOLD = 200; // characters of an answer that are told to who does not see it
const SHORT = 80; // characters of a short answer that are set larger than the quotes; a sentence is only heavier

export function questionElement(question, edit) {
  return el("div", { class: "question", dir: "auto" },
    el("h2", {}, question),
    button(icon(...ICONS.edit), edit, { class: "round quiet", "aria-label": t("chat.edit"), title: t("chat.edit") }),
  );
}

export function showStatus(answer, words) {
  answer.className = "answer waiting";
  answer.replaceChildren(el("p", { class: "status" }, words));
}

/* Show what went wrong; below the answer, where some of it is there: `quoted`, from `showQuoted`. `where`: what the
   question was kept to, if that is why. */
export function showFailure(answer, words, again, kind = "failure", quoted = null, where = null) {
  const told = el("p", { class: "told", dir: "auto" }, words);
  if (quoted) {
    showAnswer(answer, quoted, again);
    answer.querySelector(".told").remove(); // one line says how it went
    told.classList.add(kind);
    answer.querySelector(".actions").before(told);
    return;
  }
  answer.className = `answer ${kind}`;
  answer.replaceChildren(...[where && keptTo(where), told, actions(null, again)].filter(Boolean));
}

/* Show what the articles say while a language model writes; `showAnswer` puts the whole answer in its place. */
export function showQuoted(answer, data, again) {
  showAnswer(answer, data, again);
  answer.classList.add("waiting");
  answer.querySelector(".actions").replaceWith(el("p", { class: "status" }, t("chat.writing")));
}

/* Show an answer as `qa/ui/answers.py` gives it. */
export function showAnswer(answer, data, again) {
  answer.className = `answer ${data.status}`;
  answer.parentElement?.querySelector("h2")?.setAttribute("lang", data.question_language);
  const cited = new Map(data.citations.map((citation) => [citation.n, citation]));
  const cite = (n, quoted) => mark(n, cited.get(n), data, quoted);
  const blocks = data.blocks.map((block, place) =>
    (block.kind === "quote" ? quotation(block, cite, cited) : frame(block, cite, data.blocks[place + 1]?.level)));
  blocks.forEach((block, place) => block.style.setProperty("--place", place));
  const told = data.status === "answered" ? t("chat.citations", { n: data.citations.length }) : t("chat.not-found");
  const searched = data.status === "not_found" && !data.where && data.searched && t("chat.searched", data.searched);
  answer.replaceChildren(...[
    el("p", { class: "told unseen" }, told, searched && ` ${searched}`),
    data.understood && el("p", { class: "understood" }, t("chat.understood"), " ", el("bdi", {}, data.understood)),
    data.where && keptTo(data.where),
    el("div", { class: "words", lang: data.language, dir: data.direction }, blocks, searched && el("p", { class: "meta", lang: language, dir: direction }, searched)),
    data.citations.length && sources(data, cite),
    data.nearest.length && nearest(data),
    data.notice && el("p", { class: "notice", dir: "auto" }, t("chat.only-quoted", { reason: data.notice })),
    actions(data, again),
  ].filter(Boolean));
}

/* What a question was kept to, part by part. */
const keptTo = (where) =>
  el("p", { class: "understood where" }, t("chat.where"), " ", dotted(...kept(where)));

/* A line of our own words. One without a mark leads to the quote below it, of this `level`; what it sets apart is the
   short answer. */
function frame(block, cite, level) {
  const leads = level && !block.runs.some((run) => "n" in run);
  const short = leads && block.runs.find((run) => run.apart);
  const said = (run, place) => {
    if (short && run === short) return el("strong", { class: [level !== "strong" && `claim ${level}`, run.text.length > SHORT && "long"].filter(Boolean).join(" ") }, piece(run));
    return short && !place ? el("span", { class: "lead" }, run.text) : piece(run, cite);
  };
  return el("p", { class: short ? "short" : leads && "lead", dir: block.direction, lang: block.language }, block.runs.map(said));
}

function quotation(block, cite, cited) {
  const words = block.runs.filter((run) => "text" in run);
  const marks = block.runs.slice(words.length);
  const quoted = cited.get(marks[0]?.n);
  return el("blockquote", { class: block.level, dir: block.direction },
    el("p", { dir: block.direction, lang: block.language },
      el("span", { class: "quote" }, words.map((run) => (run.answer ? el("strong", {}, run.text) : run.text))), el("span", { class: "held" }, "\u00a0", marks.map((run) => cite(run.n, true)))),
    el("footer", {},
      block.said && el("span", { dir: block.said.direction, lang: block.said.language }, block.said.runs.map((run) => piece(run, cite))),
      weakness(block.level),
      quoted && copyingQuote(quoted)),
  );
}

function piece(run, cite) {
  if ("n" in run) return cite(run.n);
  if (run.apart) return el("bdi", { lang: run.language }, run.text);
  return run.level ? el("span", { class: `claim ${run.level}` }, run.text) : run.text;
}

/* What a colour alone must not say. */
const weakness = (level) => weak(level).map((words) => el("span", { class: "level", lang: language }, words));

/* A link, because a button is a box that may fall to a line of its own, away from the words it belongs to. Beside its
   quote (`quoted`) stands how well that supports; elsewhere a mark says so itself. */
function mark(n, citation, data, quoted = false) {
  const press = (event) => {
    if (event.type === "keydown" && event.key !== " ") return;
    event.preventDefault();
    open(citation, data);
  };
  const link = el("a", {
    class: `cite ${citation.level}`, href: "#chat", role: "button", lang: language, dataset: { n }, onclick: press, onkeydown: press,
    "aria-label": [t("chat.open-citation", { at: n, title: citation.title }), ...(quoted ? [] : weak(citation.level))].join(". "),
  }, number(n));
  quoteOn(link, citation);
  return link;
}

/* The article that is open gives way to the first one of a new answer, and is put away where that has none. */
export const openFirst = (data) => (data.citations.length ? open(data.citations[0], data, true) : closePane());

/* What a screen reader is told of an answer: what it says, how it is cited, and how weakly; where nothing was found, among which articles; what
   went wrong beside it. */
export function spoken(answer) {
  const says = answer.querySelector(".short, .words > p:has(.cite)") ?? answer.querySelector("blockquote .quote");
  const words = [...(says?.textContent ?? "")];
  // A short answer may be in another language than the words that lead to it.
  const whole = says?.matches(".short") && words.length <= TOLD;
  const end = words.length > TOLD ? "… " : /\p{P}$/u.test(words.at(-1)) ? " " : ". ";
  const level = answer.querySelector("blockquote")?.querySelector("footer .level");
  const where = answer.matches(".not_found") && answer.querySelector(".where");
  return [
    says && el("span", { lang: says.closest("[lang]").lang }, whole ? [...says.cloneNode(true).childNodes] : words.slice(0, TOLD).join(""), end),
    answer.querySelector(".told").textContent,
    level && ` ${level.textContent}`,
    where && ` ${where.textContent}`,
    ...[...answer.querySelectorAll(".notice")].map((notice) => ` ${notice.textContent}`),
  ].filter(Boolean);
}

/* Open the article with every citation of this answer into it marked, the chosen one most; from there to the others. */
function open(citation, data, quiet = false) {
  const same = (one) => one.article_id === citation.article_id && one.revision === citation.revision;
  openArticle({
    article_id: citation.article_id,
    revision: citation.revision,
    spans: data.citations.filter(same),
    answers: data.answers.filter(same),
    chosen: citation.n,
    into: data.language,
    quiet,
    stops: data.citations,
    open: (stop) => open(stop, data),
  });
}

function sources(data, cite) {
  const articles = new Map();
  for (const citation of data.citations) {
    const key = `${citation.article_id}/${citation.revision}`;
    articles.set(key, [...(articles.get(key) ?? []), citation]);
  }
  const cards = [...articles.values()].map((cited) => card(cited[0], cited.map((citation) => cite(citation.n))));
  return el("ul", { class: "sources", dir: data.direction, "aria-label": t("chat.sources") }, cards);
}

/* Pressed anywhere a card does what its first mark does, unless words of it are being selected. */
function card(citation, marks) {
  const press = ({ target }) => {
    if (target.closest(".cite, [popover]") || !getSelection().isCollapsed) return;
    marks[0].focus({ preventScroll: true });
    marks[0].click();
  };
  return el("li", { onclick: press },
    el("span", { class: "marks" }, marks),
    el("span", { class: "title", dir: citation.title_direction, lang: citation.language }, citation.title),
    el("span", { class: "meta", dir: citation.title_direction }, dotted(citation.source, published(citation.published), languageName(citation.language)),
      citation.copies ? el("bdi", { class: "copies" }, t("chat.copies", { n: citation.copies })) : null,
      citation.gone ? el("bdi", { class: "gone" }, t("review.removed-short")) : null),
  );
}

function nearest(data) {
  const items = data.nearest.map((passage) => el("li", {}, sentenceButton(passage, "near")));
  return el("section", { class: "nearest" }, el("h3", {}, t("chat.nearest")), el("ul", {}, items));
}

/* Of what was not found the words may be in the articles all the same. */
const search = (words) => button([icon(...ICONS.search), t("chat.search-words")],
  () => goTo(`library/words/${encodeURIComponent(words)}`), { class: "quiet search-words" });

function actions(data, again) {
  const label = t(data?.citations.length ? "chat.copy" : "chat.copy-words");
  const copy = data && copying(label, () => answerWords(data), { class: "quiet copy" });
  return el("div", { class: "actions" }, data?.searched?.words && search(data.searched.words), copy, button([icon(...ICONS.retry), t("chat.retry")], again, { class: "quiet retry" }));
}
