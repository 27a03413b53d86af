# Prints what R's SPARQL package (XML, then CSV) and base R (read.csv) make of a SELECT of ?person and ?label.
library(SPARQL)
arguments <- commandArgs(trailingOnly = TRUE)
address <- arguments[1]
query <- arguments[2]

report <- function(client, frame) {
  for (row in seq_len(nrow(frame))) {
    cat(client, frame$person[row], frame$label[row], "\n", sep = "\t")
  }
}

report("xml", SPARQL(address, query)$results)
report("csv", SPARQL(address, query, format = "csv", extra = list(format = "csv"))$results)
link <- paste0(address, "?format=csv&query=", URLencode(query, reserved = TRUE))
report("base", read.csv(url(link, encoding = "UTF-8"), stringsAsFactors = FALSE))
