/** Lints `{ file: import }` pairs given as JSON and prints, for each, the import rule's message or null. A process of its own: ESLint loads its plugins with Node's own loader. */
import { ESLint } from 'eslint';

const pairs = JSON.parse(process.argv[2] ?? '[]') as [string, string][];
const eslint = new ESLint();
const answers: (string | null)[] = [];
for (const [filePath, specifier] of pairs) {
  const code = `import '${specifier}';\n`;
  const [result] = await eslint.lintText(filePath.endsWith('.astro') ? `---\n${code}---\n` : code, { filePath });
  answers.push(result?.messages.find(({ ruleId }) => ruleId === 'boundaries/dependencies')?.message ?? null);
}
console.log(JSON.stringify(answers));
