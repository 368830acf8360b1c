// Two living figures. network: click a unit, toss all coins, move p. fan: add passes, move p. Everything they show is made
// of the numbers that the notebook hands over: an output for each mask (bit i of a mask is 1 where coin i keeps its
// unit), or passes on a grid with the means and stds that the notebook's own function gave.
(function (root, data) {
  const at = (selector) => root.querySelector(selector);
  const make = (parent, name, attributes, text) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, value);
    if (text !== undefined) node.textContent = text;
    parent.appendChild(node);
    return node;
  };
  const brief = (value) => String(Number(value.toPrecision(4))).replace("-", "\u2212");
  // the course's colours, brighter where the page is dark: its text tells
  const colours = () => (getComputedStyle(root).color.match(/[\d.]+/g) || [0]).slice(0, 3).every((part) => part > 127)
    ? {INK: "#8ab8ff", MEAN: "#ff9f4a", GREY: "#8a9097", PALE: "#3d4249", ON_INK: "#111", ON_PALE: "#fff"}
    : {INK: "#1f4e8c", MEAN: "#d9730d", GREY: "#8a9097", PALE: "#d5d8dc", ON_INK: "#fff", ON_PALE: "#111"};
  // a key that moves a slider or presses a button means nothing to the notebook around it
  root.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.shiftKey;
    if (plain && /^(Arrow|Page|Home$|End$|Enter$| $)/.test(event.key)) event.stopPropagation();
  });
  const draw = ({network, fan})[data.kind]();
  draw();
  // JupyterLab and VS Code say on the body that the theme has changed
  const theme = new MutationObserver(() => root.isConnected ? draw() : theme.disconnect());
  theme.observe(document.body, {attributes: true});

  function network() {
    const coins = data.coins.length, worlds = 1 << coins;
    let mask = worlds - 1, p = data.p, tossed = new Map(), count = 0, sum = 0;

    // ---------------------------------------------------------------------------------------------- the network
    const net = at(".net"), place = {};
    const widest = Math.max(...data.layers), across = data.layers.length;
    const width = 90 * across, height = 74 * widest;
    net.replaceChildren();
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
      const cross = make(group, "path", {d: "M-9-9L9 9M-9 9L9-9", "stroke-width": 3});
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
      const {INK, MEAN, GREY, PALE, ON_INK, ON_PALE} = colours();
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
        cross.setAttribute("stroke", ON_PALE);
        label.textContent = last ? brief(output) : alive ? data.labels[key] || "" : "";
        label.setAttribute("fill", last ? "#111" : ON_INK);
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
    return draw;
  }

  function fan() {
    const chart = at(".chart"), W = 640, H = 330, LEFT = 26, TOP = 24, BOTTOM = 24, last = data.x.length - 1;
    chart.setAttribute("viewBox", `0 0 ${W} ${H}`);
    const xOf = (x) => LEFT + (x - data.x[0]) / (data.x[last] - data.x[0]) * (W - LEFT - 14);
    const yOf = (y) => TOP + (H - TOP - BOTTOM) * (1 - y / data.reach) / 2;
    const through = (values) => values.map((value, i) => `${xOf(data.x[i]).toFixed(1)} ${yOf(value).toFixed(1)}`);
    const [times, rate] = root.querySelectorAll("input");
    const average = (values) => values.length ? values.reduce((a, b) => a + b, 0) / values.length : 0;
    const lies = data.x.map((x) => data.seen.some(([from, to]) => from <= x && x <= to));

    function draw() {
      const {INK, MEAN, GREY, PALE} = colours(), T = data.counts[times.value], p = data.rates[rate.value];
      const [mean, std] = [data.means, data.stds].map((all) => all[rate.value][times.value].map((v) => v / 1000));
      const side = (sign) => through(mean.map((value, i) => value + sign * 2 * std[i]));
      const text = (parent, x, y, words, anchor) => make(parent, "text", {x, y, "font-size": 11.5, fill: "currentColor",
        "text-anchor": anchor || "start"}, words);
      chart.replaceChildren();
      data.seen.forEach(([from, to]) => make(chart, "rect", {x: xOf(from), width: xOf(to) - xOf(from), y: TOP,
        height: H - TOP - BOTTOM, fill: PALE, opacity: .5}));
      const inside = make(chart, "svg", {x: 0, y: TOP, width: W, height: H - TOP - BOTTOM,  // cuts off what leaves it
        viewBox: `0 ${TOP} ${W} ${H - TOP - BOTTOM}`});
      const line = (points, more) => make(inside, "path", {d: "M" + points.join("L"), fill: "none", ...more});
      data.passes[rate.value].slice(0, T).forEach((pass) => line(through(pass.map((v) => v / 100)),
        {class: "pass", stroke: INK, "stroke-width": .9, opacity: T > 10 ? .35 : .6}));
      line([...side(1), ...side(-1).reverse()], {class: "band", fill: INK, "fill-opacity": .14});
      [1, -1].forEach((sign) => line(side(sign), {stroke: INK, "stroke-width": 1.4}));
      line(through(mean), {class: "mean", stroke: MEAN, "stroke-width": 2.6});
      line(through(data.truth), {stroke: "currentColor", "stroke-width": 1.4, "stroke-dasharray": "2 3"});
      data.points.forEach(([x, y]) => make(inside, "circle", {cx: xOf(x), cy: yOf(y), r: 1.9, fill: "currentColor"}));
      make(chart, "path", {d: `M${LEFT} ${TOP}V${H - BOTTOM}H${W}`, fill: "none", stroke: GREY});
      [0, 1, 2, 3, 4].forEach((k) => {
        const x = data.x[0] + k * (data.x[last] - data.x[0]) / 4;
        text(chart, xOf(x), H - 8, brief(x), "middle");
      });
      text(chart, W - 2, H - BOTTOM - 6, "x", "end");
      for (let y = Math.ceil(-data.reach); y <= data.reach; y++) text(chart, LEFT - 6, yOf(y) + 4, brief(y), "end");
      [["one pass", {stroke: INK, "stroke-width": .9}], ["mean of the passes", {stroke: MEAN, "stroke-width": 2.6}],
        ["\u00b1 2 std", {stroke: INK, "stroke-width": 9, opacity: .3}],
        ["the truth", {stroke: "currentColor", "stroke-width": 1.4, "stroke-dasharray": "2 3"}],
      ].forEach(([words, look], k) => {
        const x = LEFT + [0, 90, 242, 327][k];
        make(chart, "path", {d: `M${x} 10h20`, ...look});
        text(chart, x + 26, 14, words);
      });
      make(chart, "circle", {cx: LEFT + 434, cy: 10, r: 1.9, fill: "currentColor"});
      text(chart, LEFT + 442, 14, "data, on grey");
      const passes = T === 1 ? "1 pass" : `${T} passes`;
      at(".T").textContent = `T = ${T}`;
      at(".p").textContent = `p = ${p}`;
      times.setAttribute("aria-valuetext", passes);
      rate.setAttribute("aria-valuetext", `p = ${p}`);
      const [there, elsewhere] = [true, false].map((want) => average(std.filter((_, i) => lies[i] === want)).toFixed(2));
      at(".now").textContent = `${passes} at p = ${p}. The std is ${there} on average where data lie, ${elsewhere} elsewhere.`;
    }
    [times, rate].forEach((slider) => slider.addEventListener("input", draw));
    return draw;
  }
})
