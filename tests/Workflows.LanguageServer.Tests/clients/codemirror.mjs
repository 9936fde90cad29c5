// A session of @codemirror/lsp-client, the client of editors in a browser, with `loyalty lsp`. The client sends and takes whole messages, as over a
// web socket; here they are framed for the standard streams of a process. Prints what was seen, line by line; the test compares it.
import { spawn } from "node:child_process";
import { LSPClient } from "@codemirror/lsp-client";

const [dotnet, program, uri, text] = [process.argv[2], process.argv[3], "file:///work/club.loyalty", process.argv[4]];
const server = spawn(dotnet, [program, "lsp"], { stdio: ["pipe", "pipe", "inherit"] });
const handlers = new Set();
let bytes = Buffer.alloc(0);
server.stdout.on("data", (chunk) => {
  bytes = Buffer.concat([bytes, chunk]);
  for (;;) {
    const header = bytes.indexOf("\r\n\r\n");
    const length = header < 0 ? 0 : Number(/Content-Length: (\d+)/.exec(bytes.toString("ascii", 0, header))[1]);
    if (header < 0 || bytes.length < header + 4 + length) return;
    const message = bytes.toString("utf8", header + 4, header + 4 + length);
    bytes = bytes.subarray(header + 4 + length);
    for (const handler of handlers) handler(message);
  }
});
const transport = {
  send: (message) => server.stdin.write(`Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`),
  subscribe: (handler) => handlers.add(handler),
  unsubscribe: (handler) => handlers.delete(handler),
};

let published;
const diagnostics = new Promise((resolve) => { published = resolve; });
const client = new LSPClient({
  timeout: 60_000,
  notificationHandlers: { "textDocument/publishDiagnostics": (_, params) => { published(params); return true; } },
});
client.connect(transport);
await client.initializing;
console.log(`completion: ${client.hasCapability("completionProvider")}`);
client.notification("textDocument/didOpen", { textDocument: { uri, languageId: "loyalty", version: 1, text } });
const found = await diagnostics;
console.log(`diagnostics: ${found.version} ${found.diagnostics.map((one) => one.code).join(" ")}`);
const lines = text.split("\n");
const line = lines.findIndex((one) => one.includes("award"));
const list = await client.request("textDocument/completion", {
  textDocument: { uri }, position: { line, character: lines[line].indexOf("Beans") },
});
console.log(`offered: ${list.items.map((item) => item.label).join(" ")}`);
const hover = await client.request("textDocument/hover", { textDocument: { uri }, position: { line, character: lines[line].indexOf("award") } });
console.log(`hover: ${hover.contents.kind}`);
client.disconnect();
server.stdin.end();
server.on("exit", () => process.exit(0));
