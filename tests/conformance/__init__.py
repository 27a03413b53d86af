"""The W3C test suites, run over HTTP against the real server."""
