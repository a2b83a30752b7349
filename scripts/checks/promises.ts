import ts from "typescript";

/** A number such as `C6` in square brackets, as test titles carry it. */
const BRACKETED = /\[([A-Z]\d+)\]/g;
/** A line of the list: `- C6 What is promised.` */
const LISTED = /^[-*] ([A-Z]\d+) \S/gm;
const TEST_FUNCTIONS = new Set(["describe", "it", "test"]);
/** A test that does not run holds no promise. */
const NOT_RUN = new Set(["skip", "todo", "fixme"]);

/** Numbers in the list of promises, in order, repeated ones included. */
export function listedPromises(markdown: string): string[] {
  return [...markdown.matchAll(LISTED)].map((match) => match[1] ?? "");
}

/** Numbers in the titles of the tests of a TypeScript file; comments and other strings do not count. */
export function promisesInTests(fileName: string, source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTestFunction(node.expression)) {
      const [title] = node.arguments;
      if (title !== undefined && isText(title)) found.push(...bracketed(title.getText(file)));
    }
    ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest);
  visit(file);
  return found;
}

/** Numbers in a Solidity test, where the title is the function's name and the number stands in the comment above it. */
export function promisesInSolidity(source: string): string[] {
  const comments = source.match(/^\s*\/\/\/.*$/gm) ?? [];
  return comments.flatMap(bracketed);
}

function bracketed(text: string): string[] {
  return [...text.matchAll(BRACKETED)].map((match) => match[1] ?? "");
}

/** `it`, `test.only`, `it.each(rows)`, `describe.for(rows)`, but not `it.skip`. */
function isTestFunction(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return TEST_FUNCTIONS.has(callee.text);
  if (ts.isPropertyAccessExpression(callee)) return !NOT_RUN.has(callee.name.text) && isTestFunction(callee.expression);
  if (ts.isCallExpression(callee)) return isTestFunction(callee.expression);
  return false;
}

function isText(node: ts.Expression): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}
