// The files that are open, as tabs above the text: chosen by mouse or arrow keys, closed by their sign, the middle button or Delete.
import { make } from "./lists.js";

export class FileTabs {
  constructor(list, { choose, close }) {
    this.list = list;
    this.choose = choose;
    this.close = close;
    this.files = [];
    list.addEventListener("keydown", (event) => {
      const file = event.target.dataset?.file;
      if (!file) return;
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step) this.choose(this.near(file, step), true);
      if (event.key === "Delete") this.leave(file, true);
      if (step || event.key === "Delete") event.preventDefault();
    });
  }

  show(file, isKept = false) {
    if (!this.files.includes(file)) this.files.push(file);
    this.shown = file;
    this.draw();
    if (isKept) this.list.querySelector('[aria-selected="true"]').focus();
  }

  near(file, step) { return this.files[(this.files.indexOf(file) + step + this.files.length) % this.files.length]; }

  leave(file, isKept) {
    if (this.files.length === 1) return;
    const next = file === this.shown ? this.near(file, this.files.indexOf(file) === 0 ? 1 : -1) : this.shown;
    this.files = this.files.filter((one) => one !== file);
    this.close(file);
    if (next === this.shown) this.draw();
    else this.choose(next, isKept);
  }

  draw() {
    this.list.replaceChildren(...this.files.map((file) => make("span", { class: "file", role: "presentation" },
      make("button", {
        role: "tab", title: file, "aria-selected": String(file === this.shown), "aria-controls": "text", tabIndex: file === this.shown ? 0 : -1,
        onclick: () => this.choose(file), onauxclick: (event) => { if (event.button === 1) this.leave(file); },
      }, file.split("/").at(-1)),
      make("button", { class: "close", tabIndex: -1, title: `Close ${file}`, "aria-label": `Close ${file}`, hidden: this.files.length === 1, onclick: () => this.leave(file) }, "×"))));
    [...this.list.querySelectorAll("[role=tab]")].forEach((tab, index) => { tab.dataset.file = this.files[index]; });
  }
}
