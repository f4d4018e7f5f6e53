// What a reader does with a briefing, tried in the page itself: each trial returns the faults found.
const rowsOf = (table) => [...table.querySelectorAll("tbody tr")];
const nameOf = (table) => table.id || table.caption.textContent;
const isShown = (element) => element.checkVisibility();

// A press on a heading sorts upwards, another one downwards, and no row is lost.
function sorting() {
  const faults = [];
  for (const table of document.querySelectorAll("table")) {
    const before = rowsOf(table).map((row) => row.textContent).sort().join("\n");
    for (const head of table.querySelectorAll("thead th")) {
      const column = [...head.parentNode.children].indexOf(head);
      for (const [direction, sign] of [["ascending", 1], ["descending", -1]]) {
        head.querySelector("button").click();
        if (head.getAttribute("aria-sort") !== direction) faults.push(`${nameOf(table)}: ${direction}`);
        const orders = rowsOf(table).map((row) => row.children[column].dataset.order);
        const numbers = orders.filter((order) => order !== undefined).map(Number);
        const isSorted = numbers.every((number, place) => place === 0 || sign * (number - numbers[place - 1]) >= 0);
        if (!isSorted) faults.push(`${nameOf(table)}, ${head.textContent}: ${numbers}`);
      }
    }
    const after = rowsOf(table).map((row) => row.textContent).sort().join("\n");
    if (before !== after) faults.push(`${nameOf(table)}: rows`);
  }
  return faults;
}

// Whatever is chosen, every place shows what was made for it, under its names.
async function choosing() {
  const faults = [];
  const places = [...document.querySelectorAll(".chosen")];
  const [plan, which] = ["plan", "case"].map((id) => document.querySelector(`#choose-${id}`));
  if (places.length === 0 || !plan) return faults;
  const isShown = async (wanted) => {
    for (let frame = 0; frame < 600; frame += 1) {
      if (document.documentElement.dataset.shown === wanted) return true;
      await new Promise(requestAnimationFrame);
    }
    return false;
  };
  if (!document.querySelector("#bottom .chosen .cards")) faults.push("the cards follow no choice");
  const choose = (one, other) => {
    plan.value = one;
    which.value = other;
    plan.dispatchEvent(new Event("change", { bubbles: true }));
    return isShown(`${one}-${other}`);
  };
  for (const one of plan.options) {
    for (const other of which.options) {
      if (!(await choose(one.value, other.value))) faults.push(`${one.value}-${other.value}: nothing is shown`);
      const names = `${one.textContent} · ${other.textContent}`;
      const said = places.map((place) => place.querySelector(".which").textContent);
      if (said.some((it) => !it.includes(one.textContent) || !it.includes(other.textContent))) faults.push(`${names}: ${said}`);
      const cards = document.querySelector("#bottom .chosen .note").textContent;
      if (!cards.includes(one.textContent) || !cards.includes(other.textContent)) faults.push(`${names}: cards of ${cards}`);
      faults.push(...anchors().map((fault) => `${names}: ${fault}`));
      if (places.some((place) => !place.querySelector("svg, table, p:not(.which)"))) faults.push(`${names}: an empty place`);
    }
  }
  await choose(plan.options[0].value, which.options[0].value);
  return faults;
}

// Only rows with what is typed stay, and all come back.
function filtering() {
  const faults = [];
  for (const input of document.querySelectorAll("input[type=search]")) {
    const table = input.parentNode.querySelector("table");
    const type = (text) => {
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      return rowsOf(table).filter((row) => !row.hidden);
    };
    const all = rowsOf(table);
    const wanted = all[all.length - 1].textContent;
    const left = type(wanted.toUpperCase());
    if (left.length === 0 || left.some((row) => row.textContent !== wanted)) faults.push(`${nameOf(table)}: ${wanted}`);
    if (type("no such row").length !== 0) faults.push(`${nameOf(table)}: all hidden`);
    if (type("").length !== all.length) faults.push(`${nameOf(table)}: all back`);
  }
  return faults;
}

// The page itself never scrolls sideways; tables and pictures do, within themselves.
function fitting() {
  const root = document.documentElement;
  // A map is whole on every screen, and not moved within its frame.
  const isCut = (map) => isShown(map) && map.getBoundingClientRect().right > root.clientWidth + 1;
  const cut = [...document.querySelectorAll("svg.map")].filter(isCut);
  if (cut.length) return [`${cut.length} maps are cut`];
  if (root.scrollWidth <= root.clientWidth) return [];
  const isWide = (element) => isShown(element) && element.getBoundingClientRect().right > root.clientWidth + 1;
  const wide = [...document.body.querySelectorAll("*")].filter(isWide);
  const isInner = (element) => element.closest(".table, .picture, svg");
  return [`${root.scrollWidth} in ${root.clientWidth}`, ...wide.filter((it) => !isInner(it)).map((it) => `${it.tagName} ${it.className}`)];
}

// Every anchor leads somewhere, and no two things share one.
function anchors() {
  const faults = [];
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    if (!document.getElementById(link.getAttribute("href").slice(1))) faults.push(link.getAttribute("href"));
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  faults.push(...ids.filter((id, place) => ids.indexOf(id) !== place));
  return faults;
}

