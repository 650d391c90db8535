/* The library: #library is the list and adding, #library/statistics, #library/health and #library/removed the rest;
   #library/words/<words> looks for these, #library/article/<id>/<revision>/<start>-<end> opens an article at these words (code points), see `copy.js`.

   What changes the library says so on the document, and every part looks again:
     "library-changed"     detail { article } (a row that was corrected or restored), { removed: id }, { forgotten: [id] } or nothing */
import { ready } from "./api.js";
import { announce, el, entitle, follow, markCurrent } from "./dom.js";
import { t } from "./i18n.js";
import { adding } from "./library-add.js";
import { healthPart } from "./library-health.js";
import { listing } from "./library-list.js";
import { removedPart } from "./library-removed.js";
import { statisticsPart } from "./library-statistics.js";
import { undoBar } from "./library-undo.js";
import { openArticle } from "./pane.js";

const PARTS = ["articles", "statistics", "health", "removed"];
const links = new Map();
const sections = new Map();
const shows = {};
const loading = el("p", { class: "status loading", role: "status" });
let loaded = false; // the models are there, or never will be: then the part on show says why
let asked = 0;
let words = null; // of an article, that the address asks for

export default {
  mount(root, path) {
    for (const part of PARTS) {
      links.set(part, el("a", { href: address(part), onclick: (event) => {
        if (location.hash === event.currentTarget.hash) look(); // pressed once more: the server may be back
        follow(event);
      } }, t(`library.${part}`)));
      sections.set(part, el("div", { class: `part part-${part}`, hidden: true }));
    }
    const list = listing(root);
    const add = adding(root);
    const statistics = statisticsPart();
    const health = healthPart();
    const removed = removedPart();
    sections.get("articles").append(add.element, list.element);
    sections.get("statistics").append(statistics.element);
    sections.get("health").append(health.element);
    sections.get("removed").append(removed.element);
    Object.assign(shows, {
      articles: list.refresh, statistics: statistics.show, health: health.show, removed: removed.show,
    });
    root.append(
      el("div", { class: "page library" },
        el("header", { class: "library-head" },
          el("h2", {}, t("view.library")),
          el("nav", { class: "parts", "aria-label": t("library.parts") }, [...links.values()])),
        loading,
        [...sections.values()]),
      undoBar);
    document.addEventListener("library-changed", () => !root.hidden && look());
    open(path);
  },
  show: open,
};

const address = (part) => (part === "articles" ? "#library" : `#library/${part}`);
const shown = () => PARTS.find((part) => !sections.get(part).hidden);

function open(path) {
  const part = PARTS.includes(path[0]) ? path[0] : "articles";
  const before = shown();
  if (part !== "articles" && !loading.closest(".view").hidden) entitle(t(`library.${part}`));
  if (before && before !== part) announce(t(`library.${part}`));
  words = path[0] === "article" ? wordsAt(path) : null;
  if (path[0] === "words") sections.get(part).querySelector("#library-search").value = path[1] ?? "";
  for (const one of PARTS) {
    sections.get(one).hidden = one !== part;
    markCurrent(links.get(one), one === part);
  }
  look();
}

async function look() {
  const mine = (asked += 1);
  if (!loaded) {
    await ready(() => (loading.textContent = t("chat.loading")), () => mine === asked).catch(() => {});
    // Who has gone to another view meanwhile is met there by no article; on the way back the library looks again.
    if (mine !== asked || loading.closest(".view").hidden) return;
    loaded = true;
    loading.textContent = "";
  }
  shows[shown()]();
  if (words) openArticle(words);
  words = null;
}

function wordsAt([, article_id, revision, place = ""]) {
  const [start, end] = place.split("-").map(Number);
  return { article_id, revision: Number(revision), spans: end ? [{ n: 1, start, end }] : [], chosen: 1 };
}
