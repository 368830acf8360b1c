// Cards to choose from: what is chosen is kept in the browser, shown by every set of cards on the page, and written out
// as the line for the notebook. Nothing here knows an answer.
(function (form) {
  const variable = form.dataset.variable, key = `dropout-lab ${variable}`;
  const at = (selector) => form.querySelector(selector);
  let kept = {};  // number of a card: [line, letter]; null for what is not chosen
  const read = () => { try { kept = JSON.parse(localStorage.getItem(key)) || {}; } catch { /* no place to keep it */ } };
  const write = () => { try { localStorage.setItem(key, JSON.stringify(kept)); } catch { /* it lasts while shown */ } };
  const line = () => {
    const whole = Object.entries(kept).filter(([, [line, letter]]) => line && letter);
    return `${variable} = {${whole.map(([number, [line, letter]]) => `${number}: (${line}, "${letter}")`).join(", ")}}`;
  };

  function draw() {
    form.querySelectorAll("[data-number]").forEach((card) => {
      const chosen = kept[card.dataset.number] || [];
      card.querySelectorAll("input").forEach((input) => {
        input.checked = chosen[input.name.startsWith("line") ? 0 : 1] === input.value;
        input.closest("label").style.background = input.checked ? "rgba(74, 127, 196, .25)" : "";
      });
    });
    at(".all").textContent = line();
    at(".said").textContent = "";
  }
  const tell = () => { write(); document.dispatchEvent(new CustomEvent(key, {detail: kept})); };

  form.addEventListener("submit", (event) => event.preventDefault());
  // a key that moves a choice means nothing to the notebook around it
  form.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.shiftKey;
    if (plain && /^(Arrow|Enter$| $)/.test(event.key)) event.stopPropagation();
  });
  form.addEventListener("change", ({target}) => {
    const number = target.closest("[data-number]").dataset.number, chosen = kept[number] || [null, null];
    chosen[target.name.startsWith("line") ? 0 : 1] = target.value;
    kept[number] = chosen;
    tell();
  });
  at(".clear").addEventListener("click", () => { kept = {}; tell(); });
  at(".copy").addEventListener("click", () => {
    const done = (words) => { at(".said").textContent = words; };
    const failed = () => done("Not allowed here: select the line and copy it.");
    if (navigator.clipboard) navigator.clipboard.writeText(line()).then(() => done("Copied."), failed);
    else failed();
  });
  const hear = (event) => {
    if (!form.isConnected) return document.removeEventListener(key, hear);
    kept = event.detail;
    draw();
  };
  document.addEventListener(key, hear);
  read();
  draw();
})
