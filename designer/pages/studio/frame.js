// One element of Elsa Studio in a frame of its own: what stands in the address is shown, the page around it is told what is saved there, and tells
// the frame what to draw. The Studio itself has no event for either.
const query = new URLSearchParams(location.search);
const elements = {
  editor: ["elsa-workflow-definition-editor", "definition-id"],
  viewer: ["elsa-workflow-instance-viewer", "instance-id"],
  definitions: ["elsa-workflow-definition-list", null],
  instances: ["elsa-workflow-instance-list", null],
};
const api = `${location.origin}/elsa/api`;
const tell = (message) => parent !== window && parent.postMessage({ studio: query.get("show"), ...message }, location.origin);

// The steps of the definition that the Studio asked for last: until they are there, what is drawn is the one before.
let asked = null;

// A browser keeps 250 entries otherwise, and the Studio asks for more.
performance.setResourceTimingBufferSize(2000);

// Has to stand before the Studio starts.
const fetchOfBrowser = window.fetch;
window.fetch = async (input, init) => {
  const request = input instanceof Request ? input : null;
  const [url, method] = [new URL(request?.url ?? input, location.href), (init?.method ?? request?.method ?? "GET").toUpperCase()];
  const isSave = url.pathname === "/elsa/api/workflow-definitions" && method === "POST";
  if (isSave) tell({ event: "saving" });
  const response = await fetchOfBrowser(input, init);
  if (method === "GET" && /\/workflow-definitions\/by-(definition-)?id\//.test(url.pathname)) {
    response.clone().json().then((answer) => { asked = answer.root?.activities.map((one) => one.id) ?? null; }, () => {});
  }
  if (isSave) {
    response.clone().json().then((answer) => {
      if (response.ok) rename(answer.workflowDefinition);
      tell(response.ok
        ? { event: "saved", id: answer.workflowDefinition.definitionId, revision: answer.workflowDefinition.customProperties?.revision, pending: answer.workflowDefinition.customProperties?.pending }
        : { event: "refused", reasons: answer.errors?.generalErrors ?? [answer.message] });
    }, () => {});
  }
  return response;
};

// After something was begun, the Studio goes to an address of its own; the page around it shows what is there.
const push = history.pushState.bind(history);
history.pushState = (state, title, url) => {
  const path = url ? new URL(url, document.baseURI).pathname : "";
  const instance = /\/workflows\/instances\/([^/]+)\/view/.exec(path);
  if (instance) tell({ event: "instance", id: decodeURIComponent(instance[1]) });
  else push(state, title, location.pathname + location.search);
};

// The Studio's own drawing: the module that it loaded holds its graphs.
const graph = async () => {
  const module = performance.getEntriesByType("resource").find(({ name }) => name.includes("/designer.entry"))?.name;
  const { graphBindings } = module ? await import(module) : {};
  return Object.values(graphBindings ?? {}).map((one) => one.graph).findLast((one) => one.container.isConnected) ?? null;
};

// All of a picture is shown at first, once it is drawn and rests; the Studio's own button stops at half the size, which is not enough for a long journey.
// A picture that is drawn anew stands as it stood, with the same steps chosen.
const fitted = { padding: { top: 30, bottom: 30, left: 30, right: 70 }, minScale: 0.1, maxScale: 1 };
let resting = null;
const settle = (kept) => {
  resting?.disconnect();
  asked = null;
  let pause = 0;
  const rest = async () => {
    const drawn = [...document.querySelectorAll(".x6-node")].map((node) => node.dataset.cellId);
    if (!asked || asked.length !== drawn.length || !asked.every((id) => drawn.includes(id))) return;
    const own = await graph();
    if (!own) return;
    resting.disconnect();
    if (own.options.mousewheel) own.options.mousewheel.minScale = fitted.minScale;
    if (kept) own.matrix(kept.matrix);
    else own.zoomToFit(fitted);
    const chosen = kept?.chosen.map((id) => own.getCellById(id)).filter(Boolean) ?? [];
    if (chosen.length) own.resetSelection(chosen);
    document.body.dataset.fitted = shown;
  };
  resting = new MutationObserver(() => {
    clearTimeout(pause);
    pause = setTimeout(rest, 250);
  });
  resting.observe(document.body, { childList: true, subtree: true });
};
const standing = async () => {
  const own = await graph();
  return own && { matrix: own.matrix(), chosen: own.getSelectedCells().map((cell) => cell.id) };
};

// What steps say changes with what is set in them; the Studio doesn't look at the answer to a save for that.
const rename = async ({ root }) => {
  const own = await graph();
  for (const { id, metadata } of root?.activities ?? []) {
    const node = own?.getCellById(id);
    const data = node?.getData();
    if (!data || data.metadata?.displayText === metadata?.displayText) continue;
    node.setData({ ...data, metadata: { ...data.metadata, displayText: metadata.displayText } }, { overwrite: true });
  }
};
document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.(".mud-toolbar button");
  if (button && button === button.closest(".mud-toolbar").querySelector("button")) (await graph())?.zoomToFit(fitted);
});

let element = null;
let shown = "";
const putUp = async (kind, id) => {
  const [tag, attribute] = elements[kind] ?? elements.editor;
  await customElements.whenDefined(tag);
  if (!element || kind === "viewer") {
    // The Studio lets go of an element a second after it is taken away; until then another one can't be put up.
    if (element) {
      element.remove();
      await new Promise((done) => setTimeout(done, 1300));
    }
    element = document.createElement(tag);
    element.setAttribute("remote-endpoint", api);
  }
  if (kind === "viewer" || kind === "editor") settle(kind === "editor" && id.split("~")[0] === shown ? await standing() : null);
  if (attribute) element.setAttribute(attribute, id);
  shown = id.split("~")[0];
  if (!element.isConnected) {
    document.getElementById("studio").append(element);
    element.editWorkflowDefinition = (definition) => tell({ event: "open", id: definition });
    element.viewWorkflowInstance = (instance) => tell({ event: "instance", id: instance });
  }
};

// One after the other; of several that wait only the last.
let wanted = null;
let putting = null;
const show = (kind, id) => {
  wanted = [kind, id];
  putting ??= (async () => {
    while (wanted) {
      await customElements.whenDefined((elements[wanted[0]] ?? elements.editor)[0]);
      const next = wanted;
      wanted = null;
      await putUp(...next);
    }
    putting = null;
  })();
};

window.addEventListener("message", ({ origin, data }) => {
  if (origin === location.origin && data?.show) show(data.show, data.id);
  if (origin === location.origin && data && "counts" in data) writeCounts(data.counts);
  if (origin === location.origin && data?.theme) document.documentElement.dataset.theme = data.theme;
});

// Ready when something of the Studio is to be seen.
const seen = new MutationObserver(() => {
  if (document.querySelector(".x6-node, table, .mud-table")) {
    seen.disconnect();
    document.body.classList.add("ready");
    tell({ event: "ready" });
  }
});
seen.observe(document.body, { childList: true, subtree: true });

document.addEventListener("click", ({ target }) => {
  const node = target.closest?.(".x6-node");
  if (node) tell({ event: "step", words: node.textContent.trim(), node: node.dataset.cellId });
});
show(query.get("show") ?? "editor", query.get("id") ?? "");
tell({ event: "listening" });
