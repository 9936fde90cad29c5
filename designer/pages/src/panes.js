// Parts of the page: borders that can be moved by mouse and keys, tabs, and going from part to part.
const kept = (name, fallback) => localStorage.getItem(`designer.${name}`) ?? fallback;
const keep = (name, value) => localStorage.setItem(`designer.${name}`, value);

const border = (element, name, least, most, read) => {
  let value = Number(kept(name, element.dataset.begins));
  const put = (next) => {
    value = Math.min(most(), Math.max(least, next));
    document.documentElement.style.setProperty(`--${name}`, name === "text" ? `${value}%` : `${value}px`);
    element.setAttribute("aria-valuenow", Math.round(value));
    keep(name, value);
  };
  put(value);
  element.addEventListener("pointerdown", (down) => {
    element.setPointerCapture(down.pointerId);
    document.body.classList.add("moving");
    const move = (event) => put(read(event));
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", () => {
      element.removeEventListener("pointermove", move);
      document.body.classList.remove("moving");
    }, { once: true });
  });
  element.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step) { put(value + step * (name === "text" ? 2 : 20)); event.preventDefault(); }
  });
};

export const borders = () => {
  const [split, floor, main] = ["split", "floor", "panes"].map((id) => document.getElementById(id));
  split.dataset.begins = 43;
  floor.dataset.begins = 190;
  const side = () => document.getElementById("side").offsetWidth;
  border(split, "text", 15, () => 75, ({ clientX }) => 100 * (clientX - side()) / main.clientWidth);
  border(floor, "below", 60, () => innerHeight - 200, ({ clientY }) => innerHeight - clientY);
};

// A list of tabs; tells which one is shown.
export const tabs = (list, shown = () => {}) => {
  const all = [...list.querySelectorAll("[role=tab]")];
  const show = (tab) => {
    for (const one of all) {
      const is = one === tab;
      one.setAttribute("aria-selected", is);
      one.tabIndex = is ? 0 : -1;
      document.getElementById(one.getAttribute("aria-controls")).hidden = !is;
    }
    shown(tab.id);
  };
  for (const tab of all) tab.addEventListener("click", () => show(tab));
  list.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || event.target.getAttribute("role") !== "tab") return;
    const next = all[(all.indexOf(event.target) + step + all.length) % all.length];
    show(next);
    next.focus();
  });
  return (id) => show(document.getElementById(id));
};

export const theme = (button, changed) => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const put = () => {
    const name = kept("theme", dark.matches ? "dark" : "light");
    document.documentElement.dataset.theme = name;
    changed(name);
  };
  button.addEventListener("click", () => {
    keep("theme", document.documentElement.dataset.theme === "dark" ? "light" : "dark");
    put();
  });
  dark.addEventListener("change", put);
  put();
};

// F6 goes round the parts of the page.
export const rounds = (parts) => document.addEventListener("keydown", (event) => {
  if (event.key !== "F6") return;
  event.preventDefault();
  const here = parts.findIndex(({ within }) => within().contains(document.activeElement));
  parts[(here + (event.shiftKey ? parts.length - 1 : 1) + parts.length) % parts.length].focus();
});
