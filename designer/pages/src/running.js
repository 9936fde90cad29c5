// How members went through journeys: how many began, wait and came to their ends, step by step; what went wrong stands in red.
import { make } from "./lists.js";
import { site } from "./site.js";

const pause = 3000;
const number = (count) => count.toLocaleString("en-US");
const share = (count, of) => of === 0 ? "" : `${Math.round(100 * count / of)} %`;
const plural = (count, word) => `${number(count)} ${word}${count === 1 ? "" : "s"}`;

export class Running {
  // Calls back with a run of a journey that somebody wants to see, with a step of the text, and with each new count.
  constructor(parent, { openRun, openJourney, counted }) {
    this.parent = parent;
    this.openRun = openRun;
    this.openJourney = openJourney;
    this.counted = counted;
    this.shown = null;
  }

  // The journey of a definition is shown from now on.
  follow(definition) {
    if (this.definition === definition) return;
    this.definition = definition;
    this.waiting = null;
    this.draw();
  }

  // Counts are asked for while somebody looks at them.
  async watch(isWatched) {
    clearTimeout(this.timer);
    this.isWatched = isWatched;
    if (isWatched) await this.look();
  }

  async look() {
    const counts = await site.running().catch(() => null);
    if (counts) {
      this.counts = counts;
      this.draw();
      this.counted(counts);
    }
    if (this.isWatched && counts?.isThere !== false) this.timer = setTimeout(() => this.look(), counts?.isWhole === false ? 100 : pause);
  }

  draw() {
    if (!this.counts) return;
    if (!this.counts.isThere) {
      this.parent.replaceChildren(make("p", { class: "empty" }, "No database is watched. `loyalty serve PATH --db FILE` shows how members go through these journeys."));
      return;
    }
    if (this.counts.message) {
      this.parent.replaceChildren(make("p", { class: "empty failed" }, this.counts.message));
      return;
    }
    const journeys = [...this.counts.journeys].sort((a, b) => b.isInForce - a.isInForce || a.index - b.index);
    const own = journeys.filter((one) => one.definition === this.definition && one.started > 0 || one.definition === this.definition && one.isInForce);
    const seen = JSON.stringify([this.counts, this.definition, this.waiting]);
    if (seen === this.seen) return;
    this.seen = seen;
    this.parent.replaceChildren(
      make("p", { class: "clock" }, `The clock of the database stands at ${this.counts.clock}.`,
        this.counts.isWhole ? "" : ` Counting … ${number(this.counts.counted)} of ${number(this.counts.entries)} entries of the log.`),
      ...own.flatMap((journey) => this.steps(journey)),
      make("h3", {}, "All journeys"), this.overview(journeys));
  }

  overview(journeys) {
    return table(["Journey", "Began", "Running", "Finished", "Broken off", "Came to the goal", "Held out who did", "Problems"], journeys.map((one) => [
      make("button", { class: "link", onclick: () => this.openJourney(one) }, `${one.name}${one.isInForce ? "" : `, version ${one.version}`}`),
      number(one.started), number(one.running), number(one.finished), number(one.cancelled),
      one.hasGoal ? `${number(one.goals)} ${of(one.goals, one.started - one.heldOut)}` : "", one.hasGoal && one.heldOut ? `${number(one.heldOutGoals)} ${of(one.heldOutGoals, one.heldOut)}` : "",
      problems(one.steps.reduce((sum, step) => sum + step.overdue + step.givenUp, 0), ""),
    ]));
  }

  steps(journey) {
    const title = `${journey.title}: ${number(journey.started)} began, ${number(journey.running)} running`
      + (journey.heldOut ? `, ${number(journey.heldOut)} held out` : "") + (journey.hasGoal ? `, ${share(journey.goals, journey.started - journey.heldOut) || "nobody"} came to the goal` : "");
    return [
      make("h3", {}, title, journey.isInForce ? "" : ` (version ${journey.version})`),
      table(["Step", "Waiting now", "How it went on", "Problems"], journey.steps.map((step) => {
        const done = step.outcomes.reduce((sum, one) => sum + one.count, 0);
        return [
          make("span", {}, step.words, " ", make("span", { class: "place" }, `line ${step.line}`)),
          step.waiting ? make("button", { class: "link", title: "Who waits here", onclick: () => this.ask(journey.index, step.step, 0) }, `${number(step.waiting)} waiting`) : "",
          step.outcomes.map((one) => one.outcome === "Done" ? number(one.count) : `${one.outcome} ${number(one.count)} ${of(one.count, done)}`).join(", "),
          make("span", {}, problems(step.overdue, "overdue"), step.overdue && step.givenUp ? ", " : "", problems(step.givenUp, "given up")),
        ];
      })),
      ...(this.waiting?.journey === journey.index ? [this.list()] : []),
    ];
  }

  // Who waits at a step, a page at a time.
  async ask(journey, step, skip) {
    const { items, totalCount } = await site.waiting(journey, step, skip);
    this.waiting = { journey, step, skip, items, total: totalCount };
    this.draw();
  }

  list() {
    const { journey, step, skip, items, total } = this.waiting;
    const words = this.counts.journeys[journey].steps.find((one) => one.step === step).words;
    return make("div", { class: "waiting" },
      make("h3", {}, `${plural(total, "member")} waiting: ${words}`),
      table(["Member", "Since", "Goes on at the latest"], items.map((one) => [
        make("button", { class: "link", onclick: () => this.openRun(one.id) }, one.member), one.since, one.due,
      ])),
      make("button", { disabled: skip === 0, onclick: () => this.ask(journey, step, Math.max(0, skip - 25)) }, "Back"),
      make("button", { disabled: skip + items.length >= total, onclick: () => this.ask(journey, step, skip + 25) }, "More"));
  }
}

const of = (count, total) => total ? `(${share(count, total)})` : "";
const problems = (count, word) => count ? make("span", { class: "failed" }, `${number(count)} ${word}`.trim()) : "";

export const table = (heads, rows) => make("table", {},
  make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
  make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map((cell) => make("td", {}, cell))))));

// What stands on the picture of a journey: who waits at each step, and how many went on along each line, with what went wrong.
export const onPicture = (journey, definition) => {
  const steps = new Map(journey.steps.map((step) => [step.step, step]));
  const stepOf = (activity) => steps.get(activity.slice(activity.indexOf("-") + 1));
  const nodes = Object.fromEntries(definition.root.activities.flatMap(({ id }) => {
    const step = stepOf(id);
    const wrong = step ? [step.overdue && `${number(step.overdue)} overdue`, step.givenUp && `${number(step.givenUp)} given up`].filter(Boolean).join(", ") : "";
    return step && (step.waiting || wrong) ? [[id, { words: step.waiting ? `${number(step.waiting)} waiting` : "", wrong }]] : [];
  }));
  const lines = definition.root.connections.map(({ source, target }) => {
    const outcomes = source.activity === "start" ? [{ outcome: "Done", count: journey.started - journey.heldOut }] : stepOf(source.activity)?.outcomes ?? [];
    const count = outcomes.find((one) => one.outcome === source.port)?.count ?? 0;
    const all = outcomes.reduce((sum, one) => sum + one.count, 0);
    return { from: source.activity, to: target.activity, words: all ? `${number(count)}${outcomes.length > 1 ? ` (${share(count, all)})` : ""}` : "" };
  });
  return { nodes, lines };
};
