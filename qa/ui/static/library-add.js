/* Adding: choosing and dropping, sending in portions, and the report of what was read, where it can be corrected. */
import { stream } from "./api.js";
import { ICONS, announce, button, el, goTo, icon, isolated } from "./dom.js";
import { dragged } from "./drop-sign.js";
import { t } from "./i18n.js";
import { actions, changed, words } from "./library-article.js";
import { ACCEPT, chosen, dropped, portions, seen, sorted } from "./library-files.js";

const LARGEST = 20 * 2 ** 20; // as qa/ui/guard.py has it
const DONE = ["added", "replaced", "unchanged", "duplicate", "failed"];

export function adding(view) {
  let waiting = []; // [{ file, name }] not yet sent
  let total = 0;
  let done = 0;
  let failures = [];
  let running = false;
  let stopped = false;

  const files = input("files", { accept: ACCEPT });
  const folder = input("folder", { webkitdirectory: true });
  const bar = el("progress", { max: 1, value: 0, "aria-label": t("library.progress") });
  const state = el("p", { class: "state" });
  const stop = button(t("chat.stop"), () => (stopped = true), { class: "stop" });
  const close = button(icon(...ICONS.close), putAway, { class: "round", "aria-label": t("library.close-report"), title: t("library.close-report") });
  const retry = button([icon(...ICONS.retry), el("span", {}, t("library.retry"))], again, { class: "quiet again" });
  const asking = button(t("review.to-chat"), () => goTo("chat"), { class: "to-chat" });
  const problems = el("ul", { class: "problems", "aria-label": t("library.not-added") });
  const left = el("details", { class: "left", hidden: true });
  const read = el("ol", { class: "read", "aria-label": t("library.read") });
  const report = el("section", { id: "report", class: "report", "aria-label": t("library.report"), hidden: true },
    el("header", {}, state, retry, asking, stop, close), bar, problems, left, read);
  const zone = el("div", { class: "zone" },
    el("p", { class: "drop" }, t("library.drop")),
    el("p", { class: "kinds meta" }, t("library.kinds")),
    el("div", { class: "ways" },
      button([icon(...ICONS.plus), el("span", {}, t("library.choose-files"))], () => files.click(), { class: "main choose-files" }),
      button(t("library.choose-folder"), () => folder.click(), { class: "choose-folder" })),
    files, folder);

  // A file dropped anywhere on the page is added.
  dragged((over) => view.classList.toggle("dropping", over), async (event) => {
    location.hash = "library";
    take(await dropped(event.dataTransfer));
  });
  addEventListener("beforeunload", (event) => running && event.preventDefault());
  document.addEventListener("library-changed", ({ detail }) => follow(detail ?? {}));

  function input(id, attributes) {
    const made = el("input", { type: "file", id, multiple: true, hidden: true, ...attributes });
    made.addEventListener("change", () => {
      take(chosen(made));
      made.value = "";
    });
    return made;
  }

  function take(found) {
    const [fitting, names] = sorted(found);
    if (!running) clear();
    report.hidden = false;
    leave(names);
    total += fitting.length;
    for (const one of fitting.filter(({ file }) => file.size > LARGEST)) {
      fail(one, t("library.too-large", { name: `\u2068${seen(one.name)}\u2069`, n: LARGEST / 2 ** 20 }), false);
    }
    waiting.push(...fitting.filter(({ file }) => file.size <= LARGEST));
    tell();
    if (!fitting.length) announce(state.textContent);
    if (!running && waiting.length) run();
  }

  async function run() {
    running = true;
    stopped = false;
    tell();
    announce(state.textContent);
    while (waiting.length && !stopped) {
      const [portion] = portions(waiting);
      waiting = waiting.slice(portion.length);
      await sendPortion(portion);
      changed();
    }
    for (const one of waiting) fail(one, t("library.stopped"), true);
    waiting = [];
    running = false;
    tell();
    announce(state.textContent);
  }

  async function sendPortion(portion) {
    const body = new FormData();
    for (const { file, name } of portion) body.append("files", file, name);
    const rows = portion.map((one) => row(one));
    const finished = new Set();
    const end = (n) => !finished.has(n) && (finished.add(n), (done += 1));
    let broken = t("error.unknown");
    try {
      await stream("files", body, (event) => {
        if (event.type === "failure") broken = event.message;
        for (const file of event.files ?? []) {
          if (file.status === "failed" && !finished.has(file.n)) {
            finished.add(file.n);
            rows[file.n].remove();
            fail(portion[file.n], file.line, false, file.name);
          } else if (file.status !== "failed") {
            if (DONE.includes(file.status)) end(file.n);
            show(rows[file.n], file, event.encoded);
          }
        }
        tell();
      });
    } catch (failure) {
      broken = failure.message;
    }
    portion.forEach((one, n) => {
      if (finished.has(n)) return;
      rows[n].remove();
      fail(one, broken, true);
    });
    tell();
  }

  function row({ name }) {
    const made = el("li", { class: "waiting" },
      el("p", { class: "file" }, el("bdi", {}, seen(name)), " ", el("span", { class: "told" }, t("add.waiting"))));
    read.append(made);
    return made;
  }

  function show(made, file, encoded) {
    made.className = file.status;
    made.querySelector(".told").textContent = t(`add.${file.status}`, { n: file.status === "reading" ? encoded : file.count });
    if (!DONE.includes(file.status) || made.querySelector("ul")) return;
    made.append(el("ul", {}, file.articles.map((article) => found(article))));
    const more = file.count - file.articles.length;
    if (more > 0) made.append(el("p", { class: "meta" }, t("library.more-articles", { n: more })));
    if (file.remark) made.append(el("p", { class: "meta", dir: "auto" }, file.remark));
  }

  const found = (article) => el("li", { class: "found", dataset: { article: article.article_id } }, words(article), actions(article));

  /* One that could not be added. `later`: nothing is wrong with the file, it can be sent again as it is. Its name in the
     line has no say in the direction of that. */
  function fail(one, line, later, name = seen(one.name)) {
    done += 1;
    if (later) failures.push(one);
    problems.append(el("li", {}, el("bdi", { class: "file" }, name), " ", el("span", { class: "told", dir: "auto" }, isolated(line))));
  }

  function leave(names) {
    if (!names.length) return;
    left.hidden = false;
    const list = left.querySelector("ul") ?? el("ul", {});
    list.append(...names.map((name) => el("li", {}, el("bdi", {}, seen(name)))));
    left.replaceChildren(el("summary", {}, t("library.left-out", { n: list.children.length })), list);
  }

  function tell() {
    const bad = problems.children.length;
    const good = done - bad;
    bar.value = total ? done / total : 1;
    bar.hidden = !running;
    const parts = running
      ? [t(stopped ? "library.stopping" : "library.adding", { done, n: total })]
      : [t("library.files-read", { n: good })];
    if (bad) parts.push(t("library.files-failed", { n: bad }));
    state.textContent = parts.join(" · ");
    asking.hidden = running || !good;
    stop.hidden = !running || stopped;
    close.hidden = running;
    retry.hidden = running || !failures.length;
    problems.hidden = !bad;
  }

  function again() {
    const files = failures;
    clear();
    take(files);
  }

  function putAway() {
    clear();
    zone.querySelector("button").focus();
  }

  function clear() {
    total = done = 0;
    failures = [];
    for (const list of [problems, read, left]) list.replaceChildren();
    left.hidden = report.hidden = true;
  }

  /* What was corrected or removed elsewhere changes here too. */
  function follow({ article, removed }) {
    const id = article?.article_id ?? removed;
    if (!id) return;
    for (const made of read.querySelectorAll(`[data-article="${CSS.escape(id)}"]`)) {
      if (article) made.replaceWith(found(article));
      else made.replaceChildren(...struck(made));
    }
  }

  function struck(made) {
    const title = made.querySelector(".title");
    return [el("span", { class: "gone", dir: title?.dir }, title?.textContent ?? ""), el("span", { class: "meta" }, t("library.gone"))];
  }

  return { element: el("div", { class: "adding" }, zone, report) };
}
