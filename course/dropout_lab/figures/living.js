// A network with a coin for some units: click a unit, toss all coins, move p. Everything it shows comes from the table
// of outputs that the notebook hands over, one for each mask; bit i of a mask is 1 where coin i keeps its unit.
(function (root, data) {
  const INK = "#1f4e8c", MEAN = "#d9730d", GREY = "#8a9097", PALE = "#d5d8dc";
  const at = (selector) => root.querySelector(selector);
  const make = (parent, name, attributes, text) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, value);
    if (text !== undefined) node.textContent = text;
    parent.appendChild(node);
    return node;
  };
  const brief = (value) => String(Number(value.toPrecision(4))).replace("-", "\u2212");
  const coins = data.coins.length, worlds = 1 << coins;
  let mask = worlds - 1, p = data.p, tossed = new Map(), count = 0, sum = 0;

  // ---------------------------------------------------------------------------------------------- the network
  const net = at(".net"), place = {};
  const widest = Math.max(...data.layers), across = data.layers.length;
  const width = 90 * across, height = 74 * widest;
  net.setAttribute("viewBox", `0 0 ${width} ${height}`);
  data.layers.forEach((size, layer) => {
    for (let unit = 0; unit < size; unit++)
      place[`${layer},${unit}`] = [45 + 90 * layer, height / 2 + 74 * (unit - (size - 1) / 2)];
  });
  const coinOf = new Map(data.coins.map(([layer, unit], index) => [`${layer},${unit}`, index]));
  const kept = (key) => !coinOf.has(key) || (mask >> coinOf.get(key)) & 1;
  const edges = [], units = [];
  for (let layer = 1; layer < across; layer++)
    for (let from = 0; from < data.layers[layer - 1]; from++)
      for (let to = 0; to < data.layers[layer]; to++) {
        const [a, b] = [`${layer - 1},${from}`, `${layer},${to}`];
        const line = make(net, "line", {x1: place[a][0], y1: place[a][1], x2: place[b][0], y2: place[b][1]});
        edges.push([line, a, b]);
      }
  Object.entries(place).forEach(([key, [x, y]]) => {
    const [layer, unit] = key.split(",").map(Number), coin = coinOf.get(key);
    const name = layer === across - 1 ? "output" : layer ? `unit ${unit + 1} of layer ${layer}` : `input ${unit + 1}`;
    const group = make(net, "g", {transform: `translate(${x} ${y})`});
    const circle = make(group, "circle", {r: 22, "stroke-width": 2});
    const cross = make(group, "path", {d: "M-9-9L9 9M-9 9L9-9", stroke: "#111", "stroke-width": 3});
    const label = make(group, "text", {"text-anchor": "middle", dy: ".35em", "font-size": 14, "font-weight": 700});
    units.push([key, circle, cross, label, group, name]);
    if (coin === undefined) return;
    group.style.cursor = "pointer";
    group.setAttribute("tabindex", 0);
    group.setAttribute("role", "switch");
    const flip = () => { mask ^= 1 << coin; draw(); };
    group.addEventListener("click", flip);
    group.addEventListener("keydown", (event) => {
      if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      event.stopPropagation();
      flip();
    });
  });

  // ------------------------------------------------------------------------------------------- the histogram
  const chart = at(".chart"), W = 430, H = 220, LEFT = 34, BOTTOM = 30;
  chart.setAttribute("viewBox", `0 0 ${W} ${H}`);
  const low = Math.min(...data.outputs), high = Math.max(...data.outputs), span = high - low || 1;
  const distinct = [...new Set(data.outputs.map((value) => Number(value.toPrecision(9))))];
  const bins = distinct.length <= 60 ? 0 : 40;
  const bin = (value) => bins ? low + (Math.min(bins - 1, Math.floor((value - low) / span * bins)) + .5) * span / bins
    : Number(value.toPrecision(9));
  const xOf = (value) => LEFT + 14 + (value - low) / span * (W - LEFT - 28);
  const chance = (bits) => {
    let alive = 0;
    for (let coin = 0; coin < coins; coin++) alive += (bits >> coin) & 1;
    return (1 - p) ** alive * p ** (coins - alive);
  };

  function draw() {
    const [exact, mean] = [new Map(), {value: 0}];
    data.outputs.forEach((value, bits) => {
      const weight = chance(bits);
      exact.set(bin(value), (exact.get(bin(value)) || 0) + weight);
      mean.value += weight * value;
    });
    edges.forEach(([line, a, b]) => {
      const alive = kept(a) && kept(b);
      line.setAttribute("stroke", alive ? INK : GREY);
      line.setAttribute("stroke-width", alive ? 2 : 1);
      line.setAttribute("stroke-dasharray", alive ? "" : "3 4");
    });
    const output = data.outputs[mask];
    units.forEach(([key, circle, cross, label, group, name]) => {
      const alive = kept(key), last = Number(key.split(",")[0]) === across - 1;
      circle.setAttribute("fill", last ? "#fff" : alive ? INK : PALE);
      circle.setAttribute("stroke", last ? "#111" : alive ? INK : GREY);
      cross.style.display = alive ? "none" : "";
      label.textContent = last ? brief(output) : alive ? data.labels[key] || "" : "";
      label.setAttribute("fill", last ? "#111" : "#fff");
      if (coinOf.has(key)) {
        group.setAttribute("aria-checked", Boolean(alive));
        group.setAttribute("aria-label", `${name}, ${alive ? "kept" : "dropped"}`);
      }
    });
    chart.replaceChildren();
    const most = Math.max(...exact.values(), ...[...tossed.values()].map((times) => times / count)) * 1.1;
    const yOf = (share) => H - BOTTOM - share / most * (H - BOTTOM - 12);
    make(chart, "line", {x1: LEFT, x2: W, y1: H - BOTTOM, y2: H - BOTTOM, stroke: GREY});
    const bar = Math.max(3, Math.min(18, (W - LEFT) / (bins || distinct.length) * .7));
    tossed.forEach((times, value) => make(chart, "rect", {x: xOf(value) - bar / 2, width: bar, y: yOf(times / count),
      height: H - BOTTOM - yOf(times / count), fill: "#4a7fc4", opacity: .55}));
    exact.forEach((share, value) => {
      make(chart, "line", {x1: xOf(value), x2: xOf(value), y1: H - BOTTOM, y2: yOf(share), stroke: "currentColor",
        "stroke-width": 2});
      make(chart, "circle", {cx: xOf(value), cy: yOf(share), r: 2.5, fill: "currentColor"});
    });
    const middle = xOf(mean.value);
    make(chart, "line", {x1: middle, x2: middle, y1: 8, y2: H - BOTTOM, stroke: MEAN, "stroke-width": 2,
      "stroke-dasharray": "5 4"});
    make(chart, "path", {d: `M${xOf(output)} ${H - BOTTOM + 3}l5 9h-10z`, fill: INK});
    [[low, "start"], [high, "end"]].forEach(([value, anchor]) => make(chart, "text", {x: xOf(value), y: H - 6,
      "text-anchor": anchor, "font-size": 12, fill: "currentColor"}, brief(value)));
    make(chart, "text", {x: 2, y: 14, "font-size": 12, fill: "currentColor"}, `${(100 * most / 1.1).toFixed(0)}%`);
    at(".p").textContent = `p = ${p.toFixed(2)}`;
    at(".exact").textContent = `exact mean ${brief(mean.value)}`;
    at(".drawn").textContent = count ? `mean of ${count} tosses ${brief(sum / count)}` : "no toss yet";
    at(".now").textContent = `This network says ${brief(output)}; its probability is ${brief(100 * chance(mask))}%.`;
  }

  function toss(times) {
    for (let turn = 0; turn < times; turn++) {
      mask = 0;
      for (let coin = 0; coin < coins; coin++) if (Math.random() >= p) mask |= 1 << coin;
      const value = data.outputs[mask], key = bin(value);
      tossed.set(key, (tossed.get(key) || 0) + 1);
      count += 1;
      sum += value;
    }
    draw();
  }
  at(".one").addEventListener("click", () => toss(1));
  at(".many").addEventListener("click", () => toss(500));
  at(".clear").addEventListener("click", () => { tossed = new Map(); count = sum = 0; mask = worlds - 1; draw(); });
  at("input").addEventListener("input", (event) => {
    p = Number(event.target.value);
    tossed = new Map();
    count = sum = 0;
    draw();
  });
  draw();
})
