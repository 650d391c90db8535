/* The question box: it grows with the words, turns with their direction, and its button asks or stops. */
import { ICONS, button, el, icon } from "./dom.js";
import { t } from "./i18n.js";
import { filters } from "./filters.js";

const DRAFT = "maqal.draft";
const touched = matchMedia("(pointer: coarse)"); // what has the focus brings up a keyboard, over half of the page

/* `ask(question, where, instead)`, `stop()`; `editLast()` is called for the arrow up in an empty box. */
export function composer({ ask, stop, editLast }) {
  const text = el("textarea", {
    id: "question", rows: 1, maxlength: 20000, placeholder: t("chat.placeholder"), "aria-label": t("chat.question"),
    enterkeyhint: "send",
  });
  const go = button(icon(...ICONS.ascending), submit, { class: "go", "aria-label": t("chat.ask") });
  const editing = el("p", { class: "editing", role: "status" });
  const told = el("p", { class: "waits", role: "status" }); // why a question stands in the box that was to be asked
  const kept = filters();
  const element = el("form", { class: "composer", onsubmit: (event) => event.preventDefault() },
    told, editing, el("div", { class: "box" }, text, go), kept.element);
  let busy = false;
  let edited = null;
  let draft = null; // the words and filters in the box before an asked question came into it

  text.addEventListener("input", () => {
    store();
    fit();
  });
  text.addEventListener("keydown", (event) => {
    // Keys that end a word in an input method are not for us.
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && !busy) submit();
    else if (event.key === "Escape" && edited) cancel();
    else if (event.key === "ArrowUp" && !text.value) editLast();
    else if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
  });

  function submit() {
    if (busy) {
      stop();
      return;
    }
    const question = text.value.trim();
    if (!question || kept.unfinished()) return;
    const instead = edited?.turn ?? null;
    const where = kept.where();
    if (instead && draft.words) cancel(); // what was in the box before is there again
    else edit(null);
    if (touched.matches) text.blur();
    ask(question, where, instead);
  }

  /* What is in the box is a question of its own, and not an edited one. */
  function leave() {
    editing.replaceChildren();
    told.replaceChildren();
    if (!edited) return;
    edited.turn.element.classList.remove("edited");
    edited = null;
    store();
  }

  /* Put an asked question into the box, and what it was kept to; with null, `words`. */
  function edit(what, words = what?.words ?? "") {
    if (what && !edited) draft = { words: text.value, where: kept.where() };
    leave();
    edited = what;
    edited?.turn.element.classList.add("edited");
    text.value = words;
    store();
    if (what) {
      kept.set(what.where);
      editing.append(t(what.followed ? "chat.editing-more" : "chat.editing"),
        button(icon(...ICONS.close), cancel, { class: "round", "aria-label": t("chat.edit-cancel") }));
    }
    fit();
    text.focus();
  }

  function cancel() {
    edit(null, draft.words);
    kept.set(draft.where);
  }

  /* A question that was not asked, back in the box with what it is kept to; `what` as in `edit`. What was typed since stays. */
  function giveBack(question, where, what, why) {
    if (what) edit({ ...what, words: question });
    else edit(null, [question, text.value].filter(Boolean).join("\n"));
    kept.set(where);
    told.textContent = why;
  }

  /* An edited question stands in its conversation: the draft is what was in the box before. */
  function store() {
    keep(edited ? draft.words : text.value);
  }

  /* What stands in the box when the page comes back. */
  function keep(words) {
    if (words) sessionStorage.setItem(DRAFT, words);
    else sessionStorage.removeItem(DRAFT);
  }

  function fit() {
    // Without words the box has the direction of the page, for what it says it is for.
    text.dir = text.value ? "auto" : "";
    text.style.blockSize = "auto";
    text.style.blockSize = `${text.scrollHeight}px`;
  }

  text.value = sessionStorage.getItem(DRAFT) ?? "";
  // Whatever changes what fits on a line: words, the window, the size of the type.
  new ResizeObserver(() => requestAnimationFrame(fit)).observe(element);
  return {
    element,
    edit,
    giveBack,
    empty() {
      edit(null);
      kept.set({});
    },
    leave,
    where: kept.where,
    keepTo: kept.set,
    unfinished: kept.unfinished,
    /* A question that is asked is in the box again where the page is left before its answer has come. */
    asked: (question) => keep([question, edited ? draft.words : text.value].filter(Boolean).join("\n")),
    store,
    focus: () => touched.matches || text.focus({ preventScroll: true }),
    busy(is) {
      busy = is;
      go.replaceChildren(icon(...(is ? ICONS.stop : ICONS.ascending)));
      go.setAttribute("aria-label", t(is ? "chat.stop" : "chat.ask"));
      go.classList.toggle("stop", is);
    },
  };
}
