"""What is written down of a request: access log, metrics, traces."""
