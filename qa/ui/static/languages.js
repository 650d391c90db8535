/* The choice of the interface's language, in the top line and on the login page. */
import { el } from "./dom.js";
import { LANGUAGES, choose, language, t } from "./i18n.js";

export function languages() {
  const options = Object.entries(LANGUAGES).map(([code, name]) =>
    el("option", { value: code, lang: code, selected: code === language }, name));
  const select = el("select", { id: "language", "aria-label": t("shell.language") }, options);
  select.addEventListener("change", () => choose(select.value));
  return select;
}
