// Checks a Teams manifest against Microsoft's schema of the version that it names: `node manifest.mjs manifest.json`.
// Prints the faults as a JSON array.
import { existsSync, readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const read = file => JSON.parse(readFileSync(file, 'utf8'));
const manifest = read(process.argv[2]);
const schemas = 'node_modules/@microsoft/app-manifest/build/json-schemas/teams';
const schema = new URL(`${schemas}/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`, import.meta.url);

function faults() {
  if (!/^\d+\.\d+$/.test(manifest.manifestVersion) || !existsSync(schema))
    return [`/manifestVersion is ${JSON.stringify(manifest.manifestVersion)}, of which there is no schema`];
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(read(schema));
  return validate(manifest) ? [] : validate.errors.map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
}

process.stdout.write(JSON.stringify(faults()));
