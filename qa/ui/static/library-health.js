/* Health: what `check` finds, and the repair. */
import { Failure, get, stream } from "./api.js";
import { ICONS, button, el, icon } from "./dom.js";
import { t } from "./i18n.js";
import { changed } from "./library-article.js";

const SIGNS = { ok: ICONS.done, warning: ["M12 7v6", "M12 17v.01"], error: ICONS.close };

export function healthPart() {
  const state = el("p", { class: "state", role: "status" });
  const bar = el("progress", { max: 1, "aria-label": t("library.repairing"), hidden: true });
  const list = el("div");
  const check = button([icon(...ICONS.retry), el("span", {}, t("library.check"))], () => look(true), { class: "check" });
  const repair = button(t("library.repair"), mend, { class: "repair", hidden: true }); // until there is something
  const about = el("p", { class: "meta about-repair", hidden: true }, t("library.repair-about"));
  const element = el("section", { "aria-label": t("library.health") },
    el("div", { class: "part-bar" }, state, el("span", { class: "acts" }, check, repair)), bar,
    list, about);
  let busy = false;

  async function look(told = false) {
    if (busy) return;
    work(true, t("library.checking"));
    try {
      show(await get("health"));
    } catch (failure) {
      say(failure.message, "failure");
    }
    work(false);
    if (told && document.activeElement === document.body) check.focus(); // a button that is disabled loses it
  }

  async function mend() {
    work(true, t("library.repairing"));
    bar.hidden = false;
    bar.removeAttribute("value");
    try {
      await stream("health/repair", {}, (event) => {
        if (event.type === "failure") throw new Failure(event.message);
        if (event.type === "progress" && event.total) {
          bar.value = event.done / event.total;
          state.textContent = t("library.repaired-some", { done: event.done, n: event.total });
        }
        if (event.type === "done") {
          show(event);
          if (!event.findings.some((one) => one.severity === "error")) say(t("library.repaired"), "good");
        }
      });
      changed();
    } catch (failure) {
      say(failure.message, "failure");
    }
    bar.hidden = true;
    work(false);
    check.focus();
  }

  function work(on, words) {
    busy = on;
    check.disabled = repair.disabled = on;
    if (words) say(words);
  }

  function say(words, kind = "") {
    state.className = `state ${kind}`;
    state.textContent = words;
  }

  function show({ findings, repairable }) {
    const bad = findings.filter((one) => one.severity !== "ok");
    say(bad.length ? t("library.problems", { n: bad.length }) : t("library.healthy"), bad.length ? "bad" : "good");
    repair.classList.toggle("main", repairable);
    repair.hidden = about.hidden = !bad.length;
    const [errors, warnings, sound] = ["error", "warning", "ok"].map((severity) => findings.filter((one) => one.severity === severity));
    list.replaceChildren(...[
      bad.length && rows([...errors, ...warnings]),
      el("details", {}, el("summary", { class: "meta" }, t("library.findings")), rows(sound)), // in order: for who wants to know
    ].filter(Boolean));
  }

  return { element, show: () => look() };
}

const rows = (findings) => el("ul", { class: "findings", "aria-label": t("library.findings") }, findings.map((one) =>
  el("li", { class: one.severity },
    el("span", { class: "sign" }, icon(...SIGNS[one.severity]), el("span", { class: "unseen" }, t(`library.severity.${one.severity}`))),
    el("span", {}, said("finding", one.finding), said("remedy meta", one.remedy)))));

/* What was found, or what to do, in the page's words; nothing where there is nothing to do. */
function said(kind, { key, values }) {
  if (!key) return null;
  const isolated = Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? `\u2068${value}\u2069` : value]);
  return el("span", { class: kind }, t(key, Object.fromEntries(isolated)));
}
