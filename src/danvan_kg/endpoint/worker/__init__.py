"""Worker processes over a snapshot: they run one query at a time and can be killed."""
