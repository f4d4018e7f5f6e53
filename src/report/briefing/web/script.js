// What a briefing does on a screen: choose a plan and a case, sort and filter tables, show what is
// pointed at. It asks for nothing from anywhere.
"use strict";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (selector, within = document) => within.querySelector(selector);

// The plan and the case that the sections are shown for. The first of each stands in the page; the
// others are packed behind it and unpacked when one is chosen for the first time.
const first = all(".chosen").map((place) => place.innerHTML);
let unpacked;

async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

async function choose(event) {
  const [plan, which] = ["plan", "case"].map((it) => one(`#choose-${it}`));
  unpacked ??= await unpack(one("#packed"));
  // Where not every combination was made: the one chosen now, with the first of the other.
  const isMade = (key) => key === "0-0" || unpacked.some((place) => key in place);
  const other = event.target === plan ? which : plan;
  if (!isMade(`${plan.value}-${which.value}`)) other.value = "0";
  const shown = `${plan.value}-${which.value}`;
  for (const place of all(".chosen")) {
    const number = Number(place.dataset.place);
    place.innerHTML = unpacked[number][shown] ?? first[number];
    equip(place);
  }
  document.documentElement.dataset.shown = shown;
  document.dispatchEvent(new CustomEvent("chosen", { detail: shown }));
}
for (const select of all(".chooser select")) select.addEventListener("change", choose);
// Without a script, and in a browser too old to unpack, the first plan and case are all there is.
for (const it of all(".chooser")) it.hidden = !("DecompressionStream" in window);

// Tables are sorted by a press on a heading: up, then down.
function sort(head) {
  const table = head.closest("table");
  const column = [...head.parentNode.children].indexOf(head);
  const isUp = head.getAttribute("aria-sort") !== "ascending";
  for (const other of all("thead th", table)) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
  const key = (row) => {
    const cell = row.children[column];
    const order = cell.dataset.order;
    return order === undefined ? cell.textContent : Number(order);
  };
  const compare = (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    return a.localeCompare(b, document.documentElement.lang);
  };
  const rows = all("tbody tr", table);
  rows.sort((a, b) => (isUp ? 1 : -1) * compare(key(a), key(b)));
  one("tbody", table).append(...rows);
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("thead button");
  if (button) sort(button.closest("th"));
});

// Long tables can be filtered by what is typed.
function equip(part) {
  for (const table of all("table", part)) filter(table);
}

function filter(table) {
  if (all("tbody tr", table).length < 12) return;
  const input = document.createElement("input");
  input.type = "search";
  input.placeholder = document.body.dataset.filter;
  input.setAttribute("aria-label", document.body.dataset.filter);
  input.addEventListener("input", () => {
    const wanted = input.value.toLocaleLowerCase();
    for (const row of all("tbody tr", table)) {
      row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
    }
  });
  table.before(input);
}
equip(document);

// On paper nothing can be pressed: what stands behind a press is shown.
for (const [event, isOpen] of [["beforeprint", true], ["afterprint", false]]) {
  window.addEventListener(event, () => {
    for (const more of all("details.more")) more.open = isOpen;
  });
}

// What is pointed at in a picture says its figures at once.
const hover = document.createElement("div");
hover.id = "hover";
hover.hidden = true;
hover.setAttribute("aria-hidden", "true");
document.body.append(hover);
document.addEventListener("pointermove", (event) => {
  const mark = event.target.closest && event.target.closest("svg [data-says]");
  hover.hidden = !mark;
  if (!mark) return;
  hover.textContent = mark.dataset.says;
  const left = Math.min(event.clientX + 14, innerWidth - hover.offsetWidth - 6);
  const below = event.clientY + 18 + hover.offsetHeight < innerHeight;
  hover.style.left = `${Math.max(6, left)}px`;
  hover.style.top = `${event.clientY + (below ? 18 : -12 - hover.offsetHeight)}px`;
});

one("#theme").addEventListener("click", () => {
  const root = document.documentElement;
  const isDark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
});
one("#print").addEventListener("click", () => print());
