// The Java behind each tile, and its request as a curl command.
import { el, toast } from "./dom.js";

const TOKENS = /("(?:[^"\\]|\\.)*")|(\/\/.*|\/\*[\s\S]*?\*\/)|\b(abstract|boolean|byte|case|catch|class|do|double|else|final|for|if|instanceof|int|long|new|null|private|return|static|switch|this|throw|throws|true|false|try|void|while|var)\b|\b([a-z]\w*)(?=\()/g;
const CLASSES = ["str", "com", "kw", "call"];

function highlighted(source) {
  const parts = [];
  let last = 0;
  for (const match of source.matchAll(TOKENS)) {
    const kind = match.slice(1).findIndex((group) => group !== undefined);
    parts.push(source.slice(last, match.index), el(`span.${CLASSES[kind]}`, {}, match[0]));
    last = match.index + match[0].length;
  }
  return [...parts, source.slice(last)];
}

/** Fills a panel with a method, cut from the source that runs. */
export async function showCode(panel, name = panel.dataset.code) {
  panel.dataset.code = name;
  const summary = panel.querySelector("summary") ?? panel.appendChild(el("summary"));
  const pre = panel.querySelector("pre") ?? panel.appendChild(el("pre", { tabIndex: 0 }));
  summary.replaceChildren("Java", el("code", {}, `${name.split(".")[0]}.java`));
  pre.setAttribute("aria-label", `Source of ${name}`);
  pre.replaceChildren(...highlighted(await (await fetch(`/demo/code?${name}`)).text()));
}

/** Copies a request, with a token that is valid for an hour if somebody is signed in. */
export async function copyCurl(method, path, { body, token } = {}) {
  const own = token ?? (await fetch("/demo/token").then((r) => (r.ok ? r.text() : "")));
  const lines = [`curl -i${method === "GET" ? "" : ` -X ${method}`} '${location.origin}${path}'`];
  if (own) lines.push(`-H 'Authorization: Bearer ${own}'`);
  if (body) lines.push("-H 'Content-Type: application/json'", `-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`);
  await navigator.clipboard.writeText(lines.join(" \\\n  "));
  toast(own ? "Copied, with a token" : "Copied, without a token: nobody is signed in");
}

export function curlButton(request) {
  return el("button.quiet.curl", { type: "button", onclick: () => copyCurl(...request()) }, "Copy as curl");
}

export function start() {
  const wide = matchMedia("(min-width: 721px)").matches;
  for (const panel of document.querySelectorAll("details.code")) {
    panel.open = wide;
    showCode(panel);
    const request = panel.dataset.curl;
    if (request) {
      const [method, path] = request.split(" ");
      const strip = el("div.strip");
      panel.replaceWith(strip);
      strip.append(panel, curlButton(() => [method, path, panel.dataset.body ? { body: JSON.parse(panel.dataset.body) } : {}]));
    }
  }
}
