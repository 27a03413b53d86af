"""Documents: symbols, names, titles, days and issuers, and which mentions are of one."""
