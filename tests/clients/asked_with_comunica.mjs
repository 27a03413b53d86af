// Prints what Comunica makes of a SELECT of ?person and ?label, of an ASK and of a CONSTRUCT.
// It is told the address only, and finds out by itself from the service description that it is an endpoint.
import { QueryEngine } from "@comunica/query-sparql";

const [address, select, ask, construct] = process.argv.slice(2);
const engine = new QueryEngine();
const context = { sources: [address] };

for await (const row of await engine.queryBindings(select, context)) {
  const label = row.get("label");
  console.log(["row", row.get("person").value, label.value, label.language].join("\t"));
}
console.log(["ask", await engine.queryBoolean(ask, context)].join("\t"));
let triples = 0;
for await (const _ of await engine.queryQuads(construct, context)) triples += 1;
console.log(["triples", triples].join("\t"));
