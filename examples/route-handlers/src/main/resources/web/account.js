// Signing in and out, the user button, and the profile form with its webhooks.
import { $, busy, el, face, mark, orgMark, post, roleName, svg, toast } from "./dom.js";
import { account, ensureFresh, session, showSession, userName } from "./session.js";

const ICONS = {
  user: '<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="7" r="3.2"/><path d="M3.8 17c.8-3.2 3.2-5 6.2-5s5.4 1.8 6.2 5"/></svg>',
  out: '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M8 4H4.5v12H8M12.5 6.5 16 10l-3.500 3.500M16 10H8"/></svg>',
  tick: '<svg class="tick" viewBox="0 0 20 20" aria-label="active"><path d="m4.500 10.500 3.500 3.500 7.500-8"/></svg>',
  go: '<svg class="go" viewBox="0 0 20 20" aria-hidden="true"><path d="m8 5 5 5-5 5"/></svg>',
};

export function showFaces(settings) {
  const form = $("faces");
  if (!settings.lab) {
    form.method = "get";
    form.action = "/dashboard";
    form.replaceChildren(el("button.primary", {}, "Sign in with your Clerk instance"));
    return;
  }
  form.action = settings.signInUrl;
  form.replaceChildren(el("input", { type: "hidden", name: "redirect_url", value: `${location.origin}/` }),
    ...settings.people.map((person) =>
      el("button.person", { name: "user_id", value: person.id }, face(person.name, 40),
        el("span.names", {}, el("b", {}, person.name),
          el("small", {}, person.organizations.map((each) => `${each.name} (${roleName(each.role)})`).join(", ") || "No organization")),
        svg(ICONS.go))));
}

export function showUserMenu(settings) {
  const name = userName();
  $("user-button").replaceChildren(face(name, 34));
  const item = (href, ...content) => el("li", {}, el("a.item", { href }, ...content));
  const organizations = [
    ...(account.organizations ?? []).map((each) =>
      item(`/orgs/${each.slug}`, orgMark(each.name), el("span.org", {}, each.name, el("small", {}, roleName(each.role))), each.id === session.orgId ? svg(ICONS.tick) : null)),
    item("/personal", face(name, 32), el("span.org", {}, "Personal account", el("small", {}, "no organization")), session.orgId ? null : svg(ICONS.tick)),
  ];
  const profile = item("#profile", svg(ICONS.user), "Profile");
  profile.firstElementChild.onclick = () => { open(false); $("profile-form").elements.firstName.focus({ preventScroll: true }); };
  $("user-panel").replaceChildren(
    el("div.who", {}, face(name, 40), el("div", {}, el("b", {}, name), el("small", {}, account.email ?? ""))),
    el("h3", {}, "Organizations"), el("ul", { id: "organizations" }, ...organizations),
    el("ul", { id: "account-menu" }, profile));
  if (settings.lab) { // Clerk's own front end signs out of a real instance
    const signOut = item(`${settings.signOutUrl}?redirect_url=${encodeURIComponent(`${location.origin}/`)}`, svg(ICONS.out), "Sign out");
    signOut.firstElementChild.id = "sign-out";
    $("account-menu").append(signOut);
  }
}

function open(shown) {
  $("user-panel").hidden = !shown;
  $("user-button").setAttribute("aria-expanded", String(shown));
}

/** A delivery: the bytes around the one that was flipped, and the response of the receiver. */
function delivery(each, flipped) {
  const verified = each.status === 200;
  return el(`li.delivery.${verified ? "good" : "bad"}`, {},
    el("div.wire", {}, el("div", {}, el("code", {}, flipped ? "one byte flipped" : "as signed"), mark(verified ? "yes" : "no", verified ? "200 verified" : `${each.status} refused`)),
      el("pre", {}, each.before, el("mark", {}, each.byte), `${each.after}…\n`, el("small", {}, verified ? each.type : "the signature does not fit the body"))));
}

async function save(event) {
  event.preventDefault();
  const form = event.target;
  await busy(form.querySelector("button"), async () => {
    await ensureFresh();
    const { organizations, webhooks, ...saved } = await post("/demo/account", Object.fromEntries(new FormData(form)));
    Object.assign(account, saved);
    showSession();
    $("deliveries").replaceChildren(...webhooks.map((each, index) => delivery(each, index === 1)));
    toast("Saved");
  }).catch((failure) => toast(`Not saved: ${failure.message}`));
}

export function fillProfile() {
  $("profile-form").elements.firstName.value = account.firstName ?? "";
  $("profile-form").elements.lastName.value = account.lastName ?? "";
}

export function start() {
  $("user-button").onclick = () => open($("user-panel").hidden);
  document.addEventListener("click", (event) => { if (!$("user-menu").contains(event.target)) open(false); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !$("user-panel").hidden) { open(false); $("user-button").focus(); }
  });
  $("profile-form").onsubmit = save;
}
