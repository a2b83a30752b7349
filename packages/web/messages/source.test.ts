import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { en } from "@/messages/en/index.ts";

const root = join(import.meta.dirname, "..");
const sources = globSync("{app,components,features,lib,queries}/**/*.{ts,tsx}", { cwd: root }).filter(
  (path) => !path.includes(".test."),
);

type Names = Map<string, unknown>;

/** What an expression such as `messages.a.b` names in English; undefined for anything else. */
function meant(node: ts.Node, names: Names): unknown {
  if (ts.isIdentifier(node)) return names.get(node.text);
  if (ts.isElementAccessExpression(node)) {
    const whole = meant(node.expression, names);
    return typeof whole === "object" && whole !== null ? Object.values(whole)[0] : undefined;
  }
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const whole = meant(node.expression, names);
  return typeof whole === "object" && whole !== null ? (whole as Record<string, unknown>)[node.name.text] : undefined;
}

const staysEnglish = (value: unknown): boolean => typeof value === "string" || Array.isArray(value);

/** Reads of a text or a list that happen once, when the module is loaded, in English. */
function readOnce(path: string, code: string): string[] {
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const names: Names = new Map([["messages", en]]);
  const found: string[] = [];
  const report = (node: ts.Node): void => {
    found.push(`${path}: ${node.getText(file)}`);
  };
  const bind = (name: ts.BindingName, value: unknown): void => {
    if (ts.isIdentifier(name)) names.set(name.text, value);
    if (!ts.isObjectBindingPattern(name) || typeof value !== "object" || value === null) return;
    for (const element of name.elements) {
      const key = (element.propertyName ?? element.name).getText(file);
      const part = (value as Record<string, unknown>)[key];
      if (staysEnglish(part)) report(element);
      bind(element.name, part);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isVariableDeclaration(node)) {
      if (node.initializer === undefined) return;
      bind(node.name, meant(node.initializer, names));
      visit(node.initializer);
    } else if (staysEnglish(meant(node, names))) report(node);
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

describe("modules", () => {
  it("[W20] keep no text of one language from when they were loaded", () => {
    const found = sources.flatMap((path) => readOnce(path, readFileSync(join(root, path), "utf8")));
    expect(found).toEqual([]);
  });

  it("[W20] would be found keeping one", () => {
    expect(readOnce("a.ts", "const { common: words } = messages; const all = [words.back];")).toHaveLength(1);
    expect(readOnce("a.ts", "const { back } = messages.common;")).toHaveLength(1);
    expect(readOnce("a.ts", "const facts = messages.start.facts;")).toHaveLength(1);
    expect(readOnce("a.ts", "const { common } = messages; const say = () => common.back;")).toEqual([]);
  });
});
