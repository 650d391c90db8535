/* What a question is kept to: dates, sources, languages. `element` stands beside the box, `where()` goes with a question.
   It comes back with the page, like the words in the box; `set({})` clears it. */
import { get } from "./api.js";
import { ICONS, LAST_DAY, announce, button, el, icon, refill } from "./dom.js";
import { date, languageName, number, t } from "./i18n.js";
import { menu } from "./popover.js";

const KEPT = "maqal.filters";
const MANY = 12; // outlets among which one is looked for rather than seen

/* What it is, part by part, in words. */
export const kept = (where) => [
  where.published_from && `${t("filter.from")} ${date(where.published_from)}`,
  where.published_to && `${t("filter.to")} ${date(where.published_to)}`,
  ...where.shown_sources.map((source) => source || t("library.no-outlet")),
  ...where.languages.map(languageName),
].filter(Boolean);

export function filters() {
  const from = el("input", { type: "date", id: "filter-from", max: LAST_DAY });
  const to = el("input", { type: "date", id: "filter-to", max: LAST_DAY });
  const find = el("input", { type: "search", hidden: true, "aria-label": t("filter.find"), placeholder: t("filter.find"), oninput: search });
  const sources = el("fieldset", { class: "choices", hidden: true }, el("legend", {}, t("library.outlets")));
  const languages = el("fieldset", { class: "choices", hidden: true }, el("legend", {}, t("filter.languages")));
  const clear = button(t("filter.clear"), () => {
    set({});
    from.focus(); // the button is gone
  }, { class: "clear" });
  const wrong = el("p", { class: "failure", role: "alert", hidden: true }, t("library.date-bad"));
  const panel = el("div", { class: "panel", role: "group", "aria-label": t("filter.title") },
    el("div", { class: "dates" },
      el("label", {}, t("filter.from"), from),
      el("label", {}, t("filter.to"), to)),
    wrong, find, sources, languages,
    clear);
  const count = el("b", { class: "count" });
  const [opener, box] = menu([icon(...ICONS.filter), el("span", {}, t("filter.title")), count], panel, fill);
  panel.addEventListener("input", tell);
  const checked = (group) => [...group.querySelectorAll("input:checked")];
  const chosen = (group) => checked(group).map((input) => input.value);

  async function fill() {
    find.value = "";
    narrowed();
    const choices = await get("choices").catch(() => null);
    if (!choices) return; // the lists stay: an empty one would ask all articles
    list(sources, choices.sources, (one) => one.shown || t("library.no-outlet"));
    find.hidden = choices.sources.length < MANY;
    narrowed();
    list(languages, choices.languages, (one) => languageName(one.shown));
    tell();
  }

  function list(group, values, name) {
    const before = new Set(chosen(group));
    const offered = new Set(values.map((one) => one.value));
    const gone = checked(group).filter((input) => !offered.has(input.value)).map((input) => input.parentElement);
    for (const row of gone) row.lastElementChild.textContent = number(0);
    group.hidden = values.length < 2 && !before.size;
    const rows = values.map((one) => row(one.value, name(one), number(one.count), before.has(one.value)));
    const on = (one) => one.firstElementChild.checked;
    rows.sort((one, other) => on(other) - on(one)); // the chosen ones first, the others as they were
    refill(group, [group.firstElementChild, ...gone, ...rows]);
  }

  function search() {
    narrowed();
    announce(t("library.found", { n: sources.querySelectorAll("label:not([hidden])").length }));
  }

  /* Only the outlets with these words, and the chosen ones. */
  function narrowed() {
    const words = find.value.trim().toLocaleLowerCase();
    for (const label of sources.querySelectorAll("label")) {
      const [box, name] = label.children;
      label.hidden = !box.checked && !name.textContent.toLocaleLowerCase().includes(words);
    }
  }

  const row = (value, name, count, on) =>
    el("label", { dataset: { key: value } }, el("input", { type: "checkbox", value, checked: on }), el("bdi", {}, name), el("span", { class: "meta" }, count));

  /* As `where()` gives it, with the names of the sources as they are shown; the other choices come when the list is opened. */
  function set(where) {
    from.value = where.published_from ?? "";
    to.value = where.published_to ?? "";
    only(sources, where.sources ?? [], (at) => where.shown_sources[at] || t("library.no-outlet"));
    only(languages, where.languages ?? [], (at) => languageName(where.languages[at]));
    tell();
  }

  function only(group, values, name) {
    group.hidden = !values.length;
    group.replaceChildren(group.firstElementChild, ...values.map((value, at) => row(value, name(at), "", true)));
  }

  const where = () => ({
    published_from: from.value || null,
    published_to: to.value || null,
    sources: chosen(sources),
    languages: chosen(languages),
    shown_sources: checked(sources).map((input) => input.nextElementSibling.textContent),
  });

  /* A date that was begun and is not whole would be none, without a word: then it is shown, to be completed or cleared. */
  function unfinished() {
    const bad = begun();
    if (!bad) return false;
    box.addEventListener("toggle", () => {
      wrong.hidden = clear.hidden = false;
      bad.focus();
    }, { once: true });
    box.showPopover();
    return true;
  }

  const begun = () => [from, to].find((input) => input.validity.badInput);

  function tell() {
    wrong.hidden ||= !begun();
    const on = (from.value || to.value ? 1 : 0) + chosen(sources).length + chosen(languages).length;
    count.textContent = on ? number(on) : "";
    clear.hidden = !on && wrong.hidden;
    opener.classList.toggle("on", on > 0);
    opener.setAttribute("aria-label", on ? t("filter.on", { n: on }) : t("filter.title"));
    opener.title = kept(where()).join(" · ");
    if (on) sessionStorage.setItem(KEPT, JSON.stringify(where()));
    else sessionStorage.removeItem(KEPT);
  }

  set(JSON.parse(sessionStorage.getItem(KEPT) ?? "{}"));
  return { element: el("div", { class: "filters" }, opener, box), where, set, unfinished };
}
