// Puts the page together.
import { $, json } from "./dom.js";
import * as account from "./account.js";
import * as code from "./code.js";
import * as faults from "./faults.js";
import * as handlers from "./handlers.js";
import * as keys from "./keys.js";
import * as log from "./log.js";
import * as session from "./session.js";

const settings = await json("/demo/settings");

function arrange() {
  const { signedIn } = session.session;
  $("sign-in").hidden = signedIn;
  for (const id of ["session", "profile", "keys", "user-menu"]) $(id).hidden = !signedIn;
  $("faults").hidden = !settings.lab;
  if (signedIn) {
    account.showUserMenu(settings);
    account.fillProfile();
  } else {
    account.showFaces(settings);
  }
}

log.start();
code.start();
for (const each of [session, account, handlers, keys]) each.start();
if (settings.lab) faults.start();
else $("health").lastElementChild.textContent = "Your Clerk instance";
log.events.addEventListener("signed", arrange);
await session.refresh();
arrange();
document.body.dataset.ready = "true";
