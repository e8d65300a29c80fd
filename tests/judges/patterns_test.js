// V8's regular expressions judge ours: every expression of the catalogue against many texts.
// usage: node patterns_test.js PATTERN_TOOL
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const folder = path.join(__dirname, '../../stdlib/catalogue');
const patterns = new Set();
for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.txt')))
  for (const found of fs.readFileSync(path.join(folder, file), 'utf8').matchAll(/ matching "((?:[^"]|"")*)"/g))
    patterns.add(found[1].replaceAll('""', '"'));

// Blanks beyond ASCII are left out: ECMAScript's \s means them, Java's does not.
const samples = [
  '', ' ', 'a', 'Z', '7', '-', '_', '.', '/', '$', '\n', 'a\nb', 'abc', 'ABC', 'a1', '12', 'my-function', 'My Name', 'a_b-c.d',
  'default', '$LATEST', 'arn:aws:iam::123456789012:role/service-role/x', 'arn:aws:ecs:eu-central-1:123456789012:service/c/s',
  'arn:aws-cn:kms:cn-north-1:123456789012:key/0123abcd-0123-4567-89ab-0123456789ab', 'arn:aws:s3:::bucket/key', '123456789012',
  'vpc-0123456789abcdef0', 'subnet-01234567', 'sg-0123456789abcdef0', 'ami-0abcdef1234567890', 's3://bucket/a/b.json', 'https://a.example/b?c=d#e',
  'someone@mail.example', '10.0.0.0/16', '192.168.1.254', 'fd00::/56', '2026-11-20T04:21:00Z', 'rate(5 minutes)', 'cron(0 8 ? * MON-FRI *)',
  '0123abcd-0123-4567-89ab-0123456789ab', '{"a":[1,2]}', 'eu-central-1', 'eu-central-1a', 'PT5M', 'P1DT2H', '1.2.3', 'v1', '#fff', 'tcp', '-1', '0.5',
  '/aws/lambda/x', 'a/b/c', 'a:b', 'a,b', 'x'.repeat(64), 'x'.repeat(300), 'a b c!', "it's", '<tag>', 'tab\there', '\\d', '[x]', 'a+b=c', '__x', 'x--y', '-x', 'x-', '\u00e4', '\u6f22',
];
// Texts of the expression itself come near to what it matches.
const near = (pattern) => [pattern, pattern.replace(/[\^$\\]/g, ''), pattern.replace(/[^A-Za-z0-9:/.-]/g, ''), pattern.replace(/\[[^\]]*\][*+]?|\{[^}]*\}|[\^$\\()?]/g, 'a')];

const cases = [];
for (const pattern of patterns) for (const text of [...samples, ...near(pattern)]) cases.push([pattern, text]);
const ours = JSON.parse(execFileSync(process.argv[2], { input: JSON.stringify(cases), maxBuffer: 1 << 28 }));

// PCRE2 has no look at UTF-16 halves and V8 without the u flag takes unknown escapes for letters: where only that
// works, expressions with properties of characters are not compared.
const compile = (pattern) => {
  try { return new RegExp(pattern, 'u'); } catch { /* an escape that the u flag forbids, most often */ }
  if (/\\[pPAzZ]|\(\?[a-z]/.test(pattern)) return null;
  try { return new RegExp(pattern); } catch { return null; }
};
const compiled = new Map([...patterns].map((pattern) => [pattern, compile(pattern)]));
const unused = new Set();
let compared = 0;
let different = 0;
cases.forEach(([pattern, text], i) => {
  const regexp = compiled.get(pattern);
  if (ours[i] === null) unused.add(pattern);
  if (ours[i] === null || regexp === null) return;
  ++compared;
  if (regexp.test(text) === ours[i]) return;
  ++different;
  console.error(`${JSON.stringify(pattern)} on ${JSON.stringify(text)}: ours ${ours[i]}`);
});
console.log(`${patterns.size} expressions, ${unused.size} not compiled, ${compared} comparisons, ${different} differences`);
if (different > 0 || compared < 100000 || unused.size > 10) process.exit(1);
