// A session of vscode-jsonrpc, the client of Visual Studio Code, with `loyalty lsp`. Prints what was seen, line by line; the test compares it.
import { spawn } from "node:child_process";
import { CancellationTokenSource, createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";

const [dotnet, program, uri, text] = [process.argv[2], process.argv[3], "file:///work/club.loyalty", process.argv[4]];
const server = spawn(dotnet, [program, "lsp", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
const published = [];
let wake = () => {};
connection.onNotification("textDocument/publishDiagnostics", (params) => { published.push(params); wake(); });
const ofVersion = async (version) => {
  for (;;) {
    const one = published.find((params) => params.version === version);
    if (one) return one.diagnostics.map((each) => each.code).join(" ");
    await new Promise((resolve) => { wake = resolve; });
  }
};
connection.listen();

const { capabilities } = await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
console.log(`sync: ${capabilities.textDocumentSync.change}`);
await connection.sendNotification("initialized", {});
await connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "loyalty", version: 1, text } });
console.log(`diagnostics: ${await ofVersion(1)}`);
const lines = text.split("\n");
const line = lines.findIndex((one) => one.includes("award"));
const character = lines[line].indexOf("Beans");
await connection.sendNotification("textDocument/didChange", {
  textDocument: { uri, version: 2 },
  contentChanges: [{ range: { start: { line, character }, end: { line, character: character + 5 } }, text: "Baens" }],
});
console.log(`diagnostics: ${await ofVersion(2)}`);
const cancel = new CancellationTokenSource();
const requests = Array.from({ length: 50 }, () => connection.sendRequest("textDocument/semanticTokens/full", { textDocument: { uri } }, cancel.token));
cancel.cancel();
const outcomes = await Promise.allSettled(requests);
const codes = new Set(outcomes.map((one) => (one.status === "rejected" ? one.reason.code : "answered")));
console.log(`cancelled: ${codes.has(-32800)} ${[...codes].every((code) => code === -32800 || code === "answered")}`);
const unknown = await connection.sendRequest("loyalty/unknown", {}).catch((fault) => fault.code);
console.log(`unknown: ${unknown}`);
const symbols = await connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri } });
console.log(`symbols: ${symbols.map((symbol) => symbol.name).join(" ")}`);
console.log(`shutdown: ${await connection.sendRequest("shutdown")}`);
await connection.sendNotification("exit");
server.on("exit", (code) => { console.log(`exit: ${code}`); process.exit(0); });
