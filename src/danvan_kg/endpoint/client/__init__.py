"""Who asks, how much they may ask for, and what of theirs is running."""
