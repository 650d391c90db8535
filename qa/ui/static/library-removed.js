/* What was removed: to be restored, or deleted for good. */
import { get, send } from "./api.js";
import { ICONS, announce, button, el, icon } from "./dom.js";
import { moment, t } from "./i18n.js";
import { changed, nameOf, restore, titleOf } from "./library-article.js";

export function removedPart() {
  const list = el("ul", { class: "removed-list" });
  const note = el("p", { class: "empty", tabindex: -1 });
  const all = el("span", {});
  const element = el("section", { "aria-label": t("library.removed") }, el("div", { class: "part-bar" }, note, all), list);

  async function show() {
    try {
      const { articles } = await get("removed");
      note.textContent = t(articles.length ? "library.removed-about" : "library.removed-none");
      note.className = "empty";
      list.replaceChildren(...articles.map(row));
      all.replaceChildren(articles.length > 1 ? twice(t("library.forget-all"), t("library.forget-sure"), () => forget("removed")) : "");
    } catch (failure) {
      note.textContent = failure.message;
      list.replaceChildren();
      all.replaceChildren();
    }
  }

  function row(article) {
    const title = titleOf(article);
    const meta = [article.source, nameOf(article.language), t("library.removed-at", { time: moment(article.removed) })];
    const back = button([icon(...ICONS.retry), el("span", {}, t("library.restore"))], () => act(back, () => restore(article)), {
      class: "quiet", "aria-label": t("library.restore-one", { title }),
    });
    return el("li", {},
      el("span", { class: "title", dir: article.direction, lang: article.language }, article.title || t("library.no-title")),
      el("span", { class: "meta" }, meta.filter(Boolean).map((part, place) => [place ? " · " : "", el("bdi", {}, part)])),
      el("span", { class: "acts" }, back,
        twice(icon(...ICONS.remove), t("library.forget-sure"), () => forget(`removed/${article.article_id}`), {
          class: "round", "aria-label": t("library.forget-one", { title }), title: t("library.forget"),
        })));
  }

  /* Deleting is for good: the second press does it. */
  function twice(label, sure, then, attributes = {}) {
    const first = button(label, () => {
      const second = button(sure, () => act(second, then), { class: "sure" });
      second.addEventListener("blur", () => second.isConnected && second.replaceWith(first));
      first.replaceWith(second);
      second.focus();
    }, attributes);
    return first;
  }

  async function act(from, then) {
    from.disabled = true;
    try {
      await then();
      await show();
    } catch (failure) {
      await show();
      note.className = "failure";
      note.textContent = failure.message;
    }
    (list.querySelector("button") ?? note).focus();
  }

  async function forget(address) {
    await send("DELETE", address);
    announce(t("library.forgotten"));
    changed();
  }

  return { element, show };
}
