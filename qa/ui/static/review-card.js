/* One citation under review: what was asked and claimed, the words in their context, the verdict.

     card({ item, passage, at, count, draft, on })   ->  { element, text, note, show(chosen, failure) }
     on: { judge(verdict), undo(), step(by), choose(), drop(), open(revision), draft(words), note(words) } */
import { ICONS, allGlossed, button, dotted, el, icon, isolated } from "./dom.js";
import { languageName, moment, number, published, t } from "./i18n.js";
import { paragraph } from "./pane.js";
import { onArrows } from "./review-select.js";
import { VERDICTS, sign } from "./review-queue.js";

export function card({ item, passage, at, count, draft, on }) {
  const note = el("textarea", { id: "review-note", rows: 2, maxlength: 10000, placeholder: t("review.note-hint") });
  note.value = draft ?? item.verdict?.note ?? "";
  // Without words it has the direction of the page, for the hint in it.
  const turn = () => (note.dir = note.value ? "auto" : "");
  turn();
  note.addEventListener("input", () => {
    turn();
    on.draft(note.value);
  });
  note.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault(); // one key closes one thing: an open article stays
    element.focus();
  });
  note.addEventListener("blur", (event) => event.relatedTarget?.closest?.(".verdicts") || on.note(note.value));
  const chosen = el("div", { class: "proposal", role: "status" });
  const text = context(item, passage);
  const words = allGlossed(item, passage.glosses);
  const verdicts = el("div", { class: "verdicts", role: "group", "aria-label": t("review.verdict") },
    VERDICTS.map((verdict, place) => choice(item, verdict, place + 1, () => on.judge(verdict))));

  const element = el("article", { class: "review-card", tabindex: -1, "aria-labelledby": "review-place" },
    el("header", {},
      el("h3", { id: "review-place" }, dotted(t("pane.citation", { at: item.n }), t("pane.place", { at: at + 1, n: count }))),
      item.verdict && verdictLine(item, on),
      button(icon(...ICONS.previous), () => on.step(-1), { class: "round", "aria-label": t("review.previous"), title: t("review.previous") }),
      button(icon(...ICONS.next), () => on.step(1), { class: "round", "aria-label": t("review.next"), title: t("review.next") })),
    el("dl", {},
      el("dt", {}, t("chat.question")), el("dd", { dir: item.question_direction, lang: item.question_language }, item.question),
      item.short_answer && item.block !== "other_answer" && [el("dt", {}, t("review.report-short-answer")), el("dd", {}, el("bdi", {}, isolated(item.short_answer)))],
      el("dt", {}, t(item.block ? "review.quoted-as" : "review.claim")), claimed(item, passage)),
    warning(item, passage, on),
    text,
    words.length > 0 && el("p", { class: "gloss" }, el("b", {}, t("pane.gloss")), " ", words),
    source(item, on),
    item.available && chosen,
    verdicts,
    el("label", { class: "note", for: note.id }, t("review.note")), note,
    el("p", { class: "keys meta" }, keys()));

  show(null);
  return { element, text, note, show };

  /* Show the words chosen to be cited instead, as the server has cut them; null: those saved before, or how to choose. */
  function show(words, failure) {
    const saved = item.verdict?.correction;
    if (failure) chosen.replaceChildren(el("p", { class: "failure", dir: "auto" }, failure));
    else if (words) {
      chosen.replaceChildren(
        el("p", {}, t("review.chosen"), " ", slice(words, item)),
        el("span", { class: "do" },
          button(t("review.use"), () => on.judge("wrong_span"), { class: "main", "aria-keyshortcuts": "Enter" }), button(t("review.drop"), on.drop, { class: "quiet" })));
    } else if (saved) chosen.replaceChildren(el("p", { class: "saved" }, t("review.corrected"), " ", slice(saved, item)), pick());
    else chosen.replaceChildren(el("p", { class: "meta" }, t("review.choose")), pick());
    chosen.classList.toggle("ready", Boolean(words));
  }

  function pick() {
    return button([icon(...ICONS.edit), t("review.pick")], on.choose, { class: "quiet pick" });
  }
}

/* What the answer says by the quote: under what it quotes it, or a sentence of its own. Another answer than the short one
   is judged by its own words. */
function claimed(item, passage) {
  if (item.block) {
    const own = item.block === "other_answer" && answerIn(passage);
    return el("dd", { class: "block" }, dotted(t(`review.report-${item.block.replace("_", "-")}`), own));
  }
  return item.claim ? el("dd", { class: "said", lang: item.question_language }, item.claim) : el("dd", { class: "meta" }, t("review.quotes"));
}

const answerIn = (passage) =>
  passage.context.flatMap((paragraph) => paragraph.parts).filter((part) => part.answer).map((part) => part.text).join("");

const slice = (words, { language }) => [
  el("q", { class: "quote", dir: words.direction, lang: language, dataset: { start: words.start, end: words.end } }, words.quote), " ",
  el("span", { class: "meta" }, el("bdi", {}, `${number(words.start)}–${number(words.end)}`)),
];

function choice(item, verdict, key, judge) {
  const stands = item.reviewed && item.verdict.verdict === verdict;
  // The second press of a double one would be of the citation that has come in its place.
  const press = ({ detail }) => detail < 2 && judge();
  return button([sign(verdict), el("span", {}, t(`review.${verdict}`)), el("kbd", { "aria-hidden": "true" }, number(key))], press, {
    class: verdict, "aria-pressed": String(stands), "aria-keyshortcuts": key, disabled: !item.available,
  });
}

function verdictLine(item, on) {
  const { verdict, reviewer, time } = item.verdict;
  return el("p", { class: `stands meta ${verdict}` },
    item.reopened && `${t("review.before")} `, dotted(el("b", {}, t(`review.${verdict}`)), reviewer, moment(time)), " ",
    button(t("library.undo"), on.undo, { class: "quiet", "aria-keyshortcuts": "u" }));
}

function warning(item, passage, on) {
  if (!item.available) return el("p", { class: "warned" }, t("review.removed"));
  if (passage.current) return null;
  return el("div", { class: "warned" },
    el("p", {}, el("b", {}, t("review.reopened")), " ", t(passage.still ? "review.still" : "review.gone")),
    button(t("review.newest"), () => on.open(passage.newest), { class: "quiet" }));
}

function context(item, passage) {
  const text = el("div", { class: "passage quote", tabindex: 0, role: "region", "aria-label": t("review.passage") },
    passage.context.map((one) => paragraph(one, item.language)));
  if (passage.before) text.firstElementChild.prepend(el("i", { "aria-hidden": "true" }, "… "));
  if (passage.after) text.lastElementChild.append(el("i", { "aria-hidden": "true" }, " …"));
  onArrows(text);
  return text;
}

function source(item, on) {
  return el("p", { class: "of meta" },
    el("span", { class: "title", dir: item.title_direction, lang: item.language }, item.title),
    el("span", {}, dotted(item.source, published(item.published), languageName(item.language))),
    item.available && button(t("review.open"), () => on.open(item.revision), { class: "quiet" }));
}

function keys() {
  const pairs = [[`${number(1)}–${number(VERDICTS.length)}`, "judge"], ["J K", "step"], ["U", "undo"], ["N", "note"], ["E", "pick"]];
  return pairs.map(([key, what]) => el("span", {}, el("kbd", { dir: "ltr" }, key), " ", t(`review.key-${what}`)));
}
