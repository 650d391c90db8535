/* The line at the foot of the library that takes the last removal back. It stays until it is used or put away. */
import { ICONS, announce, button, el, icon, isolated, keyOf } from "./dom.js";
import { t } from "./i18n.js";

export const undoBar = el("div", { class: "undo-bar", hidden: true });
let action = null;
let about = null; // the article that it would bring back

/* Show `words`, and a button that does `undo` for `article`; without one, something went wrong. */
export function offerUndo(words, undo, article = null) {
  action = undo;
  about = article?.article_id;
  const said = () => isolated(words, article?.language);
  undoBar.classList.toggle("failed", !undo);
  undoBar.replaceChildren(
    el("span", { class: "said" }, said()),
    undo ? button(t("library.undo"), takeBack, { class: "undo", title: `${t("library.undo")} (${t("library.undo-key")})` }) : "",
    button(icon(...ICONS.close), dismiss, { class: "round", "aria-label": t("library.dismiss") }));
  undoBar.hidden = false;
  announce(...said(), undo ? ` ${t("library.undo-how")}` : "");
}

function dismiss() {
  hide();
  document.querySelector("#view-library input[type=search]")?.focus();
}

export function hide() {
  undoBar.hidden = true;
  action = about = null;
}

async function takeBack() {
  const undo = action;
  if (!undo) return;
  action = null;
  for (const one of undoBar.querySelectorAll("button")) one.disabled = true;
  try {
    await undo();
    if (!action) hide(); // otherwise another article was removed meanwhile
  } catch (failure) {
    offerUndo(failure.message, null);
  }
}

// Restored elsewhere, or deleted for good: there is nothing left to take back.
document.addEventListener("library-changed", ({ detail }) => {
  if (about && [detail?.article?.article_id, ...(detail?.forgotten ?? [])].includes(about)) hide();
});

document.addEventListener("keydown", (event) => {
  if (keyOf(event) !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  if (!action || !undoBar.checkVisibility() || event.target.closest?.("input, textarea, dialog form")) return;
  event.preventDefault();
  takeBack();
});
