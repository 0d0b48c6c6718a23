// Read-outs under charts, and one button for all evidence. The page is whole without it.
(() => {
  "use strict";
  const make = (tag, values) => Object.assign(document.createElement(tag), values);
  const say = (node, words) => {
    for (const [name, value] of Object.entries(words)) node.setAttribute(name, value);
  };
  const frames = /axis|legend|title|container|group|guide/i;

  // What can be read: innermost elements with words of their own; frames and axes are left out.
  const marksOf = (svg) =>
    [...svg.querySelectorAll("[aria-label], title")]
      .map((node) => (node.tagName === "title" ? node.parentNode : node))
      .filter((node) => node !== svg && !node.querySelector("[aria-label]"))
      .filter((node) => !frames.test(node.getAttribute("aria-roledescription")));
  const wordsOf = (mark) =>
    mark.getAttribute("aria-label") || mark.querySelector("title").textContent;

  function readable(drawing) {
    const out = make("p", { className: "read-out" });
    const ring = make("div", { className: "ring", hidden: true });
    // A page may hold a drawing in several widths: the marks are those of the one now shown.
    const seen = (svg) => svg.getBoundingClientRect().width > 0;
    const marks = () => marksOf([...drawing.querySelectorAll("svg")].find(seen) || drawing);
    let at = -1;
    const show = (index, all) => {
      at = index;
      ring.hidden = at < 0;
      out.textContent = at < 0 ? "" : wordsOf(all[at]);
      if (at < 0) return;
      const box = all[at].getBoundingClientRect(), frame = drawing.getBoundingClientRect();
      ring.style.inset = `${box.y - frame.y - 4}px auto auto ${box.x - frame.x - 4}px`;
      ring.style.width = `${box.width + 8}px`;
      ring.style.height = `${box.height + 8}px`;
      ring.style.borderRadius = Math.max(box.width, box.height) < 20 ? "50%" : "0";
    };
    const nearest = (event) => {
      const all = marks();
      let best = -1, least = event.pointerType === "touch" ? 28 : 16;
      all.forEach((mark, index) => {
        const { x, y, width, height } = mark.getBoundingClientRect();
        const off = [x + width / 2 - event.clientX, y + height / 2 - event.clientY];
        const away = mark.contains(event.target) ? 0 : Math.hypot(...off);
        if (away < least) [best, least] = [index, away];
      });
      if (best >= 0 && best !== at) show(best, all);
    };
    const step = (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key], all = marks();
      if (event.key === "Escape") show(-1);
      else if (by) show((Math.max(at, by < 0 ? 0 : -1) + by + all.length) % all.length, all);
      if (by) event.preventDefault();
    };
    if (!marks().length) return;
    const title = drawing.closest("figure").querySelector("figcaption :first-child").textContent;
    const label = `${title}: arrow keys read out the figures`;
    say(drawing, { tabindex: 0, role: "group", "aria-label": label });
    say(out, { role: "status" });
    drawing.append(ring, out);
    for (const kind of ["pointermove", "pointerdown"]) drawing.addEventListener(kind, nearest);
    for (const kind of ["pointerleave", "blur"]) drawing.addEventListener(kind, () => show(-1));
    drawing.addEventListener("keydown", step);
  }

  function openAll(tally) {
    const all = [...tally.parentNode.querySelectorAll(".opens")];
    const button = make("button", { className: "text-button", type: "button" });
    const shut = () => all.some((one) => !one.open);
    const name = () => { button.textContent = `${shut() ? "Open" : "Close"} all evidence`; };
    button.onclick = () => { const open = shut(); all.forEach((one) => { one.open = open; }); };
    all.forEach((one) => one.addEventListener("toggle", name));
    name();
    if (all.length > 1) tally.append(button);
  }

  document.querySelectorAll(".drawing:not(.void)").forEach(readable);
  document.querySelectorAll(".tally").forEach(openAll);
})();
