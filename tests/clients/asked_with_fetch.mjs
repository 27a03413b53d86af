// Prints what fetch-sparql-endpoint makes of a SELECT of ?person and ?label, of an ASK and of a CONSTRUCT.
import { SparqlEndpointFetcher } from "fetch-sparql-endpoint";

const [address, select, ask, construct] = process.argv.slice(2);
const fetcher = new SparqlEndpointFetcher();

for await (const row of await fetcher.fetchBindings(address, select)) {
  console.log(["row", row.person.value, row.label.value, row.label.language].join("\t"));
}
console.log(["ask", await fetcher.fetchAsk(address, ask)].join("\t"));
let triples = 0;
for await (const _ of await fetcher.fetchTriples(address, construct)) triples += 1;
console.log(["triples", triples].join("\t"));