// No word in a cell or beside a name ends on another line than it begins, but after a hyphen, and
// nothing stands beyond the edge.
function unbroken() {
  const faults = [];
  const edge = document.documentElement.clientWidth + 1;
  for (const cell of document.querySelectorAll("th, td, dt, dd, .card p, .card h3")) {
    if (cell.getBoundingClientRect().right > edge) faults.push(`beyond the edge: ${cell.textContent}`);
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      for (const word of node.data.matchAll(/[^\s-]+/g)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const tops = new Set([...range.getClientRects()].map((place) => Math.round(place.top)));
        if (tops.size > 1) faults.push(`${word[0]} in ${cell.textContent}`);
      }
    }
  }
  return faults;
}

// No line strikes a label of a picture through: it comes before the label, which has a ground of its own;
// and no two labels stand on one another.
function unstruck() {
  const faults = [];
  const cuts = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1.5 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1.5;
  const crosses = (line, text) =>
    Math.min(line.right, text.right) >= Math.max(line.left, text.left) &&
    Math.min(line.bottom, text.bottom) >= Math.max(line.top, text.top) &&
    (line.width < 2 ? line.left > text.left + 1 && line.right < text.right - 1 : true);
  // The letters alone, without the room above and below them.
  const letters = (text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return { left, right, top: top + 3, bottom: bottom - 3 };
  };
  for (const picture of [...document.querySelectorAll("svg.wide")].filter(isShown)) {
    const texts = [...picture.querySelectorAll("text")];
    const name = (text) => `${text.textContent} in ${picture.closest("figure").id}`;
    texts.forEach((text, place) => {
      const own = letters(text);
      // The ground of a later label covers what is below it.
      const ground = (it) => {
        const { left, right, top, bottom } = it.getBoundingClientRect();
        return it.matches(".label, .flag") ? { left, right, top: top + 1, bottom: bottom - 1 } : letters(it);
      };
      const other = texts.slice(place + 1).find((it) => cuts(own, ground(it)));
      if (other) faults.push(`${name(text)} and ${other.textContent}`);
      const isGround = parseFloat(getComputedStyle(text).strokeWidth) >= 5 && text.matches(".label, .flag");
      for (const line of picture.querySelectorAll("line")) {
        const isBefore = line.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
        if (crosses(line.getBoundingClientRect(), own) && !(isGround && isBefore)) faults.push(`${name(text)}: a line`);
      }
    });
  }
  return faults;
}

// At every time the player draws the roads that are not open then and no others; at the end every camp
// that is vacated is full; and each deadline with a date is marked on the slider.
function playing() {
  const faults = [];
  const replay = document.querySelector(".replay");
  const data = JSON.parse(replay.querySelector(".replay-data").textContent);
  const slider = replay.querySelector(".time");
  const go = (at) => {
    slider.value = at;
    slider.dispatchEvent(new Event("input"));
  };
  const count = (selector) => replay.querySelectorAll(selector).length;
  data.runs.forEach((run, place) => {
    const choice = replay.querySelector(".run");
    choice.value = place;
    choice.dispatchEvent(new Event("change"));
    for (const at of run.roads.flatMap(([, start, lasts]) => [start, start + lasts])) {
      if (at > run.end) continue;
      go(at);
      const wanted = run.roads.filter(([, start, lasts]) => start <= at && at < start + lasts).length;
      if (count("[data-layer=roads] path") !== wanted) faults.push(`run ${place}, ${at}: ${wanted} roads`);
    }
    go(run.end);
    const out = run.camps.filter(([, at]) => at !== null);
    const full = [...replay.querySelectorAll(".replay-left")].filter((pie) => !pie.getAttribute("d").startsWith("M0 0"));
    const filled = full.filter((pie) => pie.closest("[data-layer]"));
    if (filled.length !== out.length) faults.push(`run ${place}: ${filled.length} full of ${out.length}`);
    if (count(".marks rect") !== run.marks.length) faults.push(`run ${place}: ${count(".marks rect")} marks`);
    if (count(".marks .mark-due") === 0) faults.push(`run ${place}: no deadline is marked`);
    go(0);
    if (count("[data-layer=sites] .replay-left") !== 0) faults.push(`run ${place}: not empty at the start`);
  });
  if (!data.runs.some((run) => run.roads.length > 0)) faults.push("no road is ever shut");
  return faults;
}

// For every plan and case: which run the player plays, whether the text above it names them, and how
// much of it is drawn: marks on the slider, camps that are full at the end, events.
async function following() {
  const [plan, which] = ["plan", "case"].map((id) => document.querySelector(`#choose-${id}`));
  const replay = document.querySelector(".replay");
  const names = [];
  const isTaken = async (key) => {
    for (let frame = 0; frame < 600 && replay.dataset.shown !== key; frame += 1) await new Promise(requestAnimationFrame);
  };
  for (const one of [...plan.options].reverse()) {
    for (const other of [...which.options].reverse()) {
      plan.value = one.value;
      which.value = other.value;
      plan.dispatchEvent(new Event("change", { bubbles: true }));
      await isTaken(`${one.value}-${other.value}`);
      const lead = document.querySelector("#replay .chosen").textContent;
      const slider = replay.querySelector(".time");
      slider.value = slider.max;
      slider.dispatchEvent(new Event("input"));
      const count = (selector) => replay.querySelectorAll(selector).length;
      names.push({
        key: `${one.value}-${other.value}`,
        isNamed: lead.includes(one.textContent) && lead.includes(other.textContent),
        isHidden: replay.hidden,
        name: replay.querySelector(".run").selectedOptions[0].textContent,
        days: slider.max / 1440,
        due: count(".marks .mark-due"),
        events: count(".happenings li"),
        full: [...replay.querySelectorAll("[data-layer] .replay-left")].filter((pie) => !pie.getAttribute("d").startsWith("M0 0")).length,
      });
    }
  }
  return names.reverse();
}
