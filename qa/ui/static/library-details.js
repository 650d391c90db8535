/* Correcting what was read of an article: title, outlet, day, language. Only what was changed is sent. */
import { get, send } from "./api.js";
import { ICONS, LAST_DAY, announce, button, el, icon } from "./dom.js";
import { languageName, locale, moment, t } from "./i18n.js";

const CODES = ("ar az bg bn bs ca cs da de el en es et fa fi fr gu ha he hi hr hu hy id it ja ka kk kn ko ku lt lv mk ml "
  + "mr ms my ne nl no pa pl ps pt ro ru sk sl so sq sr sv sw ta te th tl tr uk ur uz vi yo zh").split(" ");
const dialog = el("dialog", { id: "details", class: "details", "aria-labelledby": "details-title" });
let opener = null;

dialog.addEventListener("close", () => {
  dialog.replaceChildren();
  // The list may have drawn the article's row anew meanwhile.
  const again = opener?.isConnected ? opener : document.querySelector(`[data-article="${opener?.dataset.of}"] .correct`);
  again?.focus();
});

// It belongs to the view that it was opened from, which Back leaves.
addEventListener("hashchange", () => dialog.close());

export function correct(article, from) {
  opener = from;
  opener.dataset.of = article.article_id;
  if (!dialog.isConnected) document.getElementById("maqal").append(dialog);
  const title = el("textarea", { id: "details-field-title", rows: 2, dir: "auto", lang: article.language, maxlength: 500, required: true, "aria-describedby": "details-wrong" });
  title.value = article.title;
  const outlet = el("input", { id: "details-field-source", dir: "auto", maxlength: 500, list: "details-outlets", value: article.source });
  const outlets = el("datalist", { id: "details-outlets" });
  const day = el("input", { id: "details-field-published", type: "date", max: LAST_DAY, value: article.published.slice(0, 10), "aria-describedby": "details-wrong" });
  const language = el("select", { id: "details-field-language" }, languages(article.language));
  const line = el("p", { id: "details-wrong", class: "failure", role: "alert", dir: "auto", hidden: true });
  const save = el("button", { type: "submit", class: "main" }, t("library.save"));
  const form = el("form", { onsubmit: (event) => submit(event), novalidate: true },
    el("header", {},
      el("h2", { id: "details-title" }, t("library.correct")),
      button(icon(...ICONS.close), () => dialog.close(), { class: "round", "aria-label": t("library.cancel") })),
    field("title", title), field("source", outlet), outlets, field("published", day), field("language", language),
    el("p", { class: "meta" }, t("library.file"), " ", el("bdi", {}, article.file),
      article.part > 0 && [" · ", t("library.part", { n: article.part + 1 })],
      article.added && [" · ", t("library.added-at", { time: moment(article.added) })]),
    line,
    el("footer", {}, button(t("library.cancel"), () => dialog.close()), save));
  title.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // a title is one line, however long
    form.requestSubmit();
  });
  dialog.replaceChildren(form);
  dialog.showModal();
  title.focus();
  fill(outlets);

  function field(name, input) {
    return el("div", { class: `field ${name}` },
      el("label", { for: input.id }, t(`library.field.${name}`)),
      article.corrected.includes(name) && el("span", { class: "by-hand" }, t("library.by-hand")),
      input);
  }

  function changes() {
    const wanted = {
      title: title.value.replace(/\s+/g, " ").trim(), source: outlet.value.trim(), published: day.value, language: language.value,
    };
    // The day alone was shown: while it stays, so does the hour.
    if (day.value === article.published.slice(0, 10)) wanted.published = article.published;
    return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => value !== article[name]));
  }

  function tell(words, at) {
    line.textContent = words;
    line.hidden = !words;
    for (const one of [title, day]) one.setAttribute("aria-invalid", String(one === at));
    at?.focus();
  }

  async function submit(event) {
    event.preventDefault();
    tell("");
    if (!title.value.trim()) return tell(t("library.title-missing"), title);
    if (day.validity.badInput) return tell(t("library.date-bad"), day);
    const body = changes();
    if (!Object.keys(body).length) return dialog.close();
    save.disabled = true;
    save.textContent = t("library.saving");
    try {
      const row = await send("PATCH", `articles/${article.article_id}`, body);
      if (form.isConnected) dialog.close(); // it may be put away by now, or show another article
      announce(t("library.saved"));
      document.dispatchEvent(new CustomEvent("library-changed", { detail: { article: row } }));
    } catch (failure) {
      tell(failure.message);
      save.disabled = false;
      save.textContent = t("library.save");
      if (document.activeElement === document.body) save.focus(); // a button that is disabled loses it
    }
  }
}

function languages(own) {
  const collator = new Intl.Collator(locale);
  const codes = [...new Set([own, ...CODES])].filter((code) => code !== "und");
  const named = codes.map((code) => [code, languageName(code)]).sort((a, b) => collator.compare(a[1], b[1]));
  return [["und", t("library.language-unknown")], ...named].map(([value, name]) =>
    el("option", { value, selected: value === own }, name));
}

async function fill(outlets) {
  const found = await get("statistics").catch(() => ({ sources: [] }));
  const names = found.sources.map((one) => one.shown).filter(Boolean);
  outlets.replaceChildren(...names.map((value) => el("option", { value })));
}
