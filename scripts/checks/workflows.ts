/** A command of a workflow that names a script of one of our packages. */
export interface Named {
  readonly package: string;
  readonly script: string;
}

/** Every `pnpm --filter <package> run <script>` in a workflow; what a matrix fills in is looked up in its `run` entries. */
export function scriptsIn(workflow: string): Named[] {
  const fromMatrix = [...workflow.matchAll(/^\s+- \{.*\brun: ([\w:-]+).*\}$/gm)].map(([, script = ""]) => script);
  return [...workflow.matchAll(/pnpm --filter (\S+) run (\$\{\{ matrix\.run \}\}|\S+)/g)].flatMap(
    ([, name = "", script = ""]) =>
      (script.startsWith("$") ? fromMatrix : [script]).map((each) => ({ package: name, script: each })),
  );
}
