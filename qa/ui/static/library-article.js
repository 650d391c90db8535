/* One article wherever the library shows it: its words, and the buttons that correct and remove it. */
import { send } from "./api.js";
import { ICONS, announce, button, el, icon, isolated } from "./dom.js";
import { date, languageName, t } from "./i18n.js";
import { correct } from "./library-details.js";
import { offerUndo } from "./library-undo.js";
import { openArticle } from "./pane.js";

export const nameOf = (language) => (language === "und" ? t("library.language-unknown") : languageName(language));
export const changed = (detail = {}) => document.dispatchEvent(new CustomEvent("library-changed", { detail }));

/* The title as a button that opens the article, outlet, day and language beside it. */
export function words(article) {
  const cell = (kind, value, missing) =>
    el("span", { class: `cell ${kind}` }, value ? el("bdi", {}, value) : el("span", { class: "missing" }, t(missing)));
  const title = el("span", { class: "title", dir: article.direction, lang: article.language === "und" ? null : article.language },
    article.title || t("library.no-title"));
  return [
    button(title, () => openArticle({ article_id: article.article_id, revision: article.revision }), { class: "open-article", title: article.title || null }),
    el("span", { class: "cells" },
      cell("outlet", article.source, "library.no-outlet"),
      cell("day", date(article.published), "library.no-date"),
      cell("tongue", nameOf(article.language)),
      article.copies > 0 && el("span", { class: "cell copies", title: t("library.copies-more") }, t("chat.copies", { n: article.copies })),
      article.corrected.length > 0 && el("span", { class: "cell by-hand" }, t("library.by-hand"))),
  ];
}

/* Within our own words: isolated, so that a title of the other direction does not turn them around. */
export const titleOf = (article) => `\u2068${article.title || t("library.no-title")}\u2069`;

export function actions(article) {
  const title = titleOf(article);
  return el("span", { class: "acts" },
    button(icon(...ICONS.edit), (event) => correct(article, event.currentTarget), {
      class: "round correct", "aria-label": t("library.correct-one", { title }), title: t("library.correct"),
    }),
    // The second press of a double one would be of the article that has come in its place.
    button(icon(...ICONS.remove), ({ detail }) => detail < 2 && remove(article), {
      class: "round remove", "aria-label": t("library.remove-one", { title }), title: t("library.remove"),
    }));
}

const leaving = new Set(); // ids: pressed once more it would be told that there is none, in the place of the way back

export async function remove(article) {
  if (leaving.has(article.article_id)) return;
  leaving.add(article.article_id);
  try {
    await send("DELETE", `articles/${article.article_id}`);
  } catch (failure) {
    offerUndo(failure.message, null);
    if (failure.status === 404) changed({ removed: article.article_id }); // in another tab
    return;
  } finally {
    leaving.delete(article.article_id);
  }
  offerUndo(t("library.removed-one", { title: titleOf(article) }), () => restore(article), article);
  changed({ removed: article.article_id });
}

export async function restore(article) {
  const back = await send("POST", `removed/${article.article_id}`);
  announce(...isolated(t("library.restored-one", { title: titleOf(back) }), back.language));
  changed({ article: back, restored: true });
  return back;
}
