"""The clients that analysts use, as they come from their registries, against the real server.

`.ci/clients` installs them. A client that is missing skips its tests with a word; in CI it fails them.
"""
