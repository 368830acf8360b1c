"use strict";
// Sorts tables, and shows students x tests a hundred rows at a time: thousands at once would keep the browser busy.
(() => {
  const order = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b)));

  const sortButton = (head, sort) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const falling = head.getAttribute("aria-sort") === "ascending";
      head.closest("tr").querySelectorAll("th").forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      sort(falling ? -1 : 1);
    });
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    const body = table.tBodies[0];
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      if (!head.textContent) return;
      const value = (row) => {
        const cell = row.cells[column];
        return cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value);
      };
      sortButton(head, (sign) =>
        body.append(...[...body.rows].sort((a, b) => sign * order(value(a), value(b))))
      );
    });
  }

  const { tests, students } = JSON.parse(document.getElementById("data").textContent);
  const kind = { "✓": "v1", "✗": "v2", "½": "v2", "○": "v3", "–": "v4" };
  const word = { "✓": "passed", "✗": "failed", "½": "some points", "○": "not attempted", "–": "not reached", " ": "no notebook" };
  const rank = "✓½✗○– ";
  const first = tests.map(([notebook], k) => k === 0 || tests[k - 1][0] !== notebook);
  const notebooks = tests.map(([notebook]) => notebook).filter((_, k) => first[k]);
  const table = document.getElementById("heat");
  const [back, next, where, filter] = ["back", "next", "where", "filter"].map((id) => document.getElementById(id));
  const page = 100;
  let rows = students.slice();
  let start = 0;

  const show = () => {
    const wanted = filter.value.toLowerCase();
    const found = wanted ? rows.filter(([name]) => name.toLowerCase().includes(wanted)) : rows;
    start = Math.max(0, Math.min(start, Math.floor((found.length - 1) / page) * page));
    const shown = found.slice(start, start + page);
    table.tBodies[0].replaceChildren(
      ...shown.map(([name, share, signs]) => {
        const row = document.createElement("tr");
        const head = document.createElement("th");
        head.scope = "row";
        head.title = head.textContent = name;
        const total = document.createElement("td");
        total.className = "number";
        total.textContent = share === null ? "–" : `${share} %`;
        row.append(head, total, ...chosen().map((k) => {
          const sign = [...signs][k];
          const cell = document.createElement("td");
          cell.className = (kind[sign] || "") + (first[k] ? " first" : "");
          cell.textContent = sign;
          cell.title = `${name}, ${tests[k][1]}: ${word[sign]}`;
          return cell;
        }));
        return row;
      })
    );
    where.textContent = found.length ? `${start + 1} to ${start + shown.length} of ${found.length}` : "none";
    back.disabled = start === 0;
    next.disabled = start + page >= found.length;
  };

  const select = document.getElementById("notebook");
  select.append(...notebooks.map((name) => new Option(name, name)));
  const chosen = () => [...tests.keys()].filter((k) => !select.value || tests[k][0] === select.value);
  let heads;
  const head = (text, name, value) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.className = name;
    cell.textContent = text;
    heads.append(cell);
    sortButton(cell, (sign) => {
      rows = students.slice().sort((a, b) => sign * order(value(a), value(b)) || order(a[0], b[0]));
      start = 0;
      show();
    });
  };
  const showHeads = () => {
    const groups = document.createElement("tr");
    groups.append(Object.assign(document.createElement("td"), { colSpan: 2 }));
    for (const name of select.value ? [select.value] : notebooks) {
      const group = Object.assign(document.createElement("th"), { scope: "colgroup", className: "group first" });
      group.colSpan = tests.filter(([notebook]) => notebook === name).length;
      group.textContent = group.title = name;
      groups.append(group);
    }
    heads = document.createElement("tr");
    head("student", "", (row) => row[0]);
    head("share", "number", (row) => (row[1] === null ? -1 : row[1]));
    for (const k of chosen()) {
      head(tests[k][1], first[k] ? "test first" : "test", (row) => rank.indexOf([...row[2]][k]));
      heads.lastChild.title = tests[k].join(": ");
    }
    table.tHead.replaceChildren(groups, heads);
  };
  select.addEventListener("change", () => (showHeads(), show()));
  filter.addEventListener("input", () => ((start = 0), show()));
  filter.form.addEventListener("submit", (event) => event.preventDefault());
  back.addEventListener("click", () => ((start -= page), show()));
  next.addEventListener("click", () => ((start += page), show()));
  showHeads();
  show();
})();
