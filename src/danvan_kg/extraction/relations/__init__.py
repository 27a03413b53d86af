"""What binds things: implements, follows, asks, aims at, became."""
