/* The review of cited passages. */
import { el } from "./dom.js";
import { t } from "./i18n.js";

export default {
  name: "review",
  mount(root) {
    root.append(el("div", { class: "page" }, el("h2", {}, t("view.review"))));
  },
};
