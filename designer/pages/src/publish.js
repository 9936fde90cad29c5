// Publishing: the plan of the text first, then who is for it and why; the versions that were in force, and the text of one of them again.
import { make } from "./lists.js";
import { site } from "./site.js";

export class Publish {
  // before() makes sure that what is written in the editor is saved; changed() is called after something is in force, or the text is another one.
  constructor(parent, { before, changed }) {
    this.parent = parent;
    this.before = before;
    this.changed = changed;
    this.said = [];
  }

  async show(file) {
    if (this.file !== file) [this.said, this.from] = [[], ""];
    this.file = file;
    if (!file?.endsWith(".loyalty")) return this.parent.replaceChildren(make("p", { class: "empty" }, "Only programmes are published: open a .loyalty file."));
    this.parent.replaceChildren(make("p", { class: "empty" }, "The plan is being made: the last 90 days are judged by this text too …"));
    await this.before();
    const turn = this.turn = (this.turn ?? 0) + 1;
    const [plan, versions] = await Promise.all([site.plan(file, this.from), site.versions()]);
    if (turn !== this.turn) return;
    if (plan.status !== 200) return this.parent.replaceChildren(make("p", { class: "empty" }, plan.body.message));
    this.draw(plan.body, versions.body);
  }

  draw(plan, history) {
    this.seen = plan.seen;
    this.parent.replaceChildren(
      ...this.said.map((line) => make("p", { class: this.isGood ? "passed" : "failed", role: "status" }, line)),
      make("h3", {}, "What would change"),
      make("pre", { class: `plan${plan.version ? "" : " failed"}` }, plan.lines.join("\n")),
      ...(plan.isInForce ? [] : [this.form(plan)]),
      make("h3", {}, "Versions that were in force"),
      make("pre", { class: "plan" }, history.lines.join("\n")),
      make("p", {}, ...history.versions.map((one) => make("button", {
        title: "The text of this version becomes the text of the file; it is published like any other", onclick: () => this.restore(one.number),
      }, `Bring back the text of version ${one.number}`))));
  }

  // From when is asked for first: the plan is made for that instant.
  form(plan) {
    const [by, why] = [make("input", { id: "by", required: true, maxLength: 100, autocomplete: "name" }), make("input", { id: "why", size: 40 })];
    const from = make("input", { id: "from", type: "datetime-local", value: this.from, onblur: () => { if (from.value !== this.from) { this.from = from.value; this.show(this.file); } } });
    const missing = plan.needed - plan.for.length;
    return make("form", {
      class: "publish",
      onsubmit: (event) => { event.preventDefault(); this.publish({ version: plan.version, by: by.value, why: why.value, at: this.from }); },
    },
    make("label", { title: "By the programme's clock; at once where nothing stands here" }, "From when? ", from),
    ...(plan.version ? [
      make("label", {}, "Who are you? ", by), make("label", {}, "Why? ", why),
      make("button", {}, missing > 1 ? "Be for it" : "Put into force"),
      plan.needed > 1 ? make("span", { class: "place" }, `${plan.needed} different people have to be for it${plan.for.length ? `; so far ${plan.for.join(", ")}` : ""}.`) : "",
    ] : []));
  }

  async publish(asked) {
    const { status, body } = await site.publish(this.file, asked);
    this.isGood = status === 200;
    this.said = body.lines ?? body.errors?.generalErrors ?? [body.message];
    await this.changed();
    await this.show(this.file);
  }

  async restore(number) {
    await this.before();
    const { status, body } = await site.restore(this.file, number, this.seen);
    this.isGood = status === 200;
    this.said = status === 200 ? [`The text is that of version ${number} again; publish it to put it into force.`] : body.errors?.generalErrors ?? [body.message];
    await this.changed();
    await this.show(this.file);
  }
}
