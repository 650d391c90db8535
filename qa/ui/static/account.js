/* Who is logged in, in the top line, and the way out; nothing where nobody logs in. */
import { get, send } from "./api.js";
import { announce, button, el, icon } from "./dom.js";
import { t } from "./i18n.js";
import { forgetPrivate } from "./private.js";

const OUT = ["M10 4H5v16h5", "M10 12h10", "M16 8l4 4-4 4"];

export function account() {
  const place = el("div", { class: "account" });
  show(place);
  return place;
}

async function show(place) {
  const { user } = await get("session").catch(() => ({}));
  if (!user) return;
  const label = t("access.leave-one", { name: user });
  place.append(
    el("bdi", { class: "meta", title: user }, user),
    button(icon(...OUT), leave, { class: "round", "aria-label": label, title: label }),
  );
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
