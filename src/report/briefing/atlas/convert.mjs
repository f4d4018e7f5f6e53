// Makes borders.bin from world-atlas, so that a map without a network has a quiet backdrop.
//
//   npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//   node convert.mjs package/countries-50m.json borders.bin
//
// Lines are simplified (Douglas and Peucker, 0.015 degrees) and put on a grid of a hundredth of a
// degree. Names in English and French are those of Unicode CLDR, which node has within it.
import { readFileSync, writeFileSync } from "node:fs";

const TOLERANCE = 0.015;
const GRID = 100;
const NOBODY = 0xffff;

const [source, target] = process.argv.slice(2);
const atlas = JSON.parse(readFileSync(source, "utf8"));
const { scale, translate } = atlas.transform;
const countries = atlas.objects.countries.geometries;

// TopoJSON: each point is the difference from the one before.
function degrees(arc) {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

function distance([x, y], [ax, ay], [bx, by]) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
  const share = Math.max(0, Math.min(1, along));
  return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay));
}

function simplified(points) {
  if (points.length < 3) return points;
  const [first, last] = [points[0], points[points.length - 1]];
  let furthest = 0;
  let place = 0;
  for (let index = 1; index < points.length - 1; index += 1) {
    const far = distance(points[index], first, last);
    if (far > furthest) [furthest, place] = [far, index];
  }
  if (furthest <= TOLERANCE) return [first, last];
  return [...simplified(points.slice(0, place + 1)), ...simplified(points.slice(place)).slice(1)];
}

// Which countries lie along each line: two of them make a border, one a coast.
const sides = atlas.arcs.map(() => []);
const flat = (arcs) => (Array.isArray(arcs) ? arcs.flatMap(flat) : [arcs]);
countries.forEach((country, number) => {
  for (const arc of flat(country.arcs)) {
    const line = sides[arc < 0 ? ~arc : arc];
    if (!line.includes(number)) line.push(number);
  }
});

function name(country, language) {
  const code = country.id === undefined ? undefined : new Intl.Locale(`und-${country.id}`).region;
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  return (code && /^[A-Z]{2}$/.test(code) && names.of(code)) || country.properties.name;
}

const bytes = [];
const u16 = (number) => bytes.push(number & 0xff, number >> 8);
const varint = (number) => {
  for (; number > 0x7f; number = Math.floor(number / 128)) bytes.push((number & 0x7f) | 0x80);
  bytes.push(number);
};
const signed = (number) => varint(number < 0 ? -2 * number - 1 : 2 * number);
const text = (string) => {
  const letters = Buffer.from(string, "utf8");
  bytes.push(letters.length, ...letters);
};

u16(countries.length);
for (const country of countries) {
  text(name(country, "en"));
  text(name(country, "fr"));
}
u16(atlas.arcs.length);
atlas.arcs.forEach((arc, number) => {
  u16(sides[number][0] ?? NOBODY);
  u16(sides[number][1] ?? NOBODY);
  const grid = simplified(degrees(arc)).map((point) => point.map((it) => Math.round(it * GRID)));
  const line = grid.filter((it, at) => at === 0 || it.join() !== grid[at - 1].join());
  varint(line.length);
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of line) {
    signed(nextX - x);
    signed(nextY - y);
    [x, y] = [nextX, nextY];
  }
});
writeFileSync(target, Buffer.from(bytes));
