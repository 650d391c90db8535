/* What was removed: to be restored, or deleted for good. */
import { get, send } from "./api.js";
import { ICONS, announce, button, dotted, el, icon, refill, twice } from "./dom.js";
import { moment, t } from "./i18n.js";
import { changed, nameOf, restore, titleOf } from "./library-article.js";

export function removedPart() {
  const list = el("ul", { class: "removed-list" });
  const note = el("p", { class: "empty", tabindex: -1 });
  const all = el("span", {});
  let asked = 0; // a late old answer must not take away what was pressed meanwhile
  const element = el("section", { "aria-label": t("library.removed") }, el("div", { class: "part-bar" }, note, all), list);

  async function show() {
    const mine = (asked += 1);
    try {
      const { articles } = await get("removed");
      if (mine !== asked) return;
      note.textContent = t(articles.length ? "library.removed-about" : "library.removed-none");
      note.className = "empty";
      refill(list, articles.map(row));
      if (!all.contains(document.activeElement)) all.replaceChildren(articles.length > 1 ? forgetting(t("library.forget-all"), "removed", articles) : "");
    } catch (failure) {
      if (mine !== asked) return;
      note.textContent = failure.message;
      announce(failure.message);
      list.replaceChildren();
      all.replaceChildren();
    }
  }

  function row(article) {
    const title = titleOf(article);
    const back = button([icon(...ICONS.retry), el("span", {}, t("library.restore"))], () => act(back, () => restore(article)), {
      class: "quiet", "aria-label": t("library.restore-one", { title }),
    });
    return el("li", { dataset: { key: article.article_id } },
      el("span", { class: "title", dir: article.direction, lang: article.language }, article.title || t("library.no-title")),
      el("span", { class: "meta" },
        dotted(article.source, nameOf(article.language), t("library.removed-at", { time: moment(article.removed) }))),
      el("span", { class: "acts" }, back,
        forgetting(icon(...ICONS.remove), `removed/${article.article_id}`, [article], {
          class: "round", "aria-label": t("library.forget-one", { title }), title: t("library.forget"),
        })));
  }

  function forgetting(label, address, articles, attributes) {
    return twice(label, t("library.forget-sure"), (sure) => act(sure, () => forget(address, articles)), attributes);
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
      announce(failure.message);
    }
    if (document.activeElement === document.body) (list.querySelector("button") ?? note).focus();
  }

  async function forget(address, articles) {
    await send("DELETE", address);
    announce(t("library.forgotten"));
    changed({ forgotten: articles.map((article) => article.article_id) });
  }

  return { element, show };
}
