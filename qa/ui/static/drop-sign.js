/* The sign that a file may be dropped, over a view without a place for it; the library takes the file (library-add.js). */
import { el } from "./dom.js";
import { t } from "./i18n.js";

/* `prepare` is called when something is dragged over the page, so that there is who takes it. */
export function dropSign(prepare) {
  const sign = el("p", { class: "drop-sign", hidden: true }, t("library.drop"));
  dragged((over) => {
    if (over) prepare();
    sign.hidden = !over || Boolean(document.querySelector(".zone")?.checkVisibility());
  });
  return sign;
}

/* Files dragged over the page, which the browser would leave for one of them: `tell(over)` as they come and go. */
export function dragged(tell, drop = () => {}) {
  let over = 0; // elements are entered before the former ones are left
  const on = (kind, then) => document.addEventListener(kind, (event) => event.dataTransfer?.types.includes("Files") && then(event));
  const count = (now) => tell((over = now) > 0);
  on("dragenter", () => count(over + 1));
  on("dragleave", () => count(Math.max(0, over - 1)));
  on("dragover", (event) => event.preventDefault());
  on("drop", (event) => {
    event.preventDefault();
    count(0);
    drop(event);
  });
}
