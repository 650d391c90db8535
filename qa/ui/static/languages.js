/* The choice of the interface's language, in the top line and on the login page. */
import { el } from "./dom.js";
import { LANGUAGES, choose, language, t } from "./i18n.js";

export function languages() {
  const options = Object.entries(LANGUAGES).map(([code, name]) =>
    el("option", { value: code, lang: code, selected: code === language }, name));
  const select = el("select", { id: "language", "aria-label": t("shell.language") }, options);
  // The arrow keys change a closed list at each step: that is no choice before Enter, or before the list is left.
  let stepping = false;
  select.addEventListener("pointerdown", () => (stepping = false));
  select.addEventListener("keydown", (event) => {
    stepping = event.key !== "Enter";
    if (!stepping && select.value !== language) choose(select.value);
  });
  select.addEventListener("change", () => stepping || choose(select.value));
  select.addEventListener("blur", () => select.value !== language && choose(select.value));
  return select;
}
