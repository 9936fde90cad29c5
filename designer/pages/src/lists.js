// Lists of the page: files, journeys, problems, examples.
export const make = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name.startsWith("aria-")) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
};

const fill = (list, items, nothing) => list.replaceChildren(...(items.length ? items : [make("li", { class: "empty" }, nothing)]));

// Programmes first, what they include under them, then all other texts.
export const showFiles = (list, { files, programmes }, shown, open) => {
  const own = programmes.flatMap((one) => one.files.map(({ file }) => ({ file, isPart: file !== one.file })));
  const others = files.filter((file) => !own.some((one) => one.file === file)).map((file) => ({ file, isPart: false }));
  fill(list, [...own, ...others].map(({ file, isPart }) => make("li", {}, make("button", {
    title: file, class: isPart ? "part" : "", "aria-current": String(file === shown), onclick: () => open(file),
  }, file))), "No texts here.");
};

export const showJourneys = (list, journeys, shown, open) => fill(list, journeys.map((journey) => make("li", {}, make("button", {
  title: journey.mistakes.length ? `${journey.title}: the text has mistakes` : journey.title,
  class: journey.mistakes.length ? "broken" : "", "aria-current": String(journey.id === shown), onclick: () => open(journey),
}, journey.name))), "No journeys.");

// Problems, errors first; what would mend one stands beside it.
export const showProblems = (list, found, isNamed, go, mend) => {
  const sorted = [...found].sort((a, b) => a.severity - b.severity || a.range.start.line - b.range.start.line);
  fill(list, sorted.map((one) => {
    const [message, ...help] = one.message.split("\n");
    return make("li", {},
      make("button", { class: one.severity === 1 ? "error" : "warning", onclick: () => go(one) },
        message, " ", make("span", { class: "help" }, help.join(" "))),
      ...(Array.isArray(one.data) ? one.data : []).map((fix) => make("button", { onclick: () => mend(one, fix) }, fix.title)),
      make("span", { class: "place" }, `${one.code ?? ""} ${isNamed ? `${one.file} ` : ""}line ${one.range.start.line + 1}`));
  }), "Nothing is wrong.");
};

export const showExamples = (list, examples, outcomes, run, go, notice) => fill(list, examples.map((example) => {
  const outcome = outcomes.get(example.title);
  return make("li", {},
    make("button", { title: `Run ${example.title}`, onclick: () => run(example.title) }, "▶"),
    make("button", { title: `What its members would notice: ${example.title}`, onclick: () => notice(example.title) }, "☺"),
    make("span", { class: `outcome ${outcome?.state ?? ""}` }, outcome ? outcome.state : ""),
    make("button", { class: "title", onclick: () => go(example) }, example.title,
      ...(outcome?.failures ?? []).map((failure) => make("div", { class: "failed" }, `line ${failure.line}: ${failure.message}`))));
}), "No examples yet: an example is a promise to a member that is tried at each run.");

// What the members of an example would notice, by day.
export const showExperience = (parent, title, things) => {
  const days = [...new Set(things.map((one) => one.at.slice(0, 10)))];
  const several = new Set(things.map((one) => one.member)).size > 1;
  parent.replaceChildren(make("h3", {}, title), ...(things.length ? days.flatMap((day) => [
    make("h4", {}, day),
    make("ul", {}, ...things.filter((one) => one.at.startsWith(day)).map((one) => make("li", { class: one.isEvent ? "event" : "" },
      make("span", { class: "place" }, one.at.slice(11)), " ", several ? `${one.member}: ` : "", one.words))),
  ]) : [make("p", { class: "empty" }, "Nothing: the text has mistakes, or nobody notices anything.")]));
};
