/* What an empty page of the chat offers: questions that the articles answer, or the way to the library while it has none. */
import { get } from "./api.js";
import { button, el, goTo } from "./dom.js";
import { t } from "./i18n.js";

/* { element, refresh }; `ask(question)` is called for the one pressed. */
export function suggesting(ask) {
  const element = el("ul", { class: "suggestions" });
  let asked = 0; // a slow old answer must not come over a newer one

  async function refresh() {
    const mine = (asked += 1);
    element.querySelector(".empty")?.remove(); // it may be true no more
    if (!element.children.length) element.append(el("li", { class: "coming" }, t("chat.suggesting")));
    const { questions } = await get("suggestions").catch(() => ({ questions: [] }));
    const empty = !questions.length && await get("choices").then(({ languages }) => !languages.length, () => false);
    if (mine !== asked) return;
    const one = (question) => button(question, () => ask(question), { class: "suggested", dir: "auto" });
    element.replaceChildren(...(empty ? [nothingYet()] : questions.map((question) => el("li", {}, one(question)))));
  }

  return { element, refresh };
}

const nothingYet = () => el("li", { class: "empty" }, el("p", {}, t("library.empty")), toLibrary());

export const toLibrary = () => button(t("view.library"), () => goTo("library"), { class: "main to-library" });
