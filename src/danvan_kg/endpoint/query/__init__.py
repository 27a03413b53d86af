"""The text of a query: its tokens, what it may not contain, where it is wrong and how to mend it."""
