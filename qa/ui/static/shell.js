/* The frame around the views: top line, navigation, the view shown, the article pane, the live region.

   A view is a module with a default export { name, mount(root, path), show(path) }: `mount` is called once, when the
   view is first opened, `show` (optional) each time it is opened again. `path` is the list of what follows the view's
   name in the address: #review/abc/2 -> ["abc", "2"]. Add it to VIEWS, and `view.<name>` to the catalogues. */
import { el } from "./dom.js";
import { LANGUAGES, choose, language, t } from "./i18n.js";
import { pane } from "./pane.js";
import chat from "./chat.js";
import library from "./library.js";
import review from "./review.js";

const VIEWS = [chat, review, library];

export function build(root) {
  const tabs = new Map();
  const sections = new Map();
  for (const view of VIEWS) {
    const link = el("a", { href: `#${view.name}`, onclick: follow }, t(`view.${view.name}`));
    tabs.set(view.name, link);
    const attributes = { id: `view-${view.name}`, class: "view", "aria-label": t(`view.${view.name}`), hidden: true };
    sections.set(view.name, el("section", attributes));
  }
  const first = [...sections.values()];
  const top = el("header", { class: "top" },
    el("a", { class: "skip", href: "#", onclick: skip }, t("shell.skip")),
    el("h1", { class: "brand" }, el("span", { lang: "en" }, "Maqal"), el("span", { lang: "ar", dir: "rtl" }, "مقال")),
    el("nav", { "aria-label": t("shell.views") }, [...tabs.values()]),
    languages(),
  );
  const body = el("div", { id: "body" }, el("div", { id: "views", tabindex: -1 }, first), pane);
  root.append(top, body, el("div", { id: "live", class: "unseen", role: "status" }));
  addEventListener("hashchange", route);
  route();

  function route() {
    const [name, ...path] = location.hash.slice(1).split("/").map(decodeURIComponent);
    const view = VIEWS.find((one) => one.name === name) ?? VIEWS[0];
    for (const one of VIEWS) {
      sections.get(one.name).hidden = one !== view;
      if (one === view) tabs.get(one.name).setAttribute("aria-current", "page");
      else tabs.get(one.name).removeAttribute("aria-current");
    }
    const section = sections.get(view.name);
    document.title = `${t(`view.${view.name}`)} · Maqal`;
    if (section.dataset.mounted) view.show?.(path);
    else {
      section.dataset.mounted = "yes";
      view.mount(section, path);
    }
  }
}

/* The page has a <base>: a plain "#…" would leave the page where the address has a query. */
function follow(event) {
  event.preventDefault();
  location.hash = event.currentTarget.hash;
}

function skip(event) {
  event.preventDefault();
  (document.querySelector("#views textarea") ?? document.getElementById("views")).focus();
}

function languages() {
  const options = Object.entries(LANGUAGES).map(([code, name]) =>
    el("option", { value: code, lang: code, selected: code === language }, name));
  const select = el("select", { id: "language", "aria-label": t("shell.language") }, options);
  select.addEventListener("change", () => choose(select.value));
  return select;
}
