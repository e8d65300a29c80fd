// validate_templates.js FILE…: what @aws/cloudformation-validate says about templates, as one JSON list on standard
// output. The copy inside aws-cdk-lib is newer than the one published by itself.
const path = require('path');
const { CompositeEngine, TemplateFile } = require(
  path.join(__dirname, 'node_modules/aws-cdk-lib/node_modules/@aws/cloudformation-validate'));

const engine = new CompositeEngine();
const findings = [];
for (const file of process.argv.slice(2)) {
  // Strict, because it calls unknown values of enumerations warnings otherwise. The status of a report is "OK" with
  // errors in it too; only its diagnostics count.
  const report = engine.validateTemplate(new TemplateFile(file), { strict: true, severityLevel: 'WARN' });
  for (const each of report.diagnostics) {
    findings.push({
      file,
      rule: each.ruleId,
      resource: each.entity ? each.entity.logicalId : '',
      message: `${each.propertyPath ?? ''}: ${each.message}`,
    });
  }
}
process.stdout.write(JSON.stringify(findings));
