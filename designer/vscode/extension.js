const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { serverCommand } = require("./server");

let client;

function program() {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter((one) => one.uri.scheme === "file").map((one) => one.uri.fsPath);
  return serverCommand(vscode.workspace.getConfiguration("loyalty").get("command") ?? "", folders);
}

function inTerminal(args) {
  const terminal = vscode.window.terminals.find((one) => one.name === "Loyalty") ?? vscode.window.createTerminal("Loyalty");
  terminal.show(true);
  terminal.sendText([program().command, ...args].map((word) => (/^[\w./:\\-]+$/.test(word) ? word : `"${word.replace(/(["\\$`])/g, "\\$1")}"`)).join(" "));
}

function ofEditor(action) {
  return async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId === "loyalty") await action(editor.document);
    else vscode.window.showInformationMessage("Open a .loyalty file first.");
  };
}

async function runExamples(document) {
  try {
    const result = await client.sendRequest("workspace/executeCommand", {
      command: "loyalty.runExamples", arguments: [document.uri.toString()],
    });
    const words = `${result.passed} examples passed, ${result.failed} failed.`;
    if (result.failed > 0) vscode.window.showWarningMessage(`${words} ${result.failures[0].title}: ${result.failures[0].message}`);
    else vscode.window.showInformationMessage(words);
  } catch (fault) {
    vscode.window.showErrorMessage(fault.message);
  }
}

async function prove(document) {
  await document.save();
  inTerminal(["prove", document.uri.fsPath]);
}

async function explain() {
  const database = await vscode.window.showOpenDialog({ canSelectMany: false, title: "The database of a run", filters: { Database: ["db", "sqlite"] } });
  const member = database && (await vscode.window.showInputBox({ prompt: "Which member? Give the id as the event files do." }));
  if (member) inTerminal(["explain", "--db", database[0].fsPath, "--member", member]);
}

async function activate(context) {
  const { command, args } = program();
  client = new LanguageClient("loyalty", "Loyalty", { command, args }, {
    documentSelector: [{ language: "loyalty" }],
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/{*.loyalty,messages/*}") },
  });
  context.subscriptions.push(
    vscode.commands.registerCommand("loyalty.runAllExamples", ofEditor(runExamples)),
    vscode.commands.registerCommand("loyalty.prove", ofEditor(prove)),
    vscode.commands.registerCommand("loyalty.explain", ofEditor(explain)));
  try {
    await client.start();
  } catch (fault) {
    vscode.window.showErrorMessage(`Loyalty: \`${command}\` doesn't start (${fault.message}). Set "loyalty.command" to the program.`);
  }
}

async function deactivate() {
  await client?.stop();
}

module.exports = { activate, deactivate };
