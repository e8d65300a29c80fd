// validate_mermaid.mjs FILE…: fails when Mermaid's own parser refuses one of the diagrams, and says why.
import { readFileSync } from 'node:fs';
import DOMPurify from 'dompurify';

// Mermaid cleans labels with the help of a browser's document. Its grammar needs none.
DOMPurify.addHook = () => {};
DOMPurify.sanitize = (text) => text;
const { default: mermaid } = await import('mermaid');

for (const file of process.argv.slice(2)) {
  try {
    const { diagramType } = await mermaid.parse(readFileSync(file, 'utf8'));
    if (!diagramType.startsWith('flowchart')) throw new Error(`taken for a ${diagramType}`);
  } catch (error) {
    console.log(`${file}: ${error.message}`);
    process.exitCode = 1;
  }
}
