/* The library: the articles at hand, and adding more. */
import { Failure, get, stream } from "./api.js";
import { announce, el } from "./dom.js";
import { date, languageName, t } from "./i18n.js";
import { openArticle } from "./pane.js";

const TYPES = ".txt,.md,.html,.htm,.pdf,.docx,.json,.jsonl";
const list = el("ul", { id: "articles", class: "articles" });
const report = el("ul", { id: "report", class: "report", "aria-live": "polite" });

export default {
  name: "library",
  mount(root) {
    const input = el("input", { type: "file", id: "files", multiple: true, accept: TYPES });
    input.addEventListener("change", () => add(input));
    root.append(el("div", { class: "page" },
      el("h2", {}, t("library.articles")),
      el("label", { class: "files", for: "files" }, t("library.add"), input),
      report, list));
    refresh();
    document.addEventListener("models-ready", refresh);
  },
  show: refresh,
};

async function refresh() {
  try {
    const { articles } = await get("articles");
    list.replaceChildren(...articles.map(item));
    if (!articles.length) list.replaceChildren(el("li", { class: "empty" }, t("library.empty")));
  } catch (failure) {
    list.replaceChildren(el("li", { class: "empty" }, failure.message));
  }
}

function item(article) {
  const meta = [article.source, date(article.published), languageName(article.language)].filter(Boolean);
  const open = el("button", { type: "button", class: "open-article", onclick: () => openArticle(article) },
    el("span", { class: "title", dir: article.direction, lang: article.language }, article.title),
    el("span", { class: "meta" }, meta.map((part, place) => [place ? " · " : "", el("bdi", {}, part)])));
  return el("li", {}, open);
}

async function add(input) {
  const files = new FormData();
  for (const file of input.files) files.append("files", file);
  input.value = "";
  const tell = (rows) => report.replaceChildren(...rows.map((file) =>
    el("li", { class: file.status }, el("bdi", { class: "file" }, file.name), " ", el("span", { class: "told", dir: "auto" }, file.line))));
  try {
    await stream("files", files, (event) => {
      if (event.type === "failure") throw new Failure(event.message);
      tell(event.files);
    });
  } catch (failure) {
    tell([{ name: "", status: "failed", line: failure.message }]);
  }
  announce(report.textContent);
  refresh();
}
