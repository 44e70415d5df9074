// Checks cards against the schema: `node validate.mjs cards.json`, where the file holds [{ name, card }]. Prints [{ name, faults }].
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';

const here = new URL('.', import.meta.url);
const read = url => JSON.parse(readFileSync(url, 'utf8'));
const draft06 = createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json');

const schema = read(new URL('adaptive-card-1.6.0.patched.json', here));
delete schema.id;
const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addMetaSchema(draft06);
const validate = ajv.compile(schema);

// The schema knows neither what only Teams draws, which has a fallback, nor what is only for Teams.
function plain(node) {
  if (Array.isArray(node)) return node.map(plain);
  if (node === null || typeof node !== 'object') return node;
  if (typeof node.type === 'string' && node.type.startsWith('Chart.')) return plain(node.fallback);
  return Object.fromEntries(Object.entries(node).filter(([key]) => key !== 'msteams').map(([key, value]) => [key, plain(value)]));
}

const results = read(process.argv[2]).map(({ name, card }) => ({
  name,
  faults: validate(plain(card)) ? [] : validate.errors.slice(0, 5).map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`),
}));
process.stdout.write(JSON.stringify(results));
