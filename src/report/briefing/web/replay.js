// One run played on the map: convoys and forces where they are at the time of the slider, who holds
// each site, what is suspended, and the events beside it. All of it comes from the page itself.
"use strict";

for (const replay of document.querySelectorAll(".replay")) {
  const part = (selector) => replay.querySelector(selector);
  const data = JSON.parse(part(".replay-data").textContent);
  const [slider, play, list] = [part(".time"), part(".play"), part(".happenings")];
  const map = part("svg");
  const layer = (name) => part(`[data-layer="${name}"]`);
  let run = data.runs[0];
  let timer = 0;

  // ── Drawing ──
  const drawn = (name, values, within, says) => {
    const mark = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(values)) mark.setAttribute(key, value);
    if (says) mark.dataset.says = says;
    within.append(mark);
    return mark;
  };
  const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // A place on a route's curve.
  function onRoute([from, to, x, y], isBack, share) {
    const way = isBack ? 1 - share : share;
    const [start, end] = [data.sites[from], data.sites[to]];
    const weights = [(1 - way) ** 2, 2 * way * (1 - way), way ** 2];
    return [0, 1].map((axis) => weights[0] * start[axis] + weights[1] * [x, y][axis] + weights[2] * end[axis]);
  }

  // Where a convoy is within a piece of its track.
  function placeOf(piece, now) {
    if (piece[2] < 0) return data.sites[-1 - piece[2]];
    const [start, end, route, isBack, , from, to] = piece;
    const share = from + ((to - from) * (now - start)) / Math.max(1, end - start);
    return onRoute(data.routes[route], isBack, share / 1000);
  }

  // The last entry that is not after now, in a list in order of time.
  const latest = (entries, now, time) => {
    let found;
    for (const entry of entries) if (time(entry) <= now) found = entry;
    return found;
  };

  // ── What is seen at a time ──
  function convoys(now) {
    const within = layer("convoys");
    within.replaceChildren();
    const [counts, waiting] = [{ road: 0, air: 0, held: 0 }, new Map()];
    for (const [number, flies, pieces] of run.convoys) {
      const piece = pieces.find(([start, end]) => start <= now && now < end);
      if (!piece) continue;
      const name = filled(flies ? data.words.flight : data.words.convoy, { number });
      const says = piece[4]
        ? filled(data.words.held, { convoy: name, cause: data.codes[piece[4]] })
        : filled(data.words.way, { convoy: name });
      if (piece[4]) counts.held += 1;
      if (piece[2] < 0) {
        // Those that wait at one site share a mark.
        const site = -1 - piece[2];
        waiting.set(site, [...(waiting.get(site) ?? []), says]);
        continue;
      }
      counts[flies ? "air" : "road"] += 1;
      const [x, y] = placeOf(piece, now);
      const kind = piece[4] ? "replay-held" : flies ? "replay-flight" : "replay-convoy";
      const shape = flies ? "M0-6L5 5 0 2-5 5z" : piece[4] ? "M-5-5h10v10h-10z" : "M-5-4h10v8h-10z";
      drawn("path", { class: kind, d: shape, transform: `translate(${x} ${y})` }, within, says);
    }
    for (const [site, says] of waiting) {
      const [x, y] = data.sites[site];
      const mark = drawn("g", { transform: `translate(${x - 14} ${y + 12})` }, within, says.join("\n"));
      drawn("rect", { class: "replay-held", x: -8, y: -7, width: 16, height: 14 }, mark);
      drawn("text", { class: "replay-count", y: 4 }, mark).textContent = says.length;
    }
    return counts;
  }

  function forces(now) {
    const within = layer("forces");
    within.replaceChildren();
    for (const [start, end, x, y] of run.contests) {
      if (start <= now && now < end) drawn("circle", { class: "replay-contest", cx: x, cy: y, r: 14 }, within);
    }
    const standing = new Map();
    for (const [name, side, frames] of run.forces) {
      const before = frames.findLastIndex(([at]) => at <= now);
      if (before < 0) continue;
      const [from, to] = [frames[before], frames[before + 1] ?? frames[before]];
      const share = to[0] > from[0] ? (now - from[0]) / (to[0] - from[0]) : 0;
      const place = [1, 2].map((axis) => from[axis] + share * (to[axis] - from[axis]));
      const key = place.map(Math.round).join();
      const others = standing.get(key) ?? 0;
      standing.set(key, others + 1);
      const [style, sideName] = data.sides[side];
      const at = `translate(${place[0] - 12 - 9 * others} ${place[1] - 12})`;
      drawn("path", { class: `replay-force ${style}`, d: "M-5-5h10l-5 11z", transform: at }, within, `${name} (${sideName})`);
    }
  }

  function sites(now) {
    const within = layer("sites");
    within.replaceChildren();
    const holders = new Map();
    for (const [site, at, side] of run.holders) if (at <= now) holders.set(site, side);
    for (const [site, side] of holders) {
      const [x, y, name] = data.sites[site];
      const [style, sideName] = data.sides[side];
      drawn("circle", { class: `map-ring ${style}`, cx: x, cy: y, r: 9 }, within, `${name}: ${sideName}`);
    }
  }

  // Roads that are not simply open, over those of the ground.
  function roads(now) {
    const within = layer("roads");
    within.replaceChildren();
    for (const [route, start, end, style, says] of run.roads) {
      if (now < start || end <= now) continue;
      const [from, to, x, y] = data.routes[route];
      const [[x1, y1], [x2, y2]] = [data.sites[from], data.sites[to]];
      drawn("path", { class: style, d: `M${x1} ${y1}Q${x} ${y} ${x2} ${y2}` }, within, says);
    }
  }

  // Each camp as a pie, filled from the top as far as the columns with its load have been loaded.
  function left(now) {
    for (const [site, vacated, loaded] of run.camps) {
      const isOut = vacated !== null && vacated <= now;
      const share = isOut ? 1 : Math.min(0.999, loaded.filter((at) => at <= now).length / Math.max(1, loaded.length));
      if (share === 0) continue;
      const [x, y] = data.sites[site];
      const angle = 2 * Math.PI * share;
      const end = `${5.5 * Math.sin(angle)} ${-5.5 * Math.cos(angle)}`;
      const shape = share === 1 ? "M0-5.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z" : `M0 0V-5.5A5.5 5.5 0 ${share > 0.5 ? 1 : 0} 1 ${end}Z`;
      drawn("path", { class: "replay-left", d: shape, transform: `translate(${x} ${y})` }, layer("sites"));
    }
  }

  // Deadlines, closures and rains below the slider.
  function mark() {
    const within = part(".marks");
    within.replaceChildren();
    for (const [style, start, end, says] of run.marks) {
      const [from, width] = [start, end - start].map((it) => (1000 * it) / data.end);
      const row = { "mark-rain": 8, "mark-suspended": 4, "mark-shut": 4, "mark-due": 0 }[style];
      const height = style === "mark-due" ? 12 : 3;
      drawn("rect", { class: style, x: from, y: row, width: Math.max(2, width), height }, within, says);
    }
  }

  function show(now) {
    const day = latest(data.days, now, ([at]) => at) ?? data.days[0] ?? [0, ""];
    const minutes = Math.max(0, Math.round(now - day[0]));
    const clock = [Math.floor(minutes / 60), minutes % 60].map((it) => String(it).padStart(2, "0")).join(":");
    const said = `${day[1]}, ${clock}`;
    part(".now").textContent = said;
    slider.setAttribute("aria-valuetext", said);
    roads(now);
    sites(now);
    left(now);
    const counts = convoys(now);
    forces(now);
    const camps = run.camps.filter(([, at]) => at !== null && at <= now).length;
    const people = latest(run.people, now, ([at]) => at)?.[1] ?? "0";
    part(".counts").textContent = filled(data.words.counts, { ...counts, people, camps, all: run.camps.length });
    const gates = [...new Set(run.gates.filter(([, from, end]) => from <= now && now < end).map(([name]) => name))];
    part(".gates").textContent = gates.length ? filled(data.words.gates, { gates: gates.join(", ") }) : "";
    follow(now);
  }

  // ── Events beside the map ──
  function fill() {
    list.replaceChildren();
    for (const [at, when, what] of run.events) {
      const button = document.createElement("button");
      button.type = "button";
      const time = document.createElement("b");
      time.textContent = when;
      button.append(time, what);
      button.addEventListener("click", () => go(at));
      const item = document.createElement("li");
      item.append(button);
      list.append(item);
    }
  }

  function follow(now) {
    const last = run.events.findLastIndex(([at]) => at <= now);
    [...list.children].forEach((item, place) => {
      item.classList.toggle("yet", place > last);
      if (place === last) item.setAttribute("aria-current", "time");
      else item.removeAttribute("aria-current");
    });
    const item = list.children[last];
    if (!item) return;
    const [top, bottom] = [item.offsetTop - list.offsetTop, item.offsetTop - list.offsetTop + item.offsetHeight];
    if (bottom > list.scrollTop + list.clientHeight || top < list.scrollTop) {
      list.scrollTop = top - list.clientHeight / 2;
    }
  }

  // ── Time ──
  function go(now) {
    slider.value = now;
    show(Number(slider.value));
  }

  function pause() {
    cancelAnimationFrame(timer);
    timer = 0;
    play.textContent = play.dataset.play;
    play.setAttribute("aria-pressed", "false");
  }

  function start() {
    if (Number(slider.value) >= data.end) go(0);
    play.textContent = play.dataset.pause;
    play.setAttribute("aria-pressed", "true");
    let [now, before] = [Number(slider.value), performance.now()];
    const step = (at) => {
      now += ((at - before) / 1000) * Number(part(".speed").value) * 24 * 60;
      before = at;
      go(Math.min(now, data.end));
      if (now >= data.end) pause();
      else timer = requestAnimationFrame(step);
    };
    timer = requestAnimationFrame(step);
  }

  slider.step = 1;
  slider.max = data.end;
  play.dataset.play = play.textContent;
  play.addEventListener("click", () => (timer ? pause() : start()));
  slider.addEventListener("input", () => {
    if (timer) pause();
    show(Number(slider.value));
  });
  // A minute a press would be too slow: arrows go by six hours, and by a day with page up and down.
  slider.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: -360, ArrowDown: -360, ArrowRight: 360, ArrowUp: 360, PageDown: -1440, PageUp: 1440 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    if (timer) pause();
    go(Number(slider.value) + steps[event.key]);
  });
  part(".run").addEventListener("change", (event) => {
    run = data.runs[Number(event.target.value)];
    fill();
    mark();
    show(Number(slider.value));
  });

  replay.hidden = false;
  // On a narrow screen the stage is wider than the page: the camps stand in its middle.
  const camps = run.camps.map(([site]) => data.sites[site][0]);
  const middle = camps.reduce((sum, x) => sum + x, 0) / Math.max(1, camps.length);
  const stage = part(".stage");
  stage.scrollLeft = (middle / 640) * stage.scrollWidth - stage.clientWidth / 2;
  map.setAttribute("focusable", "false");
  fill();
  mark();
  show(0);
}
