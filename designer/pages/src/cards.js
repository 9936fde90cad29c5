// Rules, tiers, segments and rewards as cards: each line of the text with its numbers, shares, days, times and texts to be written over in place. What is
// written becomes the smallest change of the text, or is refused with the reason beside it.
import { make } from "./lists.js";
import { site } from "./site.js";

const titles = {
  rule: "Rules", tiers: "Tiers", segment: "Segments", reward: "Rewards", points: "Points", budget: "Budgets", cap: "Caps", challenge: "Challenges", guard: "Guards",
  let: "Named values", measure: "Measures", follow: "Follow-ups", messages: "Messages",
};
const wide = { text: 24, day: 11, time: 6 };

export class Cards {
  // before() makes sure that what is written in the editor is saved; changed() is called after the text was changed; go(line) shows a line.
  constructor(parent, { before, changed, go }) {
    this.parent = parent;
    this.before = before;
    this.changed = changed;
    this.go = go;
  }

  async show(file) {
    if (!file?.endsWith(".loyalty")) return this.parent.replaceChildren(make("p", { class: "empty" }, "Only programmes have cards: open a .loyalty file."));
    const { status, body } = await site.cards(file);
    if (status === 200) this.put(body);
    else this.parent.replaceChildren(make("p", { class: "empty failed" }, body.message));
  }

  put(body) {
    // Somebody may be writing in a card: it stays as it is as long as the text does.
    if (this.shown?.file === body.file && this.shown.revision === body.revision) return;
    const focused = this.keyOf(document.activeElement);
    this.shown = body;
    const kinds = [...new Set(["rule", "tiers", "segment", "reward", ...body.cards.map((card) => card.block)])].filter((kind) => body.cards.some((card) => card.block === kind));
    this.parent.replaceChildren(...(kinds.length ? kinds.flatMap((kind) => [
      make("h3", {}, titles[kind] ?? kind),
      make("div", { class: "cards" }, ...body.cards.filter((card) => card.block === kind).map((card) => this.card(card))),
    ]) : [make("p", { class: "empty" }, "Nothing here has numbers to change yet.")]));
    if (focused) [...this.parent.querySelectorAll("input")].find((input) => this.keyOf(input) === focused)?.focus();
  }

  keyOf(element) { return this.parent.contains(element) ? element.dataset?.key : undefined; }

  card(card) {
    const clauses = [];
    for (const value of card.values) {
      const last = clauses.at(-1);
      if (last && last[0].line === value.line && last.at(-1).at < value.at) last.push(value);
      else clauses.push([value]);
    }
    return make("section", { class: "card", "aria-label": `${card.block} ${card.name}` },
      make("button", { class: "link", title: "Show it in the text", onclick: () => this.go(card.line) }, card.name || card.block),
      ...clauses.map((values, index) => this.clause(card, values, index)));
  }

  clause(card, values, index) {
    const [parts, line] = [[], values[0].line];
    let at = 0;
    values.forEach((value, number) => {
      const length = value.place[3] - value.place[1];
      parts.push(line.slice(at, value.at), this.input(card, value, `${card.block} ${card.name} ${index} ${number}`));
      at = value.at + length;
    });
    const reason = make("div", { class: "failed", role: "alert", hidden: true });
    return make("div", { class: "clause" }, ...parts, line.slice(at), reason);
  }

  input(card, value, key) {
    const input = make("input", {
      value: value.value, size: Math.max(value.value.length, Math.min(value.value.length + 1, wide[value.kind] ?? 4), 2), spellcheck: false,
      "aria-label": `${value.kind} in ${card.block} ${card.name}: ${value.line}`,
      onchange: () => this.change(input, value),
      onkeydown: (event) => { if (event.key === "Escape") { input.value = value.value; this.tell(input, []); } },
    });
    input.dataset.key = key;
    return input;
  }

  async change(input, value) {
    if (input.value === value.value) return this.tell(input, []);
    await this.before();
    const { status, body } = await site.changeCard(this.shown.file, this.shown.revision, value.place, input.value);
    if (status === 200) {
      this.put(body);
      this.changed();
    } else if (status === 409) {
      this.put(body);
      this.parent.prepend(make("p", { class: "failed", role: "alert" }, "The text was changed meanwhile; the cards show it as it is now. Write the value again."));
    } else {
      this.tell(input, body.errors?.generalErrors ?? [body.message ?? "It could not be saved."]);
    }
  }

  tell(input, reasons) {
    const place = input.parentElement.querySelector('[role="alert"]');
    place.hidden = reasons.length === 0;
    place.textContent = reasons.join(" ");
    input.setAttribute("aria-invalid", reasons.length > 0);
  }
}
