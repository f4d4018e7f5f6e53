// One run played on the map, of the plan and the case that are chosen: convoys and forces where they are
// at the time of the slider, who holds each site, what is suspended, and the events beside it. All of it
// comes from the page itself.
"use strict";

const ROADS = ["replay-suspended", "replay-shut", "replay-disputed"];
const SUSPENDED = 1;
const MARKS = [
  { style: "mark-rain", row: 8, height: 3 },
  { style: "mark-suspended", row: 4, height: 3 },
  { style: "mark-shut", row: 4, height: 3 },
  { style: "mark-due", row: 0, height: 12 },
];

for (const replay of document.querySelectorAll(".replay")) {
  const part = (selector) => replay.querySelector(selector);
  const data = JSON.parse(part(".replay-data").textContent);
  const [slider, play, list] = [part(".time"), part(".play"), part(".happenings")];
  const map = part("svg");
  const layer = (name) => part(`[data-layer="${name}"]`);
  let runs = data.runs;
  let run = decoded(runs[0]);
  let timer = 0;

  // ── What is written, as it is used ──
  // Times in lists are told by how long each comes after the one before.
  function decoded(told) {
    const added = (entries) => {
      let at = 0;
      return entries.map(([after, ...rest]) => [(at += after), ...rest]);
    };
    const lasting = (entries) => entries.map(([what, at, lasts, which]) => [what, at, at + lasts, which]);
    let before = 0;
    const convoy = ([number, flies, ...numbers]) => {
      const pieces = [];
      let [last, done, on] = [before, 0, -1];
      for (let place = 0; place < numbers.length; place += 5) {
        const [after, lasts, where, held, share] = numbers.slice(place, place + 5);
        const start = last + after;
        last = start + lasts;
        // A piece of a way begins where the one before has ended, a new way at its start.
        const from = where === on && done < 1000 ? done : 0;
        [done, on] = [share, where];
        pieces.push(where < 0 ? [start, last, where, 0, held] : [start, last, where >> 1, where & 1, held, from, share]);
      }
      before = pieces[0][0];
      return [number, flies, pieces];
    };
    return {
      ...told,
      events: added(told.events),
      convoys: told.convoys.map(convoy),
      camps: told.camps.map(([site, vacated, loaded]) => [site, vacated, added(loaded.map((it) => [it])).flat()]),
      roads: lasting(told.roads),
      marks: lasting(told.marks),
      people: added(told.people),
    };
  }

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
  function onRoute([places], isBack, share) {
    const way = isBack ? 1 - share : share;
    const weights = [(1 - way) ** 2, 2 * way * (1 - way), way ** 2];
    return [0, 1].map((axis) => weights.reduce((sum, weight, place) => sum + weight * places[2 * place + axis], 0));
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
    for (const [route, start, end, state] of run.roads) {
      if (now < start || end <= now) continue;
      const [[x1, y1, x, y, x2, y2], name] = data.routes[route];
      const [style, says] = [ROADS[state], filled(data.words.roads[state], { route: name })];
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
    for (const [kind, start, end, what] of run.marks) {
      const [from, width] = [start, end - start].map((it) => (1000 * it) / run.end);
      const { style, row, height } = MARKS[kind];
      const dates = { from: dateEnd(start), to: dateEnd(end), date: dateEnd(end) };
      const says = filled(data.words.marks[kind], { what, name: what, ...dates });
      drawn("rect", { class: style, x: from, y: row, width: Math.max(2, width), height }, within, says);
    }
  }

  // The date of what ends or is reached: a midnight belongs to the day that ends.
  const dateEnd = (at) => (data.days.findLast(([start]) => start < at) ?? data.days[0] ?? [0, ""])[1];

  // A time in words: the day of the run, the date, and the hour.
  function moment(now) {
    const day = Math.max(0, data.days.findLastIndex(([at]) => at <= now));
    const [start, date] = data.days[day] ?? [0, ""];
    const minutes = Math.max(0, Math.round(now - start));
    const time = [Math.floor(minutes / 60), minutes % 60].map((it) => String(it).padStart(2, "0")).join(":");
    return filled(data.words.when, { day, date, time });
  }

  function show(now) {
    const said = moment(now);
    part(".now").textContent = said;
    slider.setAttribute("aria-valuetext", said);
    roads(now);
    sites(now);
    left(now);
    const counts = convoys(now);
    forces(now);
    const camps = run.camps.filter(([, at]) => at !== null && at <= now).length;
    const count = String(latest(run.people, now, ([at]) => at)?.[1] ?? 0);
    const people = count.replace(/\B(?=(\d{3})+$)/g, data.words.thousands);
    part(".counts").textContent = filled(data.words.counts, { ...counts, people, camps, all: run.camps.length });
    const suspended = run.marks.filter(([kind, from, end]) => kind === SUSPENDED && from <= now && now < end);
    const gates = [...new Set(suspended.map(([, , , name]) => name))];
    part(".gates").textContent = gates.length ? filled(data.words.gates, { gates: gates.join(", ") }) : "";
    follow(now);
  }

  // ── Events beside the map ──
  function fill() {
    list.replaceChildren();
    for (const [at, what] of run.events) {
      const button = document.createElement("button");
      button.type = "button";
      const time = document.createElement("b");
      time.textContent = moment(at);
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
    if (Number(slider.value) >= run.end) go(0);
    play.textContent = play.dataset.pause;
    play.setAttribute("aria-pressed", "true");
    let [now, before] = [Number(slider.value), performance.now()];
    const step = (at) => {
      now += ((at - before) / 1000) * Number(part(".speed").value) * 24 * 60;
      before = at;
      go(Math.min(now, run.end));
      if (now >= run.end) pause();
      else timer = requestAnimationFrame(step);
    };
    timer = requestAnimationFrame(step);
  }

  slider.step = 1;
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
  part(".run").addEventListener("change", (event) => take(Number(event.target.value)));

  // ── Which run ──
  function take(place) {
    run = decoded(runs[place]);
    slider.max = run.end;
    fill();
    mark();
    show(Number(slider.value));
  }

  // Those of the plan and the case that the reader has chosen; where the page has none, the text above
  // says so and there is nothing to play.
  let others;
  const ofOthers = (key) => {
    if (!others || !(key in others.name)) return undefined;
    return [Object.fromEntries(Object.entries(others).map(([name, all]) => [name, all[key]]))];
  };
  document.addEventListener("chosen", async ({ detail }) => {
    pause();
    const packed = part(".replay-others");
    if (packed) others ??= await unpack(packed);
    // Meanwhile something else may have been chosen.
    if (detail !== document.documentElement.dataset.shown) return;
    const found = detail === "0-0" ? data.runs : ofOthers(detail);
    replay.hidden = !found;
    replay.dataset.shown = detail;
    if (!found) return;
    runs = found;
    const option = ({ name }, place) => new Option(name, place);
    part(".run").replaceChildren(...runs.map(option));
    take(0);
  });

  replay.hidden = false;
  // On a narrow screen the stage is wider than the page: the camps stand in its middle.
  const camps = run.camps.map(([site]) => data.sites[site][0]);
  const middle = camps.reduce((sum, x) => sum + x, 0) / Math.max(1, camps.length);
  const stage = part(".stage");
  stage.scrollLeft = (middle / 640) * stage.scrollWidth - stage.clientWidth / 2;
  map.setAttribute("focusable", "false");
  take(0);
}
