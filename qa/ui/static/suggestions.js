/* What an empty page of the chat offers: questions that the articles answer, where these are few the newest articles, and
   the way to the library while it has none. */
import { get } from "./api.js";
import { button, dotted, el, goTo, refill } from "./dom.js";
import { date, languageName, t } from "./i18n.js";
import { openArticle } from "./pane.js";

const FEW = 3; // with fewer questions there is room for articles, in rows of two

/* { element, refresh }; `ask(question)` is called for the one pressed. */
export function suggesting(ask) {
  const element = el("ul", { class: "suggestions" });
  let asked = 0; // a slow old answer must not come over a newer one

  async function refresh() {
    const mine = (asked += 1);
    element.querySelector(".empty")?.remove(); // it may be true no more
    if (!element.children.length) element.append(el("li", { class: "coming" }, t("chat.suggesting")));
    const { questions } = await get("suggestions").catch(() => ({ questions: [] }));
    const newest = questions.length < FEW && await get(`articles?sort=published&limit=${questions.length ? 2 : 4}`).catch(() => null);
    if (mine !== asked) return;
    const one = (question) => button(question, () => ask(question), { class: "suggested", dir: "auto" });
    refill(element, (newest?.total === 0 ? [nothingYet()] : [
      ...questions.map((question) => el("li", { dataset: { key: question } }, one(question))),
      newest && el("li", { class: "heading" }, t("chat.newest")),
      ...(newest ? newest.articles.map((article) => el("li", { dataset: { key: article.article_id } }, opening(article))) : []),
    ].filter(Boolean)));
  }

  return { element, refresh };
}

const opening = (article) => button([
  el("span", { class: "title", dir: article.direction, lang: article.language }, article.title || t("library.no-title")),
  el("span", { class: "meta" }, dotted(article.source, date(article.published), languageName(article.language))),
], () => openArticle({ article_id: article.article_id, revision: article.revision }), { class: "suggested" });

const nothingYet = () => el("li", { class: "empty" }, el("p", {}, t("library.empty")), toLibrary());

export const toLibrary = () => button(t("chat.to-library"), () => goTo("library"), { class: "main to-library" });
