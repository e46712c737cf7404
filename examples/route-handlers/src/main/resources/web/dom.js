// Elements, requests and the other small things that the tiles share.
export const $ = (id) => document.getElementById(id);

/** Makes an element: properties, then children (elements or texts). */
export function el(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const made = Object.assign(document.createElement(name), properties);
  if (classes.length) made.classList.add(...classes);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Makes an SVG from its source; nothing in it comes from users. */
export function svg(source) {
  const template = document.createElement("template");
  template.innerHTML = source.trim();
  return template.content.firstElementChild;
}

/** Sends a request of this page, and returns the parsed response; throws its text if it failed. */
export async function json(path, options) {
  const response = await fetch(path, options);
  if (!response.ok) throw Object.assign(new Error((await response.text()).trim()), { status: response.status });
  return response.json();
}

export const post = (path, body) =>
  json(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body ?? {}) });

/** Runs the action of a button, which is busy until then. */
export async function busy(button, action) {
  button.classList.add("busy");
  button.setAttribute("aria-busy", "true");
  try {
    return await action();
  } finally {
    button.classList.remove("busy");
    button.removeAttribute("aria-busy");
  }
}

let toastTimer;
export function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { $("toast").hidden = true; }, 2600);
}

const HUES = [[246, 214], [14, 344], [176, 196], [36, 16], [308, 276], [150, 172], [202, 226]];
const hue = (text) => HUES[[...text].reduce((sum, each) => (sum * 33 + each.codePointAt(0)) % 104729, 5) % HUES.length];
const initials = (name) => name.split(/\s+/).map((word) => word[0]).slice(0, 2).join("").toUpperCase();

function painted(element, name, lightness) {
  const [from, to] = hue(name);
  element.style.background = `linear-gradient(145deg, hsl(${from} 62% ${lightness}%), hsl(${to} 66% ${lightness - 12}%))`;
  element.textContent = initials(name);
  return element;
}

/** A face for a name: its initials on a color of its own. */
export function face(name, size = 36) {
  const made = painted(el("span.face", { ariaHidden: "true" }), name, 54);
  made.style.setProperty("--size", `${size}px`);
  return made;
}

export const orgMark = (name) => painted(el("span.org-mark", { ariaHidden: "true" }), name, 50);

export const mark = (ok, text) => el(`span.mark.${ok}`, {}, text);

/** Returns the mark of a status: green, amber for redirects, or red. */
export function statusMark(status) {
  return mark(status < 300 ? "yes" : status < 400 ? "maybe" : "no", String(status));
}

export const roleName = (role) => role.replace(/^org:/, "");
export const clockTime = (date) => date.toLocaleTimeString("en-GB");
