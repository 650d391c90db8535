/* What a question is kept to: dates, sources, languages. `element` stands beside the box, `where()` goes with a question. */
import { get } from "./api.js";
import { ICONS, button, el, icon } from "./dom.js";
import { languageName, number, t } from "./i18n.js";
import { menu } from "./popover.js";

export function filters() {
  const from = el("input", { type: "date", id: "filter-from" });
  const to = el("input", { type: "date", id: "filter-to" });
  const sources = el("fieldset", { class: "choices", hidden: true }, el("legend", {}, t("filter.sources")));
  const languages = el("fieldset", { class: "choices", hidden: true }, el("legend", {}, t("filter.languages")));
  const panel = el("div", { class: "panel", role: "group", "aria-label": t("filter.title") },
    el("div", { class: "dates" },
      el("label", { for: from.id }, t("filter.from")), from,
      el("label", { for: to.id }, t("filter.to")), to),
    sources, languages,
    button(t("filter.clear"), clear, { class: "clear" }));
  const count = el("b", { class: "count" });
  const [opener, box] = menu([icon(...ICONS.filter), el("span", {}, t("filter.title")), count], panel, fill);
  panel.addEventListener("input", tell);
  const checked = (group) => [...group.querySelectorAll("input:checked")];
  const chosen = (group) => checked(group).map((input) => input.value);

  async function fill() {
    const choices = await get("choices").catch(() => null);
    if (!choices) return; // the lists stay: an empty one would ask all articles
    list(sources, choices.sources, (one) => one.shown || t("filter.no-source"));
    list(languages, choices.languages, (one) => languageName(one.shown));
    tell();
  }

  function list(group, values, name) {
    const before = new Set(chosen(group));
    const offered = new Set(values.map((one) => one.value));
    const gone = checked(group).filter((input) => !offered.has(input.value)).map((input) => input.parentElement);
    for (const row of gone) row.lastElementChild.textContent = number(0);
    group.hidden = values.length < 2 && !before.size;
    const rows = values.map((one) =>
      el("label", {},
        el("input", { type: "checkbox", value: one.value, checked: before.has(one.value) }),
        el("bdi", {}, name(one)), el("span", { class: "meta" }, number(one.count))));
    group.replaceChildren(group.firstElementChild, ...gone, ...rows);
  }

  function clear() {
    from.value = to.value = "";
    for (const input of checked(panel)) input.checked = false;
    tell();
  }

  function tell() {
    const on = (from.value || to.value ? 1 : 0) + chosen(sources).length + chosen(languages).length;
    count.textContent = on ? number(on) : "";
    opener.classList.toggle("on", on > 0);
    opener.setAttribute("aria-label", on ? t("filter.on", { n: on }) : t("filter.title"));
  }

  tell();
  return {
    element: el("div", { class: "filters" }, opener, box),
    where: () => ({
      published_from: from.value || null,
      published_to: to.value || null,
      sources: chosen(sources),
      languages: chosen(languages),
    }),
  };
}
