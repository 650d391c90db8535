/* The citations under review, in order: what is cited, and what was said of it. */
import { ICONS, button, el, icon, markCurrent } from "./dom.js";
import { number, t } from "./i18n.js";

export const VERDICTS = ["supports", "partly", "does_not", "wrong_span"];
const SIGNS = {
  supports: ICONS.done,
  partly: ["M12 4a8 8 0 0 0 0 16", "M12 4v16", "M15 6v12", "M18 9v6"],
  does_not: ICONS.close,
  wrong_span: ["M9 5H5v14h4", "M15 5h4v14h-4", "M10 12h4"],
};

export const sign = (verdict) => icon(...SIGNS[verdict]);

/* What stands of an item, in a word. */
export function standing(item) {
  if (!item.available && !item.verdict) return t("review.removed-short");
  if (item.reopened) return t("review.reopened");
  return item.verdict ? t(`review.${item.verdict.verdict}`) : t("review.waiting-one");
}

/* `choose(at)` is called for the citation pressed. */
export function queue(choose) {
  const list = el("ol", { class: "queue", "aria-label": t("review.queue") });
  const rows = () => [...list.children];

  function row(item, at, items) {
    const fresh = at === 0 || items[at - 1].question !== item.question || items[at - 1].turn !== item.turn;
    return el("li", {},
      fresh && el("p", { class: "asked", dir: item.question_direction, lang: item.question_language }, item.question),
      button([
        el("span", { class: "dot" }),
        el("span", { class: "excerpt quote", dir: item.direction, lang: item.language }, excerpt(item)),
      ], () => choose(at)));
  }

  return {
    element: list,
    fill(items) {
      list.replaceChildren(...items.map(row));
      items.forEach((item, at) => this.mark(item, at));
    },
    /* Show what stands of the item at `at`. */
    mark(item, at) {
      const pressed = rows()[at].querySelector("button");
      const verdict = item.reviewed ? item.verdict.verdict : null;
      pressed.className = verdict ?? (item.reopened ? "reopened" : "undecided");
      pressed.querySelector(".dot").replaceChildren(verdict ? sign(verdict) : number(item.n));
      pressed.setAttribute("aria-label", `${t("pane.citation", { at: item.n })}: ${standing(item)}. ${excerpt(item)}`);
      pressed.title = standing(item);
    },
    choose(at) {
      rows().forEach((one, place) => markCurrent(one.querySelector("button"), place === at, "true"));
      const chosen = rows()[at]?.querySelector("button");
      // The list scrolls by itself; the page must not.
      const left = chosen && chosen.offsetLeft - (list.clientWidth - chosen.offsetWidth) / 2;
      if (chosen) list.scrollTo({ top: chosen.offsetTop - list.clientHeight / 2, left });
    },
  };
}

const excerpt = (item) => [...item.quote].slice(0, 160).join("").replaceAll("\n", " ");
