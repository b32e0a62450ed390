// Answers requests about records with the JSON language service that VS Code uses. One request is one line of JSON,
// one answer too: {"ask": "validate" | "complete" | "hover", "uri": …, "text": …, "offset": …}.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import languageService from "vscode-json-languageservice";

const { ClientCapabilities, TextDocument, getLanguageService } = languageService;
const [workspace, settings] = process.argv.slice(2);
const { "json.schemas": schemas } = JSON.parse(await readFile(new URL(settings, workspace), "utf8"));
const service = getLanguageService({
  clientCapabilities: ClientCapabilities.LATEST,
  schemaRequestService: (uri) => readFile(fileURLToPath(uri), "utf8"),
  workspaceContext: { resolveRelativePath: (path, resource) => new URL(path, resource).href },
});
service.configure({
  schemas: schemas.map(({ fileMatch, url }) => ({ fileMatch, uri: new URL(url, workspace).href, folderUri: workspace })),
});

const asked = {
  validate: (document, parsed) => service.doValidation(document, parsed),
  complete: (document, parsed, position) => service.doComplete(document, position, parsed),
  hover: (document, parsed, position) => service.doHover(document, position, parsed),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { ask, uri, text, offset = 0 } = JSON.parse(line);
  const document = TextDocument.create(uri, "json", 1, text);
  const answer = await asked[ask](document, service.parseJSONDocument(document), document.positionAt(offset));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
