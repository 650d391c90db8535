/* Charts drawn as SVG, element by element, beside the same figures as words: nothing rests on seeing them.

     bars({ title, columns: ["Language", "Share", …], rows: [{ label, value, shown, note, parts }], max })
     line({ title, columns: ["Week", "Share", …], rows: [{ label, value, shown, note }], max, format })

   `value` is what is drawn, from 0 to `max` (the largest value where it is left out); `shown` is how it is written,
   `note` what belongs to it (a count). A bar can be cut into `parts`: [{ value, kind, said }], of the class `kind`, each
   `said` to who does not see it.
   `bars` is a table with a bar in each line. `line` draws over time, in the page's direction, and has its table below.
   Sizes are in per cent and pixels, so that words keep their size at every width. */
import { el, svg } from "./dom.js";
import { direction, listed, number, t } from "./i18n.js";

const HEIGHT = 150;
const TOP = 12; // pixels above the highest line, for half a letter
const FIELD = 104; // pixels between the highest line and the lowest
let made = 0;
const opened = new Set(); // titles of the lines whose table was opened: drawn anew, as after each verdict, it stays so

/* A table that is wider than its place is scrolled, by keys too where it can have the focus. */
const reached = new ResizeObserver((seen) => seen.forEach(({ target }) => {
  target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
}));

export function bars({ title, columns, rows, max }) {
  const most = max ?? (Math.max(...rows.map((row) => row.value)) || 1);
  const table = el("table", { class: "chart bars" },
    el("caption", {}, title),
    head(columns, 1, rows.some((row) => row.parts)),
    el("tbody", {}, rows.map((row) => el("tr", {},
      el("th", { scope: "row" }, el("span", { dir: "auto" }, row.label)),
      el("td", { class: "drawn", "aria-hidden": row.parts ? null : "true" }, bar(row, most)),
      el("td", {}, row.shown ?? number(row.value)),
      columns[2] && el("td", { class: "meta" }, row.note)))));
  reached.observe(table);
  return table;
}

function bar(row, most) {
  const said = listed((row.parts ?? []).filter((part) => part.value).map((part) => part.said));
  const picture = svg("svg", { class: "bar", width: "100%", height: "14", ...(said && { role: "img", "aria-label": said }) });
  let at = 0;
  for (const part of row.parts ?? [{ value: row.value, kind: "whole" }]) {
    if (!part.value) continue;
    const width = (100 * part.value) / most;
    // Drawn from the side where reading begins.
    const x = direction === "rtl" ? 100 - at - width : at;
    picture.append(svg("rect", { class: part.kind, x: `${x}%`, y: 1, width: `${width}%`, height: 12 }));
    at += width;
  }
  return picture;
}

export function line({ title, columns, rows, max, format = number }) {
  const most = max ?? scale(Math.max(...rows.map((row) => row.value)));
  const name = `chart-${(made += 1)}`;
  const place = (share) => `${100 * (direction === "rtl" ? 1 - share : share)}%`;
  const x = (at) => place(rows.length === 1 ? 0.5 : at / (rows.length - 1));
  const y = (value) => TOP + FIELD * (1 - value / most);
  const picture = svg("svg", { class: "over-time", height: HEIGHT, role: "img", "aria-labelledby": name },
    svg("title", { id: name }, summary(title, rows)));
  for (const value of [0, most / 2, most]) {
    picture.append(
      svg("line", { class: "grid", x1: place(0), x2: place(1), y1: y(value), y2: y(value) }),
      svg("text", { x: place(0), dx: direction === "rtl" ? 8 : -8, y: y(value) + 4, "text-anchor": "end" }, format(value)));
  }
  rows.slice(1).forEach((row, at) => picture.append(
    svg("line", { class: "stroke", x1: x(at), y1: y(rows[at].value), x2: x(at + 1), y2: y(row.value) })));
  rows.forEach((row, at) => picture.append(
    svg("circle", { cx: x(at), cy: y(row.value), r: rows.length > 60 ? 2 : 4 },
      svg("title", {}, [row.label, row.shown, row.note].filter(Boolean).join(" · ")))));
  const last = rows.length - 1;
  for (const at of new Set([0, last / 2, last])) {
    // Words in the middle need one to stand below, and room.
    if (!Number.isInteger(at)) continue;
    const inner = at > 0 && at < last;
    const anchor = inner || !last ? "middle" : at ? "end" : "start";
    picture.append(svg("text", { x: x(at), y: HEIGHT - 8, "text-anchor": anchor, class: inner ? "mid" : "end" }, rows[at].label));
  }
  return el("figure", { class: "chart line" },
    el("figcaption", {}, title), picture,
    el("details", { open: opened.has(title), ontoggle: ({ target }) => opened[target.open ? "add" : "delete"](title) },
      el("summary", {}, t("chart.table")),
      el("table", {}, el("caption", { class: "unseen" }, title), head(columns, 0),
        el("tbody", {}, rows.map((row) => el("tr", {},
          el("th", { scope: "row" }, row.label), el("td", {}, row.shown ?? number(row.value)),
          columns[2] && el("td", { class: "meta" }, row.note)))))));
}

/* The heads of the columns; `bars` have one more without words, where what is drawn may be `said` too. */
function head(columns, drawn, said = false) {
  const cells = columns.map((name) => el("th", { scope: "col" }, name));
  if (drawn) cells.splice(1, 0, el("td", { "aria-hidden": said ? null : "true" }));
  return el("thead", {}, el("tr", {}, cells));
}

function summary(title, rows) {
  const said = (row) => `${row.label}: ${row.shown ?? number(row.value)}`;
  const [first, last] = [rows[0], rows.at(-1)];
  return `${title}. ${first === last ? said(first) : `${said(first)} – ${said(last)}`}`;
}

/* The next number that is easy to halve. */
function scale(value) {
  const unit = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [2, 4, 6, 8, 10].map((step) => step * unit).find((step) => step >= value);
}
