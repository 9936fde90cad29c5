// The page: text on the left, its picture on the right, what is wrong and what was promised below.
import { formatDocument } from "@codemirror/lsp-client";
import { nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import { Cards } from "./cards.js";
import { Editor } from "./editor.js";
import { examplesIn } from "./examples.js";
import { FileTabs } from "./filetabs.js";
import { coloured } from "./colours.js";
import { connect } from "./language.js";
import { showExamples, showExperience, showFiles, showJourneys, showProblems } from "./lists.js";
import { borders, rounds, tabs, theme } from "./panes.js";
import { site } from "./site.js";
import { Publish } from "./publish.js";
import { Running, onPicture } from "./running.js";
import { Studio } from "./studio.js";

// The Studio takes all of a processor as it is set up, so what somebody reads comes first, but not for ever.
const patience = 2500;

const at = (id) => document.getElementById(id);
const words = { writing: "writing …", saved: "saved" };
const page = { folder: { files: [], programmes: [] }, problems: new Map(), outcomes: new Map(), examples: [], shown: null, drawn: "" };

const client = connect((found) => {
  page.problems.set(found.uri, found.diagnostics);
  problems();
}, {
  display: async (uri) => (await openFile(fileOf(uri)) ? editor.view : null),
  load: (uri) => editor.load(fileOf(uri)),
}, (uri, edits) => edit(fileOf(uri), edits));
const editor = new Editor(at("editor"), client, {
  told: (opened, state, reason) => {
    if (opened && opened !== editor.shown && state !== "failed") return;
    at("saved").textContent = reason ?? words[state] ?? "";
    at("saved").className = state === "failed" ? "bad" : "";
  },
  moved: () => { follow(); examplesSoon(); },
  changed: () => examplesSoon(),
  problems: (uri) => page.problems.get(uri) ?? [],
  keys: [
    { key: "Mod-s", run: () => { editor.saving?.save(); return true; } },
    { key: "Mod-.", run: () => mendHere() },
    { key: "Mod-Enter", run: () => { const block = editor.block(); run(block?.kind === "example" ? block.name : null); return true; } },
    { key: "F8", run: nextDiagnostic }, { key: "Shift-F8", run: previousDiagnostic },
  ],
});
const studio = new Studio(at("view-journey"), "editor", "Elsa Studio: the journey as a picture", (told) => ({
  saving: () => { page.isSaving = true; },
  saved: () => { page.isSaving = false; page.refused = null; page.pending = told.pending; note(); page.drawn = `${told.id} ${told.revision}`; refresh(); },
  refused: () => { page.isSaving = false; page.refused = told.reasons; note(); },
  ready: () => count(),
  step: () => toStep(told),
})[told.event]?.(), Promise.race([coloured, new Promise((done) => setTimeout(done, patience))]));

// Members in journeys: the Studio's list of runs, and one of them with its badges and its journal.
const runs = new Studio(at("runs-list"), "instances", "Elsa Studio: runs of journeys", (told) => { if (told.event === "instance") openRun(told.id); });
const oneRun = new Studio(at("runs-one"), "viewer", "Elsa Studio: one member in a journey", () => {});
const running = new Running(at("view-running"), { openRun, openJourney: (one) => openNamed(one), counted: () => count() });

// All journeys, searched and sorted by the Studio.
const list = new Studio(at("view-list"), "definitions", "Elsa Studio: all journeys", async (told) => {
  if (told.event !== "open") return;
  // It may have been made in the list just now.
  await refresh();
  showView("tab-journey");
  await open(allJourneys().find((one) => one.id === told.id));
});

function openRun(id) {
  showView("tab-runs");
  showRun(true);
  oneRun.show(id);
}

function showRun(isOne) {
  [at("runs-one").hidden, at("to-runs").hidden, at("runs-list").hidden] = [!isOne, !isOne, isOne];
  if (!isOne && !runs.frame) runs.show("");
}

const openFiles = new FileTabs(at("open"), { choose: (file, isKept) => openFile(file, isKept), close: () => {} });
const cards = new Cards(at("view-cards"), {
  before: () => editor.save(),
  changed: () => refresh(),
  go: (line) => { editor.go(line); editor.view.focus(); },
});
const publish = new Publish(at("view-publish"), { before: () => editor.save(), changed: () => refresh() });
const showCards = () => { if (!at("view-cards").hidden) cards.show(editor.file); };

// The counts of a journey stand on its picture while the text says what is in force: with another text they would be of other steps.
async function count() {
  const journey = shownJourney();
  const counts = journey && running.counts?.journeys?.find((one) => one.definition === journey.id && one.isInForce && one.revision === journey.revision);
  const definition = counts && await site.definition(journey.id);
  if (journey?.id === page.shown) studio.write(definition?.root ? onPicture(counts, definition) : null);
}

// A journey that runs is shown in the text where it is still there.
function openNamed({ definition }) {
  running.follow(definition);
  const journey = allJourneys().find((one) => one.id === definition);
  if (journey) open(journey);
}

const programmeOf = (file) => page.folder.programmes.find((one) => one.files.some((part) => part.file === file));
const allJourneys = () => page.folder.programmes.flatMap((one) => one.journeys);
const shownJourney = () => allJourneys().find((one) => one.id === page.shown);
const fileOf = (uri) => decodeURIComponent(uri.slice(page.folder.uri.length));

// The picture is that of the journey under the cursor; elsewhere it stays.
function follow() {
  const block = editor.file ? editor.block() : null;
  const own = programmeOf(editor.file)?.journeys ?? [];
  const journey = (block?.kind === "journey" && own.find((one) => one.name === block.name && one.file === editor.file))
    || (shownJourney() ?? own.find((one) => one.file === editor.file) ?? own[0] ?? allJourneys()[0]);
  draw(journey);
}

function draw(journey) {
  if (!journey) {
    at("shown").textContent = "no journey yet";
    return;
  }
  const drawn = `${journey.id} ${journey.revision}`;
  const isNew = journey.id !== page.shown;
  // Word of the change comes on two ways; the Studio has drawn what it saves itself.
  if (page.isSaving && !isNew) return;
  if (isNew || page.drawn !== drawn || page.wasBroken !== (journey.mistakes.length > 0)) {
    // While somebody goes on writing what is broken, the picture is the same: it isn't drawn again for each letter.
    if (isNew || journey.mistakes.length === 0 || !page.wasBroken) studio.show(journey.id);
    [page.shown, page.drawn, page.wasBroken, page.refused, page.pending] = [journey.id, drawn, journey.mistakes.length > 0, null, null];
    showJourneys(at("journeys"), allJourneys(), page.shown, open);
  }
  at("shown").textContent = journey.title;
  running.follow(journey.id);
  count();
  note();
}

function note() {
  const journey = shownJourney();
  const reasons = journey?.mistakes.length ? journey.mistakes : page.refused ?? page.pending?.split("\n") ?? [];
  const isPending = !journey?.mistakes.length && !page.refused && reasons.length > 0;
  at("note").hidden = reasons.length === 0;
  if (reasons.length === 0) return;
  const list = document.createElement("ul");
  list.append(...reasons.map((reason) => Object.assign(document.createElement("li"), { textContent: reason })));
  const [title, button] = [document.createElement("strong"), document.createElement("button")];
  title.textContent = isPending ? "Not in the text yet, as no line leads there: " : journey.mistakes.length ? "The text has mistakes; this is the picture before them. " : "That can't be said in the text, so nothing was saved. ";
  button.textContent = "Show the journey as the text says it";
  button.addEventListener("click", () => { page.refused = null; studio.show(page.shown); note(); });
  at("note").replaceChildren(title, ...(journey.mistakes.length || isPending ? [] : [button]), list);
}

// What stands on disk is brought in: which files there are, and what the open ones say.
async function refresh() {
  page.folder = await site.folder();
  const programme = programmeOf(editor.file) ?? page.folder.programmes[0];
  at("title").textContent = programme?.title ?? page.folder.name;
  document.title = `${programme?.title ?? page.folder.name} · Loyalty designer`;
  await Promise.all((programme?.files ?? []).map(async ({ file, revision }) => {
    const opened = await editor.load(file);
    if (opened && opened.saving.revision !== revision) await opened.saving.look();
  }));
  if (editor.file && !programmeOf(editor.file)) await editor.saving.look();
  lists();
  follow();
  showCards();
}

function lists() {
  showFiles(at("files"), page.folder, editor.file, openFile);
  showJourneys(at("journeys"), allJourneys(), page.shown, open);
}

async function openFile(file, isKept = false) {
  if (!await editor.show(file)) return false;
  openFiles.show(file, isKept);
  lists();
  problems();
  showCards();
  if (!at("view-publish").hidden) publish.show(file);
  if (!isKept) editor.view.focus();
  return true;
}

async function open(journey) {
  await openFile(journey.file);
  const doc = editor.view.state.doc;
  for (let number = 1; number <= doc.lines; number++) {
    if (new RegExp(`^journey\\s+${journey.name}(\\s|\\{|$)`).test(doc.line(number).text)) return editor.go(number);
  }
}

// A step that was clicked in the picture is shown in the text.
async function toStep({ node }) {
  const definition = await site.definition(page.shown);
  const source = definition.root?.activities.find((one) => one.id === node)?.customProperties?.source;
  const place = /^(.*):(\d+):(\d+)$/.exec(source ?? "");
  if (place && (place[1] === editor.file || await openFile(place[1]))) editor.go(Number(place[2]), Number(place[3]));
}

// What is wrong with all files of the programme at hand.
function problems() {
  const files = programmeOf(editor.file)?.files ?? [{ file: editor.file, uri: editor.uri }];
  const found = files.flatMap(({ file, uri }) => (page.problems.get(uri) ?? []).map((one) => ({ ...one, file })));
  const [errors, warnings] = [1, 2].map((severity) => found.filter((one) => one.severity === severity).length);
  at("tab-problems").textContent = `Problems (${found.length})`;
  at("counts").textContent = errors + warnings === 0 ? "" : `${errors} errors, ${warnings} warnings`;
  showProblems(at("problems"), found, files.length > 1, async ({ file, range }) => {
    await openFile(file);
    editor.go(range.start.line + 1, range.start.character + 1, range.end.line + 1, range.end.character + 1);
    editor.view.focus();
  }, async ({ file }, fix) => {
    await openFile(file);
    mend(fix);
  });
}

const changeOf = (doc, { range, newText }) => {
  const place = ({ line, character }) => Math.min(doc.line(Math.min(line + 1, doc.lines)).from + character, doc.length);
  return { from: place(range.start), to: place(range.end), insert: newText };
};

// A file is changed where it stands, shown or not.
async function edit(file, edits) {
  const opened = await editor.load(file);
  opened?.change({ changes: edits.map((one) => changeOf(opened.now.doc, one)) });
}

function mend(fix) {
  editor.view.dispatch({ changes: changeOf(editor.view.state.doc, fix.edit) });
  editor.view.focus();
}

function mendHere() {
  const line = editor.view.state.doc.lineAt(editor.view.state.selection.main.head).number - 1;
  const fix = (page.problems.get(editor.uri) ?? []).find((one) => one.range.start.line <= line && one.range.end.line >= line && one.data?.length)?.data[0];
  if (fix) mend(fix);
  return true;
}

function examplesSoon() {
  clearTimeout(page.later);
  page.later = setTimeout(examples, 150);
}

function examples() {
  const files = programmeOf(editor.file)?.files.map((one) => one.file) ?? [editor.file];
  page.examples = files.flatMap((file) => examplesIn(editor.open.get(file)?.now.doc).map((one) => ({ ...one, file })));
  const failed = page.examples.filter((one) => page.outcomes.get(one.title)?.state === "failed").length;
  at("tab-examples").textContent = `Examples (${page.examples.length}${failed ? `, ${failed} failed` : ""})`;
  showExamples(at("examples"), page.examples, page.outcomes, run, async ({ file, line }) => { await openFile(file); editor.go(line); editor.view.focus(); }, notice);
}

async function notice(title) {
  await editor.save();
  const { items } = await site.experience(editor.file, title);
  showExperience(at("experience"), title, items ?? []);
  showBelow("tab-experience");
}

async function run(title) {
  showBelow("tab-examples");
  const asked = page.examples.filter((one) => title === null || one.title === title);
  for (const one of asked) page.outcomes.set(one.title, { state: "running" });
  examples();
  client.sync();
  try {
    const result = await client.request("workspace/executeCommand", { command: "loyalty.runExamples", arguments: title === null ? [editor.uri] : [editor.uri, title] });
    for (const one of asked) {
      const failures = result.failures.filter((failure) => failure.title === one.title);
      page.outcomes.set(one.title, { state: failures.length ? "failed" : "passed", failures });
    }
  } catch (fault) {
    for (const one of asked) page.outcomes.set(one.title, { state: "failed", failures: [{ line: one.line, message: String(fault.message ?? fault) }] });
  }
  examples();
}

const showBelow = tabs(at("below").querySelector(".tabs"));
const showView = tabs(at("picture").querySelector(".tabs"), (id) => {
  running.watch(id === "tab-running" || id === "tab-journey");
  showCards();
  if (id === "tab-publish") publish.show(editor.file);
  if (id === "tab-list") list.show("");
  if (id === "tab-runs" && at("runs-one").hidden) showRun(false);
});
at("to-runs").addEventListener("click", () => showRun(false));
borders();
theme(at("theme"), (name) => { for (const one of [studio, list, runs, oneRun]) one.theme(name); });
rounds([
  { within: () => at("text"), focus: () => editor.view.focus() },
  { within: () => at("picture"), focus: () => at("tab-journey").focus() },
  { within: () => at("below"), focus: () => at("below").querySelector('[aria-selected="true"]').focus() },
  { within: () => at("side"), focus: () => (at("side").querySelector("button") ?? at("side")).focus() },
]);
at("begin").addEventListener("click", () => { at("new-reason").textContent = ""; at("new-journey").showModal(); });
at("new-close").addEventListener("click", () => at("new-journey").close());
at("new-journey").querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  await editor.save();
  const { status, body } = await site.begin(editor.file?.endsWith(".loyalty") ? editor.file : null, at("new-title").value);
  if (status !== 200) {
    at("new-reason").textContent = body.errors?.generalErrors?.join(" ") ?? body.message;
    return;
  }
  at("new-journey").close();
  at("new-title").value = "";
  await refresh();
  showView("tab-journey");
  const made = allJourneys().find((one) => one.id === body.workflowDefinition.definitionId);
  if (made) await open(made);
});
at("format").addEventListener("click", () => { formatDocument(editor.view); editor.view.focus(); });
at("run-all").addEventListener("click", () => run(null));
at("help").addEventListener("click", () => at("keys").showModal());
document.addEventListener("keydown", (event) => {
  const step = event.altKey && { PageDown: 1, PageUp: -1 }[event.key];
  if (event.key === "F1") at("keys").showModal();
  else if (step && editor.file) openFile(openFiles.near(editor.file, step));
  else return;
  event.preventDefault();
});
addEventListener("beforeunload", (event) => {
  if ([...editor.open.values()].every((opened) => opened.saving.isSaved)) return;
  editor.save();
  event.preventDefault();
});

await refresh();
if (page.folder.programmes.length) await openFile(page.folder.programmes[0].file);
follow();
running.watch(true);
site.watch(() => refresh(), () => editor.told(null, "failed", "The site doesn't answer; what you write is kept here."));
