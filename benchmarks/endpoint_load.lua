-- For wrk: posts the query of a file. Where "$" stands in it, each request has another number, or all have none.
local template, fresh, number

function init(arguments)
  local file = assert(io.open(arguments[1]))
  template, fresh, number = file:read("*a"), arguments[2] == "fresh", tonumber(arguments[3])
  file:close()
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/sparql-query"
  wrk.headers["Accept"] = "application/sparql-results+json, application/n-triples;q=0.9"
  wrk.body = template:gsub("%$", "")
end

function request()
  if not fresh then return wrk.format() end
  number = number + 1
  return wrk.format(nil, nil, nil, (template:gsub("%$", string.format("%d", number))))
end

function done(summary, latency)
  local errors = summary.errors
  if summary.requests == 0 then io.write('\n{"requests": 0, "seconds": 1, "median": 0, "p99": 0, "failed": 0}\n') return end
  io.write(string.format(
    '\n{"requests": %d, "seconds": %f, "median": %f, "p99": %f, "failed": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout
  ))
end
