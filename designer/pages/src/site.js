// The site that served this page.
const json = async (path, init) => {
  const response = await fetch(path, init);
  const body = await response.json().catch(() => ({}));
  return { status: response.status, body };
};

const send = (method) => (address, body) => json(address, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
const [put, post] = [send("PUT"), send("POST")];
const path = (file) => file.split("/").map(encodeURIComponent).join("/");

export const site = {
  folder: async () => (await json("/api/folder")).body,
  read: async (file) => json(`/api/files/${path(file)}`),
  write: async (file, seen, text) => put(`/api/files/${path(file)}`, { seen, text }),
  definition: async (id) => (await json(`/elsa/api/workflow-definitions/by-definition-id/${encodeURIComponent(id)}`)).body,
  experience: async (file, title) => (await json(`/api/experience/${path(file)}?title=${encodeURIComponent(title)}`)).body,
  begin: async (file, name) => post("/elsa/api/workflow-definitions", { model: { definitionId: null, name, customProperties: { file } }, publish: false }),
  cards: async (file) => json(`/api/cards/${path(file)}`),
  changeCard: async (file, seen, place, value) => put(`/api/cards/${path(file)}`, { seen, place, value }),
  plan: async (file, from) => json(`/api/plan/${path(file)}${from ? `?at=${encodeURIComponent(from)}` : ""}`),
  publish: async (file, asked) => post(`/api/publish/${path(file)}`, asked),
  versions: async () => json("/api/versions"),
  restore: async (file, number, seen) => post(`/api/versions/${number}/restore/${path(file)}`, { seen }),
  running: async () => (await json("/api/running")).body,
  waiting: async (journey, step, skip) => (await json(`/api/running/${journey}/waiting?step=${encodeURIComponent(step)}&skip=${skip}`)).body,

  // Calls back after each change of a programme on disk, whoever made it.
  watch(changed, lost) {
    const source = new EventSource("/api/changes");
    source.onmessage = changed;
    source.onerror = lost;
  },
};
