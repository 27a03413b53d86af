"""Tests of the endpoint: real workers, real HTTP."""
