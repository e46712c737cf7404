// An API key: made, used and revoked.
import { $, busy, el, json, post, toast } from "./dom.js";
import { curlButton } from "./code.js";
import { responseTo } from "./handlers.js";
import { ensureFresh } from "./session.js";

let key = null;

function shown(secret) {
  return el("div.wire", {}, el("div", {}, el("code", {}, `${secret.slice(0, 7)}${"•".repeat(12)}${secret.slice(-4)}`),
    curlButton(() => ["GET", "/api/report", { token: secret }])));
}

async function use() {
  const response = await responseTo("GET", "/api/report", { Authorization: `Bearer ${key.secret}` });
  response.querySelector(".meaning")?.remove();
  $("key-exchange").replaceChildren(shown(key.secret), response);
}

function enable(alive) {
  $("key-use").disabled = !key;
  $("key-revoke").disabled = !alive;
}

const ACTIONS = {
  "key-create": async () => {
    key = await post("/api/keys");
    $("key-exchange").replaceChildren(shown(key.secret), el("p.note", {}, "Clerk shows the secret once. Here it stays in this page."));
    enable(true);
  },
  "key-use": use,
  "key-revoke": async () => {
    await json(`/api/keys/${key.id}`, { method: "DELETE" });
    enable(false);
    await use();
  },
};

export function start() {
  for (const [id, action] of Object.entries(ACTIONS)) {
    $(id).onclick = () => busy($(id), async () => {
      await ensureFresh();
      await action();
    }).catch((failure) => toast(failure.message || "It did not work"));
  }
}
