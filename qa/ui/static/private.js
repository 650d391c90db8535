/* What the browser keeps for a person (drafts, the open conversation) is not for the next one who logs in. */
const USER = "maqal.user"; // whose it is
const KEPT = [USER, "maqal.language"];

export function keepFor(user) {
  // Each tab has its own session storage, and learns by itself that somebody else is here.
  for (const store of [localStorage, sessionStorage]) {
    if (store.getItem(USER) === user) continue;
    forget(store);
    store.setItem(USER, user);
  }
}

// Somebody else has logged in in another tab: nothing of this one is theirs, nor what is asked in it from now on.
addEventListener("storage", ({ key }) => key === USER && location.reload());

export function forgetPrivate() {
  [localStorage, sessionStorage].forEach(forget);
}

function forget(store) {
  const own = Object.keys(store).filter((key) => key.startsWith("maqal.") && !KEPT.includes(key));
  for (const key of own) store.removeItem(key);
}
