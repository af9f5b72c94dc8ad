// Makes the FHIR definitions of input/fsh and compares them with generated/, where they are committed.
// With --write it puts them there. It needs no registry of FHIR packages: R4 itself comes from an npm package.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = path.dirname(fileURLToPath(import.meta.url));
const home = path.join(here, '..', 'target', 'fhir-home');
const generated = path.join(here, 'generated');

// SUSHI adds these three by itself; nothing here uses them, so empty ones are enough.
const unused = ['hl7.fhir.uv.tools.r4', 'hl7.terminology.r4', 'hl7.fhir.uv.extensions.r4'];
const bundles = ['profiles-types', 'profiles-resources', 'extension-definitions', 'valuesets', 'v3-codesystems', 'v2-tables'];

// Read when SUSHI is loaded: its cache of packages lies in the build folder, and nobody is asked for more.
process.env.HOME = home;
process.env.USERPROFILE = home;
process.env.FPL_REGISTRY = 'http://127.0.0.1:9';

function fillCache() {
  const definitions = path.join(here, 'node_modules', '@medplum', 'definitions');
  const { version } = JSON.parse(fs.readFileSync(path.join(definitions, 'package.json'), 'utf8'));
  const filled = path.join(home, `filled-${version}`);
  if (fs.existsSync(filled)) {
    return;
  }
  fs.rmSync(home, { recursive: true, force: true });
  const core = packageFolder('hl7.fhir.r4.core', '4.0.1');
  for (const bundle of bundles) {
    const file = path.join(definitions, 'dist', 'fhir', 'r4', `${bundle}.json`);
    for (const { resource } of JSON.parse(fs.readFileSync(file, 'utf8')).entry) {
      if (['StructureDefinition', 'CodeSystem', 'ValueSet'].includes(resource.resourceType)) {
        delete resource.text;
        fs.writeFileSync(path.join(core, `${resource.resourceType}-${resource.id}.json`), JSON.stringify(resource));
      }
    }
  }
  unused.forEach((name) => packageFolder(name, '0.0.0'));
  fs.writeFileSync(filled, '');
}

function packageFolder(name, version) {
  const folder = path.join(home, '.fhir', 'packages', `${name}#${version}`, 'package');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version, fhirVersions: ['4.0.1'] }));
  return folder;
}

async function make() {
  const { sushiClient } = require('fsh-sushi');
  const { parse } = require('yaml');
  const config = parse(fs.readFileSync(path.join(here, 'sushi-config.yaml'), 'utf8'));
  const sources = path.join(here, 'input', 'fsh');
  const files = fs.readdirSync(sources).sort();
  const fsh = files.map((file) => fs.readFileSync(path.join(sources, file), 'utf8'));
  const made = await sushiClient.fshToFhir(fsh, {
    canonical: config.canonical,
    version: config.version,
    fhirVersion: config.fhirVersion,
    dependencies: unused.map((packageId) => ({ packageId, version: '0.0.0' })),
    logLevel: 'silent'
  });
  const faults = [...made.errors, ...made.warnings].map(({ message, input, location }) =>
    `${(input ?? '').replace(/^Input_(\d+)$/, (_, n) => files[n])} ${location ? `line ${location.startLine}` : ''} ${message}`.trim());
  if (faults.length > 0) {
    throw new Error(`fhir-profiles/input does not hold together:\n  ${faults.join('\n  ')}`);
  }
  return new Map(made.fhir.map((resource) =>
    [`${resource.resourceType}-${resource.id}.json`, `${JSON.stringify(resource, null, 2)}\n`]));
}

function differences(made) {
  const there = fs.existsSync(generated) ? fs.readdirSync(generated) : [];
  const read = (file) => fs.readFileSync(path.join(generated, file), 'utf8').replaceAll('\r\n', '\n');
  return [
    ...there.filter((file) => !made.has(file)).map((file) => `${file} is made by nothing`),
    ...[...made.keys()].filter((file) => !there.includes(file)).map((file) => `${file} is missing`),
    ...[...made.keys()].filter((file) => there.includes(file) && read(file) !== made.get(file))
      .map((file) => `${file} differs`)
  ];
}

try {
  fillCache();
  const made = await make();
  const found = differences(made);
  if (process.argv.includes('--write')) {
    fs.rmSync(generated, { recursive: true, force: true });
    fs.mkdirSync(generated);
    made.forEach((text, file) => fs.writeFileSync(path.join(generated, file), text));
    console.log(`fhir-profiles/generated: ${made.size} definitions, ${found.length} of them changed`);
  }
  else if (found.length > 0) {
    throw new Error('fhir-profiles/generated is not what fhir-profiles/input gives;'
      + ` run "node fhir-profiles/regenerate.mjs --write":\n  ${found.join('\n  ')}`);
  }
  else {
    console.log(`fhir-profiles/generated: ${made.size} definitions, as the sources give them`);
  }
}
catch (fault) {
  console.error(fault.message);
  process.exitCode = 1;
}
