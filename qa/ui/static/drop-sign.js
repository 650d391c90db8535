/* The sign that a file may be dropped, over a view without a place for it; the library takes the file (library-add.js). */
import { el } from "./dom.js";
import { t } from "./i18n.js";

/* `prepare` is called when something is dragged over the page, so that there is who takes it. */
export function dropSign(prepare) {
  const sign = el("p", { class: "drop-sign", hidden: true }, t("library.drop"));
  const ours = (event) => event.dataTransfer?.types.includes("Files");
  let over = 0; // elements are entered before the former ones are left
  const show = () => {
    sign.hidden = !over || Boolean(document.querySelector(".zone")?.checkVisibility());
  };
  document.addEventListener("dragenter", (event) => {
    if (!ours(event)) return;
    prepare();
    over += 1;
    show();
  });
  document.addEventListener("dragleave", (event) => {
    if (!ours(event)) return;
    over = Math.max(0, over - 1);
    show();
  });
  document.addEventListener("dragover", (event) => ours(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!ours(event)) return;
    event.preventDefault();
    over = 0;
    show();
  });
  return sign;
}
