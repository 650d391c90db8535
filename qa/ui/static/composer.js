/* The question box: it grows with the words, turns with their direction, and its button asks or stops. */
import { ICONS, button, el, icon } from "./dom.js";
import { t } from "./i18n.js";

const DRAFT = "maqal.draft";

export function composer({ ask, stop }) {
  const text = el("textarea", {
    id: "question", rows: 1, maxlength: 20000, dir: "auto", placeholder: t("chat.placeholder"),
    "aria-label": t("chat.question"), enterkeyhint: "send",
  });
  const go = button(icon(...ICONS.send), submit, { class: "go", "aria-label": t("chat.ask") });
  const tools = el("div", { class: "tools" });
  const element = el("form", { class: "composer", onsubmit: (event) => event.preventDefault() }, tools,
    el("div", { class: "box" }, text, go));
  let busy = false;
  text.value = sessionStorage.getItem(DRAFT) ?? "";

  text.addEventListener("input", () => {
    sessionStorage.setItem(DRAFT, text.value);
    fit();
  });
  text.addEventListener("keydown", (event) => {
    // An Enter that ends a word in an input method is not one that asks.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!busy) submit();
  });

  function submit() {
    if (busy) {
      stop();
      return;
    }
    const question = text.value.trim();
    if (!question) return;
    fill("");
    ask(question);
  }

  function fill(words) {
    text.value = words;
    sessionStorage.setItem(DRAFT, words);
    fit();
    text.focus();
  }

  function fit() {
    // An empty box says in the interface's language what it is for.
    if (text.value) text.dir = "auto";
    else text.removeAttribute("dir");
    text.style.blockSize = "auto";
    text.style.blockSize = `${text.scrollHeight}px`;
  }

  requestAnimationFrame(fit);
  return {
    element,
    tools,
    fill,
    focus: () => text.focus({ preventScroll: true }),
    busy(is) {
      busy = is;
      go.replaceChildren(icon(...(is ? ICONS.stop : ICONS.send)));
      go.setAttribute("aria-label", t(is ? "chat.stop" : "chat.ask"));
      go.classList.toggle("stop", is);
    },
  };
}
