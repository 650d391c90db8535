/* Who is logged in, in the top line, and the way out; nothing where nobody logs in. */
import { send } from "./api.js";
import { announce, button, el, icon } from "./dom.js";
import { t } from "./i18n.js";
import { forgetPrivate } from "./private.js";

const OUT = ["M10 4H5v16h5", "M10 12h10", "M16 8l4 4-4 4"];

export function account(user) {
  const label = t("access.leave-one", { name: user });
  return el("div", { class: "account" }, user && [
    el("bdi", { class: "meta", title: user }, user),
    button(icon(...OUT), leave, { class: "round", "aria-label": label, title: label }),
  ]);
}

async function leave() {
  try {
    await send("DELETE", "session");
  } catch (error) {
    announce(error.message);
    return;
  }
  forgetPrivate();
  location.replace("login");
}
